"""The reports: somebody's own weeks, everybody's timesheet, all entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from plugins.base import Column, Context, Facts, Table, Words, words
from plugins.employee_time_tracker import book, sums
from plugins.employee_time_tracker.book import Entry, text_of
from plugins.employee_time_tracker.rules import BREAK, WORK
from plugins.employee_time_tracker.settings import Days, TimeSettings

MOST_ROWS = 10_000
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


@dataclass
class DaySum:
    """What somebody did on a day."""

    worked_s: int = 0
    break_s: int = 0
    entries: int = 0
    corrected: int = 0
    assumed: int = 0
    open: int = 0


@dataclass
class Sheet:
    """All days of all people that were asked for."""

    days: dict[tuple[str, str], DaySum] = field(default_factory=lambda: defaultdict(DaySum))


def _zone(facts: Facts, entry: Entry) -> tzinfo:
    """The shop's zone; where it has none, the offset that the entry began with."""
    name = facts.shop().time_zone
    if name:
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError):
            pass  # a machine without that zone: the offset is right but for changes of the clock
    return timezone(timedelta(minutes=entry.opened_offset_min))


def sheet_of(context: Context, first: str, last: str, employee: str = "") -> Sheet:
    """Sums by person and day; empty days: all there is."""
    settings: TimeSettings = context.settings
    earlier = "" if not first else (date.fromisoformat(first) - _DAY).isoformat()
    found = book.between(context.connection, earlier, last, employee)
    breaks: dict[int, list[Entry]] = defaultdict(list)
    for one in found:
        if one.kind == BREAK:
            breaks[one.work_no].append(one)
    sheet = Sheet()
    for one in found:
        if one.kind == WORK:
            _add(sheet, one, breaks[one.no], context.facts, settings)
    sheet.days = {
        key: day
        for key, day in sheet.days.items()
        if (not first or key[1] >= first) and (not last or key[1] <= last)
    }
    return sheet


def _add(
    sheet: Sheet, work: Entry, breaks: list[Entry], facts: Facts, settings: TimeSettings
) -> None:
    own = sheet.days[work.employee, work.day]
    own.entries += 1
    own.corrected += any(one.correction_no for one in (work, *breaks))
    own.assumed += work.assumed
    own.open += work.span is None
    if work.span is None:
        return
    zone, ends = _zone(facts, work), facts.shop().day_ends_at_min
    pauses = [one.span for one in breaks if one.span is not None]
    paid = timedelta(minutes=settings.paid_break_min)
    pieces = sums.worked(work.span, pauses, paid)
    for day, found in sums.by_day(pieces, zone, ends).items():
        sheet.days[work.employee, day.isoformat()].worked_s += found
    for day, found in sums.by_day(pauses, zone, ends).items():
        sheet.days[work.employee, day.isoformat()].break_s += found


def _name(facts: Facts, employee: str) -> str:
    person = facts.employee(employee)
    return employee if person is None else f"{employee} {person.name}"


_PERSON = Column(Words("Employee", "columns.employee"))
_DATE = Column(Words("Day", "columns.day"), "date")
_SUMS = (
    Column(Words("Worked", "columns.worked"), "duration"),
    Column(Words("Rounded", "columns.rounded"), "duration"),
    Column(Words("Breaks", "columns.breaks"), "duration"),
    Column(Words("Entries", "columns.entries"), "number"),
    Column(Words("Corrected", "columns.corrected"), "number"),
    Column(Words("End assumed", "columns.assumed"), "number"),
    Column(Words("Still open", "columns.open"), "number"),
)


def _cells(day: DaySum, rounded_s: int) -> list[int]:
    return [
        day.worked_s,
        rounded_s,
        day.break_s,
        day.entries,
        day.corrected,
        day.assumed,
        day.open,
    ]


