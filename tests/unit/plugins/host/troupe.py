"""Small plugins for the host's tests, and a lane that has found them."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar
from unittest.mock import patch

import msgspec
from pysqlite3 import dbapi2
from sqlalchemy import Column, Integer, MetaData, Table, Text, insert, select

from plugins import base
from plugins.base import BasePlugin, Emit, Hold, Outcomes, Report, Suggest, Suggestion
from plugins.facts import Facts
from plugins.registry import Found, without_doubles
from plugins.runtime import Runtime
from plugins.stage import Stage
from pos_terminal import bootstrap
from pos_terminal.checkout import commands as c
from pos_terminal.store.engine import uri_of
from tests.fakes.world import FakeClock
from tests.lane_fixtures import BY_MANAGER, LaneAtWork, lane_on


def _notes() -> tuple[MetaData, Table]:
    metadata = MetaData()
    table = Table(
        "notes",
        metadata,
        Column("seq", Integer, primary_key=True),
        Column("event_type", Text, nullable=False),
        Column("mood", Text, nullable=False),
    )
    return metadata, table


class Moods(msgspec.Struct, frozen=True):
    """What a note-taker may be set to."""

    mood: str = "calm"


class Notes(BasePlugin):
    """Writes down what is added and closed, and in what mood it was."""

    name = "notes"
    settings = Moods
    metadata, table = _notes()
    models = metadata
    reports = (Report("all", "All"),)
    lives: ClassVar[list[tuple[int, bool]]] = []  # seq and whether it was live

    def get_supported_events(self) -> Sequence[str]:
        return ["ITEM_ADDED", "BASKET_CLOSED"]

    def handle_event(self, event_type: str, event_data: dict[str, Any]) -> Outcomes:
        row = {
            "seq": event_data["seq"],
            "event_type": event_type,
            "mood": self.context.settings.mood,
        }
        self.context.connection.execute(insert(self.table), row)
        self.lives.append((event_data["seq"], self.context.live))
        if self.context.live and event_type == "ITEM_ADDED":
            return Suggest([Suggestion("BREAD", "goes with it")])
        return None

    def make_report(self, name: str, asked: Any) -> base.Table:
        rows = self.context.connection.execute(select(self.table)).all()
        columns = [base.Column(title) for title in ("seq", "event", "mood")]
        return base.Table(columns, [list(row) for row in rows])


class Newcomer(Notes):
    """The same, and the past is none of its business."""

    name = "newcomer"
    begins = "now"
    metadata, table = _notes()
    models = metadata


class Guard(BasePlugin):
    """Payment waits for it; it holds sales of gin, and fails or dawdles when it is told to."""

    name = "guard"
    critical = True
    deadline_s = 1.0
    emits = ("GUARD_LOOKED",)
    breaks: ClassVar[Callable[[dict[str, Any]], None] | None] = None

    def get_supported_events(self) -> Sequence[str]:
        return ["CHECKOUT_STARTED"]

    def handle_event(self, event_type: str, event_data: dict[str, Any]) -> Outcomes:
        if Guard.breaks is not None:
            Guard.breaks(event_data)
        looked = Emit("GUARD_LOOKED", {"total_minor": event_data["total_minor"]})
        if any(line["sku"] == "GIN" for line in event_data["lines"]):
            return [looked, Hold("gin", "no gin today")]
        return [looked]


class Bystander(BasePlugin):
    """Critical, and takes no interest in checkouts."""

    name = "bystander"
    critical = True

    def get_supported_events(self) -> Sequence[str]:
        return ["EMPLOYEE_LOGOUT"]

    def handle_event(self, event_type: str, event_data: dict[str, Any]) -> Outcomes:
        return None


class Echo(BasePlugin):
    """Answers itself for ever, as far as it is let."""

    name = "echo"
    emits = ("ECHO_HEARD",)

    def get_supported_events(self) -> Sequence[str]:
        return ["BASKET_VOIDED", "ECHO_HEARD"]

    def handle_event(self, event_type: str, event_data: dict[str, Any]) -> Outcomes:
        return Emit("ECHO_HEARD", {"of": event_type})


class Fragile(Notes):
    """Fails at bread, as long as it is broken."""

    name = "fragile"
    metadata, table = _notes()
    models = metadata
    broken: ClassVar[bool] = True

    def handle_event(self, event_type: str, event_data: dict[str, Any]) -> Outcomes:
        if Fragile.broken and event_data.get("line", {}).get("sku") == "BREAD":
            raise KeyError("no bread for Jane Doe")
        return super().handle_event(event_type, event_data)


class Hoarder(Notes):
    """Finds no room on the disk, as long as it is full."""

    name = "hoarder"
    emits = ("HOARDED",)
    metadata, table = _notes()
    models = metadata
    full: ClassVar[bool] = False

    def handle_event(self, event_type: str, event_data: dict[str, Any]) -> Outcomes:
        pages = 1 if Hoarder.full else 1_000_000  # 1: as many as there are
        self.context.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        super().handle_event(event_type, event_data)
        values = {"mood": "m" * 10_000}
        self.context.connection.execute(self.table.update().values(values))
        return Emit("HOARDED", {"what": event_type})


def ours(*kinds: type[BasePlugin]) -> list[Found]:
    """These plugins as the registry would find them among our own."""

    def maker(kind: type[BasePlugin]) -> Callable[[Path, Facts], Stage]:
        return lambda folder, facts: Runtime(kind(), folder, facts)

    return without_doubles(Found(kind.name, "ours", maker(kind)) for kind in kinds)


@contextmanager
def lane_with(
    data_dir: Path, *kinds: type[BasePlugin], clock: FakeClock | None = None
) -> Iterator[LaneAtWork]:
    """A lane that has found these plugins, its cashier signed in; none is on by that."""
    with patch.object(bootstrap, "find_plugins", lambda _: ours(*kinds)):
        with lane_on(data_dir, clock) as lane:
            lane.sign_in()
            assert lane.running.plugins.ready()
            yield lane


def switch(lane: LaneAtWork, name: str, *, on: bool = True) -> None:
    """A manager switches a plugin, and it has come to rest."""
    lane.do(c.SwitchPlugin(name, on), BY_MANAGER)
    settle(lane)


def settle(lane: LaneAtWork) -> None:
    """Whatever is on has read all that there is."""
    assert lane.running.plugins.settled(), lane.running.plugins.views()


def rows(data_dir: Path, plugin: str, query: str = "SELECT * FROM notes") -> list[tuple[Any, ...]]:
    """Rows of a plugin.db."""
    path = data_dir / "plugins" / plugin / "plugin.db"
    connection = dbapi2.connect(uri_of(path, "ro"), uri=True)
    try:
        return [tuple(row) for row in connection.execute(query)]
    finally:
        connection.close()


def state_of(lane: LaneAtWork, name: str) -> str:
    """How the host says that a plugin is doing."""
    return next(view.state for view in lane.running.plugins.views() if view.name == name)


def keep(data_dir: Path, **changes: Any) -> None:
    """Somebody else writes an outcome into guard's file."""
    row = {
        "outcome_id": str(uuid.uuid4()),
        "kind": "hold",
        "data": Hold("gin", "no gin today").as_data(),
        "cause_id": str(uuid.uuid4()),
        "cause_type": "ITEM_ADDED",
    } | changes
    connection = dbapi2.connect(str(data_dir / "plugins" / "guard" / "plugin.db"))
    with connection:
        values = (row["outcome_id"], 1, 0, json.dumps(row))
        connection.execute("INSERT INTO host_outcomes VALUES (?, ?, ?, ?)", values)
    connection.close()
