"""Sending once more, because a person asked: from an event on, or what was parked.

Stores that are exact take the same events again and nothing changes there; Kafka and SNS repeat
them. The wish is kept in sync.db until it is fulfilled: neither a lost line nor a restart ends it.
"""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, field
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
    store.write_note(_note(sink), str(head.seq))
    store.move(sink, before)
    return head.seq - before.seq


def wanted_from(store: SyncStore, source: Source, sink: str) -> Position | None:
    """Where an unfulfilled wish goes on, whatever the store outside says of itself; or None."""
    until = int(store.note(_note(sink)) or 0)
    if not until:
        return None
    cursor = store.cursor(sink)
    ours = source.at(cursor.seq)
    lost = cursor != NOTHING and (ours is None or ours.hash != cursor.hash)
    if cursor.seq >= until or lost:
        store.write_note(_note(sink), "")
        return None
    return cursor


def _note(sink: str) -> str:
    return f"again.{sink}"
