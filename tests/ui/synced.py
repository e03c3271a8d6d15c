"""A till whose stores outside the test plays: every state of the Sync page, by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from pos_terminal.checkout.sync_views import (
    ParkedView,
    SectionView,
    SinkProblem,
    SinkState,
    SinkView,
    SyncView,
)
from pos_terminal.ui.admin.sync_page import SyncPage
from pos_terminal.ui.look import Look
from sync.configuring import kind_of
from sync.settings import SECTIONS, SINKS
from tests.fakes.sync_port import FakeSync
from tests.ui.acts import heard, manages
from tests.ui.till import Till, open_till

REQUEST = "3f1b6a0e-52c1-4a86-9d9f-6f2f0a7c11ab"
FILE = "sync.toml"


def ago(**span: float) -> str:
    return (datetime.now(UTC) - timedelta(**span)).isoformat(timespec="milliseconds")


def live(name: str) -> SinkView:
    return SinkView(
        name, SinkState.LIVE, sent_seq=24_659, delivered=1_204, last_ack=ago(seconds=20)
    )


def problem(key: str, request_id: str = "", **facts: object) -> SinkProblem:
    return SinkProblem(key, facts, request_id, ago(minutes=26), 30.0)


LONG = problem(
    "sync.unreachable",
    sink="postgres",
    reason="reporting-database-1.head-office.example.com:5432, connection timed out after 5 s",
)
DOWN = SinkView(
    "postgres", SinkState.DOWN, 24_618, waiting=41, oldest_unsent=ago(minutes=26),
    delivered=310, last_ack=ago(minutes=26), problem=LONG,
)  # fmt: skip
AUTH = SinkView(
    "dynamodb", SinkState.AUTH, 20_000, waiting=4_659, oldest_unsent=ago(hours=30),
    last_ack=ago(hours=30), problem=problem("sync.aws.expired", REQUEST, sink="dynamodb", what=""),
)  # fmt: skip
FORKED = SinkView(
    "s3", SinkState.FORKED, 20_000, waiting=4_659, oldest_unsent=ago(days=2),
    problem=replace(problem("sync.fork", seq=20_001, epoch=1), retry_in_s=None),
)  # fmt: skip
FAR = SinkView(
    "kafka", SinkState.CATCHING_UP, 250_000, waiting=1_000_000, oldest_unsent=ago(days=9),
    per_second=2_431.4, left_s=411.0, delivered=250_000, last_ack=ago(seconds=1),
)  # fmt: skip
PAUSED = SinkView(
    "sns", SinkState.PAUSED, 24_600, waiting=59, oldest_unsent=ago(hours=1), last_ack=ago(hours=1)
)
PARKED = replace(live("cloudwatch"), parked=3)

NOTHING = SyncView(running=False)
ALL_LIVE = SyncView(
    True, 24_659, tuple(live(name) for name in SINKS), catalogue_seen=ago(minutes=4)
)
TROUBLE = SyncView(
    True, 24_659, (FAR, DOWN, AUTH, FORKED, PAUSED, PARKED), 12, catalogue_seen=ago(days=3)
)
NOT_RUNNING = replace(ALL_LIVE, running=False)
MIXED = SyncView(
    True,
    24_659,
    (
        replace(FAR, sent_seq=12_228, waiting=12_431, oldest_unsent=ago(hours=9), left_s=5.0),
        replace(DOWN, problem=problem("sync.unreachable", sink="postgres", reason="timed out")),
        live("dynamodb"),
        replace(live("s3"), held=212),
        replace(live("sns"), parked=2),
    ),
    catalogue_seen=ago(minutes=4),
)
TWO = SyncView(True, 24_659, (live("kafka"), DOWN))  # one well, one out of reach

ASIDE = tuple(
    ParkedView(
        "cloudwatch", seq, f"0193-{seq}", kind, ago(hours=hours),
        problem("sync.aws.invalid", REQUEST, sink="cloudwatch", what="PutMetricData"), tries=2,
    )
    for seq, kind, hours in (
        (20_117, "BASKET_CLOSED", 31), (22_340, "CUSTOMER_SAVED", 12), (24_001, "BASKET_CLOSED", 2),
    )
)  # fmt: skip


def schema_of(section: str) -> dict[str, Any]:
    return msgspec.json.schema(kind_of(section))


def sections() -> tuple[SectionView, ...]:
    """As a till has them where a file says some of Postgres, and Kafka's password is kept."""
    made = []
    for name in SECTIONS:
        values = msgspec.to_builtins(kind_of(name)())
        if name == "postgres":
            fixed = {"enabled": True, "host": "reports.example.com", "tls": "verify-full"}
            made.append(SectionView(name, values | fixed, tuple(fixed), FILE,
                                    {"sync.postgres": False}))  # fmt: skip
        else:
            secrets = {f"sync.{name}": name == "kafka"} if name in ("kafka", "aws") else {}
            made.append(SectionView(name, values, secrets=secrets))
    return tuple(made)


@dataclass
class Synced:
    """A till and the agent that the test plays."""

    till: Till
    agent: FakeSync

    @property
    def page(self) -> SyncPage:
        """The page of Sync, once it is in front."""
        front = self.till.window.pages.front()
        assert isinstance(front, SyncPage)
        return front

    def tell(self, view: SyncView) -> None:
        """The agent tells this, and everybody has heard it."""
        heard(self.till, self.till.window._sending, lambda: self.agent.tell(view))

    def manager(self) -> None:
        """The manager signs in and opens the page."""
        manages(self.till, "sync")


@contextmanager
def open_synced(
    folder: Path,
    look: Look | None = None,
    *,
    view: SyncView = NOTHING,
    size: tuple[int, int] = (1366, 768),
) -> Iterator[Synced]:
    """Jane's till, and a sync agent that says `view`."""
    agent = FakeSync(
        view,
        {"cloudwatch": ASIDE},
        sections(),
        {name: schema_of(name) for name in SECTIONS},
    )
    with open_till(folder, look, size=size, sync=agent) as till:
        yield Synced(till, agent)
