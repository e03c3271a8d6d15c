"""One lane's stream as a topic brings it: what follows, what came before, and what is missing.

A topic is at least once, so events come again; a topic forgets, so events may be missing; and two
lanes may claim one name. What is delivered is the chain without a gap, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos_terminal.store.head import GENESIS
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
        elif verdict is not Verdict.AGAIN:
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
        if event.epoch != last.epoch:
            return self._of_another_life(event, last)
        if event.journal_id != last.journal_id:
            return Verdict.FORK
        if event.seq <= last.seq:
            same = event.seq < last.seq or event.hash == last.hash
            return Verdict.AGAIN if same else Verdict.FORK
        if event.seq > last.seq + 1:
            return Verdict.GAP
        return Verdict.NEXT if event.prev_hash == last.hash else Verdict.FORK

    @staticmethod
    def _of_another_life(event: LaneEvent, last: Position) -> Verdict:
        """A new life begins with EPOCH_STARTED, behind a head that we hold or have passed."""
        if event.epoch < last.epoch:
            return Verdict.AGAIN
        previous = event.data.get("previous") if event.event_type == "EPOCH_STARTED" else None
        if not isinstance(previous, dict) or previous.get("epoch") != last.epoch:
            return Verdict.GAP
        if previous["seq"] > last.seq:
            return Verdict.GAP
        if previous["seq"] == last.seq and event.prev_hash != last.hash:
            return Verdict.FORK
        return Verdict.NEXT
