"""Rows that several events tell in whatever order they come: shifts and times of work."""

from __future__ import annotations

from typing import Any, LiteralString

from psycopg import Cursor

from sync.lane_event import LaneEvent
from sync.sinks.postgres import facts
from sync.sinks.postgres.wire import without_nul

# A restored lane may open or close a shift once more: the later life counts.
_SHIFT_OPENED: LiteralString = """
INSERT INTO shifts (shift_id, store_id, terminal_id, training, currency, float_minor, opened_at,
                    opened_by, opened_on, opened_epoch, opened_seq)
VALUES (%(shift_id)s, %(store_id)s, %(terminal_id)s, %(training)s, %(currency)s, %(float_minor)s,
        %(at)s, %(by)s, %(on)s, %(epoch)s, %(seq)s)
ON CONFLICT (shift_id) DO UPDATE SET
    opened_at = excluded.opened_at, opened_by = excluded.opened_by,
    opened_on = excluded.opened_on, opened_epoch = excluded.opened_epoch,
    opened_seq = excluded.opened_seq, float_minor = excluded.float_minor
WHERE shifts.opened_seq IS NULL
   OR (excluded.opened_epoch, excluded.opened_seq) > (shifts.opened_epoch, shifts.opened_seq)
"""
_SHIFT_CLOSED: LiteralString = """
INSERT INTO shifts (shift_id, store_id, terminal_id, training, currency, float_minor, closed_at,
                    closed_by, closed_on, closed_epoch, closed_seq, z_no, expected_minor,
                    counted_minor, difference_minor, left_minor)
VALUES (%(shift_id)s, %(store_id)s, %(terminal_id)s, %(training)s, %(currency)s, %(float_minor)s,
        %(at)s, %(by)s, %(on)s, %(epoch)s, %(seq)s, %(z_no)s, %(expected_minor)s,
        %(counted_minor)s, %(difference_minor)s, %(left_minor)s)
ON CONFLICT (shift_id) DO UPDATE SET
    closed_at = excluded.closed_at, closed_by = excluded.closed_by,
    closed_on = excluded.closed_on, closed_epoch = excluded.closed_epoch,
    closed_seq = excluded.closed_seq, z_no = excluded.z_no,
    expected_minor = excluded.expected_minor, counted_minor = excluded.counted_minor,
    difference_minor = excluded.difference_minor, left_minor = excluded.left_minor
WHERE shifts.closed_seq IS NULL
   OR (excluded.closed_epoch, excluded.closed_seq) > (shifts.closed_epoch, shifts.closed_seq)
"""
_TIME_ENTRY: LiteralString = """
INSERT INTO time_entries (entry_id, work_entry_id, store_id, terminal_id, employee_ref, kind,
                          business_date, opened_at, closed_at, worked_s, closed_by, assumed)
VALUES (%(entry_id)s, %(work_entry_id)s, %(store_id)s, %(terminal_id)s, %(employee_ref)s,
        %(kind)s, %(business_date)s, %(opened_at)s, %(closed_at)s, %(worked_s)s, %(closed_by)s,
        %(assumed)s)
ON CONFLICT (entry_id) DO UPDATE SET
    closed_at = excluded.closed_at, worked_s = excluded.worked_s,
    closed_by = excluded.closed_by, assumed = excluded.assumed
WHERE excluded.closed_at IS NOT NULL
"""


class Upserts:
    """What is to be written so, in the order of the events."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._orders: list[tuple[LiteralString, dict[str, Any]]] = []

    def shift_opened(self, event: LaneEvent, data: facts.ShiftOpened) -> None:
        """A shift begins."""
        told = {"currency": data.currency, "float_minor": data.float_minor}
        self._orders.append((_SHIFT_OPENED, _of_shift(event) | told))

    def shift_closed(self, event: LaneEvent, data: facts.ShiftClosed) -> None:
        """A shift ends with a count."""
        told = {name: getattr(data, name) for name in data.__struct_fields__}
        self._orders.append((_SHIFT_CLOSED, _of_shift(event) | told))

    def time_entry(self, event: LaneEvent, data: facts.TimeOpened) -> None:
        """A time entry begins or ends; its end tells its beginning too."""
        told: dict[str, Any] = dict.fromkeys(("closed_at", "worked_s", "closed_by", "assumed"))
        told |= {name: getattr(data, name) for name in data.__struct_fields__}
        told["work_entry_id"] = told["work_entry_id"] or None
        where = {"store_id": event.store_id, "terminal_id": event.terminal_id}
        self._orders.append((_TIME_ENTRY, told | where))

    def run(self, cursor: Cursor[Any]) -> None:
        """Write all of it, by statement: rows of different kinds do not meet."""
        for statement in dict.fromkeys(statement for statement, _ in self._orders):
            rows = [without_nul(row) for kind, row in self._orders if kind is statement]
            cursor.executemany(statement, rows)


def _of_shift(event: LaneEvent) -> dict[str, Any]:
    return {
        "shift_id": event.shift_id,
        "store_id": event.store_id,
        "terminal_id": event.terminal_id,
        "training": event.training,
        "at": event.occurred_at,
        "by": event.employee_id,
        "on": event.business_date,
        "epoch": event.epoch,
        "seq": event.seq,
    }
