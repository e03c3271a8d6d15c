"""What one store does not take: kept aside with its reason, tried again when a person asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pos_terminal.domain.errors import SinkError
from pos_terminal.log import get_logger
from sync.delivering import Refused, deliver
from sync.gauge import Gauge
from sync.lane_event import LaneEvent
from sync.outbox import Source
from sync.sinks.base import Batch, Sink
from sync.store import SyncStore

log = get_logger(__name__)
FORK = "sync.fork"  # the reason of events of a history that a store refuses


class Parking:
    """One sink's parked events; its worker's thread owns it."""

    def __init__(self, name: str, store: SyncStore, gauge: Gauge, now: Callable[[], str]) -> None:
        """`now` is UTC."""
        self._name = name
        self._store = store
        self._gauge = gauge
        self._now = now
        self._refused: set[int] = set()  # in this session, and their events were not yet taken

    def begin(self) -> None:
        """A session: what is sent comes anew, documents too."""
        self._refused.clear()

    def count(self) -> None:
        """Show how many there are; any thread."""
        store = self._store
        self._gauge.parked(len(store.parked_seqs(self._name)), store.seen(self._name))

    def put(self, event: LaneEvent, why: SinkError) -> None:
        """Keep an event aside."""
        self._store.park(self._name, event, why, self._now())

    def refuse(self, source: Source, refused: Refused) -> None:
        """Keep aside what the sink can never take, and say so."""
        self._refused.add(refused.seq)
        event = source.event(refused.seq)
        if event is not None:
            self.put(event, refused.why)
        self.count()
        log.error("event parked", sink=self._name, seq=refused.seq, why=str(refused.why))

    def settle(self, batch: Batch) -> None:
        """What the sink has taken after all, because it was sent again, is no longer parked.

        Documents that were refused came in the batches before their events.
        """
        if not batch.events or not self._gauge.view.parked:
            return
        sent = range(batch.events[0].seq, batch.events[-1].seq + 1)
        for seq in self._store.parked_seqs(self._name):
            if seq in sent and seq not in self._refused:
                self._store.unpark(self._name, seq)
        self._refused -= set(sent)
        self.count()

    def retry(self, sink: Sink, source: Source, only: int) -> int:
        """Try again, in order, one (0: all); how many the sink has taken."""
        taken = 0
        for parked in self._store.parked(self._name, limit=-1):
            if only in (0, parked.seq):
                taken += self._retry_one(sink, source, parked.seq, parked.reason)
        self.count()
        return taken

    def _retry_one(self, sink: Sink, source: Source, seq: int, reason: str) -> bool:
        if reason == FORK:  # what would find room behind the other history would mix the two
            return False
        whole = sink.limits.segments  # its event belongs into a segment: `resend` makes that
        for batch in source.batches(
            seq - 1, replace(sink.limits, events=1, segments=False), sink.carries
        ):
            mine = replace(batch, events=()) if whole else batch
            for refused in deliver(sink, mine):
                self.refuse(source, refused)
                return False
        self._store.unpark(self._name, seq)
        return True
