"""A thread that works for one store outside: tries, tells what is wrong once, waits, goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable

from sqlalchemy.exc import DBAPIError

from pos_terminal.checkout.sync_views import SinkProblem, SinkState
from pos_terminal.domain.errors import AuthPaused, Forked, SinkDown, SinkError, StoreError
from pos_terminal.log import get_logger
from pos_terminal.store.trouble import NoRoom, StoreBusy, StoreClosed, StoreDamaged, trouble_of
from sync.backoff import CAP_S, Backoff
from sync.clocks import Clocks
from sync.gauge import Gauge
from sync.store import SyncStore

log = get_logger(__name__)
AUTH_AGAIN_S = 900.0  # an expired token may have been renewed by the cloud's own chain
JOIN_S = 20.0


class Runner:
    """What all threads of the agent and of a relay have in common; `_work` is the one's own."""

    def __init__(self, name: str, store: SyncStore, clocks: Clocks | None = None) -> None:
        """Nothing runs before `start`."""
        self.name = name
        self._store = store
        self._clocks = clocks or Clocks()
        self.gauge = Gauge(name, monotonic=self._clocks.monotonic)
        self.on_up: Callable[[], None] = lambda: None  # it was down, and works again
        self._backoff = Backoff()
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._leave_session = threading.Event()  # reconnect: settings, pause, resend
        self._told_down = False
        self._thread = threading.Thread(target=self._run, name=f"sync-{name}", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def poke(self) -> None:
        """There may be something new; cheap, any thread."""
        self._wake.set()

    def restart(self) -> None:
        """Leave the session and connect again at once: after a pause, a retry, a resend."""
        self._leave_session.set()
        self._backoff.reset()
        self._wake.set()

    def hurry(self) -> None:
        """Whoever is down tries now; another store was just reached, so the line may be back."""
        if self.gauge.view.state is SinkState.DOWN:
            self._leave_session.set()

    def leave(self) -> None:
        """End soon, without being waited for."""
        self._stopping.set()
        self._leave_session.set()
        self._wake.set()

    def stop(self, patience_s: float = JOIN_S) -> bool:
        """End; what is not acknowledged comes again next time. False: still in a call."""
        self.leave()
        if self._thread.is_alive():
            self._thread.join(patience_s)
        return not self._thread.is_alive()

    def _work(self) -> None:
        """Work until `_leave_session` is set; raises what is wrong."""
        raise NotImplementedError

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._leave_session.clear()
            if self._stopping.is_set():
                return  # it was asked for in between
            self._rest(self._session())

    def _rest(self, seconds: float | None) -> None:
        """Wait for the next try: a poke does not shorten it, a person's wish does."""
        self._leave_session.wait(seconds)

    def _session(self) -> float | None:
        """Work until something is wrong; seconds until the next try."""
        try:
            if self._store.paused(self.name):
                self.gauge.become(SinkState.PAUSED)
                return None
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
            if reason := _of_the_disk(err):
                wrapped = SinkDown("sync.own_file", reason=reason)
                return self._trouble(SinkState.DOWN, wrapped, self._backoff.next_s())
            log.exception("sync worker", sink=self.name)
            bug = SinkError("sync.bug", kind=type(err).__name__)
            return self._trouble(SinkState.BROKEN, bug, CAP_S)
        return 0.0

    def _state(self, state: SinkState) -> None:
        if self.gauge.view.state is not state:
            self.gauge.become(state)

    def _well(self) -> None:
        self._backoff.reset()
        if self._told_down:
            self._told_down = False
            log.info("sink up", sink=self.name)
            self.on_up()

    def _trouble(self, state: SinkState, err: SinkError, again_s: float | None) -> float | None:
        """Show it, and log it once until the sink is well again."""
        shown = SinkProblem(err.key, err.facts, err.request_id, self._clocks.now(), again_s)
        self.gauge.become(state, shown)
        if not self._told_down:
            self._told_down = True
            log.warning("sink down", sink=self.name, state=state.value, why=str(err))
        return again_s


def _of_the_disk(err: Exception) -> str:
    """What is wrong with sync.db or the journal, in a few words; empty where we made a mistake."""
    trouble = trouble_of(err) if isinstance(err, DBAPIError) else None
    return "" if trouble is None else _REASONS.get(type(trouble), "the disk does not take it")


_REASONS: dict[type[StoreError], str] = {
    NoRoom: "the disk is full",
    StoreBusy: "another program holds it",
    StoreClosed: "it may not be written",
    StoreDamaged: "it is damaged",
}
