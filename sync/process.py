"""The agent as a process: one a data directory, in the background, ends when it is told to."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from types import FrameType

from pos_terminal.checkout.sync_views import SinkState, SyncView
from pos_terminal.control.lock import SYNC_LOCK_FILE, LaneLock
from pos_terminal.control.server import ControlServer
from pos_terminal.control.transport import SYNC, address_of
from pos_terminal.log import get_logger
from sync import metrics
from sync.agent import Agent, Place
from sync.control import Desk
from sync.opening import open_store
from sync.priority import give_way
from sync.steward import Steward

log = get_logger(__name__)
PROGRAM = "pos-terminal sync"
LEAVING_S = 2.5  # for calls in hand when we are told to end
TROUBLE_S = 10.0  # `--once`: how long a store that is down may be without progress
_LOOK_S = 0.05
_SETTLED = frozenset({SinkState.LIVE, SinkState.OFF})
_HOPELESS = frozenset({SinkState.AUTH, SinkState.FORKED, SinkState.PAUSED, SinkState.BROKEN})


@dataclass(frozen=True, slots=True)
class Running:
    """The parts of an agent at work."""

    agent: Agent
    steward: Steward
    stopping: threading.Event


@contextmanager
def at_work(place: Place) -> Iterator[Running]:
    """Be the agent of a data directory; LaneBusy where another process is, StoreError."""
    stopping = threading.Event()
    with ExitStack() as stack:
        stack.enter_context(LaneLock(place.files.data_dir, PROGRAM, SYNC_LOCK_FILE))
        stack.enter_context(_told_to_end(stopping.set))
        store = open_store(place.files.sync_db)
        agent = Agent(place, store)
        steward = Steward(place, agent)
        desk = Desk(place, agent, steward)
        server = ControlServer(address_of(place.files.data_dir, SYNC), desk.answer)
        steward.start()
        server.start()
        told = metrics.start(agent.view, place.terminal_id, place.store_id)
        log.info("sync begins", pid=os.getpid())
        try:
            yield Running(agent, steward, stopping)
        finally:
            ended = agent.stop(LEAVING_S)
            if told is not None:
                told.stop()
            steward.stop()
            server.close()
            store.close()
            log.info("sync ends", calls_ended=ended)
            if not ended:
                stopping.set()
                _leave_at_once.set()


_leave_at_once = threading.Event()  # a client library's call would keep the process


def run(place: Place, *, with_parent: bool) -> None:
    """Work until the process is told to end, or, `with_parent`, until whoever started it is gone.

    Its parent holds the other end of standard input: its end is the parent's.
    """
    give_way()
    with at_work(place) as running:
        if with_parent:
            watch_parent(running.stopping.set)
        running.stopping.wait()


def once(place: Place, patience_s: float = TROUBLE_S) -> SyncView:
    """Send what there is; how it stands when nothing more can be done now."""
    with at_work(place) as running:
        _wait_until_settled(running, patience_s)
        return running.agent.view()


def leave(flush: Callable[[], None]) -> None:
    """Let no call that hangs in a client library keep a process that was told to end."""
    if _leave_at_once.is_set():
        flush()
        sys.stdout.flush()
        os._exit(0)


def _wait_until_settled(running: Running, patience_s: float) -> None:
    """Every store is up to date, or cannot be; one that is down is given a while."""
    progress, since = -1, time.monotonic()
    while not running.stopping.wait(_LOOK_S):
        view = running.agent.view()
        delivered = sum(sink.delivered for sink in view.sinks)
        if delivered != progress:
            progress, since = delivered, time.monotonic()
        states = {sink.state for sink in view.sinks} - _SETTLED - _HOPELESS
        if not states:
            return
        if states <= {SinkState.DOWN} and time.monotonic() > since + patience_s:
            return


def watch_parent(gone: Callable[[], None]) -> None:
    """Call `gone` when the other end of standard input is closed; costs nothing meanwhile."""

    def watch() -> None:
        try:
            while os.read(0, 64):
                pass
        except OSError:
            pass  # it is closed here: as good as gone
        gone()

    threading.Thread(target=watch, name="sync-parent", daemon=True).start()


@contextmanager
def _told_to_end(end: Callable[[], None]) -> Iterator[None]:
    """SIGTERM and Ctrl-C end the work in order."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def told(_number: int, _frame: FrameType | None) -> None:
        end()

    signals = (signal.SIGTERM, signal.SIGINT)
    before = [signal.signal(number, told) for number in signals]
    try:
        yield
    finally:
        for number, handler in zip(signals, before, strict=True):
            signal.signal(number, handler)
