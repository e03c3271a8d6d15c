"""What stayed as it was between two snapshots: told by identity, which costs nothing to compare."""

from __future__ import annotations

from collections.abc import Sequence


def alike_from_start(before: Sequence[object], now: Sequence[object]) -> int:
    """How many of the first items are the same objects as before."""
    for place, (old, new) in enumerate(zip(before, now, strict=False)):
        if old is not new:
            return place
    return min(len(before), len(now))
