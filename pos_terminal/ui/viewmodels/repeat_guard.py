"""Keeps a burst of presses from doing two things: 20 taps on Pay are one (C19)."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer

BURST_MS = 450  # presses of one source that come closer are a burst, not intentions


class RepeatGuard:
    """A source (a button, a key) that just changed what it means is deaf until it rests."""

    def __init__(self, burst_ms: int = BURST_MS) -> None:
        """Nothing pressed yet."""
        self._burst_ms = burst_ms
        self._timer = QElapsedTimer()
        self._source = ""
        self._meaning = ""

    def allows(self, source: str, meaning: str) -> bool:
        """Whether this press is meant; `meaning` is what it would do now."""
        burst = (
            source == self._source
            and self._timer.isValid()
            and self._timer.elapsed() < self._burst_ms
        )
        changed = burst and meaning != self._meaning
        self._source = source
        self._timer.start()
        if not changed:
            self._meaning = meaning
        return not changed
