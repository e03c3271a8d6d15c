"""How long to wait before the next try: full jitter, so that a thousand lanes do not come at once.

Source: M. Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015.
"""

from __future__ import annotations

from collections.abc import Callable
from random import SystemRandom

FIRST_S = 0.5
CAP_S = 60.0
_dice = SystemRandom()
LEAST_S = 0.05  # no tight loop, whatever the dice say


class Backoff:
    """Counts failures in a row."""

    def __init__(self, uniform: Callable[[float, float], float] = _dice.uniform) -> None:
        """`uniform(low, high)` draws the jitter."""
        self._uniform = uniform
        self._failures = 0

    @property
    def failures(self) -> int:
        """Failures since the last success."""
        return self._failures

    def next_s(self) -> float:
        """Seconds to wait after one more failure; at most CAP_S."""
        ceiling = min(CAP_S, FIRST_S * 2 ** min(self._failures, 20))
        self._failures += 1
        return max(LEAST_S, self._uniform(0.0, ceiling))

    def reset(self) -> None:
        """It worked."""
        self._failures = 0
