"""The rig of CloudWatch: moto's server behind a fault proxy, totals read back from there.

What a reader can compare with the journal are the totals: they are due exactly. Sums per minute
may be doubled by a lost answer, and nothing else is promised of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from pos_terminal.domain.errors import AuthPaused, SinkDown, SinkError
from sync import aws
from sync import settings as configured
from sync.clocks import Clocks
from sync.documents import Kind
from sync.lane_event import LaneEvent
from sync.sinks.base import Sink
from sync.sinks.cloudwatch.sink import CloudWatchSink
from tests.aws_calls import plays
from tests.contract.sinks.rig import Held, Promise
from tests.contract.sinks.sns_rig import key_of
from tests.fakes.sync import FakeNotes
from tests.faultproxy import FaultProxy
from tests.faultproxy.aws_errors import CLOUDWATCH, AwsError
from tests.servers.aws import AwsAddress
from tests.sync_journal import body

WRITES = "PutMetricData"
NOW = "2011-10-30T12:00:00.000000Z"  # the real sales begin on 19 October 2011
FROM, TO = datetime(2011, 10, 1, tzinfo=UTC), datetime(2011, 12, 31, tzinfo=UTC)
DAY_S = 86_400
PENCE = ("SalesAmountTotal", "RefundAmountTotal")
TOTALS = ("TransactionCountTotal", *PENCE)


class CloudWatchRig:
    """A namespace that nobody else has."""

    name = "cloudwatch"
    limit_s = 30.0
    secret = ""
    answers: Sequence[tuple[AwsError, type[SinkError]]] = (
        (CLOUDWATCH.throttled, SinkDown),
        (CLOUDWATCH.expired, AuthPaused),
    )
    cannot: Mapping[Promise, str] = {
        Promise.ONCE: "a Sum counts what was sent twice; totals do not, and are compared exactly",
        Promise.POSITION: "metrics name no event",
        Promise.FORK: "metrics name no event",
        Promise.NEWEST: "it carries no documents",
        Promise.AUTH: "moto asks nobody who they are; its own refusals are among the answers",
        Promise.MISSING: "a namespace is there with its first metric",
        Promise.RESTART: "moto keeps everything in memory",
    }

    def __init__(self, server: AwsAddress, line: FaultProxy, namespace: str) -> None:
        self.line = line
        self.namespace = namespace
        self.notes = FakeNotes()
        self.reader = server.client("cloudwatch")
        self._server = server

    def sink(self) -> Sink:
        cloud = configured.Aws(region=self._server.region, endpoint=self.line.url)
        section = configured.CloudWatch(namespace=self.namespace)
        sink = CloudWatchSink(section, cloud, key_of(self._server), Clocks(now=lambda: NOW))
        sink.remember_in(self.notes)
        return sink

    def misfit(self) -> Mapping[str, Any]:
        return body("BASKET_CLOSED", {"kind": "sale", "currency": "EUR"})

    def due(self, events: Sequence[LaneEvent]) -> list[Held]:
        closed = [event.data for event in events if event.event_type == "BASKET_CLOSED"]
        amounts = [data["total_minor"] for data in closed]
        sales = sum(
            amount for amount, data in zip(amounts, closed, strict=True) if data["kind"] == "sale"
        )
        found = (len(closed), sales, sales - sum(amounts))
        return [(name, value, "GBP") for name, value in zip(TOTALS, found, strict=True) if value]

    def held(self, terminal_id: str) -> list[Held]:
        read = [(name, self.greatest(name, terminal_id)) for name in TOTALS]
        return [
            (name, round(value * (100 if name in PENCE else 1)), "GBP")
            for name, value in read
            if value is not None
        ]

    def greatest(self, metric: str, terminal_id: str) -> float | None:
        """The greatest value of all days."""
        named = {"terminal": terminal_id, "store": "S1", "currency": "GBP"}
        where = [{"Name": name, "Value": value} for name, value in named.items()]
        # Not get_metric_data: moto 5.2.5 forgets the namespace there once dimensions are given.
        answer = self.reader.get_metric_statistics(
            Namespace=self.namespace,
            MetricName=metric,
            Dimensions=where,
            StartTime=FROM,
            EndTime=TO,
            Period=DAY_S,
            Statistics=["Maximum"],
        )
        return max((point["Maximum"] for point in answer["Datapoints"]), default=None)

    def cut_answer(self, times: int) -> None:
        self.line.cut_answer(times=times, only=WRITES)

    def answer_with(self, error: AwsError, times: int) -> None:
        self.line.answer_with(error, times=times, only=WRITES)

    def bare(self) -> Sink:
        raise AssertionError("nothing is ever missing")

    def shown(self, kind: Kind, key: str) -> str | None:
        raise AssertionError("no documents")

    def stranger(self) -> Sink:
        raise AssertionError("nobody is refused")

    def restart(self) -> None:
        raise AssertionError("it would forget")


@contextmanager
def open_rig(request: pytest.FixtureRequest, *, own: bool) -> Iterator[CloudWatchRig]:
    """On the run's server, which keeps running."""
    server = request.getfixturevalue("aws_server")
    namespace = request.getfixturevalue("fresh_name")
    plays(namespace, configured.CloudWatch().namespace)
    patch = request.getfixturevalue("monkeypatch")
    patch.setattr(aws, "CONNECT_S", 1.0)
    patch.setattr(aws, "READ_S", 2.0)
    with FaultProxy.to(server.endpoint_url, speaks="http") as line:
        yield CloudWatchRig(server, line, namespace)
