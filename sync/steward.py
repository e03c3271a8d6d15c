"""Looks once a second, cheaply, whether anything has changed that the agent must know.

A lane that runs pokes the agent; this is for the lane that cannot, for settings, and for a journal
that was replaced.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

from pos_terminal.domain.errors import CashierError, StoreError
from pos_terminal.log import get_logger
from pos_terminal.store.head import Head
from sync import configuring
from sync.agent import Agent, Place
from sync.outbox import Outbox
from sync.sinks.base import NOTHING

log = get_logger(__name__)
LOOK_S = 1.0
ENDING_S = 0.5  # it may wait for a store that was switched off and does not let go


class Steward:
    """One thread with a read-only connection of its own."""

    def __init__(self, place: Place, agent: Agent) -> None:
        """Nothing runs before `start`."""
        self._place = place
        self._agent = agent
        self._outbox: Outbox | None = None
        self._lane_file: tuple[int, int] | None = None
        self._version = -1
        self._head: Head = NOTHING
        self._rows: dict[str, str] | None = None
        self._file: tuple[int, int] | None = None
        self._told = False
        self._failed = ""
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sync-steward", daemon=True)

    def start(self) -> None:
        """Begin; the first look has started the workers when this returns."""
        self.look()
        self._thread.start()

    def reload(self) -> None:
        """Look at the settings now, and have every store connected anew: a secret may be new."""
        self._rows = None
        self._wake.set()
        self._agent.restart()

    def stop(self) -> None:
        """End."""
        self._stopping.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(ENDING_S)
        if not self._thread.is_alive():
            self._close()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._wake.wait(LOOK_S)
            self._wake.clear()
            if not self._stopping.is_set():
                self._look_surely()

    def _look_surely(self) -> None:
        """What did not work is looked at again, and told once."""
        try:
            self.look()
        except Exception as err:
            self._version, self._rows = -1, None
            if str(err) != self._failed:
                self._failed = str(err)
                log.exception("sync steward")
        else:
            self._failed = ""

    def look(self) -> None:
        """One look at everything."""
        moved = self._journal_moved()
        file = _stamp(self._place.sync_file)
        if moved or self._rows is None or file != self._file:
            self._look_at_settings(file)
        if moved:
            self._look_at_head()
            self._agent.poke()

    def _journal_moved(self) -> bool:
        """Whether the lane's database is another file, or was written; opens it at need."""
        lane_file = _identity(self._place.files.lane_db)
        if lane_file != self._lane_file:
            self._close()
            self._lane_file = lane_file
            if self._head is not NOTHING:
                self._agent.restart()  # replaced: everybody compares anew
        if lane_file is None:
            return False
        try:
            self._outbox = self._outbox or self._place.outbox()
            version = self._outbox.changed()
        except StoreError as err:
            self._tell_once(err)
            self._close()
            return False
        self._told = False
        moved, self._version = version != self._version, version
        return moved

    def _look_at_settings(self, file: tuple[int, int] | None) -> None:
        rows = {} if self._outbox is None else self._outbox.settings(configuring.PREFIX)
        if rows == self._rows and file == self._file:
            return
        self._rows, self._file = rows, file
        try:
            configured = configuring.read(rows, self._place.sync_file)
        except CashierError as err:
            self._agent.refuse(err)
            return
        self._agent.refuse(None)
        self._agent.configure(configured)

    def _look_at_head(self) -> None:
        outbox = self._outbox
        if outbox is None:
            return
        head, before = outbox.head(), self._head
        ours = outbox.at(before.seq)
        set_back = before is not NOTHING and (ours is None or ours.hash != before.hash)
        if set_back or (before is not NOTHING and head.epoch != before.epoch):
            log.warning("journal", set_back=set_back, epoch=head.epoch, seq=head.seq)
            self._agent.restart()
        self._head = head
        tail = head.seq - outbox.segments_end(head.seq)
        self._agent.see_head(head, lambda seq: _happened(outbox, seq), tail)
        seen = self._agent.store.seen_head()
        if seen is None or (head.epoch, head.seq) > (seen.epoch, seen.seq):
            self._agent.store.see_head(head)

    def _tell_once(self, err: StoreError) -> None:
        if not self._told:
            self._told = True
            log.warning("journal unreadable", why=str(err))

    def _close(self) -> None:
        if self._outbox is not None:
            self._outbox.close()
        self._outbox, self._version = None, -1


def _happened(outbox: Outbox, seq: int) -> str:
    event = outbox.event(seq)
    return "" if event is None else event.occurred_at


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
