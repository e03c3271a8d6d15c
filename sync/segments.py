"""Where the journal is cut for an archive: by rule alone, so that whoever cuts it cuts it alike.

A segment ends at every 500th seq, at each closed shift, and where a life of the lane ended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pos_terminal.domain.events import EventType
from sync.lane_event import LaneEvent

SEGMENT = 500  # events at most
STORES = frozenset({"s3"})  # those that take whole ones only


def cut(events: Sequence[LaneEvent], *, ended: bool = False) -> Iterator[Sequence[LaneEvent]]:
    """Whole segments, in order; what follows the last waits until its own is whole.

    `ended`: they are known to end with a segment, that of a life that is over.
    """
    begin = 0
    for index, event in enumerate(events):
        follows = events[index + 1] if index + 1 < len(events) else None
        if ends(event) or (follows is not None and follows.epoch != event.epoch):
            yield events[begin : index + 1]
            begin = index + 1
    if ended and begin < len(events):
        yield events[begin:]


def whole(events: Sequence[LaneEvent]) -> Sequence[LaneEvent]:
    """Those that lie in whole segments."""
    return events[: sum(map(len, cut(events)))]


def ends(event: LaneEvent) -> bool:
    """Whether a segment ends here, whatever follows."""
    return event.seq % SEGMENT == 0 or event.event_type == EventType.SHIFT_CLOSED
