"""10,000 real sale lines as events of a journal, for the replay tests of plugins.

The bodies are as `plugins.bodies` makes them, but sealed by nobody: who needs a real journal sells
on a lane. Source of the lines: tests/data/online_retail_10000.SOURCE.md.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from tests.bench.retail_file import Invoice, Row, invoices

FILE = Path(__file__).parent / "data" / "online_retail_10000.csv.gz"
CASHIERS = ("jane", "joe", "sue")


@cache
def bodies() -> tuple[dict[str, Any], ...]:
    """All events, in order; do not change them."""
    return tuple(_numbered())


def _numbered() -> Iterator[dict[str, Any]]:
    for seq, body in enumerate(_days(), start=1):
        event_id = str(uuid.uuid5(uuid.NAMESPACE_OID, str(seq)))
        yield body | {"seq": seq, "event_id": event_id, "hash": f"{seq:064x}"}


def _days() -> Iterator[dict[str, Any]]:
    day, cashier = "", ""
    last: Invoice | None = None
    for number, invoice in enumerate(invoices(FILE)):
        today = invoice.at.date().isoformat()
        if today != day:
            if last is not None:
                yield _body(last, "EMPLOYEE_LOGOUT", cashier, {"reason": "user"}, minutes=5)
            day, cashier = today, CASHIERS[number % len(CASHIERS)]
            yield _body(invoice, "EMPLOYEE_LOGIN", cashier, {"method": "pin", "role": "cashier"})
        yield from _sale(invoice, cashier)
        last = invoice


def _sale(invoice: Invoice, cashier: str) -> Iterator[dict[str, Any]]:
    basket_id = str(uuid.uuid5(uuid.NAMESPACE_OID, invoice.number))
    customer = str(uuid.uuid5(uuid.NAMESPACE_OID, f"c{invoice.customer}"))
    ref = customer if invoice.customer else None

    def event(event_type: str, data: dict[str, Any], seconds: int = 0) -> dict[str, Any]:
        body = _body(invoice, event_type, cashier, data, seconds=seconds)
        return body | {"basket_id": basket_id}

    yield event("BASKET_STARTED", {"currency": "GBP"})
    if ref is not None:
        yield event("CUSTOMER_IDENTIFIED", {"customer_ref": ref, "how": "scan"})
    lines = [_line(number, row) for number, row in enumerate(invoice.rows, start=1)]
    for number, line in enumerate(lines, start=1):
        yield event("ITEM_ADDED", {"line": line, "how": "scan"}, seconds=number)
    total = sum(line["total_minor"] for line in lines)
    priced = {
        "currency": "GBP",
        "lines": lines,
        "discount": None,
        "tax_exempt": False,
        "exempt_reason": "",
        "taxes": [],
        "gross_minor": total,
        "line_discount_minor": 0,
        "receipt_discount_minor": 0,
        "exempt_minor": 0,
        "net_minor": total,
        "tax_minor": 0,
        "total_minor": total,
        "customer_ref": ref,
    }
    tender = {
        "tender_id": str(uuid.uuid5(uuid.NAMESPACE_OID, f"t{invoice.number}")),
        "kind": "cash",
        "amount_minor": total,
        "reference": "",
        "masked": "",
    }
    end = len(lines) + 1
    yield event("CHECKOUT_STARTED", priced, seconds=end)
    yield event("PAYMENT_PROCESSED", tender | {"currency": "GBP"}, seconds=end)
    yield event(
        "BASKET_CLOSED",
        priced
        | {
            "receipt_no": f"T1-1-{invoice.number}",
            "receipt_seq": 1,
            "tenders": [tender],
            "change_minor": 0,
            "rounding_minor": 0,
            "due_minor": total,
            "kind": "refund" if total < 0 else "sale",
            "suggested": [],
        },
        seconds=end,
    )


def _line(number: int, row: Row) -> dict[str, Any]:
    minor = int((row.price * row.pieces * 100).to_integral_value())
    price = f"{Decimal(row.price):f}"
    return {
        "line_no": number,
        "sku": row.code,
        "name": row.words,
        "gtin": "",
        "category": "",
        "unit": "ea",
        "qty_milli": row.pieces * 1000,
        "unit_price": price,
        "list_price": price,
        "taxes": [],
        "discount": None,
        "min_age": 0,
        "note": "",
        "serial": "",
        "return_of": None,
        "gross_minor": minor,
        "discount_minor": 0,
        "receipt_discount_minor": 0,
        "exempt_minor": 0,
        "rounding_minor": 0,
        "net_minor": minor,
        "tax_minor": 0,
        "total_minor": minor,
    }


def _body(
    invoice: Invoice,
    event_type: str,
    cashier: str,
    data: dict[str, Any],
    *,
    minutes: int = 0,
    seconds: int = 0,
) -> dict[str, Any]:
    at = invoice.at + timedelta(minutes=minutes, seconds=seconds)
    return data | {
        "event_type": event_type,
        "version": 1,
        "store_id": "S1",
        "terminal_id": "T1",
        "shift_id": None,
        "employee_id": cashier,
        "basket_id": None,
        "caused_by": None,
        "training": False,
        "occurred_at": at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "utc_offset_min": 0,
        "business_date": at.date().isoformat(),
    }
