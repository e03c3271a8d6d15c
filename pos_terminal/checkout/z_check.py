"""After each Z the independent verifier reads everything, beside the lane and off its thread (F3).

The start and the idle lane look at the journal; a flipped bit in a table that is made from it
shows only here. What is found stops the sale: the next start makes the tables again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from pos_terminal.bus import Bus
from pos_terminal.checkout.till import Till
from pos_terminal.domain.events import EventType
from pos_terminal.log import get_logger
from pos_terminal.store.journal import JournalEvent
from pos_terminal.store.suspicion import suspect

log = get_logger(__name__)
REST_S = 0.02  # after some 15 ms of work: two fifths of a core at the most
# What damage looks like; whatever else is found is for people, and `journal verify` says it.
DAMAGE = frozenset({"file", "I2 chain", "I5 tables"})

Call = Callable[[Callable[[Till], object]], "Future[object]"]


class StoppedError(Exception):
    """The lane ends before the look does; the next Z looks again."""


class ZCheck:
    """One thread that waits for the end of a shift."""

    def __init__(self, bus: Bus[JournalEvent], data_dir: Path, call: Call) -> None:
        """`call` runs work on the lane thread."""
        self._bus = bus
        self._data_dir = data_dir
        self._call = call
        self._events = bus.subscribe()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pos-z-check", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End, also in the midst of a look."""
        self._stopping.set()
        self._events.wake()
        self._thread.join(10)
        self._bus.unsubscribe(self._events)

    def _run(self) -> None:
        while not self._stopping.is_set():
            events = self._events.take()
            if any(event.event_type == EventType.SHIFT_CLOSED for event in events):
                try:
                    self._look()
                except StoppedError:
                    return
                except Exception:  # a look that fails harms nobody; the next Z looks again
                    log.exception("z check")

    def _look(self) -> None:
        from pos_terminal.store.verify import verify  # late: a start never needs it

        failed = verify(self._data_dir, pause=self._pause).failed()
        for check in failed:
            log.error("z check", check=check.name, what=check.sentence, where=check.first_bad)
        found = [check.name for check in failed if check.name in DAMAGE]
        if found:
            suspect(self._data_dir, ", ".join(found))
            self._call(stop_selling)

    def _pause(self) -> None:
        if self._stopping.wait(REST_S):
            raise StoppedError


def stop_selling(till: Till) -> None:
    """Until the next start, which looks at everything and mends it."""
    till.running.stopped = "store.damaged"
    till.notify("store.damaged", "refuse")
