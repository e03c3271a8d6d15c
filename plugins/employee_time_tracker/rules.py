"""From the facts of a lane to time entries. Pure: no clock, no database.

At a lane one person is signed in at a time. Every moment that is written is at or after the one
before (`until`), so that no entry is negative and no two overlap, whatever a clock was set to.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

WORK, BREAK = "work", "break"
ClosedBy = Literal["logout", "switch", "lock", "unlock", "restart", "next_fact"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of an event, with the shop's offset then."""

    at: datetime  # UTC
    offset_min: int
    day: str = ""  # the shop's, ISO


@dataclass(frozen=True, slots=True)
class Fact:
    """What an event says about somebody's time."""

    seq: int
    event_type: str
    moment: Moment
    employee: str = ""
    reason: str = ""  # of a sign-out or a lock
    clock_was: datetime | None = None  # of TIME_CONFIRMED


@dataclass(frozen=True, slots=True)
class Counting:
    """What counts as a break, and from when on nobody is at work; None: never."""

    lock_is_break_after: timedelta | None = None
    forgotten_after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """An entry begins; `no` is the seq of the event that began it."""

    no: int
    kind: str
    employee: str
    moment: Moment
    work_no: int = 0  # of a break: the entry that it is in


@dataclass(frozen=True, slots=True)
class Closed:
    """An entry ends; `assumed` where its end was not seen."""

    no: int
    moment: Moment
    by: ClosedBy
    assumed: bool = False


Change = Opened | Closed
LastSign = Callable[[], Moment | None]  # of whoever is signed in; None: none since the sign-in


@dataclass(frozen=True, slots=True)
class AtWork:
    """Who is at work at this lane, and since when."""

    employee: str = ""
    work_no: int = 0  # 0: nobody is signed in
    break_no: int = 0  # 0: not on a break
    locked: Moment | None = None
    lock_no: int = 0  # seq of the event that locked
    until: datetime | None = None  # nothing is written before it

    def later(self, moment: Moment) -> Moment:
        """The moment, or the last that was written where that is later."""
        if self.until is None or moment.at >= self.until:
            return moment
        return replace(moment, at=self.until)


Step = tuple[AtWork, list[Change]]


def follow(now: AtWork, fact: Fact, last_sign: LastSign, counting: Counting) -> Step:
    """What one fact changes."""
    handler = _STEPS.get(fact.event_type)
    return (now, []) if handler is None else handler(now, fact, last_sign, counting)


def _open_work(now: AtWork, no: int, employee: str, moment: Moment) -> Step:
    begins = now.later(moment)
    after = AtWork(employee=employee, work_no=no, until=begins.at)
    return after, [Opened(no, WORK, employee, begins)]


def _close(now: AtWork, moment: Moment, by: ClosedBy, *, assumed: bool = False) -> Step:
    """The break and the work end."""
    if not now.work_no:
        return replace(now, locked=None), []
    ends = now.later(moment)
    changes: list[Change] = []
    if now.break_no:
        changes.append(Closed(now.break_no, ends, by, assumed))
    changes.append(Closed(now.work_no, ends, by, assumed))
    return AtWork(until=ends.at), changes


def _assume(now: AtWork, last_sign: LastSign, by: ClosedBy, fact: Fact) -> Step:
    """Nobody saw the end: the last sign of work, or no time at all."""
    if not now.work_no:
        return replace(now, locked=None), []
    sign = last_sign() or replace(fact.moment, at=now.until or fact.moment.at)
    return _close(now, sign, by, assumed=True)


def _on_login(now: AtWork, fact: Fact, last_sign: LastSign, counting: Counting) -> Step:
    free, ended = _assume(now, last_sign, "next_fact", fact)
    after, began = _open_work(free, fact.seq, fact.employee, fact.moment)
    return after, ended + began


def _on_logout(now: AtWork, fact: Fact, last_sign: LastSign, counting: Counting) -> Step:
    if fact.reason == "restart":
        return _assume(now, last_sign, "restart", fact)
    awake, changes = _after_lock(now, fact, counting)
    by: ClosedBy = "switch" if fact.reason == "switch" else "logout"
    free, ended = _close(awake, fact.moment, by)
    return free, changes + ended


