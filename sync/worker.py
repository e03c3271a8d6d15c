"""One sink's thread: connects, compares, sends what follows its cursor, waits, tries again."""

from __future__ import annotations

import threading
from collections.abc import Callable

from pos_terminal.checkout.sync_views import SinkProblem, SinkState
from pos_terminal.crash_points import reached
from pos_terminal.domain.errors import AuthPaused, Forked, SinkDown, SinkError, StoreError
from pos_terminal.log import get_logger
from sync.backoff import CAP_S, Backoff
from sync.clocks import Clocks
from sync.comparing import start_from
from sync.delivering import Refused, deliver
from sync.gauge import Gauge
from sync.outbox import Source
from sync.sinks.base import Position, Sink
from sync.store import SyncStore

log = get_logger(__name__)
IDLE_S = 300.0  # without a poke; a live sink is looked at, a broken connection is found
AUTH_AGAIN_S = 900.0  # an expired token may have been renewed by the cloud's own chain
JOIN_S = 20.0


class Worker:
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
        self.name = name
        self.gauge = Gauge(name)
        self._terminal_id = terminal_id
        self._make_sink = make_sink
        self._make_source = make_source
        self._store = store
        self._clocks = clocks or Clocks()
        self._backoff = Backoff()
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._leave_session = threading.Event()  # reconnect: settings, pause, resend
        self._told_down = False
        self._thread = threading.Thread(target=self._run, name=f"sync-{name}", daemon=True)

    def start(self) -> None:
        """Begin."""
        self.gauge.parked(len(self._store.parked_seqs(self.name)))
        self._thread.start()

    def poke(self) -> None:
        """There may be something new; cheap, any thread."""
        self._wake.set()

    def restart(self) -> None:
        """Leave the session and connect again at once: after a pause, a retry, a resend."""
        self._leave_session.set()
        self._backoff.reset()
        self._wake.set()

    def stop(self) -> None:
        """End; what is not acknowledged comes again next time."""
        self._stopping.set()
        self._leave_session.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(JOIN_S)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._leave_session.clear()
            if self._store.paused(self.name):
                self.gauge.become(SinkState.PAUSED)
                self._rest(None)
            else:
                self._rest(self._session())

    def _rest(self, seconds: float | None) -> None:
        """Wait for the next try: a poke does not shorten it, a person's wish does."""
        self._leave_session.wait(seconds)

    def _session(self) -> float | None:
        """Work until something is wrong; seconds until the next try."""
        try:
            self._work()
        except AuthPaused as err:
            return self._trouble(SinkState.AUTH, err, AUTH_AGAIN_S)
        except Forked as err:
            return self._trouble(SinkState.FORKED, err, None)
        except SinkError as err:
            return self._trouble(SinkState.DOWN, err, self._backoff.next_s())
        except StoreError as err:
            wrapped = SinkDown("sync.journal_unreadable", reason=str(err))
            return self._trouble(SinkState.DOWN, wrapped, self._backoff.next_s())
        except Exception as err:
            log.exception("sync worker", sink=self.name)
            bug = SinkError("sync.bug", kind=type(err).__name__)
            return self._trouble(SinkState.BROKEN, bug, CAP_S)
        return 0.0

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

    def _state(self, state: SinkState) -> None:
        if self.gauge.view.state is not state:
            self.gauge.become(state)

    def _well(self) -> None:
        self._backoff.reset()
        if self._told_down:
            self._told_down = False
            log.info("sink up", sink=self.name)

    def _trouble(self, state: SinkState, err: SinkError, again_s: float | None) -> float | None:
        """Show it, and log it once until the sink is well again."""
        shown = SinkProblem(err.key, err.facts, err.request_id, self._clocks.now(), again_s)
        self.gauge.become(state, shown)
        if not self._told_down:
            self._told_down = True
            log.warning("sink down", sink=self.name, state=state.value, why=str(err))
        return again_s
