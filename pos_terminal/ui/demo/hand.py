"""A hand at the till: finds what a person would see, taps it, types, scans, takes pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from pos_terminal.checkout.state import LaneState
from pos_terminal.ui.demo.keys import Keys
from pos_terminal.ui.viewmodels.repeat_guard import BURST_MS
from pos_terminal.ui.window import MainWindow

_NAMED_KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    **{f"F{number}": getattr(Qt.Key, f"Key_F{number}") for number in range(1, 13)},
}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, once `ready` says so; `words` tell what it is."""

    words: str
    ready: Callable[[], bool]
    act: Callable[[], None]
    pause: float = 1.0  # how long a watcher needs to see it, in steps


class Hand:
    """Makes steps on one window."""

    def __init__(self, window: MainWindow, shots: Path | None) -> None:
        """`shots` is where pictures go; None: none are taken."""
        self._window = window
        handle = window.windowHandle()
        if handle is None:
            raise ValueError("show the window first")
        self._handle = handle  # taps go the way of the system's, past the scanner's filter
        self._keys = Keys(window)
        self._shots = shots
        self._taken = 0

    @property
    def state(self) -> LaneState:
        """What the screen shows."""
        return self._window.stage.state

    def tap(self, words: str) -> Step:
        """Tap the button that says so, or whose accessible name begins so."""

        def act() -> None:
            button = self._find(words)
            if button is not None:
                at = button.mapTo(self._window, _middle(button))
                QTest.mouseClick(self._handle, Qt.MouseButton.LeftButton, pos=at)

        return Step(f"tap {words}", lambda: self._find(words) is not None, act)

    def type(self, text: str, what: str = "") -> Step:
        """Type on the keyboard; `what` stands in the story instead of a secret."""
        return Step(f"type {what or text}", _always, lambda: self._keys.type(text))

    def press(self, name: str) -> Step:
        """Press a named key: Enter, Esc, F1 … F12."""

        def act() -> None:
            self._keys.wait(BURST_MS)  # somebody who looks first: two steps are two intentions
            self._keys.press(_NAMED_KEYS[name])

        return Step(f"press {name}", _always, act)

    def scan(self, code: str) -> Step:
        """Scan a code."""

        def act() -> None:
            self._keys.wait(BURST_MS)  # a hand takes the scanner up: no burst after other keys
            self._keys.scan(code)

        return Step(f"scan {code}", _always, act, pause=0.6)

    def until(self, words: str, ready: Callable[[LaneState], bool]) -> Step:
        """Wait until the lane has come to something."""
        return Step(words, lambda: ready(self.state), _nothing, pause=0.0)

    def shot(self, name: str) -> Step:
        """Save a picture of the window."""

        def act() -> None:
            if self._shots is not None:
                self._taken += 1
                path = self._shots / f"{self._taken:02d}-{name}.png"
                if not self._window.grab().save(str(path)):
                    raise OSError(f"{path} cannot be written")

        return Step(f"picture {name}", _always, act, pause=0.4)

    def _find(self, words: str) -> QAbstractButton | None:
        """The button in front: of several, the one made last (a sheet over a page)."""
        exact: QAbstractButton | None = None
        begins: QAbstractButton | None = None
        for button in self._window.findChildren(QAbstractButton):
            says = (_plain(button.text()), _plain(button.accessibleName()))
            if not any(said.startswith(words) for said in says):
                continue
            if button.isEnabled() and _reachable(self._window, button):
                begins = button
                exact = button if words in says else exact
        return exact or begins


def _reachable(window: QWidget, button: QWidget) -> bool:
    """Whether a finger on the middle of the button would meet it, not something over it."""
    if not button.isVisible():
        return False
    at = button.mapTo(window, _middle(button))
    met = window.childAt(at)
    return met is not None and (met is button or button.isAncestorOf(met))


def _plain(text: str) -> str:
    """What is read of a text: without the isolates that keep amounts left to right."""
    return text.translate(dict.fromkeys(range(0x2066, 0x206A)))


def _middle(widget: QWidget) -> QPoint:
    return widget.rect().center()


def _always() -> bool:
    return True


def _nothing() -> None:
    """The waiting was all."""
