"""Keeps an agent at work as long as it is wanted, and knows how it is."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pos_terminal.checkout.sync_views import SinkProblem, SyncView
from pos_terminal.control.client import ControlClient
from pos_terminal.control.errors import ControlError
from pos_terminal.control.lock import SYNC_LOCK_FILE, holder
from pos_terminal.control.transport import SYNC, address_of
from pos_terminal.domain.errors import CashierError, POSError
from pos_terminal.log import get_logger
from pos_terminal.typed import convert
from sync import standing
from sync.backoff import Backoff
from sync.child import Child
from sync.control import SIGN_OF_LIFE_S
from sync.files import SyncFiles
from sync.place import Home

log = get_logger(__name__)
LOOK_S = 5.0  # for a settings file that appears, a service that comes up
CALL_S = 0.1  # between two looks whether a fresh agent listens
BUSY = 3  # exit code: another process is the agent, which is as well
WELL_S = 60.0  # an agent that lived so long is started again at once
PATIENCE_S = SIGN_OF_LIFE_S * 3


class Keeper:
    """One thread: starts the child where nobody else is the agent, follows it, starts it again."""

    def __init__(self, home: Home, child: Child, tell: Callable[[SyncView], None]) -> None:
        """`tell` gets each new view, on this thread."""
        self._home = home
        self._files = SyncFiles(home.data_dir)
        self._child = child
        self._tell = tell
        self._view = SyncView()
        self._backoff = Backoff()
        self._client: ControlClient | None = None
        self._lock = threading.Lock()
        self._look = threading.Event()
        self._stopping = threading.Event()
        self.listening: Callable[[bool], None] = lambda _: None
        self.starts = 0  # of the child, for vitals
        self._started_s = 0.0  # monotonic, of the last of them
        self._thread = threading.Thread(target=self._run, name="pos-sync", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def look(self) -> None:
        """The settings may have changed; any thread."""
        self._look.set()

    def stop(self) -> None:
        """End the thread, then the child."""
        self._stopping.set()
        self._look.set()
        with self._lock:
            if self._client is not None:
                self._client.hang_up()
        if self._thread.is_alive():
            self._thread.join(PATIENCE_S)
        self._child.stop()

    def _run(self) -> None:
        if self._stopping.wait(self._home.after_s):
            return
        while not self._stopping.is_set():
            self._look.clear()
            try:
                self._once()
            except Exception:
                log.exception("sync keeper")
                self._rest(LOOK_S)

    def _once(self) -> None:
        """One round: nobody is wanted, somebody is there, or somebody is started."""
        if not self._wanted():
            self._child.stop()
            self._show(SyncView())
            self._rest(LOOK_S)
        elif self._follow():
            self._show(replace(self._view, running=False))
        elif self._home.mode == "child" and holder(self._home.data_dir, SYNC_LOCK_FILE) is None:
            self._start_child()
        else:
            self._show(replace(self._view, running=False))
            self._rest(LOOK_S if self._home.mode == "service" else CALL_S)

    def _start_child(self) -> None:
        """Start it and wait until it listens; one that dies is started again, later and later."""
        if self._child.alive:  # a dying process frees lock and socket before it is gone
            self._child.wait(CALL_S)
            return
        if self.starts:
            if time.monotonic() > self._started_s + WELL_S:
                self._backoff.reset()
            wait_s = self._backoff.next_s()
            log.warning("sync process gone", starts=self.starts, again_s=round(wait_s, 1))
            if self._stopping.wait(wait_s):
                return
        self._child.start()
        self.starts += 1
        self._started_s = time.monotonic()
        log.info("sync process", pid=self._child.pid)
        while not self._stopping.is_set() and self._child.wait(CALL_S) is None:
            if self._follow():
                self._show(replace(self._view, running=False))
                return
        self._tell_why(self._child.wait(0))

    def _tell_why(self, code: int | None) -> None:
        """It ended before it ever listened: what it said is in its log."""
        if code not in (None, 0, BUSY) and not self._stopping.is_set():
            problem = SinkProblem("sync.ended", {"code": code})
            self._show(replace(self._view, running=False, problem=problem))

    def _follow(self) -> bool:
        """Show how the agent is until it is gone or no longer wanted; False: nobody listens."""
        try:
            client = ControlClient(address_of(self._home.data_dir, SYNC))
        except ControlError:
            return False
        with self._lock:
            self._client = client
        try:
            if not self._stopping.is_set():
                self.listening(True)
                client.call("sync.watch", on_progress=self._progress, patience_s=PATIENCE_S)
        except (ControlError, CashierError):
            pass  # it is gone, or we hung up
        finally:
            self.listening(False)
            with self._lock:
                self._client = None
                client.close()
        return True

    def _progress(self, facts: dict[str, Any]) -> None:
        self._show(convert(facts["view"], SyncView))
        if self._look.is_set() and not self._stopping.is_set():
            self._look.clear()
            if self._child.alive and not self._wanted():
                self._child.stop()

    def _wanted(self) -> bool:
        """Whether a store is switched on; settings that cannot be read are the agent's to show."""
        if not _anything_said(self._files, self._home):
            return False
        try:
            return standing.configured(self._files, self._home.sync_file).wanted
        except POSError:
            return True

    def _show(self, view: SyncView) -> None:
        if view != self._view:
            self._view = view
            self._tell(view)

    def _rest(self, seconds: float) -> None:
        self._look.wait(seconds)


def _anything_said(files: SyncFiles, home: Home) -> bool:
    return home.sync_file.is_file() or bool(standing.rows_of(files))
