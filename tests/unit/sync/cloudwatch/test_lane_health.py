"""The lane's health: figures of the agent's view, told once a minute."""

from __future__ import annotations

import logging
import threading
from datetime import datetime
from typing import Any, ClassVar

import pytest
from msgspec.structs import replace

from pos_terminal.checkout.sync_views import SinkState, SinkView, SyncView
from pos_terminal.domain.errors import SinkDown
from sync.clocks import Clocks
from sync.health import HealthWatch
from sync.settings import Aws, CloudWatch, SyncSettings
from sync.sinks.cloudwatch import health as module
from sync.sinks.cloudwatch.health import LaneHealth, health
from sync.sinks.cloudwatch.metrics import Metric

NOW = "2026-11-21T20:00:00.000000Z"
LIMIT_S = 30.0


def view(*sinks: SinkView) -> SyncView:
    return SyncView(running=True, sinks=sinks)


BUSY = view(
    SinkView("kafka", SinkState.DOWN, waiting=40, oldest_unsent="2026-11-21T19:58:30.000000Z"),
    SinkView("postgres", SinkState.CATCHING_UP, waiting=7, parked=2),
    SinkView("s3", SinkState.AUTH, oldest_unsent="2026-11-21T19:59:00.000000Z", parked=1),
    SinkView("cloudwatch", SinkState.LIVE),
    SinkView(
        "sns", SinkState.OFF, waiting=999, oldest_unsent="2026-11-20T00:00:00.000000Z", parked=9
    ),
)


def test_the_worst_of_all_stores_that_are_on_is_told() -> None:
    assert health(BUSY, datetime.fromisoformat(NOW)) == {
        Metric.SEEN: 1,
        Metric.WAITING: 40,
        Metric.AGE: 90,
        Metric.SINKS_DOWN: 2,
        Metric.PARKED: 3,
    }


def test_where_nothing_waits_there_is_no_age() -> None:
    calm = view(SinkView("kafka", SinkState.LIVE))
    assert health(calm, datetime.fromisoformat(NOW))[Metric.AGE] == 0


class Service:
    """CloudWatch: `fails` so often, then takes."""

    def __init__(self, fails: int = 0) -> None:
        self.fails = fails
        self.calls: list[tuple[str, list[dict[str, Any]]]] = []
        self.closed = False
        self.heard = threading.Semaphore(0)

    def put_metric_data(self, Namespace: str, MetricData: list[dict[str, Any]]) -> None:  # noqa: N803
        self.calls.append((Namespace, MetricData))
        self.heard.release()
        if self.fails:
            self.fails -= 1
            raise SinkDown("sync.unreachable", sink="cloudwatch", reason="none")

    def close(self) -> None:
        self.closed = True


def beating(service: Service, shown: SyncView = BUSY) -> LaneHealth:
    made = LaneHealth(
        SyncSettings(), lambda name: None, ("T1", "S1"), lambda: shown, Clocks(now=lambda: NOW)
    )
    made._client = service
    return made


def test_a_beat_is_one_call_with_terminal_and_store() -> None:
    service = Service()
    beating(service).beat()
    ((namespace, data),) = service.calls
    assert namespace == "MyPOS/Transactions"
    where = [{"Name": "terminal", "Value": "T1"}, {"Name": "store", "Value": "S1"}]
    assert all(each["Dimensions"] == where for each in data)
    assert {each["MetricName"]: each["Value"] for each in data}["EventsWaiting"] == 40


def test_a_paused_cloudwatch_is_left_alone() -> None:
    service = Service()
    beating(service, view(SinkView("cloudwatch", SinkState.PAUSED))).beat()
    assert service.calls == []


def test_it_goes_on_after_a_failure_and_tells_down_and_up_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "EVERY_S", 0.001)
    caplog.set_level(logging.INFO)
    service = Service(fails=3)
    beats = beating(service)
    beats.start()
    for _ in range(5):
        assert service.heard.acquire(timeout=LIMIT_S)
    assert beats.stop(LIMIT_S)
    assert service.closed
    told = [record.getMessage() for record in caplog.records]
    assert sum("is not told" in each for each in told) == 1
    assert sum("told again" in each for each in told) == 1


class Beats:
    """Stands where LaneHealth stands: counts who is begun and who is ended."""

    running: ClassVar[list[SyncSettings]] = []

    def __init__(self, settings: SyncSettings, *_: object) -> None:
        self.settings = settings

    def start(self) -> None:
        self.running.append(self.settings)

    def leave(self) -> None:
        """Asked; nobody waits."""

    def stop(self, patience_s: float = 0) -> bool:
        self.running.remove(self.settings)
        return True


def test_health_is_told_where_cloudwatch_is_on_and_anew_after_a_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "LaneHealth", Beats)
    monkeypatch.setattr(Beats, "running", [])
    off, on = SyncSettings(), SyncSettings(cloudwatch=CloudWatch(enabled=True))
    other = replace(on, aws=Aws(region="us-east-1"))
    watch = HealthWatch(("T1", "S1"), lambda name: None, SyncView)
    for settings, told in ((off, []), (on, [on]), (on, [on]), (other, [other]), (off, [])):
        watch.configure(settings)
        assert Beats.running == told
    watch.configure(on)
    watch.leave()
    assert watch.stop()
    assert Beats.running == []