def _on_lock(now: AtWork, fact: Fact, last_sign: LastSign, counting: Counting) -> Step:
    if not now.work_no or now.break_no:
        return now, []
    return replace(now, locked=fact.moment, lock_no=fact.seq), []


def _on_unlock(now: AtWork, fact: Fact, last_sign: LastSign, counting: Counting) -> Step:
    employee = now.employee
    awake, changes = _after_lock(now, fact, counting)
    if employee and not awake.work_no:  # forgotten: work begins anew
        awake, began = _open_work(awake, fact.seq, employee, fact.moment)
        changes += began
    return awake, changes


def _after_lock(now: AtWork, fact: Fact, counting: Counting) -> Step:
    """A locked screen was nothing, a break, or the end of the work."""
    locked, no = now.locked, now.lock_no
    now = replace(now, locked=None, lock_no=0)
    if locked is None or not now.work_no:
        return now, []
    gap = fact.moment.at - locked.at
    if counting.forgotten_after is not None and gap >= counting.forgotten_after:
        return _close(now, locked, "lock", assumed=True)
    if counting.lock_is_break_after is None or gap < counting.lock_is_break_after:
        return now, []
    begins = now.later(locked)
    ends = replace(fact.moment, at=max(begins.at, fact.moment.at))
    return replace(now, until=ends.at), [
        Opened(no, BREAK, now.employee, begins, now.work_no),
        Closed(no, ends, "unlock"),
    ]


def _on_break(now: AtWork, fact: Fact, last_sign: LastSign, counting: Counting) -> Step:
    if not now.work_no or now.break_no:
        return now, []
    begins = now.later(fact.moment)
    after = replace(now, break_no=fact.seq, locked=None, lock_no=0, until=begins.at)
    return after, [Opened(fact.seq, BREAK, now.employee, begins, now.work_no)]


def _on_break_end(now: AtWork, fact: Fact, last_sign: LastSign, counting: Counting) -> Step:
    if not now.break_no:
        return now, []
    by: ClosedBy = "switch" if fact.reason == "switch" else "unlock"
    if counting.forgotten_after is not None and now.until is not None:
        if fact.moment.at - now.until >= counting.forgotten_after:
            return _never_back(now, fact)
    ends = now.later(fact.moment)
    return replace(now, break_no=0, until=ends.at), [Closed(now.break_no, ends, by)]


def _never_back(now: AtWork, fact: Fact) -> Step:
    """So long a break was the end of the work; whoever ends it begins anew."""
    start = replace(fact.moment, at=now.until or fact.moment.at)
    free, ended = _close(now, start, "lock", assumed=True)
    if fact.reason == "switch":
        return free, ended
    after, began = _open_work(free, fact.seq, now.employee, fact.moment)
    return after, ended + began


def _on_new_time(now: AtWork, fact: Fact, last_sign: LastSign, counting: Counting) -> Step:
    """The clock jumped: what lies between was not seen, and nobody works backwards."""
    was = fact.clock_was
    if not now.work_no or was is None:
        return now, []
    gap, most = fact.moment.at - was, counting.forgotten_after
    if gap >= timedelta(0) and (most is None or gap < most):
        return now, []
    free, ended = _close(now, replace(fact.moment, at=was), "next_fact", assumed=True)
    after, began = _open_work(free, fact.seq, now.employee, fact.moment)
    return after, ended + began


def _on_new_life(now: AtWork, fact: Fact, last_sign: LastSign, counting: Counting) -> Step:
    return _assume(now, last_sign, "next_fact", fact)


_STEPS: dict[str, Callable[[AtWork, Fact, LastSign, Counting], Step]] = {
    "EMPLOYEE_LOGIN": _on_login,
    "EMPLOYEE_LOGOUT": _on_logout,
    "SCREEN_LOCKED": _on_lock,
    "SCREEN_UNLOCKED": _on_unlock,
    "BREAK_STARTED": _on_break,
    "BREAK_ENDED": _on_break_end,
    "TIME_CONFIRMED": _on_new_time,
    "EPOCH_STARTED": _on_new_life,
}
TYPES = tuple(_STEPS)
