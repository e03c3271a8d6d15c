"""Who may work when: plugins one at a time, and not while somebody is being served.

Python runs one thread at a time. Five plugins that all wake with a scan would take their turns
between the lane's own steps; so they wait for a quiet moment after it, and for each other.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

QUIET_S = 0.02  # after the last command: what follows it at once (a second scan) goes first
LONGEST_S = 0.5  # then a plugin works beside the lane, as with a cashier who never pauses
SERVED_S = 0.0003  # payment waits: until the screen has the answer to "Pay"
URGENT_S = 0.05  # payment waits: only for the plugin that is at work now


class Turnstile:
    """One for all plugins of a lane."""

    def __init__(self, rested_s: Callable[[], float]) -> None:
        """`rested_s`: for how long the lane has had nothing to do, in seconds."""
        self._rested_s = rested_s
        self._one = threading.Lock()

    @property
    def quiet(self) -> bool:
        """Whether nobody is being served."""
        return self._rested_s() >= QUIET_S

    @contextmanager
    def passed(self, stopping: threading.Event, *, urgent: bool) -> Iterator[None]:
        """Work in here; comes in after a while in any case: a plugin that hangs stops no other."""
        until = time.monotonic() + (URGENT_S if urgent else LONGEST_S)
        self._wait_for_quiet(stopping, until, SERVED_S if urgent else QUIET_S)
        mine = self._one.acquire(timeout=max(0.0, until - time.monotonic()))
        try:
            yield
        finally:
            if mine:
                self._one.release()

    def _wait_for_quiet(self, stopping: threading.Event, until: float, quiet_s: float) -> None:
        while (left := quiet_s - self._rested_s()) > 0:
            if time.monotonic() > until or stopping.wait(left):
                return
