"""What one event means as rows of the derived tables, in the order of `ledger.TABLES`."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from pos_terminal.store.verify.ledger import TABLES
from pos_terminal.store.verify.reading import Row
from pos_terminal.store.verify.watch import Data

# which events a manager reads in the audit list, and which field says what it was about
_AUDITED = {
    "AGE_REFUSED": "how",
    "BASKET_HANDED_OVER": "to_terminal",
    "BASKET_TAKEN_OVER": "from_terminal",
    "BASKET_VOIDED": "reason",
    "CARD_RETURNED": "outcome",
    "CARD_SETTLED": "reference",
    "CASH_MOVED": "kind",
    "CHECKS_OVERRIDDEN": "plugins",
    "CUSTOMER_CHANGED": "change",
    "DEVICES_MANAGED": "device_id",
    "DRAWER_OPENED": "reason",
    "EMPLOYEE_CHANGED": "employee_ref",
    "HOLD_RELEASED": "kind",
    "ITEM_VOIDED": "sku",
    "LOGIN_REFUSED": "login_ref",
    "OVERRIDE_APPROVED": "right",
    "OVERRIDE_REFUSED": "right",
    "PARKED_CLASH": "other_terminal",
    "PLUGIN_ACTED": "plugin",
    "PLUGIN_SETTINGS_CHANGED": "plugin",
    "PLUGIN_SUSPENDED": "plugin",
    "PLUGIN_SWITCHED": "plugin",
    "RECEIPT_REPRINTED": "receipt_no",
    "SETTING_CHANGED": "key",
    "STOCK_ADJUSTED": "sku",
    "SYNC_MANAGED": "sink",
    "TIME_CONFIRMED": "clock_was",
}


def uuid_bytes(text: str | None) -> bytes | None:
    """UUID text as the sixteen bytes that tables hold."""
    return UUID(text).bytes if text else None


def audit_row(row: Row, data: Data) -> tuple[Any, ...] | None:
    """The line of the audit list, or None for an everyday event."""
    about = _AUDITED.get(row.event_type)
    everyday = row.event_type == "CUSTOMER_CHANGED" and data["change"] in ("created", "updated")
    if about is None or everyday:
        return None
    amount = data["amount_minor"] if "amount_minor" in data else data.get("total_minor", 0)
    return (
        *(row.seq, row.event_type, row.employee_id, row.shift_id, row.business_date),
        ", ".join(data[about]) if type(data[about]) is list else data[about],
        data["reason"] if "reason" in data else data.get("act", ""),
        data.get("approved_by", ""),
        amount,
    )


def basket_started(row: Row) -> dict[str, object]:
    """A fresh basket."""
    first = (row.basket_id, "open", row.seq, row.occurred_at, row.employee_id, None, 0, 0)
    return dict(zip(TABLES["baskets"][0], first, strict=True))


def shift_opened(row: Row, data: Data) -> dict[str, object]:
    """A fresh shift, not yet closed."""
    names = TABLES["shifts"][0]
    first = (row.shift_id, row.seq, row.occurred_at, row.employee_id)
    known = (*first, data["currency"], data["float_minor"])
    return dict.fromkeys(names) | dict(zip(names, known, strict=False))


def sale_row(row: Row, data: Data) -> tuple[Any, ...]:
    """A closed sale; its amounts are the last eight columns."""
    return (
        *(row.basket_id, row.seq, data["receipt_no"], data["receipt_seq"], row.epoch),
        *(row.terminal_id, data["kind"], row.shift_id, row.employee_id),
        uuid_bytes(data["customer_ref"]),
        *(row.occurred_at, row.utc_offset_min, row.business_date, data["currency"]),
        *(data[name] for name in TABLES["sales"][0][-8:]),
    )


def line_row(row: Row, line: Data) -> tuple[Any, ...]:
    """A line of a closed sale."""
    origin = line["return_of"] or {}
    return (
        row.basket_id,
        *(line[name] for name in TABLES["sale_lines"][0][1:-2]),
        uuid_bytes(origin.get("sale_id")),
        origin.get("line_no"),
    )


def tax_row(row: Row, position: int, tax: Data) -> tuple[Any, ...]:
    """One tax of a closed sale."""
    return (row.basket_id, position, *(tax[name] for name in TABLES["sale_taxes"][0][2:]))


def payment_row(row: Row, position: int, tender: Data) -> tuple[Any, ...]:
    """One tender of a closed sale."""
    tail = (tender[name] for name in TABLES["payments"][0][3:])
    return (row.basket_id, position, uuid_bytes(tender["tender_id"]), *tail)
