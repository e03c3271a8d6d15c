"""Progress with rate and time left, told a few times a second, and the wish to stop."""

from __future__ import annotations

import time
from collections.abc import Callable

from pos_terminal.store.importing.report import Cancel, ImportCancelled, Progress, ProgressSink

# Share of the whole that is done when a phase begins and ends, as measured on 818,775 rows.
PHASES = {
    "reading": (0, 55),
    "comparing": (55, 65),
    "writing": (65, 85),
    "indexing": (85, 100),
}
_TELL_EVERY_S = 0.2


class Pace:
    """Counts rows against the clock; raises ImportCancelled once somebody wants to stop."""

    def __init__(
        self,
        sink: ProgressSink | None,
        cancel: Cancel | None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Tell `sink`, ask `cancel`; both may be None."""
        self._sink = sink
        self._cancel = cancel
        self._monotonic = monotonic
        self._started = monotonic()
        self._told = self._started - _TELL_EVERY_S
        self._phase = ""

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return self._monotonic() - self._started

    def wants_stop(self) -> bool:
        """Whether somebody wants to stop."""
        return self._cancel is not None and self._cancel()

    def at(self, phase: str, rows: int, total_rows: int) -> None:
        """Say where we are; raises ImportCancelled if we are to stop."""
        if self.wants_stop():
            raise ImportCancelled("stopped; nothing was changed")
        now = self._monotonic()
        if self._sink is None or (now - self._told < _TELL_EVERY_S and phase == self._phase):
            return
        self._told, self._phase = now, phase
        self._sink(self._progress(phase, rows, total_rows, now - self._started))

    @staticmethod
    def _progress(phase: str, rows: int, total_rows: int, elapsed_s: float) -> Progress:
        begins, ends = PHASES[phase]
        total_rows = max(total_rows, rows, 1)
        done_permille = 10 * begins + 10 * (ends - begins) * rows // total_rows
        elapsed_ms = int(elapsed_s * 1000)
        left_ms = elapsed_ms * (1000 - done_permille) // done_permille if done_permille else 0
        rate = rows * 1000 // elapsed_ms if elapsed_ms else 0
        return Progress(phase, rows, total_rows, rate, left_ms // 1000)
