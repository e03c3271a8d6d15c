"""When an injector fires: so many times, or with a probability that a seed makes repeatable."""

from __future__ import annotations

import random


class Chance:
    """Says of each occasion whether the fault strikes; `times` ends, `probability` never does."""

    def __init__(
        self,
        times: int | None,
        probability: float | None,
        seed: int,
        *,
        only: str | None = None,
    ) -> None:
        if (times is None) == (probability is None):
            raise ValueError("say either times=N or probability=p")
        self._left = times
        self._probability = probability
        self._dice = random.Random(seed)
        self._only = None if only is None else only.encode()

    def strikes(self, request: bytes = b"") -> bool:
        """Whether this occasion is hit; `request` is looked through for `only`."""
        if self._only is not None and self._only not in request:
            return False
        if self._probability is not None:
            return self._dice.random() < self._probability
        if not self._left:
            return False
        self._left -= 1
        return True
