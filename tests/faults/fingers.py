"""Three ways to press a button on the real window: mouse, touch, keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from pos_terminal.ui.widgets import Sheet
from tests.ui.till import Till, find

Press = Callable[[Till, QWidget], None]


def by_mouse(_till: Till, button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def by_touch(till: Till, button: QWidget) -> None:
    """One finger down and up in the button's middle."""
    touch(till, middle(till, button))


def middle(till: Till, button: QWidget) -> QPoint:
    """Where a button is on the window."""
    return button.mapTo(till.window, button.rect().center())


def touch(till: Till, place: QPoint) -> None:
    """One finger down and up, whatever is there by now."""
    global _panel
    _panel = _panel or QTest.createTouchDevice()
    finger = QTest.touchEvent(till.window, _panel, False)
    finger.press(0, place, till.window)
    finger.commit()
    finger.release(0, place, till.window)
    finger.commit()


def by_keyboard(_till: Till, button: QWidget) -> None:
    """The focus goes there, as by Tab, and the space bar is pressed."""
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)


_panel: object = None
WAYS: tuple[Press, ...] = (by_mouse, by_touch, by_keyboard)


def button_of(till: Till, words: str) -> QAbstractButton:
    """The button with these words, in the topmost sheet where one is open."""
    return find(Sheet.top_of(till.window) or till.window, words)


def press(till: Till, way: Press, words: str) -> None:
    """Press it, and let everything arrive."""
    way(till, button_of(till, words))
    till.quiet()
    till.settle()
