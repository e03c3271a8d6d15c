"""The two clocks of the agent: durations by the monotonic one, notes by the wall's."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


def utc_now() -> str:
    """The wall clock as the journal writes times: UTC with six decimals."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@dataclass(frozen=True, slots=True)
class Clocks:
    """Both, so that a test can turn them."""

    monotonic: Callable[[], float] = time.monotonic
    now: Callable[[], str] = utc_now
