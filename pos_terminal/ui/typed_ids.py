"""A person's document that a scanner types as slowly as people do: taken away from every field.

It is known by how it begins: that says what it is and who issued it, and names nobody yet. From
then on its keys reach no widget, until it falls silent. Nothing of it is kept here.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from pos_terminal.ui.widgets.pin_pad import PinPad

OWN_ZONE = "own_zone"  # property of fields that people type the lines of an ID into
STALL_MS = 400  # the longest pause inside a document; a scanner stops longest at a line's end
_REMEMBERED = 64  # keys
_IDENTIFIER = re.compile(r"\][A-Za-z][0-9A-Za-z]$")
_FRAME = r"(?:\][A-Za-z][0-9A-Za-z])?"
_ISSUER = re.compile("ANSI|MVA", re.IGNORECASE)
_CARD = re.compile(
    rf"{_FRAME}@[\n\x1c-\x1e]|{_FRAME}@[\s\x1c-\x1e]*(?:ANSI|AAMVA|AMVA)"
    r"|(?:ANSI|AAMVA|AMVA) {0,3}6[0-9]{5}",
    re.IGNORECASE,
)
_ZONE = re.compile(
    rf"{_FRAME}[PIACV](?:<[A-Z][A-Z<]{{2}}|[A-Z][A-Z]<<|[A-Z]{{4}}[A-Z0-9<]{{0,39}}<<)",
    re.IGNORECASE,
)


class TypedIds(QObject):
    """Follows all keys; emits `taken(text)` when a document that began here is over."""

    taken = Signal(str)

    def __init__(self, parent: QObject) -> None:
        """Nothing typed yet."""
        super().__init__(parent)
        self._tail = ""  # the last keys of one run
        self._text: str | None = None  # of the document that is being taken
        self._rest = False  # what still comes belongs to a scan that is told already
        self._last_ms = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._finish)

    def taking(self) -> bool:
        """Whether keys are taken away."""
        return self._text is not None

    def takes(self, event: QKeyEvent, text: str) -> bool:
        """Whether this key, which means `text`, belongs to the document that is being taken."""
        at = event.timestamp()
        near = 0 <= at - self._last_ms <= STALL_MS
        self._last_ms = at
        if self._text is not None:
            if near:
                self._text += text
                self._timer.start(STALL_MS)
                return True
            self._finish()  # this key is a person's
        self._tail = (self._tail + text)[-_REMEMBERED:] if near else text
        if text == "\r" and "@" not in self._tail:
            self._tail = ""  # a PIN, a password, a name: nothing of it stays here
        return False

    def forget(self) -> None:
        """What was typed so far begins nothing."""
        self._tail = ""

    def begun(self) -> str:
        """What was typed of a document whose beginning is whole now; empty: it is none."""
        tail = self._tail
        if tail == "@\r":
            return "" if _ends_a_password() else tail
        if "<" in tail or "@" in tail or (tail[-1:].isdigit() and _ISSUER.search(tail)):
            found = beginning(tail)
            return "" if len(found) < len(tail) and _in_a_password() else found
        return ""

    def take(self, typed: str) -> None:
        """Take what comes for the rest of the document that begins so."""
        self._tail, self._text, self._rest = "", typed, False
        self._timer.start(STALL_MS)

    def take_rest(self) -> None:
        """A scanned document is told; where it only stalled, the rest of it is nobody's typing."""
        self._tail, self._text, self._rest = "", "", True
        self._timer.start(STALL_MS)

    def stop(self) -> None:
        """Forget it."""
        self._timer.stop()
        self._tail, self._text = "", None

    def _finish(self) -> None:
        text, rest, self._text = self._text, self._rest, None
        self._timer.stop()
        self._tail = ""
        if text and not rest:
            self.taken.emit(text)


def beginning(text: str) -> str:
    """From where on a text is a person's document; empty: it is none, or is typed where it may."""
    found = _CARD.search(text)
    if found is None and not _types_a_zone():
        found = _ZONE.search(text)
    return text[found.start() :] if found is not None else ""


def take_back(typed: str, as_sent: Callable[[str], str]) -> None:
    """Out of what has the focus, and its history, what was typed into it of a document.

    `as_sent` says what characters of the field mean; an AIM identifier before them goes with them.
    """
    focus = QApplication.focusWidget()
    if isinstance(focus, PinPad):
        focus.clear()
    if not isinstance(focus, QLineEdit):
        return
    at = focus.cursorPosition()
    before, after = as_sent(focus.text()[:at]), focus.text()[at:]
    shown = "".join(char for char in typed if char.isprintable())
    digits = "".join(char for char in shown if char.isdigit())  # where a field takes nothing else
    mine = _end_of(before, shown) or _end_of(before, digits)
    if found := _IDENTIFIER.search(before[: at - mine]):
        mine += len(found[0])
    if mine:
        focus.setText(focus.text()[: at - mine] + after)  # undo goes with it
        focus.setCursorPosition(at - mine)
        focus.textEdited.emit(focus.text())


def _end_of(before: str, typed: str) -> int:
    """How many characters at the end of a field are the last of these."""
    lengths = range(min(len(before), len(typed)), 0, -1)
    return next((n for n in lengths if before[-n:].lower() == typed[-n:].lower()), 0)


def _in_a_password() -> bool:
    """Where any characters may follow one another, and a document begins with none before it."""
    focus = QApplication.focusWidget()
    return isinstance(focus, QLineEdit) and focus.echoMode() == QLineEdit.EchoMode.Password


def _ends_a_password() -> bool:
    """Whether the sign that was typed last ends one: many look for it longer than a run lasts."""
    focus = QApplication.focusWidget()
    return isinstance(focus, QLineEdit) and _in_a_password() and len(focus.text()) > 1


def _types_a_zone() -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and bool(focus.property(OWN_ZONE))
