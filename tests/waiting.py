"""Waiting for what other threads and processes bring about: by looking, never by a clock alone."""

from __future__ import annotations

import time
from collections.abc import Callable

LIMIT_S = 60.0
_EVERY_S = 0.01


def until(
    true: Callable[[], object],
    limit_s: float = LIMIT_S,
    told: object = "waited in vain",
    every_s: float = _EVERY_S,
) -> None:
    """Return as soon as it is true; fails after a time that no machine needs.

    `told` is what to say then, or a function that says how things stand. Who asks a server for it
    asks less often.
    """
    end = time.monotonic() + limit_s
    while not true():
        assert time.monotonic() < end, told() if callable(told) else told
        time.sleep(every_s)