def _total(days: list[DaySum], rounding_min: int) -> list[int]:
    """Days are rounded, not their sum: what is paid is what the days say."""
    names = ("worked_s", "break_s", "entries", "corrected", "assumed", "open")
    whole = DaySum(**{name: sum(getattr(day, name) for day in days) for name in names})
    return _cells(whole, sum(sums.rounded(day.worked_s, rounding_min) for day in days))


def timesheet(context: Context, asked: Days) -> Table:
    """Everybody, day by day, and a total for each (without a day)."""
    rounding = context.settings.rounding_min
    sheet = sheet_of(context, asked.from_day, asked.to_day)
    by_person: dict[str, list[tuple[str, DaySum]]] = defaultdict(list)
    for (employee, day), found in sorted(sheet.days.items()):
        by_person[employee].append((day, found))
    rows: list[list[object]] = []
    for employee, days in by_person.items():
        name = _name(context.facts, employee)
        for day, found in days:
            rows.append([name, day, *_cells(found, sums.rounded(found.worked_s, rounding))])
        rows.append([name, None, *_total([found for _day, found in days], rounding)])
    note = words("note.timesheet", "Lines without a day are totals.")
    return Table((_PERSON, _DATE, *_SUMS), rows[:MOST_ROWS], note)


def my_time(context: Context, employee: str) -> Table:
    """The week of the newest entry here, and the one before; totals without a day."""
    columns = (Column(Words("Week from", "columns.week"), "date"), _DATE, *_SUMS)
    newest = book.newest_day(context.connection)
    if not newest or not employee:
        return Table(columns, [])
    today = date.fromisoformat(newest)
    monday = today - timedelta(days=today.weekday())
    rows: list[list[object]] = []
    for begin in (monday, monday - _WEEK):
        first, last = begin.isoformat(), (begin + _WEEK - _DAY).isoformat()
        sheet = sheet_of(context, first, last, employee)
        days = sorted((day, found) for (_who, day), found in sheet.days.items())
        rounding = context.settings.rounding_min
        for day, found in days:
            rows.append([first, day, *_cells(found, sums.rounded(found.worked_s, rounding))])
        rows.append([first, None, *_total([found for _day, found in days], rounding)])
    note = words("note.my_time", "Time at this till; lines without a day are the week.")
    return Table(columns, rows, note)


def entries(context: Context, asked: Days) -> Table:
    """Every entry with its number, as it counts and as it was seen."""
    columns = (
        Column(Words("Entry", "columns.entry"), "number"),
        _PERSON,
        Column(Words("Kind", "columns.kind")),
        Column(Words("In", "columns.in"), "time"),
        Column(Words("Out", "columns.out"), "time"),
        Column(Words("Length", "columns.length"), "duration"),
        Column(Words("Ended by", "columns.closed_by")),
        Column(Words("End assumed", "columns.assumed"), "number"),
        Column(Words("Corrections", "columns.corrections"), "number"),
        Column(Words("Reason", "columns.reason")),
        Column(Words("In, as seen", "columns.seen_in"), "time"),
        Column(Words("Out, as seen", "columns.seen_out"), "time"),
        Column(Words("Till", "columns.till")),
        Column(Words("Entry id", "columns.entry_id")),
    )
    found = book.between(context.connection, asked.from_day, asked.to_day)
    say = context.speaker()
    rows = [_entry_cells(context.facts, say, one) for one in found[:MOST_ROWS]]
    return Table(columns, rows)


def _entry_cells(facts: Facts, say: Callable[[str], str], one: Entry) -> list[object]:
    return [
        one.no,
        _name(facts, one.employee),
        say(one.kind),
        text_of(one.opened_at),
        None if one.closed_at is None else text_of(one.closed_at),
        None if one.span is None else sums.seconds([one.span]),
        say(one.closed_by),
        int(one.assumed),
        one.correction_no,
        one.reason,
        None if one.seen_opened_at is None else text_of(one.seen_opened_at),
        None if one.seen_closed_at is None else text_of(one.seen_closed_at),
        one.terminal_id,
        one.entry_id,
    ]
