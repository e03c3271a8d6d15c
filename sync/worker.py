"""One sink's thread: connects, compares, sends what follows its cursor, waits, tries again."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from pos_terminal.checkout.sync_views import SinkState
from pos_terminal.crash_points import reached
from pos_terminal.domain.errors import Forked, SinkDown
from pos_terminal.log import get_logger
from sync import branches
from sync.again import Wishes, give_up, wanted_from
from sync.alerting import recent
from sync.clocks import Clocks
from sync.comparing import start_from
from sync.delivering import Refusals, deliver
from sync.outbox import Source
from sync.parking import Parking
from sync.runner import Runner
from sync.sinks.base import NOTHING, Batch, Position, Sink, Witness
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
        self._wishes = Wishes()
        self._refusals = Refusals()
        self._parking = Parking(name, store, self.gauge, self._clocks.now)

    def start(self) -> None:
        """Begin."""
        self._parking.count()
        super().start()

    def restart(self) -> None:
        """Also: what the store refuses may be parked again."""
        self._refusals.forget()
        super().restart()

    def retry_parked(self, seq: int = 0) -> Future[int]:
        """Try parked events again (0: all) once the sink is there; ends with how many it took."""
        answer = self._wishes.retry(seq)
        self.restart()
        return answer

    def count_parked(self) -> None:
        """Somebody has marked some as seen."""
        self._parking.count()

    def _work(self) -> None:
        source = self._make_source()
        try:
            sink = self._make_sink()
            try:
                sink.open()
                self._parking.begin()
                position = self._begin(sink, source)
                self._moved_to(source, position)
                self._grant_wishes(sink, source)
                self._drain(sink, source, position)
            except Forked as err:
                if give_up(self._store, self.name):  # only what was to be sent again is refused
                    raise SinkDown(err.key, request_id=err.request_id, **err.facts) from err
                raise
            finally:
                sink.close()
        finally:
            source.close()

    def _begin(self, sink: Sink, source: Source) -> Position:
        """Where to go on: as a person asked, or by comparison; a refused branch is set aside."""
        wanted = wanted_from(self._store, source, self.name)
        if wanted is not None:
            return wanted
        cursor, held = self._store.cursor(self.name), sink.position(self._terminal_id)
        if sink.limits.alerts and held is None and cursor == NOTHING:
            return recent(source)
        try:
            start = start_from(source, cursor, held)
        except Forked:
            self._tell(sink, source, held or NOTHING)
            raise
        for event, why in branches.refused(source, cursor, held, start):
            self._parking.put(event, why)
        self._parking.count()
        return start

    def _tell(self, sink: Sink, source: Source, held: Position) -> None:
        """Whoever looks into the store is to know as well, if it can keep such a note."""
        event = source.event(min(held.seq, source.head().seq))
        if isinstance(sink, Witness) and event is not None:
            sink.note_fork(event)

    def _grant_wishes(self, sink: Sink, source: Source) -> None:
        """Parked events that are tried again, in order; what the sink does not take stays."""
        while (wish := self._wishes.next()) is not None:
            try:
                wish.answer.set_result(self._parking.retry(sink, source, wish.seq))
            except BaseException as err:
                wish.answer.set_exception(err)
                raise

    def _drain(self, sink: Sink, source: Source, position: Position) -> None:
        """Send what is there, then wait for more."""
        while True:
            self._wake.clear()  # before the look: who wants us to leave sets it afterwards
            if self._leave_session.is_set():
                return
            sent = position
            for batch in source.batches(position.seq, sink.limits, sink.carries):
                if self._leave_session.is_set():
                    return
                self._state(SinkState.CATCHING_UP)
                self._deliver(sink, source, batch)
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

    def _deliver(self, sink: Sink, source: Source, batch: Batch) -> None:
        for refused in deliver(sink, batch, self._refusals):
            self._parking.refuse(source, refused)
        self._parking.settle(batch)
