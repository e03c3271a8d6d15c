"""Where to go on: our cursor, the sink's own last position, and the journal, compared (F11, F12).

A journal may have been set back (an old backup) or copied (a cloned disk). A restore that goes its
proper way begins a new life (epoch), and that is no conflict; anything else is refused and told.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import msgspec

from pos_terminal.domain.errors import Forked
from pos_terminal.store.head import Head
from pos_terminal.typed import convert
from sync.lane_event import LaneEvent
from sync.outbox import Source
from sync.sinks.base import NOTHING, Position

FORKED = "forked"  # of EPOCH_STARTED: a manager began a new life because of a fork


class _Began(msgspec.Struct, frozen=True):
    reason: str = ""
    previous: Head | None = None


def start_from(source: Source, cursor: Position, held: Position | None) -> Position:
    """The position after which events are due; raises Forked.

    `held` is what the sink says of itself: None where it cannot say, then the cursor counts.
    A sink that holds less than the cursor lost something and is sent it again.
    """
    if held is None:
        return _known(source, cursor)
    if held == NOTHING:
        return NOTHING
    ours = source.at(held.seq)
    if ours is not None and ours.hash == held.hash:
        return held
    head = source.head()
    if held.epoch > head.epoch:
        raise Forked("sync.newer_life", epoch=held.epoch, own_epoch=head.epoch, held=asdict(held))
    branch = _branch(source, held)
    if branch is not None:
        return branch
    if held.seq > head.seq and held.journal_id == head.journal_id:
        raise Forked("sync.set_back", seq=held.seq, own_seq=head.seq, held=asdict(held))
    raise Forked("sync.fork", seq=held.seq, epoch=held.epoch, held=asdict(held))


def _known(source: Source, cursor: Position) -> Position:
    """The cursor, if this is still the journal that it was moved along."""
    ours = source.at(cursor.seq)
    if cursor == NOTHING or (ours is not None and ours.hash == cursor.hash):
        return cursor
    branch = _branch(source, cursor)
    if branch is not None:
        return branch
    raise Forked("sync.set_back", seq=cursor.seq, own_seq=source.head().seq)


def _branch(source: Source, held: Position) -> Position | None:
    """The end of the life from which a later one went on that does not contradict `held`.

    A life that begins behind `held` contradicts it, unless a person has declared the fork.
    """
    first = source.life_after(held.epoch)
    while first is not None:
        began = source.event(first)
        if first - 1 <= held.seq or (began is not None and declared(began)):
            return _at(source, first - 1)
        first = None if began is None else source.life_after(began.epoch)
    return None


@dataclass(frozen=True, slots=True)
class Life:
    """How a life began that is not the first one."""

    previous: Head  # the newest head that was known, here or outside
    forked: bool  # a person declared it because of a fork


def life_of(began: LaneEvent) -> Life | None:
    """The life that an event begins; None for another event, and for a first life."""
    if began.event_type != "EPOCH_STARTED":
        return None
    try:
        told = convert(began.data, _Began)
    except msgspec.MsgspecError:
        return None  # no lane of ours wrote that
    return None if told.previous is None else Life(told.previous, told.reason == FORKED)


def declared(began: LaneEvent) -> bool:
    """Whether a person began this life because of a fork."""
    return began.event_type == "EPOCH_STARTED" and began.data.get("reason") == FORKED


def _at(source: Source, seq: int) -> Position:
    return source.at(seq) or NOTHING
