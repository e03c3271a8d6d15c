"""The tables that only grow, and rows for them on their way into COPY."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from struct import Struct
from typing import Any

from sync.lane_event import LaneEvent
from sync.sinks.postgres import wire
from sync.sinks.postgres.wire import Encoder


class Table:
    """A table that rows are copied into: its columns in order, each with its encoder."""

    def __init__(self, name: str, columns: Mapping[str, Encoder]) -> None:
        """Columns are those of migrations/reporting."""
        self.name = name
        self.columns = tuple(columns)
        self._encoders = tuple(columns.values())
        self._count = len(columns).to_bytes(2, "big")

    def row(self, values: tuple[Any, ...]) -> bytes:
        """One row; raises ValueError, TypeError or struct.error for a value that does not fit."""
        if len(values) != len(self._encoders):
            raise TypeError(f"{self.name} has {len(self._encoders)} columns")
        parts = [encode(value) for encode, value in zip(self._encoders, values, strict=False)]
        return self._count + b"".join(parts)


class Rows:
    """Rows by table, in the order of the tables."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._rows: dict[Table, list[bytes]] = {}

    def add(self, table: Table, *values: object) -> None:
        """One more row."""
        self._rows.setdefault(table, []).append(table.row(values))

    def __iter__(self) -> Iterator[tuple[Table, list[bytes]]]:
        """Each table that has rows."""
        return iter(self._rows.items())


_FROM_EVENT: dict[str, Encoder] = {"event_id": wire.known_uuid}

# The one table that every event has a row in: its rows are put together by event_row.
EVENTS = Table(
    "events",
    dict.fromkeys(
        (
            *("terminal_id", "epoch", "seq", "journal_id", "event_id", "store_id", "event_type"),
            *("version", "shift_id", "employee_id", "basket_id", "caused_by", "training"),
            *("occurred_at", "utc_offset_min", "business_date", "data", "payload", "data_hash"),
            *("prev_hash", "hash"),
        ),
        wire.binary,
    ),
)
_EVENT_COLUMNS = len(EVENTS.columns).to_bytes(2, "big")
_PLACE = Struct(">iiiq").pack  # epoch and seq, each after its length
_OF_HASH = (32).to_bytes(4, "big")


def event_row(event: LaneEvent) -> bytes:
    """A row of EVENTS, twice as fast as by a list of encoders; raises as Table.row does."""
    payload = event.payload
    hashes = bytes.fromhex(event.data_hash + event.prev_hash + event.hash)
    if len(hashes) != 96:
        raise ValueError("a hash has 64 hex digits")
    return b"".join(
        (
            _EVENT_COLUMNS,
            wire.name(event.terminal_id),
            _PLACE(4, event.epoch, 8, event.seq),
            wire.known_uuid(event.journal_id),
            wire.uuid(event.event_id),
            wire.name(event.store_id),
            wire.name(event.event_type),
            wire.int4(event.version),
            wire.known_uuid(event.shift_id),
            wire.name(event.employee_id),
            wire.known_uuid(event.basket_id),
            wire.known_uuid(event.caused_by),
            wire.TRUE if event.training else wire.FALSE,
            wire.timestamp(event.occurred_at),
            wire.int4(event.utc_offset_min),
            wire.day(event.business_date),
            wire.json(payload),
            wire.binary(payload),
            _OF_HASH,
            hashes[:32],
            _OF_HASH,
            hashes[32:64],
            _OF_HASH,
            hashes[64:],
        )
    )


SALES = Table(
    "sales",
    _FROM_EVENT
    | {
        "sale_id": wire.known_uuid,
        "store_id": wire.name,
        "terminal_id": wire.name,
        "epoch": wire.int4,
        "seq": wire.int8,
        "training": wire.boolean,
        "kind": wire.name,
        "receipt_no": wire.text,
        "receipt_seq": wire.int8,
        "shift_id": wire.known_uuid,
        "employee_id": wire.name,
        "customer_ref": wire.uuid,
        "closed_at": wire.timestamp,
        "utc_offset_min": wire.int4,
        "business_date": wire.day,
        "currency": wire.name,
        "gross_minor": wire.int8,
        "line_discount_minor": wire.int8,
        "receipt_discount_minor": wire.int8,
        "exempt_minor": wire.int8,
        "net_minor": wire.int8,
        "tax_minor": wire.int8,
        "total_minor": wire.int8,
        "rounding_minor": wire.int8,
        "due_minor": wire.int8,
        "change_minor": wire.int8,
    },
)
SALE_LINES = Table(
    "sale_lines",
    _FROM_EVENT
    | {
        "line_no": wire.int4,
        "sale_id": wire.known_uuid,
        "sku": wire.name,
        "name": wire.name,
        "gtin": wire.name,
        "category": wire.name,
        "unit": wire.name,
        "qty_milli": wire.int8,
        "unit_price": wire.numeric,
        "list_price": wire.numeric,
        "gross_minor": wire.int8,
        "discount_minor": wire.int8,
        "receipt_discount_minor": wire.int8,
        "net_minor": wire.int8,
        "tax_minor": wire.int8,
        "total_minor": wire.int8,
        "serial": wire.name,
        "return_sale_id": wire.uuid,
        "return_line_no": wire.int4,
    },
)
SALE_TAXES = Table(
    "sale_taxes",
    _FROM_EVENT
    | {
        "position": wire.int4,
        "sale_id": wire.known_uuid,
        "code": wire.name,
        "name": wire.name,
        "rate": wire.numeric,
        "base_minor": wire.int8,
        "tax_minor": wire.int8,
    },
)
PAYMENTS = Table(
    "payments",
    _FROM_EVENT
    | {
        "position": wire.int4,
        "sale_id": wire.known_uuid,
        "tender_id": wire.uuid,
        "kind": wire.name,
        "amount_minor": wire.int8,
        "reference": wire.text,
        "masked": wire.text,
    },
)
STOCK_MOVES = Table(
    "stock_moves",
    _FROM_EVENT
    | {
        "position": wire.int4,
        "store_id": wire.name,
        "terminal_id": wire.name,
        "training": wire.boolean,
        "sku": wire.name,
        "qty_milli": wire.int8,
        "kind": wire.name,
        "reason": wire.name,
        "occurred_at": wire.timestamp,
        "business_date": wire.day,
    },
)
CASH_MOVES = Table(
    "cash_moves",
    _FROM_EVENT
    | {
        "store_id": wire.name,
        "terminal_id": wire.name,
        "training": wire.boolean,
        "shift_id": wire.known_uuid,
        "employee_id": wire.name,
        "kind": wire.name,
        "amount_minor": wire.int8,
        "currency": wire.name,
        "reason": wire.text,
        "occurred_at": wire.timestamp,
        "business_date": wire.day,
    },
)
TIME_CORRECTIONS = Table(
    "time_corrections",
    _FROM_EVENT
    | {
        "entry_id": wire.uuid,
        "correction_no": wire.int4,
        "employee_ref": wire.name,
        "opened_at": wire.timestamp,
        "closed_at": wire.timestamp,
        "reason": wire.text,
        "corrected_by": wire.name,
        "corrected_at": wire.timestamp,
    },
)
