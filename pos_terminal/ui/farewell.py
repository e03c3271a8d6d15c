"""An end that the system asks for (SIGTERM, Ctrl-C) closes the till as a person would."""

from __future__ import annotations

import signal
import socket
import threading
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP")  # those that this system has


class Farewell(QObject):
    """Turns signals into a closed window: Qt's loop never runs Python's handlers by itself."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        """Listen from now on; only a main thread may."""
        super().__init__(parent)
        self._app = app
        self._old: dict[int, object] = {}
        if threading.current_thread() is not threading.main_thread():
            return
        self._ear, self._mouth = socket.socketpair()
        self._mouth.setblocking(False)
        self._old_fd = signal.set_wakeup_fd(self._mouth.fileno())
        for name in SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                self._old[number] = signal.signal(number, _heard)
        self._notifier = QSocketNotifier(self._ear.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._close)

    def stop(self) -> None:
        """Leave the signals as they were."""
        if not self._old:
            return
        self._notifier.setEnabled(False)
        for number, handler in self._old.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        self._old.clear()
        signal.set_wakeup_fd(self._old_fd)
        self._ear.close()
        self._mouth.close()

    def _close(self) -> None:
        self._ear.recv(64)
        self._app.closeAllWindows()


def _heard(_number: int, _frame: FrameType | None) -> None:
    """The wake-up byte says it all."""
