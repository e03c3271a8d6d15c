"""Time tracker: reads who signs in and out, and keeps and tells their time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

from plugins.base import Act, BasePlugin, Emit, Outcome, Outcomes, Report, Table, Words
from plugins.employee_time_tracker import book, correcting, rules, sums, timesheets
from plugins.employee_time_tracker.models import metadata
from plugins.employee_time_tracker.rules import AtWork, Closed, Counting, Fact, Moment, Opened
from plugins.employee_time_tracker.settings import Correction, Days, MyTime, TimeSettings
from pos_terminal.domain.events import EventType
from pos_terminal.domain.plugin_events import BY_PLUGINS, OF_PLUGINS

HERE = Path(__file__).parent
Event = dict[str, Any]
# What a person does; the newest of it is the last sign of work.
SIGNS = tuple(
    name
    for name in EventType.__members__
    if name not in BY_PLUGINS
    and name not in OF_PLUGINS
    and name not in {"EPOCH_STARTED", "EMPLOYEE_LOGOUT", "LOGIN_REFUSED", "CATALOGUE_CHANGED"}
    and name != "PRODUCT_IMAGE_SET"
)
_LOOK_BACK = 200  # events; whoever is signed in is in almost all of them


class EmployeeTimeTracker(BasePlugin):
    """Sign-ins, locks and breaks as time entries."""

    name = "employee_time_tracker"
    title = Words("Working time", "title")
    about = Words("Clock in, clock out and breaks, from signing in and out.", "about")
    version = "1.0"
    emits = ("TIME_ENTRY_OPENED", "TIME_ENTRY_CLOSED", "TIME_ENTRY_CORRECTED")
    settings = TimeSettings
    models = metadata
    migrations = HERE / "migrations"
    words = HERE / "words"
    reports: ClassVar[Sequence[Report]] = (
        Report(
            "my_time",
            Words("My time", "reports.my_time"),
            MyTime,
            Words("This week and last week.", "reports.my_time.about"),
            own=True,
        ),
        Report(
            "timesheet",
            Words("Timesheet", "reports.timesheet"),
            Days,
            Words("Everybody's hours, day by day.", "reports.timesheet.about"),
        ),
        Report(
            "entries",
            Words("Entries", "reports.entries"),
            Days,
            Words("Every entry with its number, for corrections.", "reports.entries.about"),
        ),
    )
    acts: ClassVar[Sequence[Act]] = (
        Act(
            "correct",
            Words("Correct an entry", "acts.correct"),
            Correction,
            "manage_staff",
            Words("The original is kept beside the correction.", "acts.correct.about"),
        ),
    )

    def get_supported_events(self) -> Sequence[str]:
        """Sign-ins and -outs, locks, breaks, and what happens to clock and journal."""
        return list(rules.TYPES)

    def handle_event(self, event_type: str, event_data: Event) -> Outcomes:
        """Open and close entries; a manager's correction."""
        if event_type == "PLUGIN_ACTED":
            return correcting.carry_out(self.context, event_data)
        if event_type not in rules.TYPES:
            return None
        connection = self.context.connection
        before = book.read_at_work(connection)
        fact = self._fact(event_data)
        after, changes = rules.follow(
            before, fact, lambda: self._last_sign(before), self._counting()
        )
        if after != before:
            book.write_at_work(connection, after)
        return [self._written(change, event_data) for change in changes]

    def make_report(self, name: str, asked: Any) -> Table:
        """Somebody's own weeks, the timesheet, or all entries."""
        if name == "my_time":
            return timesheets.my_time(self.context, asked.employee_id)
        if name == "timesheet":
            return timesheets.timesheet(self.context, asked)
        return timesheets.entries(self.context, asked)

    # -- from events

    def _counting(self) -> Counting:
        settings: TimeSettings = self.context.settings

        def after(minutes: int) -> timedelta | None:
            return timedelta(minutes=minutes) if minutes else None

        return Counting(
            lock_is_break_after=after(settings.lock_is_break_after_min),
            forgotten_after=after(settings.forgotten_after_min),
        )

    def _fact(self, event: Event) -> Fact:
        was = event.get("clock_was")
        return Fact(
            seq=event["seq"],
            event_type=event["event_type"],
            moment=_moment(event),
            employee=event["employee_id"] or "",
            reason=str(event.get("reason", event.get("how", ""))),
            clock_was=datetime.fromisoformat(was) if was else None,
        )

    def _last_sign(self, now: AtWork) -> Moment | None:
        """The newest thing that this person did; a screen that locked itself is none."""
        for event in self.context.history(SIGNS, limit=_LOOK_BACK):
            if event["seq"] < now.work_no:
                return None
            by_itself = event["event_type"] == "SCREEN_LOCKED" and event["reason"] == "idle"
            if event["employee_id"] == now.employee and not by_itself:
                return _moment(event)
        return None

    # -- to entries

    def _written(self, change: Opened | Closed, event: Event) -> Outcome:
        connection = self.context.connection
        if isinstance(change, Opened):
            book.open_entry(connection, change, event)
            told = self._told(change.no)
            return Emit("TIME_ENTRY_OPENED", told | {"utc_offset_min": change.moment.offset_min})
        book.close_entry(connection, change)
        return Emit(
            "TIME_ENTRY_CLOSED",
            self._told(change.no)
            | {
                "closed_at": book.text_of(change.moment.at),
                "utc_offset_min": change.moment.offset_min,
                "worked_s": self._worked_s(change.no),
                "closed_by": change.by,
                "assumed": change.assumed,
            },
        )

    def _told(self, no: int) -> dict[str, Any]:
        connection = self.context.connection
        entry = book.entry(connection, no)
        if entry is None:
            raise LookupError(f"no entry {no}")
        work = book.entry(connection, entry.work_no) if entry.work_no else None
        return {
            "entry_id": entry.entry_id,
            "work_entry_id": "" if work is None else work.entry_id,
            "employee_ref": entry.employee,
            "kind": entry.kind,
            "business_date": entry.day,
            "opened_at": book.text_of(entry.seen_opened_at or entry.opened_at),
        }

    def _worked_s(self, no: int) -> int:
        """As it was seen; corrections are told by themselves."""
        connection = self.context.connection
        entry = book.entry(connection, no)
        if entry is None or entry.seen_opened_at is None or entry.seen_closed_at is None:
            return 0
        breaks = [
            (one.seen_opened_at, one.seen_closed_at)
            for one in book.breaks_of(connection, no)
            if one.seen_opened_at is not None and one.seen_closed_at is not None
        ]
        paid = timedelta(minutes=self.context.settings.paid_break_min)
        return sums.seconds(sums.worked((entry.seen_opened_at, entry.seen_closed_at), breaks, paid))


def _moment(event: Event) -> Moment:
    at = datetime.fromisoformat(event["occurred_at"])
    return Moment(at, event["utc_offset_min"], event["business_date"])
