"""The agent's figures for those who watch many lanes: OpenTelemetry, when a collector is named.

Gauges are read from the same view that people see. The exporter is configured by OpenTelemetry's
own variables (OTEL_EXPORTER_OTLP_ENDPOINT, …_HEADERS, OTEL_METRIC_EXPORT_INTERVAL).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from pos_terminal.checkout.sync_views import SinkState, SinkView, SyncView
from pos_terminal.log import get_logger

if TYPE_CHECKING:
    from opentelemetry.metrics import CallbackOptions, Observation
    from opentelemetry.sdk.metrics.export import MetricReader

log = get_logger(__name__)
ENDPOINTS = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT")
FLUSH_MS = 1_000  # a collector that does not answer holds no end up
Look = Callable[[], SyncView]


class Metrics:
    """Observable gauges; nothing is measured until somebody reads."""

    def __init__(self, view: Look, terminal_id: str, store_id: str, reader: MetricReader) -> None:
        """Every figure carries terminal, store and sink."""
        from opentelemetry.metrics import Observation
        from opentelemetry.sdk.metrics import MeterProvider
        from opentelemetry.sdk.resources import Resource

        self._observation = Observation
        self._view = view
        self._lane = {"terminal": terminal_id, "store": store_id}
        resource = Resource.create({"service.name": "pos-terminal-sync"})
        self._provider = MeterProvider([reader], resource=resource, shutdown_on_exit=False)
        meter = self._provider.get_meter("pos.sync")
        for name, unit, told, value in GAUGES:
            meter.create_observable_gauge(
                name, [self._observer(value)], unit=unit, description=told
            )
        meter.create_observable_counter(
            "pos.sync.delivered",
            [self._observer(lambda sink: sink.delivered)],
            unit="{event}",
            description="Events acknowledged since the agent's start.",
        )

    def _observer(
        self, value: Callable[[SinkView], float]
    ) -> Callable[[CallbackOptions], Iterable[Observation]]:
        def observe(_options: CallbackOptions) -> Iterable[Observation]:
            for sink in self._view().sinks:
                if sink.state is not SinkState.OFF:
                    about = self._lane | {"sink": sink.name}
                    if value is _state:
                        about["state"] = sink.state.value
                    yield self._observation(value(sink), about)

        return observe

    def stop(self) -> None:
        """Send what is there once more, for a moment, and end."""
        try:
            self._provider.shutdown(FLUSH_MS)
        except Exception as err:
            log.info("metrics", why=str(err))


def _oldest_s(sink: SinkView) -> float:
    if not sink.oldest_unsent:
        return 0.0
    happened = datetime.fromisoformat(sink.oldest_unsent)
    return max(0.0, (datetime.now(UTC) - happened).total_seconds())


def _state(_: SinkView) -> float:
    return 1  # in the state that the attribute names


GAUGES: tuple[tuple[str, str, str, Callable[[SinkView], float]], ...] = (
    ("pos.sync.waiting", "{event}", "Events that the store does not have.", lambda s: s.waiting),
    ("pos.sync.oldest_unsent_seconds", "s", "Age of the first of them.", _oldest_s),
    ("pos.sync.parked", "{event}", "Events that it can never take.", lambda s: s.parked),
    ("pos.sync.rate", "{event}/s", "Events a second, over a minute.", lambda s: s.per_second),
    ("pos.sync.state", "1", "1 in the state that the attribute names.", _state),
)


def wanted() -> bool:
    """Whether a collector is named."""
    return any(os.environ.get(name) for name in ENDPOINTS)


def start(view: Look, terminal_id: str, store_id: str) -> Metrics | None:
    """Send figures to the collector that the environment names; None where none is.

    Without the extra `telemetry` one line in the log says so, and nothing else happens.
    """
    if not wanted():
        return None
    try:
        return Metrics(view, terminal_id, store_id, _to_collector())
    except ImportError as err:
        log.warning("metrics need the extra `telemetry`", missing=err.name)
        return None


def _to_collector() -> MetricReader:
    from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
    from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader

    exporter: Any = OTLPMetricExporter()
    return PeriodicExportingMetricReader(exporter)
