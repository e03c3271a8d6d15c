"""Keeps the head of the journal outside the database, within a second, off the lane thread."""

from __future__ import annotations

import threading
from pathlib import Path

from pos_terminal.bus import Bus
from pos_terminal.log import get_logger
from pos_terminal.store.head import Head, write_head
from pos_terminal.store.journal import JournalEvent

log = get_logger(__name__)
REST_S = 0.2  # at most five writes a second


class HeadKeeper:
    """One thread that writes the newest head to a small file."""

    def __init__(self, bus: Bus[JournalEvent], path: Path) -> None:
        """Listen to the bus."""
        self._bus = bus
        self._path = path
        self._events = bus.subscribe()
        self._stopping = threading.Event()
        self._failed = False
        self._thread = threading.Thread(target=self._run, name="pos-head", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Write the last head and end; the lane has stopped before."""
        self._stopping.set()
        self._events.wake()
        self._thread.join(10)
        self._bus.unsubscribe(self._events)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._write(self._events.take())
            self._stopping.wait(REST_S)
        self._write(self._events.take(0))

    def _write(self, events: list[JournalEvent]) -> None:
        if not events:
            return
        last = events[-1]
        try:
            write_head(self._path, Head(last.journal_id, last.epoch, last.seq, last.hash))
            self._failed = False
        except OSError as err:
            if not self._failed:
                log.error("head file", error=str(err))
            self._failed = True
