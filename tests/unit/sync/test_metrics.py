"""The agent's figures as OpenTelemetry sees them."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from opentelemetry.sdk.metrics.export import InMemoryMetricReader

from pos_terminal.checkout.sync_views import SinkState, SinkView, SyncView
from sync import metrics
from sync.metrics import Metrics

KAFKA = SinkView("kafka", SinkState.DOWN, waiting=7, delivered=93, parked=2, per_second=1.5)
VIEW = SyncView(running=True, head_seq=100, sinks=(KAFKA, SinkView("s3")))


def points(reader: InMemoryMetricReader) -> dict[str, list[Any]]:
    data = reader.get_metrics_data()
    assert data is not None
    return {
        metric.name: list(metric.data.data_points)
        for resource in data.resource_metrics
        for scope in resource.scope_metrics
        for metric in scope.metrics
    }


def test_each_store_that_is_on_tells_where_it_stands() -> None:
    ago = datetime.now(UTC) - timedelta(hours=1)
    oldest = ago.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    view = replace(VIEW, sinks=(replace(KAFKA, oldest_unsent=oldest), SinkView("s3")))
    reader = InMemoryMetricReader()
    running = Metrics(lambda: view, "TERM007", "STORE012", reader)
    found = points(reader)
    running.stop()
    values = {name: [point.value for point in each] for name, each in found.items()}
    assert values["pos.sync.waiting"] == [7]
    assert values["pos.sync.parked"] == [2]
    assert values["pos.sync.delivered"] == [93]
    assert values["pos.sync.rate"] == [1.5]
    assert values["pos.sync.oldest_unsent_seconds"][0] >= 3600
    (state,) = found["pos.sync.state"]
    assert state.attributes == {
        "terminal": "TERM007",
        "store": "STORE012",
        "sink": "kafka",
        "state": "down",
    }
    (waiting,) = found["pos.sync.waiting"]
    assert "state" not in waiting.attributes, "a change of state begins no new series"


def test_without_a_collector_nothing_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in metrics.ENDPOINTS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.metrics", None)
    assert metrics.start(lambda: VIEW, "T", "S") is None


def test_without_the_extra_one_line_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(metrics.ENDPOINTS[0], "http://127.0.0.1:9")
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.metrics", None)
    assert metrics.start(lambda: VIEW, "T", "S") is None
    assert [record.message for record in caplog.records] == ["metrics need the extra `telemetry`"]


@pytest.mark.slow
def test_a_collector_that_is_not_there_holds_nothing_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(metrics.ENDPOINTS[0], "http://127.0.0.1:9")
    running = metrics.start(lambda: VIEW, "T", "S")
    assert running is not None
    running.stop()
