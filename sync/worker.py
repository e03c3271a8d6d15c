"""One sink's thread: connects, compares, sends what follows its cursor, waits, tries again."""

from __future__ import annotations

from collections.abc import Callable

from pos_terminal.checkout.sync_views import SinkState
from pos_terminal.crash_points import reached
from pos_terminal.log import get_logger
from sync.clocks import Clocks
from sync.comparing import start_from
from sync.delivering import Refused, deliver
from sync.outbox import Source
from sync.runner import Runner
from sync.sinks.base import Position, Sink
from sync.store import SyncStore

log = get_logger(__name__)
IDLE_S = 300.0  # without a poke; a live sink is looked at, a broken connection is found


class Worker(Runner):
    """Owns its sink and its source; both are made and closed on its thread."""

    def __init__(
        self,
        name: str,
        terminal_id: str,
        make_sink: Callable[[], Sink],
        make_source: Callable[[], Source],
        store: SyncStore,
        clocks: Clocks | None = None,
    ) -> None:
        """Nothing runs before `start`."""
        super().__init__(name, store, clocks)
        self._terminal_id = terminal_id
        self._make_sink = make_sink
        self._make_source = make_source

    def start(self) -> None:
        """Begin."""
        self.gauge.parked(len(self._store.parked_seqs(self.name)))
        super().start()

    def _work(self) -> None:
        source = self._make_source()
        try:
            sink = self._make_sink()
            try:
                sink.open()
                position = start_from(
                    source, self._store.cursor(self.name), sink.position(self._terminal_id)
                )
                self._moved_to(source, position)
                self._drain(sink, source, position)
            finally:
                sink.close()
        finally:
            source.close()

    def _drain(self, sink: Sink, source: Source, position: Position) -> None:
        """Send what is there, then wait for more."""
        while not self._leave_session.is_set():
            self._wake.clear()
            sent = position
            for batch in source.batches(position.seq, sink.limits, sink.carries):
                if self._leave_session.is_set():
                    return
                self._state(SinkState.CATCHING_UP)
                for refused in deliver(sink, batch):
                    self._park(source, refused)
                if batch.events:
                    sent = batch.events[-1].head
                    reached("sync.delivered", [self.name])
                    self._moved_to(source, sent)
                    self.gauge.count(
                        len(batch.events), self._clocks.monotonic(), self._clocks.now()
                    )
            self._well()
            if sent == position:
                if sink.limits.segments:
                    self.gauge.stand(sent.seq, 0, "", held=source.head().seq - sent.seq)
                self._state(SinkState.LIVE)
                self._wake.wait(IDLE_S)
            position = sent

    def _moved_to(self, source: Source, position: Position) -> None:
        self._store.move(self.name, position)
        waiting = max(0, source.head().seq - position.seq)
        first = source.event(position.seq + 1) if waiting else None
        self.gauge.stand(position.seq, waiting, first.occurred_at if first else "")

    def _park(self, source: Source, refused: Refused) -> None:
        event = source.event(refused.seq)
        if event is not None:
            self._store.park(self.name, event, refused.why, self._clocks.now())
        self.gauge.parked(len(self._store.parked_seqs(self.name)))
        log.error("event parked", sink=self.name, seq=refused.seq, why=str(refused.why))
