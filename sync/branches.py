"""What a store outside will never take because it knows another history: listed, never dropped.

After a fork the lane goes on in a new life, and the store is sent that. What the lane did in the
old one after the histories parted stays here: those events are parked with the reason sync.fork.
"""

from __future__ import annotations

from collections.abc import Iterator

from pos_terminal.domain.errors import Forked
from sync.comparing import declared
from sync.lane_event import LaneEvent
from sync.outbox import Source
from sync.sinks.base import NOTHING, Position


def refused(
    source: Source, cursor: Position, held: Position | None, start: Position
) -> Iterator[tuple[LaneEvent, Forked]]:
    """Events before `start` that the store does not have, with why; `held` is its own last one.

    What the cursor had passed was acknowledged. Where no cursor is known and a person declared
    the fork, all of the old life is listed: too much rather than too little.
    """
    if held is None or held == NOTHING or held.epoch >= _epoch(source, start.seq + 1):
        return
    ours = source.at(held.seq)
    if ours is not None and ours.hash == held.hash:
        return
    first = _first_refused(source, cursor, start)
    why = Forked("sync.fork", seq=held.seq, epoch=held.epoch)
    for seq in range(first, start.seq + 1):
        event = source.event(seq)
        if event is not None:
            yield event, why


def _first_refused(source: Source, cursor: Position, start: Position) -> int:
    at_cursor = source.at(cursor.seq)
    if cursor != NOTHING and at_cursor is not None and at_cursor.hash == cursor.hash:
        return cursor.seq + 1
    began = source.event(start.seq + 1)
    return 1 if began is not None and declared(began) else start.seq + 1


def _epoch(source: Source, seq: int) -> int:
    """The life of an event; 0 where there is none."""
    at = source.at(seq)
    return 0 if at is None else at.epoch
