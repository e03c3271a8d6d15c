"""How much goes into one transaction: more where the line is quick, less where it is thin.

A batch costs some twenty answers of the server, whatever its size; a large one over a thin line
takes longer than anybody's patience.
"""

from __future__ import annotations

from sync.sinks.base import Limits

FEWEST, MOST = 250, 4_000  # events of one batch
BYTES_AN_EVENT = 1_000  # of payload; on the line it is two to three times as much
QUICK_S, SLOW_S = 2.0, 10.0


class Pace:
    """The limits of the next batch; begins with what half a megabit a second carries in time."""

    def __init__(self) -> None:
        """As on the first day."""
        self._events = 1_000

    @property
    def limits(self) -> Limits:
        """The largest batch that is wanted now."""
        return Limits(
            events=self._events, payload_bytes=self._events * BYTES_AN_EVENT, documents=500
        )

    def took(self, seconds: float, events: int) -> None:
        """A batch of so many went through in that time; a small one says nothing of large ones."""
        if seconds < QUICK_S and events * 2 >= self._events:
            self._events = min(MOST, self._events * 2)
        elif seconds > SLOW_S:
            self._events = max(FEWEST, self._events // 2)
