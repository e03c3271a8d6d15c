"""Typing as the system sends it: QKeyEvents with their own times, to the window.

`QTest.keyClicks(widget)` goes past a filter on the QWindow and aborts on control characters.
"""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget

HUMAN_GAP_MS = 120
SCANNER_GAP_MS = 5
_NONE = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier

# One clock for all tests of a process: an event never seems older than the one before.
_clock_ms = count(1_000_000, 1_000)


class Keys:
    """A keyboard (or a scanner that pretends to be one) at `widget`'s window."""

    def __init__(self, widget: QWidget | QWindow) -> None:
        """Type into the window of `widget`, shown before."""
        handle = widget if isinstance(widget, QWindow) else widget.window().windowHandle()
        if handle is None:
            raise ValueError("show the widget first: it has no window yet")
        self._window = handle
        self.now_ms = next(_clock_ms)

    def wait(self, ms: int) -> None:
        """Let `ms` pass before the next key, by the events' clock."""
        self.now_ms += ms

    def press(self, key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = _NONE) -> None:
        """One key down and up, a person's gap after the one before."""
        self.wait(HUMAN_GAP_MS)
        self.send(key, text, modifiers)

    def type(self, text: str, gap_ms: int = HUMAN_GAP_MS) -> None:
        """Type as a person."""
        for character in text:
            self.wait(gap_ms)
            self.send(*key_of(character))

    def scan(self, code: str, end: str = "\r", gap_ms: int = SCANNER_GAP_MS) -> None:
        """Send a code as a scanner does; `end` is its terminator, "" for none."""
        self.wait(HUMAN_GAP_MS)
        for character in code + end:
            self.wait(gap_ms)
            self.send(*key_of(character))

    def send(self, key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = _NONE) -> None:
        """One key down and up now."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, modifiers, text)
            event.setTimestamp(self.now_ms)
            QGuiApplication.sendEvent(self._window, event)


def key_of(character: str) -> tuple[Qt.Key, str, Qt.KeyboardModifier]:
    """The key that makes `character`; GS arrives as Ctrl+] (measured, ecosystem.md)."""
    special = {
        "\r": (Qt.Key.Key_Return, _NONE),
        "\t": (Qt.Key.Key_Tab, _NONE),
        "\n": (Qt.Key.Key_J, _CONTROL),
        "\x02": (Qt.Key.Key_B, _CONTROL),
        "\x03": (Qt.Key.Key_C, _CONTROL),
        "\x1d": (Qt.Key.Key_BracketRight, _CONTROL),
        "\x1e": (Qt.Key.Key_AsciiCircum, _CONTROL),
    }
    if character in special:
        key, modifiers = special[character]
        return key, character, modifiers
    code = ord(character.upper())
    key = Qt.Key(code) if code < 0x80 else Qt.Key.Key_unknown
    return key, character, _NONE
