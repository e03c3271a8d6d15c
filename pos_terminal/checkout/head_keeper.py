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
AGAIN_S = 1.0  # after the disk has refused one


class HeadKeeper:
    """One thread that writes the newest head to a small file."""

    def __init__(self, bus: Bus[JournalEvent], path: Path) -> None:
        """Listen to the bus."""
        self._bus = bus
        self._path = path
        self._events = bus.subscribe()
        self._stopping = threading.Event()
        self._unwritten: Head | None = None
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
            self._write(self._events.take(AGAIN_S if self._unwritten else None))
            self._stopping.wait(REST_S)
        self._write(self._events.take(0))

    def _write(self, events: list[JournalEvent]) -> None:
        """Write the newest head; one that the disk refused is tried again until it is there."""
        head = _head_of(events[-1]) if events else self._unwritten
        if head is None:
            return
        try:
            write_head(self._path, head)
        except OSError as err:
            if self._unwritten is None:
                log.error("head file", error=str(err))
            self._unwritten = head
        else:
            self._unwritten = None


def _head_of(event: JournalEvent) -> Head:
    return Head(event.journal_id, event.epoch, event.seq, event.hash)
