"""Who did what lately: counted by a cashier, a customer or a card, exact to the microsecond.

An act counts while it is younger than the window: one that is exactly as old counts no more. When
the clock is set back, what seems to come from the future happened just now: nobody empties a
window by turning the clock.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MINUTE_US = 60_000_000
HOUR_US = 60 * MINUTE_US
KEPT_US = 24 * HOUR_US  # no window is longer
MOST_ACTS = 20_000  # what is remembered at all; the oldest goes first


@dataclass(slots=True)
class Act:
    """Something that was done; `key` is who or what it is counted by."""

    seq: int
    no: int  # within its event
    at_us: int  # since 1970, UTC
    kind: str
    key: str
    count: int = 1
    amount_minor: int = 0


@dataclass(slots=True)
class Changes:
    """What a table of acts has to follow."""

    added: Sequence[Act] = ()
    set_back_us: int = 0  # acts that are later happened then; 0: none are
    before_us: int = 0  # acts that are older go, 0: none
    dropped: Sequence[Act] = ()  # over the limit


class Windows:
    """Acts in the order of the journal, counted from the newest."""

    def __init__(self, acts: Iterable[Act] = ()) -> None:
        """`acts` in order of seq and no, as they were kept."""
        self._all: deque[Act] = deque()
        self._by_key: dict[tuple[str, str], deque[Act]] = {}
        for act in acts:
            self._put(act)

    def __len__(self) -> int:
        return len(self._all)

    def turn(self, now_us: int) -> Changes:
        """The clock shows `now_us`: forget what is too old, once in an hour."""
        if not self._all:
            return Changes()
        newest = self._all[-1].at_us
        if now_us < newest:
            for act in reversed(self._all):
                if act.at_us <= now_us:
                    break
                act.at_us = now_us
            return Changes(set_back_us=now_us)
        if newest // HOUR_US == now_us // HOUR_US:
            return Changes()
        while self._all and self._all[0].at_us <= now_us - KEPT_US:
            self._drop_oldest()
        return Changes(before_us=now_us - KEPT_US)

    def take(self, acts: Sequence[Act]) -> Changes:
        """Add what has just been done."""
        for act in acts:
            self._put(act)
        dropped = []
        while len(self._all) > MOST_ACTS:
            dropped.append(self._drop_oldest())
        return Changes(added=acts, dropped=dropped)

    def total(self, kind: str, key: str, now_us: int, minutes: int) -> tuple[int, int]:
        """How many, and Σ of their amounts, in the minutes before `now_us`."""
        count = amount = 0
        since = now_us - minutes * MINUTE_US
        for act in reversed(self._by_key.get((kind, key), ())):
            if act.at_us <= since:
                break
            count += act.count
            amount += act.amount_minor
        return count, amount

    def forget(self, kind: str, key: str) -> None:
        """Drop all acts of somebody."""
        if self._by_key.pop((kind, key), None) is not None:
            self._all = deque(one for one in self._all if (one.kind, one.key) != (kind, key))

    def rename(self, kind: str, key: str, new: str) -> None:
        """What somebody did was done by somebody else, each act in its place."""
        for act in self._by_key.pop((kind, key), ()):
            act.key = new
        theirs = deque(one for one in self._all if (one.kind, one.key) == (kind, new))
        if theirs:
            self._by_key[kind, new] = theirs

    def _put(self, act: Act) -> None:
        self._all.append(act)
        self._by_key.setdefault((act.kind, act.key), deque()).append(act)

    def _drop_oldest(self) -> Act:
        act = self._all.popleft()
        mine = self._by_key[act.kind, act.key]
        mine.popleft()
        if not mine:
            del self._by_key[act.kind, act.key]
        return act
