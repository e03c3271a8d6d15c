"""Reads the next batch of a backlog while the sink waits for the last one's acknowledgement.

A sink's thread stands still for a network's round trip after each batch; over a backlog of 100,000
events that is a quarter of the time. Only a backlog is read ahead: a lane that sells has none.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from queue import Empty, Full, Queue

from sync.documents import Kind
from sync.lane_event import LaneEvent
from sync.outbox import Source
from sync.sinks.base import Batch, Limits, Position

_LOOK_S = 0.1
JOIN_S = 10.0


@dataclass(frozen=True, slots=True)
class _End:
    """One read of the source is complete; the next would follow `after`."""

    after: int
    error: Exception | None = None


class _Stream:
    """A thread with a source of its own, one batch ahead of whoever takes them."""

    def __init__(
        self,
        open_source: Callable[[], Source],
        after: int,
        limits: Limits,
        carries: Collection[Kind],
    ) -> None:
        self.at = after
        self.asked = (limits, frozenset(carries))
        self._open_source = open_source
        self._ready: Queue[Batch | _End] = Queue(maxsize=1)
        self._cancelled = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sync-ahead", daemon=True)
        self._thread.start()

    def read(self) -> Iterator[Batch]:
        """The batches of one read; moves `at`. Raises what the source raised."""
        while True:
            try:
                found = self._ready.get(timeout=_LOOK_S)
            except Empty:
                if not self._thread.is_alive() and self._ready.empty():
                    return
                continue
            if isinstance(found, _End):
                self.at = found.after
                if found.error is not None:
                    raise found.error
                return
            yield found

    def cancel(self) -> None:
        """End the thread."""
        self._cancelled.set()
        self._thread.join(JOIN_S)

    def _run(self) -> None:
        after, (limits, carries) = self.at, self.asked
        try:
            source = self._open_source()
            try:
                goes_on = True
                while goes_on and not self._cancelled.is_set():
                    events = 0
                    for batch in source.batches(after, limits, carries):
                        self._put(batch)
                        events += len(batch.events)
                        after = batch.events[-1].seq if batch.events else after
                    self._put(_End(after))
                    goes_on = events > 0
            finally:
                source.close()
        except Exception as err:
            self._put(_End(after, err))

    def _put(self, item: Batch | _End) -> None:
        while not self._cancelled.is_set():
            try:
                self._ready.put(item, timeout=_LOOK_S)
            except Full:
                continue
            return


class ReadAhead:
    """A Source that reads ahead as soon as a whole batch shows that there is a backlog."""

    def __init__(self, open_source: Callable[[], Source]) -> None:
        """Opens one source now, and a second one at need."""
        self._open_source = open_source
        self._source = open_source()
        self._stream: _Stream | None = None

    def head(self) -> Position:
        """The last event."""
        return self._source.head()

    def at(self, seq: int) -> Position | None:
        """The event of that seq."""
        return self._source.at(seq)

    def life_after(self, epoch: int) -> int | None:
        """The first seq of the life that followed `epoch`."""
        return self._source.life_after(epoch)

    def event(self, seq: int) -> LaneEvent | None:
        """The event of that seq, whole."""
        return self._source.event(seq)

    def batches(self, after: int, limits: Limits, carries: Collection[Kind]) -> Iterator[Batch]:
        """What follows `after`, as the source gives it."""
        stream = self._stream
        if stream is not None and (stream.at, stream.asked) != (
            after,
            (limits, frozenset(carries)),
        ):
            self._end()
            stream = None
        source = self._source.batches(after, limits, carries) if stream is None else stream.read()
        last, full = after, False
        for batch in source:
            yield batch
            if batch.events:
                last, full = batch.events[-1].seq, len(batch.events) * 2 > limits.events
        if last == after:
            self._end()
        elif full and self._stream is None:
            self._stream = _Stream(self._open_source, last, limits, carries)

    def close(self) -> None:
        """Let go of both."""
        self._end()
        self._source.close()

    def _end(self) -> None:
        if self._stream is not None:
            self._stream.cancel()
            self._stream = None
