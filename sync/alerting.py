"""Where a store of alerts begins that has never been sent anything: with the last day.

Switched on after a year, it must not send a year of messages to people's phones.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sync.outbox import Source
from sync.sinks.base import NOTHING, Position

LATEST = timedelta(days=1)  # before the newest event


def recent(source: Source) -> Position:
    """The last event before the newest one's last day; by halves, for times nearly follow seqs."""
    head = source.head()
    newest = _happened(source, head.seq)
    if newest is None:
        return NOTHING
    low, high = 0, head.seq  # low: too old or none, high: recent
    while high - low > 1:
        middle = (low + high) // 2
        happened = _happened(source, middle)
        if happened is not None and happened >= newest - LATEST:
            high = middle
        else:
            low = middle
    return source.at(low) or NOTHING


def _happened(source: Source, seq: int) -> datetime | None:
    event = source.event(seq)
    return None if event is None else datetime.fromisoformat(event.occurred_at)
