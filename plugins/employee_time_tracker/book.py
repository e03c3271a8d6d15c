"""Entries in the plugin's tables: written as they were seen, read as they were corrected."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from plugins.employee_time_tracker.models import at_work, corrections, entries
from plugins.employee_time_tracker.rules import WORK, AtWork, Closed, Moment, Opened

NAMESPACE = uuid.UUID("5d7f8a52-6a0c-4b1e-9b8e-2f6f3c0c8a11")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it counts: with its last correction."""

    no: int
    entry_id: str
    work_no: int
    employee: str
    kind: str
    terminal_id: str
    day: str
    opened_at: datetime
    opened_offset_min: int
    closed_at: datetime | None
    closed_offset_min: int | None
    closed_by: str
    assumed: bool
    correction_no: int = 0  # 0: as it was seen
    reason: str = ""
    seen_opened_at: datetime | None = None  # as it was seen
    seen_closed_at: datetime | None = None

    @property
    def span(self) -> tuple[datetime, datetime] | None:
        """Beginning and end; None while it is open."""
        return None if self.closed_at is None else (self.opened_at, self.closed_at)


def text_of(at: datetime) -> str:
    """UTC text with six decimals and Z: text sorts as time does."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def time_from(text: str | None) -> datetime | None:
    """UTC text as a time."""
    return None if text is None else datetime.fromisoformat(text).astimezone(UTC)


# -- who is at work


def read_at_work(connection: Connection) -> AtWork:
    """As the last fact left it."""
    row = connection.execute(select(at_work)).one_or_none()
    if row is None:
        return AtWork()
    locked = time_from(row.locked_at)
    moment = None if locked is None else Moment(locked, row.locked_offset_min, row.locked_day)
    return AtWork(
        employee=row.employee,
        work_no=row.work_no,
        break_no=row.break_no,
        locked=moment,
        lock_no=row.lock_no,
        until=time_from(row.until),
    )


def write_at_work(connection: Connection, now: AtWork) -> None:
    """Keep it for the next fact."""
    locked = now.locked
    values = {
        "employee": now.employee,
        "work_no": now.work_no,
        "break_no": now.break_no,
        "locked_at": None if locked is None else text_of(locked.at),
        "locked_offset_min": 0 if locked is None else locked.offset_min,
        "locked_day": "" if locked is None else locked.day,
        "lock_no": now.lock_no,
        "until": None if now.until is None else text_of(now.until),
    }
    made = upsert(at_work).values(one=1, **values)
    connection.execute(made.on_conflict_do_update(index_elements=["one"], set_=values))


# -- entries


def open_entry(connection: Connection, opened: Opened, event: dict[str, Any]) -> None:
    """Write the beginning of one."""
    name = f"{event['event_id']}/{opened.no}/{opened.kind}"
    connection.execute(
        insert(entries),
        {
            "no": opened.no,
            "entry_id": str(uuid.uuid5(NAMESPACE, name)),
            "work_no": opened.work_no,
            "employee_ref": opened.employee,
            "kind": opened.kind,
            "terminal_id": event["terminal_id"],
            "business_date": opened.moment.day,
            "opened_at": text_of(opened.moment.at),
            "opened_offset_min": opened.moment.offset_min,
            "closed_at": None,
            "closed_offset_min": None,
            "closed_by": "",
            "assumed": 0,
        },
    )


def close_entry(connection: Connection, closed: Closed) -> None:
    """Write the end of one."""
    values = {
        "closed_at": text_of(closed.moment.at),
        "closed_offset_min": closed.moment.offset_min,
        "closed_by": closed.by,
        "assumed": int(closed.assumed),
    }
    connection.execute(update(entries).where(entries.c.no == closed.no).values(values))


def entry(connection: Connection, no: int) -> Entry | None:
    """One entry."""
    return next(_read(connection, entries.c.no == no), None)


def breaks_of(connection: Connection, work_no: int) -> list[Entry]:
    """The breaks in an entry of work."""
    return list(_read(connection, entries.c.work_no == work_no))


def between(
    connection: Connection, first: str = "", last: str = "", employee: str = ""
) -> list[Entry]:
    """Entries whose day lies between two days, by employee and time."""
    found = []
    if first:
        found.append(entries.c.business_date >= first)
    if last:
        found.append(entries.c.business_date <= last)
    if employee:
        found.append(entries.c.employee_ref == employee)
    return sorted(_read(connection, *found), key=lambda one: (one.employee, one.opened_at, one.no))


def newest_day(connection: Connection) -> str:
    """The last day with an entry of anybody; empty: there is none."""
    query = select(entries.c.business_date).order_by(entries.c.business_date.desc()).limit(1)
    return str(connection.execute(query).scalar() or "")


def _read(connection: Connection, *conditions: Any) -> Iterator[Entry]:
    corrected: dict[int, Row[Any]] = {}
    numbers = select(entries.c.no).where(*conditions)
    query = select(corrections).where(corrections.c.no.in_(numbers))
    for row in connection.execute(query.order_by(corrections.c.correction_no)):
        corrected[row.no] = row
    for row in connection.execute(select(entries).where(*conditions)):
        yield _entry(row, corrected.get(row.no))


def _entry(row: Row[Any], fixed: Row[Any] | None) -> Entry:
    opened, closed = time_from(row.opened_at), time_from(row.closed_at)
    counts = row if fixed is None else fixed
    begins = time_from(counts.opened_at)
    if opened is None or begins is None:
        raise ValueError(f"entry {row.no} has no beginning")
    return Entry(
        no=row.no,
        entry_id=row.entry_id,
        work_no=row.work_no,
        employee=row.employee_ref,
        kind=row.kind,
        terminal_id=row.terminal_id,
        day=row.business_date,
        opened_at=begins,
        opened_offset_min=row.opened_offset_min,
        closed_at=closed
        if fixed is None or fixed.closed_at is None
        else time_from(fixed.closed_at),
        closed_offset_min=row.closed_offset_min,
        closed_by=row.closed_by,
        assumed=bool(row.assumed),
        correction_no=0 if fixed is None else fixed.correction_no,
        reason="" if fixed is None else fixed.reason,
        seen_opened_at=opened,
        seen_closed_at=closed,
    )


def correct(
    connection: Connection,
    was: Entry,
    opened_at: datetime,
    closed_at: datetime | None,
    *,
    seq: int,
    reason: str,
    by: str,
) -> int:
    """Write a correction; its number. What was seen stays."""
    connection.execute(
        insert(corrections),
        {
            "no": was.no,
            "correction_no": was.correction_no + 1,
            "seq": seq,
            "opened_at": text_of(opened_at),
            "closed_at": None if closed_at is None else text_of(closed_at),
            "reason": reason,
            "corrected_by": by,
        },
    )
    return was.correction_no + 1


def overlapping(
    connection: Connection, was: Entry, opened_at: datetime, closed_at: datetime | None
) -> int:
    """The number of another entry of the same person's work at that time; 0: there is none."""
    if was.kind != WORK or closed_at is None:
        return 0
    for one in between(connection, employee=was.employee):
        if one.no != was.no and one.kind == WORK and one.span is not None:
            if one.opened_at < closed_at and opened_at < one.span[1]:
                return one.no
    return 0
