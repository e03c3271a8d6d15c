"""One lane's stream as a topic brings it: what follows, what came before, and what is missing.

A topic is at least once, so events come again; a topic forgets, so events may be missing; and two
lanes may claim one name. What is delivered is the chain without a gap, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos_terminal.store.head import GENESIS, Head
from sync.comparing import life_of
from sync.lane_event import LaneEvent
from sync.sinks.base import NOTHING, Position


class Verdict(StrEnum):
    """What an event is to a stream."""

    NEXT = "next"
    AGAIN = "again"  # it, or one of the same place, was there before
    GAP = "gap"  # events before it are missing: the lane is asked to send them again
    FORK = "fork"  # another history of the same life
    FORGED = "forged"  # its hashes are not those of its content


@dataclass(frozen=True, slots=True)
class Stopped:
    """Why a lane's stream does not go on, and what it needs."""

    verdict: Verdict
    terminal_id: str
    needs_seq: int  # the first event that is missing or in dispute
    found_seq: int


class LaneStream:
    """Judges one lane's events in the order in which the topic brings them."""

    def __init__(self, terminal_id: str, position: Position | None) -> None:
        """`position` is what the sink holds; None: it cannot say, the first event counts."""
        self.terminal_id = terminal_id
        self._last = position
        self.exact = position is not None  # the sink tells a repeated event from a false one
        self.stopped: Stopped | None = None

    @property
    def last(self) -> Position | None:
        """The last event that was taken."""
        return self._last

    def judge(self, event: LaneEvent) -> Verdict:
        """What it is; NEXT moves the stream on, GAP, FORK and FORGED stop it until it is NEXT."""
        verdict = Verdict.FORGED if not event.genuine else self._place(event)
        if verdict is Verdict.NEXT:
            self._last = event.head
            self.stopped = None
        elif verdict is not Verdict.AGAIN and not self._is_known(verdict):
            needs = self._last.seq + 1 if self._last is not None else event.seq
            self.stopped = Stopped(verdict, self.terminal_id, needs, event.seq)
        return verdict

    def _place(self, event: LaneEvent) -> Verdict:
        last = self._last
        if last is None:
            return Verdict.NEXT
        if last == NOTHING:
            follows = event.seq == 1 and event.prev_hash == GENESIS
            return Verdict.NEXT if follows else Verdict.GAP
        if event.epoch < last.epoch:
            return Verdict.AGAIN
        if event.epoch > last.epoch:
            return self._of_a_newer_life(event, last)
        if event.journal_id != last.journal_id:
            return Verdict.FORK
        if event.seq <= last.seq:
            same = event.seq < last.seq or event.hash == last.hash
            return Verdict.AGAIN if same else Verdict.FORK
        if event.seq > last.seq + 1:
            return Verdict.GAP
        return Verdict.NEXT if event.prev_hash == last.hash else Verdict.FORK

    def _is_known(self, verdict: Verdict) -> bool:
        """Another history runs on: its later events are the same fork, not a gap."""
        forked = self.stopped is not None and self.stopped.verdict is Verdict.FORK
        return forked and verdict is Verdict.GAP

    def _of_a_newer_life(self, event: LaneEvent, last: Position) -> Verdict:
        """It begins with EPOCH_STARTED, behind an event that we hold or have passed.

        `previous` is the newest head that the lane, or whoever declared a fork, knew of: a tail
        that was lost before it was ever sent is nobody's gap.
        """
        began = life_of(event)
        if began is None or began.previous.epoch != last.epoch:
            return Verdict.GAP
        if event.seq - 1 < last.seq:
            return Verdict.NEXT
        if began.forked:
            return Verdict.NEXT if self._is_settled(began.previous, event, last) else Verdict.GAP
        if event.seq - 1 > last.seq:
            return Verdict.GAP
        return Verdict.NEXT if event.prev_hash == last.hash else Verdict.FORK

    def _is_settled(self, previous: Head, event: LaneEvent, last: Position) -> bool:
        """Whether what lies between was refused outside, and is parked at the lane, not missing.

        The head that the person saw outside is one that we hold; where none was seen it is the
        lane's own, and then no event may be known to be missing.
        """
        if previous.hash != event.prev_hash:
            return previous.seq <= last.seq
        return self.stopped is None or self.stopped.verdict is not Verdict.GAP
