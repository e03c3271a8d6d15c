"""Named places where a drill pulls the plug: `POS_CRASH_AT=NAME[@DETAIL][#NTH]`.

Read once when the program starts; unset, a point costs one look at `ARMED`. The process kills
itself as a power cut would: nothing is flushed, closed or said but the one line for the drill.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Collection

CRASH_POINTS = {
    "commit.before": "a commit of lane.db is about to begin; details: the types of its events",
    "commit.after": "it has returned and nobody was told; details: the types of its events",
    "card.asked": "the terminal has answered and the lane has not heard it",
    "drawer.kick": "the drawer is about to be kicked",
    "print.taken": "a job was taken from the queue and is rendered",
    "print.sent": "the job is noted as sent, the first byte is not out",
    "print.done": "the printer has confirmed, the queue does not know",
    "head.written": "the new head file is on the disk beside the old one",
    "catalog.batch": "a batch of an import is written and not committed",
    "catalog.before": "a commit of catalog.db is about to begin",
    "catalog.after": "it has returned, the journal does not know",
    "migration.step": "a schema was written and not committed; details: the store",
    "plugin.before": "a commit of plugin.db is about to begin; details: plugin, types of events",
    "plugin.after": "it has returned and the lane was not told; details: the same",
    "plugin.applied": "the lane has applied outcomes, plugin.db does not know; details: plugin",
    "plugin.replayed": "a replay is whole, the old tables are still there; details: plugin",
    "plugin.swapped": "it has taken their place and is not open; details: plugin",
    "relay.delivered": "a sink has acknowledged messages, Kafka does not know; details: the sink",
    "sync.delivered": "a sink has acknowledged a batch, sync.db does not know; details: the sink",
    "inbox.before": "documents of head office have come, sync.db does not have them",
    "inbox.taken": "sync.db has them and how far the source was read",
    "inbox.applied": "the lane has applied some, the inbox still holds them; details: the store",
    "restore.noted": "a backup is unpacked and whole, and it is noted that it takes the place",
    "restore.set_aside": "a file of the old store is set aside; details: which",
    "restore.placed": "a file of the backup is in place; details: which",
}


class _Armed:
    """One point, and how many times it is still passed."""

    def __init__(self, text: str) -> None:
        name, _, nth = text.partition("#")
        self.name, _, self.detail = name.partition("@")
        self.left = int(nth or 1)
        self.lock = threading.Lock()
        if self.name not in CRASH_POINTS:
            raise SystemExit(f"POS_CRASH_AT: there is no crash point {self.name}")

    def passes(self, name: str, details: Collection[str]) -> bool:
        """Whether the program lives on."""
        if name != self.name or (self.detail and self.detail not in details):
            return True
        with self.lock:
            self.left -= 1
            return self.left > 0


def _armed() -> _Armed | None:
    text = os.environ.get("POS_CRASH_AT", "")
    return _Armed(text) if text else None


ARMED = _armed()


def reached(name: str, details: Collection[str] = ()) -> None:
    """Die here when this is the point that the drill named."""
    if ARMED is None or ARMED.passes(name, details):
        return
    os.write(2, f"crash point {name} reached\n".encode())
    # Windows has no SIGKILL: its TerminateProcess is as sudden
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
