"""The sink: metrics of what was sold, at the minute at which it was."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from pos_terminal.domain.errors import Poison
from pos_terminal.log import get_logger
from sync import aws
from sync.building import Notes, Secret
from sync.clocks import Clocks
from sync.documents import Kind
from sync.settings import Aws, CloudWatch
from sync.sinks.aws_errors import told
from sync.sinks.base import Batch, Limits, Position
from sync.sinks.cloudwatch import totals
from sync.sinks.cloudwatch.metrics import Metric
from sync.sinks.cloudwatch.minutes import data_of, fold
from sync.sinks.cloudwatch.putting import SINK, put
from sync.sinks.cloudwatch.totals import Totals

log = get_logger(__name__)


class CloudWatchSink:
    """Metrics of sales: per minute nearly exact, totals exact.

    What the totals know already is not put again, so that the same batch doubles nothing; only
    what was put and not yet noted when the process died, or whose answer was lost, comes twice.
    Without notes it has totals only of what it has seen from the journal's beginning itself.
    """

    name = "cloudwatch"
    carries: Collection[Kind] = frozenset()
    limits = Limits(events=2000, payload_bytes=4_000_000)  # some 80 sales: one call

    def __init__(
        self,
        settings: CloudWatch,
        cloud: Aws,
        secret: Secret,
        clocks: Clocks | None = None,
    ) -> None:
        """Nothing is connected before `open`."""
        self._settings = settings
        self._cloud = cloud
        self._secret = secret
        self._notes: Notes = _Forgetful()
        self._clocks = clocks or Clocks()
        self._made: Any = None
        self._told_dropped = False

    def remember_in(self, notes: Notes) -> None:
        """Keep the totals there."""
        self._notes = notes

    def open(self) -> None:
        """Connect; there is nothing to make: a namespace is there with its first metric."""
        self.check()

    def position(self, terminal_id: str) -> Position | None:
        """It cannot say: metrics name no event, and another relay may have gone on meanwhile."""
        return None

    def deliver(self, batch: Batch) -> None:
        """Put the sales of the batch; raises SinkDown, AuthPaused, Poison."""
        if not batch.events:
            return
        terminal_id = batch.events[0].terminal_id
        before = self._totals(terminal_id)
        after: Totals | None = None
        try:
            folded = fold(before, batch.events)
            after = folded.totals
            now = datetime.fromisoformat(self._clocks.now())
            data = data_of(folded, terminal_id, now)
            self._tell_dropped(data)
            put(self._client(), self._settings.namespace, data)
        except Poison:
            if len(batch.events) > 1 or before.knows(batch.events[0]):
                raise
            # It will be parked: the totals go past it, or they would wait for it for ever.
            totals.write(self._notes, terminal_id, after or before.past(batch.events[0], None))
            raise
        totals.write(self._notes, terminal_id, after)

    def check(self) -> None:
        """Ask for our own metrics, which writes nothing."""
        with told(SINK, self._settings.namespace):
            self._client().list_metrics(Namespace=self._settings.namespace)

    def close(self) -> None:
        """Let go of the connection."""
        made, self._made = self._made, None
        if made is not None:
            made.close()

    def _client(self) -> Any:
        if self._made is None:
            self._made = aws.client(SINK, self._cloud, self._secret)
        return self._made

    def _totals(self, terminal_id: str) -> Totals:
        return totals.read(self._notes, terminal_id)

    def _tell_dropped(self, data: list[dict[str, Any]]) -> None:
        dropped = [each["Value"] for each in data if each["MetricName"] == Metric.DROPPED]
        if dropped and not self._told_dropped:
            self._told_dropped = True
            log.warning("minutes of sales are too old for CloudWatch", dropped=int(dropped[0]))


class _Forgetful:
    """Notes that end with the sink."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def note(self, key: str) -> str:
        return self._kept.get(key, "")

    def write_note(self, key: str, value: str) -> None:
        self._kept[key] = value
