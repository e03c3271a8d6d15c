"""After each Z the independent verifier reads everything, in a process of its own (F3).

The start and the idle lane look at the journal; a flipped bit in a table that is made from it
shows only here. What is found stops the sale: the next start makes the tables again. A process
of its own, because the verifier needs 1 KB of memory a sale and a core for 60 s at 100,000.
"""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from pos_terminal.bus import Bus, Subscription
from pos_terminal.checkout.till import Till
from pos_terminal.domain.events import EventType
from pos_terminal.log import get_logger
from pos_terminal.store.journal import JournalEvent
from pos_terminal.store.suspicion import suspect

log = get_logger(__name__)
REST_S = 5.0  # the Z report is printed and the next shift opened first
POLL_S = 0.5
# Some 250,000 sales: five minutes of one idle core and 250 MB. Longer books are looked at by
# `journal verify` on a backup, when IT wants it.
LONGEST = 2_000_000  # events
# What damage looks like; whatever else is found is for people, and `journal verify` says it.
DAMAGE = frozenset({"file", "I2 chain", "I5 tables"})

Call = Callable[[Callable[[Till], object]], "Future[object]"]


class _Closings(Subscription[JournalEvent]):
    """Wakes its reader at the end of a shift only, and not with each scan."""

    def put(self, events: Sequence[JournalEvent]) -> None:
        """On the lane's thread."""
        closed = [event for event in events if event.event_type == EventType.SHIFT_CLOSED]
        if closed:
            super().put(closed)


class ZCheck:
    """One thread that waits for the end of a shift."""

    def __init__(
        self, bus: Bus[JournalEvent], data_dir: Path, verifier: Sequence[str], call: Call
    ) -> None:
        """`verifier` prints its report as JSON; `call` runs work on the lane thread."""
        self._bus = bus
        self._data_dir = data_dir
        self._verifier = tuple(verifier)
        self._call = call
        self._events = bus.join(_Closings(limit=64))  # while it looks, days may go by
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pos-z-check", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End, also in the midst of a look: the next Z looks again."""
        self._stopping.set()
        self._events.wake()
        self._thread.join(10)
        self._bus.unsubscribe(self._events)

    def _run(self) -> None:
        while not self._stopping.is_set():
            closed = self._events.take()
            if not closed or self._stopping.wait(REST_S):
                continue
            if closed[-1].seq > LONGEST:
                log.info("z check", left_out=closed[-1].seq)
                continue
            try:
                self._look()
            except Exception:  # a look that fails harms nobody; the next Z looks again
                log.exception("z check")

    def _look(self) -> None:
        report = self._report()
        if report is None:
            return
        failed = [check for check in report["checks"] if not check["ok"]]
        for check in failed:
            log.error("z check", check=check["name"], what=check["sentence"])
        found = [check["name"] for check in failed if check["name"] in DAMAGE]
        if found:
            suspect(self._data_dir, ", ".join(found))
            self._call(stop_selling)

    def _report(self) -> dict[str, Any] | None:
        """What the verifier prints; None when the lane ends first."""
        calm = {name: value for name, value in os.environ.items() if name != "POS_CRASH_AT"}
        child = subprocess.Popen(  # noqa: S603 - our own program
            self._verifier, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=calm
        )
        try:
            while not self._stopping.is_set():
                try:
                    said, _ = child.communicate(timeout=POLL_S)
                except subprocess.TimeoutExpired:
                    continue
                report: dict[str, Any] = json.loads(said)
                return report
            return None
        finally:
            child.kill()
            child.communicate()


def stop_selling(till: Till) -> None:
    """Until the next start, which looks at everything and mends it."""
    till.running.stopped = "store.damaged"
    till.notify("store.damaged", "refuse")
