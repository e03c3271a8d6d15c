"""Plays steps one after the other in the window's own event loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal

from pos_terminal.ui.demo.hand import Step

LOOK_MS = 20  # how often a step looks whether it can go on
PATIENCE_MS = 60_000  # a machine with much else to do takes its time to open a shop
SETTLE_MS = 120  # for the screen to follow before the next step


class DemoStuck(Exception):
    """A step could not be made: the screen never showed what it needs."""


class Player(QObject):
    """Makes each step when the screen is ready for it."""

    finished = Signal(object)  # None, or what went wrong

    def __init__(
        self, steps: Iterator[Step], step_ms: int, tell: Callable[[str], None], parent: QObject
    ) -> None:
        """`step_ms` is what a watcher needs per step; 0 plays as fast as the screen follows."""
        super().__init__(parent)
        self._steps = steps
        self._step_ms = step_ms
        self._tell = tell
        self._step: Step | None = None
        self._deadline = QDeadlineTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin."""
        self._timer.start(SETTLE_MS)

    def _go_on(self) -> None:
        try:
            self._timer.start(self._next())
        except StopIteration:
            self.finished.emit(None)
        except Exception as err:
            self.finished.emit(err)

    def _next(self) -> int:
        """Make the step if its time has come; milliseconds until the next look."""
        if self._step is None:
            self._step = next(self._steps)
            self._deadline = QDeadlineTimer(PATIENCE_MS)
        if not self._step.ready():
            if self._deadline.hasExpired():
                raise DemoStuck(f"the screen never let me {self._step.words}")
            return LOOK_MS
        step, self._step = self._step, None
        self._tell(step.words)
        step.act()
        return int(SETTLE_MS + self._step_ms * step.pause)
