"""News of other threads on the UI thread: many of them become one look a moment later."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from pos_terminal.ui.crossing import crossing

Subscribe = Callable[[Callable[[], None]], Callable[[], None]]

_SOON_MS = 150


class News(QObject):
    """Follows somebody who tells changes, while somebody looks."""

    changed = Signal()

    def __init__(self, subscribe: Subscribe, parent: QObject | None = None) -> None:
        """Nobody looks yet; `subscribe` takes a listener and returns how to stop that."""
        super().__init__(parent)
        self._subscribe = subscribe
        self._stop: Callable[[], None] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(lambda: self.changed.emit())
        self._crossing = crossing()

    def start(self) -> None:
        """Somebody looks."""
        if self._stop is None:
            self._stop = self._subscribe(self._heard)

    def stop(self) -> None:
        """Nobody looks any more."""
        self._soon.stop()
        if self._stop is not None:
            self._stop()
            self._stop = None

    def _heard(self) -> None:
        """On any thread."""
        self._crossing.post(self._note, self)

    def _note(self) -> None:
        if self._stop is not None and not self._soon.isActive():
            self._soon.start()
