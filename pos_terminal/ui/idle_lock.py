"""Locks the till when nobody has touched it for a while."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

_SIGNS = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.Wheel,
)


class IdleLock(QObject):
    """Calls `lock` after so many quiet minutes; 0 minutes: never."""

    def __init__(
        self, app: QGuiApplication, lock: Callable[[], None], parent: QObject | None = None
    ) -> None:
        """Watch the keys and taps of the window in front."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lock)
        self._minutes = 0
        self._app = app
        self._window: QWindow | None = None
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())

    def set_minutes(self, minutes: int) -> None:
        """Lock after so many minutes from now on; 0: not now."""
        if minutes != self._minutes:
            self._minutes = minutes
            self._restart()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._app.focusWindowChanged.disconnect(self._watch)
        self._watch(None)

    def _watch(self, window: QWindow | None) -> None:
        # not the whole application: each of its thousands of events would take a turn of Python,
        # and wait for it while an import keeps the interpreter busy
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A sign of life starts the wait anew."""
        if self._minutes and event.type() in _SIGNS:
            self._restart()
        return False

    def _restart(self) -> None:
        if self._minutes:
            self._timer.start(self._minutes * 60_000)
        else:
            self._timer.stop()
