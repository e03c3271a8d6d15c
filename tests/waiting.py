"""Waiting for what other threads and processes bring about: by looking, never by a clock alone."""

from __future__ import annotations

import time
from collections.abc import Callable

LIMIT_S = 60.0
_LOOK_S = 0.01


def until(true: Callable[[], object], limit_s: float = LIMIT_S) -> None:
    """Return as soon as it is true; fails after a time that no machine needs."""
    end = time.monotonic() + limit_s
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(_LOOK_S)
