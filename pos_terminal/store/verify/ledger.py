"""The private temporary database that the replay fills, and its comparison with lane.db."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pos_terminal.store.verify.reading import Connection

# table → (columns, how many of them are the key)
TABLES: Mapping[str, tuple[tuple[str, ...], int]] = {
    "epochs": (("epoch", "journal_id", "first_seq", "reason"), 1),
    "series": (("terminal_id", "epoch", "name", "last_no"), 3),
    "perpetual": (("currency", "total_minor", "sales_count"), 1),
    "baskets": (
        ("basket_id", "status", "started_seq", "started_at", "employee_id", "parked_at")
        + ("total_minor", "lines_count"),
        1,
    ),
    "sales": (
        ("sale_id", "seq", "receipt_no", "receipt_seq", "epoch", "terminal_id", "kind")
        + ("shift_id", "employee_id", "customer_ref", "closed_at", "utc_offset_min")
        + ("business_date", "currency", "gross_minor", "line_discount_minor")
        + ("receipt_discount_minor", "net_minor", "tax_minor", "total_minor")
        + ("rounding_minor", "change_minor"),
        1,
    ),
    "sale_lines": (
        ("sale_id", "line_no", "sku", "name", "category", "unit", "qty_milli", "unit_price")
        + ("gross_minor", "discount_minor", "receipt_discount_minor", "net_minor", "tax_minor")
        + ("total_minor", "serial", "return_sale_id", "return_line_no"),
        2,
    ),
    "sale_taxes": (
        ("sale_id", "position", "code", "name", "rate", "base_minor", "tax_minor"),
        2,
    ),
    "payments": (
        ("sale_id", "position", "tender_id", "kind", "amount_minor", "reference", "masked"),
        2,
    ),
    "card_intents": (("tender_id", "basket_id", "amount_minor", "status", "started_seq"), 1),
    "shifts": (
        ("shift_id", "opened_seq", "opened_at", "opened_by", "currency", "float_minor")
        + ("closed_seq", "closed_at", "closed_by", "z_no", "expected_minor", "counted_minor")
        + ("left_minor",),
        1,
    ),
    "cash_moves": (("seq", "shift_id", "kind", "amount_minor", "reason", "employee_id"), 1),
    "stock": (("sku", "qty_milli"), 1),
    "reprints": (("sale_id", "copies"), 1),
    "audit": (
        ("seq", "event_type", "employee_id", "shift_id", "business_date", "what", "reason")
        + ("approved_by", "amount_minor"),
        1,
    ),
}


class Ledger:
    """What the derived tables should hold, written row by row during the replay."""

    def __init__(self, connection: Connection) -> None:
        """Make the empty tables in the connection's private `main` schema."""
        self._connection = connection
        self._inserts: dict[str, str] = {}
        for table, (columns, keys) in TABLES.items():
            key = ", ".join(columns[:keys])
            connection.execute(
                f"CREATE TABLE main.{table} ({', '.join(columns)}, PRIMARY KEY ({key}))"
                " WITHOUT ROWID"
            )
            marks = ", ".join("?" for _ in columns)
            statement = f"INSERT OR REPLACE INTO main.{table} VALUES ({marks})"  # noqa: S608
            self._inserts[table] = statement

    def add(self, table: str, row: Iterable[Any]) -> None:
        """Write one expected row."""
        self._connection.execute(self._inserts[table], tuple(row))

    def add_all(self, table: str, rows: Iterable[Iterable[Any]]) -> None:
        """Write several expected rows."""
        self._connection.executemany(self._inserts[table], [tuple(row) for row in rows])

    def difference(self, table: str) -> tuple[str, str] | None:
        """The first row of lane.db that is not as replayed, as (record, sentence)."""
        columns, keys = TABLES[table]
        names = ", ".join(columns)
        ours, theirs = f"SELECT {names} FROM main.{table}", f"SELECT {names} FROM lane.{table}"  # noqa: S608
        for first, second in ((ours, theirs), (theirs, ours)):
            row = self._connection.execute(f"{first} EXCEPT {second} LIMIT 1").fetchone()
            if row is not None:
                return self._explain(table, row[:keys])
        counts = [self._count(schema, table) for schema in ("main", "lane")]
        if counts[0] != counts[1]:
            return table, f"{table} has {counts[1]} rows, the journal gives {counts[0]}."
        return None

    def _count(self, schema: str, table: str) -> int:
        query = f"SELECT count(*) FROM {schema}.{table}"  # noqa: S608
        return int(self._connection.execute(query).fetchone()[0])

    def _explain(self, table: str, key: tuple[Any, ...]) -> tuple[str, str]:
        columns, keys = TABLES[table]
        record = f"{table} " + ", ".join(_shown(part) for part in key)
        ours, theirs = (self._row(schema, table, key) for schema in ("main", "lane"))
        if ours is None or theirs is None:
            return record, "Not in the journal." if ours is None else "The row is missing."
        for name, right, found in zip(columns, ours, theirs, strict=True):
            if right != found or type(right) is not type(found):
                return record, f"{name} is {_shown(found)}, the journal gives {_shown(right)}."
        return record, "The row is there twice."

    def _row(self, schema: str, table: str, key: tuple[Any, ...]) -> tuple[Any, ...] | None:
        columns, keys = TABLES[table]
        where = " AND ".join(f"{name} IS ?" for name in columns[:keys])
        query = f"SELECT {', '.join(columns)} FROM {schema}.{table} WHERE {where}"  # noqa: S608
        row: tuple[Any, ...] | None = self._connection.execute(query, key).fetchone()
        return row


def _shown(value: Any) -> str:
    if isinstance(value, bytes):
        return value.hex()
    return "nothing" if value is None else str(value)
