"""Counts of a bounded number of things that fade with time: the Space-Saving sketch.

Once it is full, what is new takes the place of the smallest count and inherits it as its error;
count − error never claims more than was seen. Source: Metwally, Agrawal, El Abbadi, "Efficient
computation of frequent and top-k elements in data streams", 2005.
"""

from __future__ import annotations

import struct
from functools import cache

DAY_S = 86_400
MICRO = 1_000_000  # counts that fade are kept in millionths: no column is a float
FORGOTTEN = 0.01  # a count that has faded below this is dropped
_CELL = 12  # bytes: id, count and error of one thing


@cache
def _cells(many: int) -> struct.Struct:
    return struct.Struct(f"<{many}I{2 * many}f")


def faded(since_s: int, now_s: int, half_life_days: int) -> float:
    """What is left of a count; a clock that was put back takes nothing away."""
    if now_s <= since_s:
        return 1.0
    return float(2.0 ** ((since_s - now_s) / (DAY_S * half_life_days)))


class Tally:
    """Counts by id, all as of one time; single precision, as they are kept."""

    __slots__ = ("at_s", "counts", "errors", "room")

    def __init__(self, room: int, at_s: int = 0, packed: bytes = b"") -> None:
        """`room` is how many things are counted at most."""
        self.room, self.at_s = room, at_s
        many = len(packed) // _CELL
        cells = _cells(many).unpack(packed)
        ids = cells[:many]
        self.counts: dict[int, float] = dict(zip(ids, cells[many : 2 * many], strict=True))
        self.errors: dict[int, float] = dict(zip(ids, cells[2 * many :], strict=True))

    def fade_to(self, now_s: int, half_life_days: int) -> None:
        """Let time pass."""
        left = faded(self.at_s, now_s, half_life_days)
        self.at_s = max(self.at_s, now_s)
        if left == 1.0:
            return
        counts = self.counts
        self.counts = {one: n * left for one, n in counts.items() if n * left >= FORGOTTEN}
        self.errors = {one: self.errors[one] * left for one in self.counts}

    def add(self, one: int, count: float = 1.0, error: float = 0.0) -> None:
        """Count a thing."""
        counts = self.counts
        if one in counts:
            counts[one] += count
            self.errors[one] += error
            return
        least = 0.0
        if len(counts) >= self.room:
            least, victim = min(zip(counts.values(), counts.keys(), strict=True))
            del counts[victim]
            del self.errors[victim]
        counts[one] = least + count
        self.errors[one] = least + error

    def certain(self) -> dict[int, float]:
        """What was seen at least."""
        return {one: n - self.errors[one] for one, n in self.counts.items()}

    def packed(self) -> bytes:
        """In the order of the ids, so that equal tallies are equal bytes."""
        ids = sorted(self.counts)
        counts, errors = self.counts, self.errors
        return _cells(len(ids)).pack(
            *ids, *[counts[one] for one in ids], *[errors[one] for one in ids]
        )
