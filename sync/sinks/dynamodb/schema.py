"""The two tables: their keys, and the indexes by which they are asked. See docs/cloud.md.

An index is sparse: an item without its attribute is not in it, and an empty text may not be.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Any

# Time within one partition; a burst of one store's lanes spreads over so many of them.
DAY_SHARDS = 4
_ON_A_LIST = (
    "receipt_no",
    "kind",
    "total_minor",
    "currency",
    "closed_at",
    "business_date",
    "store_id",
    "terminal_id",
    "employee_id",
    "customer_ref",
    "training",
)


@dataclass(frozen=True, slots=True)
class Index:
    """A global secondary index; without `shows` it holds keys only."""

    name: str
    key: str
    sort: str = ""
    shows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableShape:
    """What a table of ours is asked by; every key is a text."""

    key: str
    indexes: tuple[Index, ...] = ()

    def creation(self, name: str) -> dict[str, Any]:
        """The arguments of CreateTable."""
        made: dict[str, Any] = {
            "TableName": name,
            "BillingMode": "PAY_PER_REQUEST",
            "KeySchema": key_schema(self.key),
            "AttributeDefinitions": attribute_definitions(self),
            "DeletionProtectionEnabled": True,
            "Tags": [{"Key": "application", "Value": "pos-terminal"}],
        }
        if self.indexes:
            made["GlobalSecondaryIndexes"] = [index_creation(index) for index in self.indexes]
        return made


def key_schema(key: str, sort: str = "") -> list[dict[str, str]]:
    """A key as DynamoDB says it."""
    schema = [{"AttributeName": key, "KeyType": "HASH"}]
    return [*schema, {"AttributeName": sort, "KeyType": "RANGE"}] if sort else schema


def attribute_definitions(shape: TableShape) -> list[dict[str, str]]:
    """The types of all attributes that are keys."""
    named = {shape.key, *(n for one in shape.indexes for n in (one.key, one.sort) if n)}
    return [{"AttributeName": name, "AttributeType": "S"} for name in sorted(named)]


def index_creation(index: Index) -> dict[str, Any]:
    """An index as CreateTable and UpdateTable want it."""
    projection: dict[str, Any] = {"ProjectionType": "KEYS_ONLY"}
    if index.shows:
        projection = {"ProjectionType": "INCLUDE", "NonKeyAttributes": list(index.shows)}
    return {
        "IndexName": index.name,
        "KeySchema": key_schema(index.key, index.sort),
        "Projection": projection,
    }


def _shown(*but: str) -> tuple[str, ...]:
    return tuple(name for name in _ON_A_LIST if name not in but)


CUSTOMERS = TableShape("customer_ref")
TRANSACTIONS = TableShape(
    "sale_id",
    (
        Index("by-customer", "customer_ref", "closed_at", _shown("customer_ref", "closed_at")),
        Index("by-day", "store_day", "closed_at", _shown("closed_at")),
        Index("by-receipt", "receipt_no"),
        Index("by-event", "event_id"),
    ),
)


def store_day(store_id: str, business_date: str, shard: int) -> str:
    """The key of `by-day`: all sales of a store's business day are in DAY_SHARDS of them."""
    return f"{store_id}#{business_date}#{shard}"


def shard_of(terminal_id: str) -> int:
    """Where a lane's sales of a day are: one lane, one shard, for ever the same."""
    return zlib.crc32(terminal_id.encode()) % DAY_SHARDS


def lane_key(terminal_id: str) -> str:
    """The key of a lane's position, beside the sales; no UUID begins like that."""
    return f"LANE#{terminal_id}"
