"""What must not outlive a test: threads, Qt threads, running Qt timers, child processes."""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PATIENCE_S = 30.0  # how long something that is on its way out may take
POLL_S = 0.01

# Threads and processes of the test tools and of the interpreter itself.
TOOL_THREADS = ("pytest_timeout", "Dummy-", "asyncio_", "pydevd", "execnet")
TOOL_PROCESSES = (b"resource_tracker",)


def threads() -> dict[int, str]:
    """Python threads that are alive, by identity."""
    return {
        id(thread): f"thread {thread.name!r}"
        for thread in threading.enumerate()
        if thread.is_alive() and not thread.name.startswith(TOOL_THREADS)
    }


def children() -> dict[int, str]:
    """Child processes that are alive, by process id; only where /proc tells."""
    found = {}
    for listing in Path("/proc/self/task").glob("*/children"):
        for pid in _read(listing).split():
            process = Path("/proc") / pid.decode()
            state = _read(process / "stat").rpartition(b")")[2].split()[:1]
            command = _read(process / "cmdline").replace(b"\0", b" ").strip()
            if state not in ([], [b"Z"]) and not any(tool in command for tool in TOOL_PROCESSES):
                found[int(pid)] = f"child process {pid.decode()}: {command.decode()[:120]}"
    return found


def qt_objects() -> dict[int, str]:
    """Qt timers that tick and Qt threads that run, as far as Python made them."""
    core = sys.modules.get("PySide6.QtCore")
    shiboken = sys.modules.get("shiboken6")
    if core is None or shiboken is None:
        return {}
    found = {}
    for thing in _instances((core.QTimer, core.QThread)):
        if not shiboken.isValid(thing):
            continue
        if isinstance(thing, core.QTimer):
            if thing.isActive():
                found[id(thing)] = f"QTimer {thing.objectName()!r} of {thing.parent()!r}"
        elif thing.isRunning() and thing is not core.QThread.currentThread():
            found[id(thing)] = f"QThread {type(thing).__name__} {thing.objectName()!r}"
    return found


def _instances(kinds: tuple[type, ...]) -> list[Any]:
    things = gc.get_objects()
    wanted = {kind for kind in set(map(type, things)) if issubclass(kind, kinds)}
    return [thing for thing in things if type(thing) in wanted]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # gone in the meantime
        return b""


class Watch:
    """Remembers what ran before a test, and says what runs after it that did not.

    To look for Qt's goes through all objects: `known_qt` is what another watch has just found.
    """

    def __init__(self, *, qt: bool, known_qt: set[int] | None = None) -> None:
        self._looks: list[Callable[[], dict[int, str]]] = [threads, children]
        self._before = [set(look()) for look in self._looks]
        self.qt_now: set[int] | None = None  # what ran at the last look
        if qt:
            self._looks.append(self._look_at_qt)
            self._before.append(set(qt_objects()) if known_qt is None else known_qt)

    def _look_at_qt(self) -> dict[int, str]:
        found = qt_objects()
        self.qt_now = set(found)
        return found

    def leaked(self, patience_s: float = PATIENCE_S) -> list[str]:
        """What is still there after `patience_s`; at once when nothing is."""
        deadline = time.monotonic() + patience_s
        while (found := self._found()) and time.monotonic() < deadline:
            gc.collect()
            self._let_qt_delete()
            time.sleep(POLL_S)
        return found

    def _found(self) -> list[str]:
        return [
            said
            for look, before in zip(self._looks, self._before, strict=True)
            for identity, said in look().items()
            if identity not in before
        ]

    def _let_qt_delete(self) -> None:
        core = sys.modules.get("PySide6.QtCore")
        if core is not None and core.QCoreApplication.instance() is not None:
            core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
            core.QCoreApplication.processEvents()
