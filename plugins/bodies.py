"""A journal event as `handle_event` gets it."""

from __future__ import annotations

from typing import Any

from pos_terminal.store.journal import JournalEvent


def body_of(event: JournalEvent) -> dict[str, Any]:
    """The event's data, and around it who, where and when; a new dict each time."""
    stamp = event.stamp
    return event.data | {
        "event_id": event.event_id,
        "event_type": event.event_type,
        "version": event.version,
        "seq": event.seq,
        "hash": event.hash,
        "store_id": stamp.store_id,
        "terminal_id": stamp.terminal_id,
        "shift_id": stamp.shift_id,
        "employee_id": stamp.employee_id,
        "basket_id": stamp.basket_id,
        "caused_by": stamp.caused_by,
        "training": stamp.training,
        "occurred_at": stamp.occurred_at,
        "utc_offset_min": stamp.utc_offset_min,
        "business_date": stamp.business_date,
    }
