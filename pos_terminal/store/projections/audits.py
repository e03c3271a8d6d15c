"""The list of guarded and unusual acts that a manager reads."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert

from pos_terminal.store.journal import JournalEvent
from pos_terminal.store.prepared import Prepared
from pos_terminal.store.tables import audit

# event type → the data field that says what it was about
_WHAT = {
    "TIME_CONFIRMED": "clock_was",
    "SETTING_CHANGED": "key",
    "CUSTOMER_CHANGED": "change",
    "EMPLOYEE_CHANGED": "employee_ref",
    "LOGIN_REFUSED": "login_ref",
    "OVERRIDE_APPROVED": "right",
    "OVERRIDE_REFUSED": "right",
    "DRAWER_OPENED": "reason",
    "ITEM_VOIDED": "sku",
    "BASKET_VOIDED": "reason",
    "BASKET_TAKEN_OVER": "from_terminal",
    "BASKET_HANDED_OVER": "to_terminal",
    "PARKED_CLASH": "other_terminal",
    "AGE_REFUSED": "how",
    "RECEIPT_REPRINTED": "receipt_no",
    "STOCK_ADJUSTED": "sku",
    "CASH_MOVED": "kind",
    "PLUGIN_SWITCHED": "plugin",
    "PLUGIN_SETTINGS_CHANGED": "plugin",
    "PLUGIN_SUSPENDED": "plugin",
    "PLUGIN_ACTED": "plugin",
    "HOLD_RELEASED": "kind",
    "CHECKS_OVERRIDDEN": "plugins",
    "SYNC_MANAGED": "sink",
    "DEVICES_MANAGED": "device_id",
    "CARD_RETURNED": "outcome",
    "CARD_SETTLED": "reference",
}
_ENDS = ("merged", "erased")  # of customers: what else changes about them is everyday work

_INSERT = Prepared(insert(audit))


def _words(about: Any) -> str:
    return ", ".join(about) if isinstance(about, list) else str(about)


def _amount(data: dict[str, Any]) -> int:
    value = data.get("amount_minor", data.get("total_minor", 0))
    return value if isinstance(value, int) else 0


def project(connection: Connection, event: JournalEvent) -> None:
    """Note one event in the audit list if it belongs there."""
    what = _WHAT.get(event.event_type)
    if what is None:
        return
    data = event.data
    if event.event_type == "CUSTOMER_CHANGED" and data["change"] not in _ENDS:
        return
    _INSERT.run(
        connection,
        {
            "seq": event.seq,
            "event_type": event.event_type,
            "employee_id": event.stamp.employee_id,
            "shift_id": event.stamp.shift_id,
            "business_date": event.stamp.business_date,
            "what": _words(data[what]),
            "reason": str(data.get("reason", data.get("act", ""))),
            "approved_by": str(data.get("approved_by", "")),
            "amount_minor": _amount(data),
        },
    )
