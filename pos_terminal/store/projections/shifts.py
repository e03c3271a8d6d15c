"""Shifts and cash that moves without a sale."""

from __future__ import annotations

from sqlalchemy import Connection, insert, update

from pos_terminal.store.journal import JournalEvent
from pos_terminal.store.projections.sales import number_used
from pos_terminal.store.tables import cash_moves, shifts


def _opened(connection: Connection, event: JournalEvent) -> None:
    connection.execute(
        insert(shifts),
        {
            "shift_id": event.stamp.shift_id,
            "opened_seq": event.seq,
            "opened_at": event.stamp.occurred_at,
            "opened_by": event.stamp.employee_id,
            "currency": event.data["currency"],
            "float_minor": event.data["float_minor"],
        },
    )


def _closed(connection: Connection, event: JournalEvent) -> None:
    data = event.data
    connection.execute(
        update(shifts)
        .where(shifts.c.shift_id == event.stamp.shift_id)
        .values(
            closed_seq=event.seq,
            closed_at=event.stamp.occurred_at,
            closed_by=event.stamp.employee_id,
            z_no=data["z_no"],
            expected_minor=data["expected_minor"],
            counted_minor=data["counted_minor"],
            left_minor=data["left_minor"],
        )
    )
    number_used(connection, event, "z", data["z_no"])


def _moved(connection: Connection, event: JournalEvent) -> None:
    data = event.data
    connection.execute(
        insert(cash_moves),
        {
            "seq": event.seq,
            "shift_id": event.stamp.shift_id,
            "kind": data["kind"],
            "amount_minor": data["amount_minor"],
            "reason": data["reason"],
            "employee_id": event.stamp.employee_id,
        },
    )


PROJECTORS = {"SHIFT_OPENED": _opened, "SHIFT_CLOSED": _closed, "CASH_MOVED": _moved}
