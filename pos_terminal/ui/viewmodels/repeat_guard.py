"""Keeps a burst of presses from doing two things: 20 taps on Pay are one (C19)."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer

BURST_MS = 450  # presses of one source that come closer are a burst, not intentions


class RepeatGuard:
    """A source (a button, a key) that just changed what it means is deaf until it rests."""

    def __init__(self, burst_ms: int = BURST_MS) -> None:
        """Nothing pressed yet."""
        self._burst_ms = burst_ms
        self._clock = QElapsedTimer()
        self._clock.start()
        self._last: dict[str, tuple[int, str]] = {}  # source -> when, what it did

    def allows(self, source: str, meaning: str, at_ms: int | None = None) -> bool:
        """Whether this press is meant; `meaning` is what it would do now.

        `at_ms` is the time of a key's event: a busy machine does not change the verdict.
        """
        now = self._clock.elapsed() if at_ms is None else at_ms
        before = self._last.get(source)
        burst = before is not None and 0 <= now - before[0] < self._burst_ms
        if burst and before is not None and before[1] != meaning:
            self._last[source] = (now, before[1])
            return False
        self._last[source] = (now, meaning)
        return True

    def forget(self) -> None:
        """Something else was pressed in between: what follows is no burst."""
        self._last.clear()
