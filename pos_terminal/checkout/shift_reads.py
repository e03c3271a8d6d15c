"""The figures of the running and of the last closed shift, for the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from pos_terminal.checkout.card_day_reads import card_day_of
from pos_terminal.checkout.records import CardDay, ShiftReport
from pos_terminal.checkout.totals import shift_totals
from pos_terminal.store.journal import event_at
from pos_terminal.store.tables import shifts


def running(connection: Connection) -> ShiftReport | None:
    """As an X report; None without an open shift."""
    query = select(shifts).where(shifts.c.closed_seq.is_(None)).limit(1)
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    return _report(shift_totals(connection, row.shift_id, row.float_minor, row.currency))


def last_closed(connection: Connection) -> ShiftReport | None:
    """As the last Z report says."""
    query = select(shifts.c.closed_seq).order_by(shifts.c.closed_seq.desc()).limit(1)
    seq = connection.execute(query).scalar_one_or_none()
    event = None if seq is None else event_at(connection, seq)
    if event is None:
        return None
    return _report(event.data, card_day_of(connection, event.stamp.shift_id))


def _report(data: dict[str, Any], settled: Mapping[str, Any] | None = None) -> ShiftReport:
    return ShiftReport(
        z_no=data.get("z_no", 0),
        currency=data["currency"],
        sales_count=data["sales_count"],
        sales_minor=data["sales_minor"],
        refunds_count=data["refunds_count"],
        refunds_minor=data["refunds_minor"],
        tenders=tuple((t["kind"], t["count"], t["amount_minor"]) for t in data["tenders"]),
        expected_minor=data["expected_minor"],
        counted_minor=data.get("counted_minor", 0),
        difference_minor=data.get("difference_minor", 0),
        card_day=None if settled is None else _card_day(settled),
    )


def _card_day(data: Mapping[str, Any]) -> CardDay:
    schemes = data.get("schemes", ())
    return CardDay(
        data["count"],
        data["total_minor"],
        data["expected_minor"],
        tuple((one["name"], one["count"], one["total_minor"]) for one in schemes),
    )
