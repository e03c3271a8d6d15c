"""When something happened in a child process, on the clock that it shares with its parent."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget


def tell(**facts: object) -> None:
    """One JSON line for the parent, with the time (CLOCK_MONOTONIC, ns)."""
    sys.stdout.write(json.dumps({"ns": time.monotonic_ns(), **facts}) + "\n")
    sys.stdout.flush()


def memory_kib() -> int:
    """Memory of this process in KiB: its own, and its share of what others use as well (PSS)."""
    lines = Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


class PaintEnds(QObject):
    """Calls back each time when a window has painted itself, children and all.

    An event filter sees an event before its receiver; this one hands it on by itself, so that it
    knows the end. The first paint comes by the window's expose, later ones by an update request.
    """

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        """Watch a top-level widget that was just shown."""
        super().__init__(window)
        self._then = then
        self._inside = False
        handle = window.windowHandle()
        assert handle is not None, "show the window first"
        for watched in (window, handle):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hand on what paints, then call back."""
        if self._inside or event.type() not in (QEvent.Type.UpdateRequest, QEvent.Type.Expose):
            return False
        self._inside = True
        try:
            QCoreApplication.sendEvent(watched, event)
        finally:
            self._inside = False
        self._then()
        return True
