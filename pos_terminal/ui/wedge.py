"""Tells a keyboard-wedge scanner from a person, before any widget sees a key.

The filter sits on each QWindow as it becomes active: there it sees each key once, and also
those of a dialog. Keys that come at most 30 ms apart are held back; six or more of them, ended
by Enter, Tab or silence, are a scan, and so is whatever begins as the scanner was set up to begin
or with an AIM identifier, however slow it is within its silence. Anything else is replayed
unchanged to whoever has the focus. Times are those of the events, so a busy machine does not
change the verdict. A person's document is never replayed, whatever its pace (`typed_ids.py`).
Facts: tests/data/ui/wedge.json.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from hardware.parsing.aim import split
from pos_terminal.ui.typed_ids import TypedIds, beginning, take_back
from pos_terminal.ui.wedge_rules import WedgeRules

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_EDITING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Escape)
_DOCUMENT_MS = 150  # silence that ends a document: line ends inside make scanners pause
_TELLING = 160  # characters of it that tell what it is
_BURST = 3  # keys at a scanner's pace: from here on one stalled gap breaks nothing
_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)
_TOUCHES = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)
_SILENT = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
)


class WedgeFilter(QObject):
    """Emits `scanned(code)`; install once on the application."""

    scanned = Signal(str)

    def __init__(
        self, app: QGuiApplication, rules: WedgeRules | None = None, parent: QObject | None = None
    ) -> None:
        """Watch the active window of `app` and each one that becomes active later."""
        super().__init__(parent or app)
        self.rules = rules or WedgeRules()
        # whether somebody tries a scanner: slow ones are heard then as well
        self.learning: Callable[[], bool] = lambda: False
        self.longest_gap_ms = 0  # between two keys of the last scan
        self._app = app
        self._window: QWindow | None = None
        self._held: list[QKeyEvent] = []
        self._text = ""
        self._slow = 0  # gaps longer than a scanner's
        self._longest = 0  # ms
        self._last_ms = 0
        self._ended_ms = -10_000  # when the last scan ended
        self._swallow: set[int] = set()  # keys whose release belongs to a scan
        self._replaying = False
        self._grace = False
        self._watching = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_silence)
        self.ids = TypedIds(self)
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())

    @property
    def _rules(self) -> WedgeRules:
        return self.rules.for_learning() if self.learning() else self.rules

    def stop(self) -> None:
        """Watch no longer; keys that are held are replayed. May be called twice."""
        if self._watching:
            self._watching = False
            self._app.focusWindowChanged.disconnect(self._watch)
            self._watch(None)
            self.ids.stop()

    def holds(self) -> bool:
        """Whether keys are held back, not yet judged."""
        return bool(self._held)

    def let_typing_go(self) -> None:
        """Hand a single held key on at once: no scanner sends one alone."""
        presses = [event for event in self._held if event.type() == QEvent.Type.KeyPress]
        if len(presses) == 1:
            self._settle()

    def _watch(self, window: QWindow | None) -> None:
        if window is self._window:
            return
        self._settle()
        if self._window is not None and shiboken6.isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    # -- deciding -----------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hold, swallow or let pass one key."""
        if event.type() in _TOUCHES:
            self._settle()  # what was typed before a tap is there before the tap
            self.ids.forget()
            return False
        if self._replaying or event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyRelease:
            return self._release(event)
        if event.type() == QEvent.Type.ShortcutOverride and self.ids.taking():
            event.accept()
            return True
        if event.type() == QEvent.Type.ShortcutOverride:
            # a key inside a burst belongs to the scan, not to a shortcut
            burst = bool(self._text) and self._is_close(event) and event.key() not in _SILENT
            event.setAccepted(burst)
            return burst
        return self._press(event)

    def _press(self, event: QKeyEvent) -> bool:
        if event.key() in _SILENT:
            return False
        close = self._is_close(event)
        if self._held and not close:
            self._settle()
        if self._takes_id(event):
            self._swallow.add(event.key())
            return True
        if not event.text() and (not self._held or self._is_burst()):
            return self._mute(event)
        if event.isAutoRepeat():  # a finger that rests on a key is not a scanner
            self._settle()
            return False
        if self._ends(event):
            return self._end(event, close)
        if not self._belongs(event):
            self._settle()
            return False
        self._hold(event)
        if self._is_suffixed():
            self._emit(event.timestamp())
        return True

    def _takes_id(self, event: QKeyEvent) -> bool:
        """Whether this key belongs to a person's document, or is the one that tells it."""
        if self.ids.takes(event, self._rules.as_sent(event.text())):
            return True
        typed = "" if self._held else self.ids.begun()
        if typed:
            take_back(typed[:-1], self._rules.as_sent)
            self.ids.take(typed)
        return bool(typed)

    def _mute(self, event: QKeyEvent) -> bool:
        """A key without a character: some scanners send one inside a code, or an arrow after it."""
        after = event.timestamp() - (self._last_ms if self._held else self._ended_ms)
        scanners = 0 <= after <= self._rules.gap_ms
        if self._held and not scanners:
            self._settle()
        if scanners:
            self._swallow.add(event.key())
        return scanners

    def _is_close(self, event: QKeyEvent) -> bool:
        return 0 <= event.timestamp() - self._last_ms <= self._patience_ms()

    def _patience_ms(self) -> int:
        if self._is_document():
            return max(_DOCUMENT_MS, self._rules.idle_ms)
        return self._rules.idle_ms if self._is_burst() else self._rules.gap_ms

    def _is_burst(self) -> bool:
        """Whether what is held came as only a scanner sends it."""
        return self._is_framed() or len(self._text) >= _BURST

    def _is_framed(self) -> bool:
        """Whether it begins as the scanner was set up, or with an AIM identifier."""
        prefix = self._rules.prefix
        return bool(prefix and self._text.startswith(prefix)) or bool(_AIM.match(self._text))

    def _is_enough(self) -> bool:
        if self._is_framed():
            return len(self._text) > (len(self._rules.prefix) or len("]C1"))
        return len(self._text) >= self._rules.least and self._is_quick()

    def _is_quick(self) -> bool:
        """Whether all but a few stalled keys came at a scanner's pace."""
        return self._slow * 4 <= len(self._text)

    def _belongs(self, event: QKeyEvent) -> bool:
        """Whether this key may be part of a code: a character, or a control character in one."""
        text = event.text()
        if not text:
            return False
        if text.isprintable():
            # Ctrl, Alt and Meta with a letter are commands; AltGr arrives as Ctrl+Alt
            bare = event.modifiers() & (
                Qt.KeyboardModifier.ControlModifier
                | Qt.KeyboardModifier.AltModifier
                | Qt.KeyboardModifier.MetaModifier
            )
            both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
            return bare in (Qt.KeyboardModifier.NoModifier, both)
        if self._rules.prefix.startswith(text) and not self._held:
            return True
        return (bool(self._held) or self.learning()) and event.key() not in _EDITING

    def _ends(self, event: QKeyEvent) -> bool:
        return event.key() in _ENDS or event.text() in ("\r", "\n")

    def _end(self, event: QKeyEvent, close: bool) -> bool:
        now = event.timestamp()
        if not self._held:
            # CR LF: the second terminator of the scan that has just ended
            if 0 <= now - self._ended_ms <= self._rules.gap_ms:
                self._swallow.add(event.key())
                return True
            return False
        if close and self._is_document():
            self._hold(event)  # an ID has CR and LF inside: only silence ends it
            return True
        if close and self._is_enough():
            self._swallow.add(event.key())
            self._emit(now)
            return True
        self._settle()
        return False

    def _is_document(self) -> bool:
        """A person's document has line ends inside."""
        from hardware.parsing.documents import begins_document  # late: not for the first frame

        text = self._text[:_TELLING].removeprefix(self._rules.prefix)
        return begins_document(split(self._rules.as_sent(text))[1])

    def _is_suffixed(self) -> bool:
        suffix = self._rules.suffix
        return bool(suffix) and self._text.endswith(suffix) and self._is_enough()

    def _release(self, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return False
        if event.key() in self._swallow:
            self._swallow.discard(event.key())
            return True
        if any(held.key() == event.key() for held in self._held):
            self._held.append(_copy(event))
            return True
        return False

    # -- holding and letting go ---------------------------------------------------------

    def _hold(self, event: QKeyEvent) -> None:
        gap = event.timestamp() - self._last_ms if self._held else 0
        self._slow += gap > self._rules.gap_ms
        self._longest = max(self._longest, gap)
        self._held.append(_copy(event))
        self._text += event.text()
        self._last_ms = event.timestamp()
        self._grace = False
        self._timer.start(self._patience_ms() + (0 if self._is_burst() else 10))

    def _on_silence(self) -> None:
        """Decide after silence, but let keys that already wait in the queue come first."""
        if not self._grace:
            self._grace = True
            self._timer.start(0)
            return
        self._settle()

    def _settle(self) -> None:
        """Silence: a scan without terminator, or a person."""
        if self._is_enough() and self._is_fast():
            self._emit(self._last_ms)
        else:
            self._replay()

    def _is_fast(self) -> bool:
        presses = [e for e in self._held if e.type() == QEvent.Type.KeyPress]
        return len(presses) > 1

    def _emit(self, now_ms: int) -> None:
        self._swallow_held()
        self.ids.forget()
        if beginning(self._rules.as_sent(self._text)):
            self.ids.take_rest()
        code = self._text.removeprefix(self._rules.prefix).rstrip("\r\n\t")
        code = self._rules.as_sent(code.removesuffix(self._rules.suffix).rstrip("\r\n\t"))
        self.longest_gap_ms = self._longest
        self._forget()
        self._ended_ms = now_ms
        if code:
            self.scanned.emit(code)

    def _swallow_held(self) -> None:
        for held in self._held:
            if held.type() == QEvent.Type.KeyPress:
                self._swallow.add(held.key())
            else:
                self._swallow.discard(held.key())

    def _replay(self) -> None:
        if typed := beginning(self._rules.as_sent(self._text)):
            self._swallow_held()
            self._forget()
            take_back("", self._rules.as_sent)
            self.ids.take(typed)
            return
        held, window = self._held, self._window
        self._forget()
        if window is None or not shiboken6.isValid(window):
            return
        self._replaying = True
        try:
            for event in held:
                self._swallow.discard(event.key())
                QCoreApplication.sendEvent(window, event)
        finally:
            self._replaying = False

    def _forget(self) -> None:
        self._timer.stop()
        self._held = []
        self._text = ""
        self._slow = 0
        self._longest = 0
        self._grace = False


def _copy(event: QKeyEvent) -> QKeyEvent:
    made = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    made.setTimestamp(event.timestamp())
    return made
