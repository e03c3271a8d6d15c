"""Sending once more, because a person asked: from an event on, or what was parked.

Stores that are exact take the same events again and nothing changes there; Kafka and SNS repeat
them. The wish is kept in sync.db until it is fulfilled: neither a lost line nor a restart ends it.
"""

from __future__ import annotations

import json
from concurrent.futures import Future
from dataclasses import asdict, dataclass, field
from queue import Empty, SimpleQueue

from pos_terminal.domain.errors import CashierError
from sync.outbox import Source
from sync.sinks.base import NOTHING, Position
from sync.store import SyncStore

# The others are exact; CloudWatch puts nothing again that its totals know.
REPEATING = frozenset({"kafka", "sns"})


@dataclass(slots=True)
class RetryWish:
    """Parked events to be tried again; `seq` 0 means all. The answer: how many were taken."""

    seq: int
    answer: Future[int] = field(default_factory=Future)


class Wishes:
    """What a worker's own thread is to do as soon as it is connected; any thread may ask."""

    def __init__(self) -> None:
        """Nothing is asked yet."""
        self._retries: SimpleQueue[RetryWish] = SimpleQueue()

    def retry(self, seq: int) -> Future[int]:
        """Ask for parked events."""
        wish = RetryWish(seq)
        self._retries.put(wish)
        return wish.answer

    def next(self) -> RetryWish | None:
        """The next wish."""
        try:
            return self._retries.get_nowait()
        except Empty:
            return None


def resend(store: SyncStore, source: Source, sink: str, from_seq: int) -> int:
    """Set the cursor back so that `from_seq` is the next; how many events that are.

    Raises CashierError("sync.no_event") where the journal does not have it.
    """
    head = source.head()
    before = source.at(from_seq - 1) if from_seq >= 1 else None
    if before is None or from_seq > head.seq:
        raise CashierError("sync.no_event", seq=from_seq, last=head.seq)
    wish = {"until": head.seq, "after": asdict(before)}
    store.write_note(_note(sink), json.dumps(wish))
    store.move(sink, before)  # where nobody works; a worker may still write its own place over it
    return head.seq - before.seq


def wanted_from(store: SyncStore, source: Source, sink: str) -> Position | None:
    """Where an unfulfilled wish goes on, whatever the store outside says of itself; or None.

    The worker asks, so that from here on the cursor is moved by nobody else.
    """
    text = store.note(_note(sink))
    if not text:
        return None
    wish = json.loads(text)
    until = int(wish["until"])
    if "after" in wish:
        store.move(sink, Position(**wish["after"]))
        if not store.change_note(_note(sink), text, json.dumps({"until": until})):
            return wanted_from(store, source, sink)  # a newer one came
    cursor = store.cursor(sink)
    ours = source.at(cursor.seq)
    lost = cursor != NOTHING and (ours is None or ours.hash != cursor.hash)
    if cursor.seq >= until or lost:
        store.write_note(_note(sink), "")
        return None
    return cursor


def give_up(store: SyncStore, sink: str) -> bool:
    """The store refuses what it was to be sent again; False: nothing was wished."""
    wished = bool(store.note(_note(sink)))
    if wished:
        store.write_note(_note(sink), "")
    return wished


def _note(sink: str) -> str:
    return f"again.{sink}"
