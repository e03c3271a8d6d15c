"""A closed sale as rows: sale, lines, taxes, payments, series, stock."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert
from sqlalchemy.dialects.sqlite import insert as upsert

from pos_terminal.store.journal import JournalEvent
from pos_terminal.store.prepared import Prepared
from pos_terminal.store.projections.baskets import finish
from pos_terminal.store.projections.lifecycle import move_stock
from pos_terminal.store.tables import (
    payments,
    perpetual,
    reprints,
    sale_lines,
    sale_taxes,
    sales,
    series,
)

_AMOUNTS = (
    "gross_minor",
    "line_discount_minor",
    "receipt_discount_minor",
    "net_minor",
    "tax_minor",
    "total_minor",
    "rounding_minor",
    "change_minor",
)
_LINE_FIELDS = (
    "line_no",
    "sku",
    "name",
    "category",
    "unit",
    "qty_milli",
    "unit_price",
    "gross_minor",
    "discount_minor",
    "receipt_discount_minor",
    "net_minor",
    "tax_minor",
    "total_minor",
    "serial",
)
_TAX_FIELDS = ("code", "name", "rate", "base_minor", "tax_minor")
_TENDER_FIELDS = ("tender_id", "kind", "amount_minor", "reference", "masked")

_SALE, _LINES, _TAXES, _PAYMENTS = (
    Prepared(insert(table)) for table in (sales, sale_lines, sale_taxes, payments)
)
_SERIES = upsert(series)
_NUMBERED = Prepared(
    _SERIES.on_conflict_do_update(
        index_elements=["terminal_id", "epoch", "name"],
        set_={"last_no": _SERIES.excluded.last_no},
    )
)
_PERPETUAL = upsert(perpetual)
_SUMMED = Prepared(
    _PERPETUAL.on_conflict_do_update(
        index_elements=["currency"],
        set_={
            "total_minor": perpetual.c.total_minor + _PERPETUAL.excluded.total_minor,
            "sales_count": perpetual.c.sales_count + 1,
        },
    )
)


def number_used(connection: Connection, event: JournalEvent, name: str, number: int) -> None:
    """A gapless series has come to `number`."""
    key = {"terminal_id": event.stamp.terminal_id, "epoch": event.epoch, "name": name}
    _NUMBERED.run(connection, key | {"last_no": number})


def _line_row(sale_id: str | None, line: dict[str, Any]) -> dict[str, Any]:
    origin = line["return_of"]
    return {name: line[name] for name in _LINE_FIELDS} | {
        "sale_id": sale_id,
        "return_sale_id": origin["sale_id"] if origin else None,
        "return_line_no": origin["line_no"] if origin else None,
    }


def _positioned(
    sale_id: str | None, rows: list[dict[str, Any]], fields: tuple[str, ...]
) -> list[dict[str, Any]]:
    return [
        {name: row[name] for name in fields} | {"sale_id": sale_id, "position": position}
        for position, row in enumerate(rows)
    ]


def _closed(connection: Connection, event: JournalEvent) -> None:
    data, stamp = event.data, event.stamp
    sale_id = stamp.basket_id
    _SALE.run(
        connection,
        {name: data[name] for name in _AMOUNTS}
        | {
            "sale_id": sale_id,
            "seq": event.seq,
            "receipt_no": data["receipt_no"],
            "receipt_seq": data["receipt_seq"],
            "epoch": event.epoch,
            "terminal_id": stamp.terminal_id,
            "kind": data["kind"],
            "shift_id": stamp.shift_id,
            "employee_id": stamp.employee_id,
            "customer_ref": data["customer_ref"],
            "closed_at": stamp.occurred_at,
            "utc_offset_min": stamp.utc_offset_min,
            "business_date": stamp.business_date,
            "currency": data["currency"],
        },
    )
    _LINES.run_many(connection, (_line_row(sale_id, line) for line in data["lines"]))
    _TAXES.run_many(connection, _positioned(sale_id, data["taxes"], _TAX_FIELDS))
    _PAYMENTS.run_many(connection, _positioned(sale_id, data["tenders"], _TENDER_FIELDS))
    number_used(connection, event, "receipt", data["receipt_seq"])
    _SUMMED.run(
        connection,
        {"currency": data["currency"], "total_minor": data["total_minor"], "sales_count": 1},
    )
    moves = [{"sku": line["sku"], "qty_milli": -line["qty_milli"]} for line in data["lines"]]
    move_stock(connection, moves)
    finish(connection, event, "closed", data["total_minor"], len(data["lines"]))


_REPRINT = upsert(reprints)
_COPIED = _REPRINT.on_conflict_do_update(
    index_elements=["sale_id"], set_={"copies": _REPRINT.excluded.copies}
)


def _reprinted(connection: Connection, event: JournalEvent) -> None:
    data = event.data
    connection.execute(_COPIED, {"sale_id": data["sale_id"], "copies": data["copy_no"]})


PROJECTORS = {"BASKET_CLOSED": _closed, "RECEIPT_REPRINTED": _reprinted}
