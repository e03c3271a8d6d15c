"""What an event means in the tables: rows that come with it, and rows that several events tell.

An event type that is not here is stored and means nothing more.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

import msgspec
from msgspec.json import Decoder

from pos_terminal.domain.errors import Poison
from sync.lane_event import LaneEvent
from sync.sinks.postgres import facts
from sync.sinks.postgres.rows import (
    CASH_MOVES,
    PAYMENTS,
    SALE_LINES,
    SALE_TAXES,
    SALES,
    STOCK_MOVES,
    TIME_CORRECTIONS,
    Rows,
    event_row,
)
from sync.sinks.postgres.upserts import Upserts

Projector = Callable[[LaneEvent, Any, Rows, Upserts], None]
# What unreadable data raises: a field that is missing or of another type, a number too large, a
# date that is none. Nothing of the data is told: it stays in the journal.
UNREADABLE = (msgspec.MsgspecError, ValueError, TypeError, ArithmeticError, struct.error)


def project(event: LaneEvent, rows: Rows, upserts: Upserts) -> bytes:
    """The event's own row; adds what it means. Raises Poison for one that cannot be read."""
    try:
        known = _PROJECTORS.get(event.event_type)
        if known is not None:
            decoder, projector = known
            projector(event, decoder.decode(event.payload), rows, upserts)
        return event_row(event)
    except UNREADABLE as err:
        raise Poison("sync.unreadable", seq=event.seq, kind=event.event_type) from err


def _sold(event: LaneEvent, sale: facts.Sale, rows: Rows, _: Upserts) -> None:
    rows.add(
        SALES,
        event.event_id,
        event.basket_id,
        event.store_id,
        event.terminal_id,
        event.epoch,
        event.seq,
        event.training,
        sale.kind,
        sale.receipt_no,
        sale.receipt_seq,
        event.shift_id,
        event.employee_id,
        sale.customer_ref,
        event.occurred_at,
        event.utc_offset_min,
        event.business_date,
        sale.currency,
        sale.gross_minor,
        sale.line_discount_minor,
        sale.receipt_discount_minor,
        sale.exempt_minor,
        sale.net_minor,
        sale.tax_minor,
        sale.total_minor,
        sale.rounding_minor,
        sale.due_minor,
        sale.change_minor,
    )
    for line in sale.lines:
        _line(event, line, rows)
        _stock(event, line.line_no, line.sku, -line.qty_milli, sale.kind, "", rows)
    sale_id = event.basket_id
    for at, tax in enumerate(sale.taxes):
        amounts = (tax.code, tax.name, tax.rate, tax.base_minor, tax.tax_minor)
        rows.add(SALE_TAXES, event.event_id, at, sale_id, *amounts)
    for at, paid in enumerate(sale.tenders):
        how = (paid.tender_id, paid.kind, paid.amount_minor, paid.reference, paid.masked)
        rows.add(PAYMENTS, event.event_id, at, sale_id, *how)


def _line(event: LaneEvent, line: facts.Line, rows: Rows) -> None:
    origin = line.return_of
    rows.add(
        SALE_LINES,
        event.event_id,
        line.line_no,
        event.basket_id,
        line.sku,
        line.name,
        line.gtin,
        line.category,
        line.unit,
        line.qty_milli,
        line.unit_price,
        line.list_price or line.unit_price,
        line.gross_minor,
        line.discount_minor,
        line.receipt_discount_minor,
        line.net_minor,
        line.tax_minor,
        line.total_minor,
        line.serial,
        origin.sale_id if origin else None,
        origin.line_no if origin else None,
    )


def _stock(
    event: LaneEvent, at: int, sku: str, qty_milli: int, kind: str, reason: str, rows: Rows
) -> None:
    move = (event.event_id, at, event.store_id, event.terminal_id, event.training, sku, qty_milli)
    rows.add(STOCK_MOVES, *move, kind, reason, event.occurred_at, event.business_date)


def _counted(event: LaneEvent, data: facts.StockAdjusted, rows: Rows, _: Upserts) -> None:
    _stock(event, 0, data.sku, data.qty_milli, "adjusted", data.reason, rows)


def _cash(event: LaneEvent, data: facts.CashMoved, rows: Rows, _: Upserts) -> None:
    where = (event.event_id, event.store_id, event.terminal_id, event.training, event.shift_id)
    what = (event.employee_id, data.kind, data.amount_minor, data.currency, data.reason)
    rows.add(CASH_MOVES, *where, *what, event.occurred_at, event.business_date)


def _corrected(event: LaneEvent, data: facts.TimeCorrected, rows: Rows, _: Upserts) -> None:
    entry = (event.event_id, data.entry_id, data.correction_no, data.employee_ref)
    times = (data.opened_at, data.closed_at)
    rows.add(TIME_CORRECTIONS, *entry, *times, data.reason, data.corrected_by, event.occurred_at)


def _shift_opened(event: LaneEvent, data: facts.ShiftOpened, _: Rows, upserts: Upserts) -> None:
    upserts.shift_opened(event, data)


def _shift_closed(event: LaneEvent, data: facts.ShiftClosed, _: Rows, upserts: Upserts) -> None:
    upserts.shift_closed(event, data)


def _time(event: LaneEvent, data: facts.TimeOpened, _: Rows, upserts: Upserts) -> None:
    upserts.time_entry(event, data)


_PROJECTORS: dict[str, tuple[Decoder[Any], Projector]] = {
    "BASKET_CLOSED": (Decoder(facts.Sale), _sold),
    "STOCK_ADJUSTED": (Decoder(facts.StockAdjusted), _counted),
    "CASH_MOVED": (Decoder(facts.CashMoved), _cash),
    "SHIFT_OPENED": (Decoder(facts.ShiftOpened), _shift_opened),
    "SHIFT_CLOSED": (Decoder(facts.ShiftClosed), _shift_closed),
    "TIME_ENTRY_OPENED": (Decoder(facts.TimeOpened), _time),
    "TIME_ENTRY_CLOSED": (Decoder(facts.TimeClosed), _time),
    "TIME_ENTRY_CORRECTED": (Decoder(facts.TimeCorrected), _corrected),
}
