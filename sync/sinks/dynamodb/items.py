"""Events and documents as DynamoDB's items; amounts are whole numbers of minor units."""

from __future__ import annotations

from typing import Any

from pos_terminal.domain.errors import Poison
from sync.documents import Document, Version
from sync.lane_event import LaneEvent
from sync.sinks.dynamodb.schema import shard_of, store_day

Value = dict[str, Any]  # {"S": "text"}, {"N": "1"}, …
Item = dict[str, Value]

# What is empty here is left out: a key of an index may not be an empty text.
_KEYS = frozenset({"customer_ref", "receipt_no"})
_ENVELOPE = (
    "store_id",
    "terminal_id",
    "journal_id",
    "epoch",
    "seq",
    "event_id",
    "shift_id",
    "employee_id",
    "training",
    "utc_offset_min",
    "business_date",
    "data_hash",
    "prev_hash",
    "hash",
)


def value_of(value: object) -> Value:
    """A JSON value as DynamoDB writes it. Raises Poison for what no journal may hold."""
    match value:
        case str():
            return {"S": value}
        case bool():
            return {"BOOL": value}
        case int():
            return {"N": str(value)}
        case None:
            return {"NULL": True}
        case dict():
            return {"M": {name: value_of(inner) for name, inner in value.items()}}
        case list():
            return {"L": [value_of(inner) for inner in value]}
    raise Poison("sync.aws.invalid", sink="dynamodb", what=type(value).__name__, code="type")


def transaction(event: LaneEvent) -> Item:
    """The item of a BASKET_CLOSED: the whole priced sale and where it stands in the journal."""
    item = {
        name: value_of(value)
        for name, value in event.data.items()
        if value is not None and not (name in _KEYS and value == "")
    }
    for name in _ENVELOPE:
        value = getattr(event, name)
        if value is not None:
            item[name] = value_of(value)
    day = store_day(event.store_id, event.business_date, shard_of(event.terminal_id))
    return item | {
        "sale_id": value_of(event.basket_id or ""),
        "event_version": value_of(event.version),
        "closed_at": value_of(event.occurred_at),
        "store_day": value_of(day),
    }


def customer(document: Document) -> Item:
    """The item of a customer; of an erased one only that, and when."""
    version = document.version
    item = {name: value_of(value) for name, value in document.body.items() if value is not None}
    if version.changed_at:
        item["changed_at"] = value_of(version.changed_at)
    return item | {
        "customer_ref": value_of(document.key),
        "erased": value_of(version.erased),
        "row_version": value_of(version.number),
        "terminal_id": value_of(version.terminal_id),
        "version_key": value_of(version_key(version)),
    }


def version_key(version: Version) -> str:
    """A text that sorts as versions do: DynamoDB compares bytes of UTF-8."""
    erased = int(version.erased)
    return f"{erased}#{version.number:019d}#{version.changed_at}#{version.terminal_id}"


def size_of(item: Item) -> int:
    """Bytes as DynamoDB counts them, not less. Source: "Item sizes and formats" of its guide."""
    return sum(len(name.encode()) + _value_size(value) for name, value in item.items())


def _value_size(value: Value) -> int:
    ((kind, inner),) = value.items()
    if kind == "S":
        return len(inner.encode())
    if kind == "N":
        return len(inner) + 1  # at most; two digits share a byte
    if kind == "M":
        return 3 + sum(1 + len(n.encode()) + _value_size(v) for n, v in inner.items())
    if kind == "L":
        return 3 + sum(1 + _value_size(v) for v in inner)
    return 1
