"""Whether a lane's own tables and the reporting schema in Postgres say the same, row by row.

An independent reader: plain SQL on both sides, none of the sink's code. `differences` is empty when
every row is equal; each entry names the table and the rows that only one side has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from psycopg import sql

from tests.servers.postgres import PostgresAddress

Rows = list[tuple[Any, ...]]
LaneRows = Callable[[str], Rows]  # LaneAtWork.rows, or rows_of a data directory


@dataclass(frozen=True)
class Pair:
    """The same question to both: of SQLite, and of Postgres with {terminal} for the lane."""

    table: str
    of_lane: str
    of_postgres: str


def _id(column: str) -> tuple[str, str]:
    return f"lower(hex({column}))", f"coalesce(replace({column}::text, '-', ''), '')"


def _time(column: str) -> tuple[str, str]:
    stamp = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
    return column, f"to_char({column} AT TIME ZONE 'UTC', '{stamp}')"


def _text(column: str) -> tuple[str, str]:
    return column, f"{column}::text"


def _pair(table: str, where: str, columns: list[tuple[str, str] | str], joined: str = "") -> Pair:
    both = [(each, each) if isinstance(each, str) else each for each in columns]
    lane = f"SELECT {', '.join(own for own, _ in both)} FROM {table}"
    there = f"SELECT {', '.join(other for _, other in both)} FROM {table} {joined} WHERE {where}"
    return Pair(table, lane, there)


OF_THE_LANE = "terminal_id = {terminal}"
OF_A_SALE = "event_id IN (SELECT event_id FROM sales WHERE terminal_id = {terminal})"
AMOUNTS = ["gross_minor", "net_minor", "tax_minor", "total_minor"]
PAIRS = (
    _pair(
        "sales",
        OF_THE_LANE,
        [_id("sale_id"), "seq", "receipt_no", "receipt_seq", "epoch", "terminal_id", "kind"]
        + [_id("shift_id"), "employee_id", _id("customer_ref"), _time("closed_at")]
        + ["utc_offset_min", _text("business_date"), "currency", *AMOUNTS, "change_minor"]
        + ["line_discount_minor", "receipt_discount_minor", "rounding_minor"],
    ),
    _pair(
        "sale_lines",
        OF_A_SALE,
        [_id("sale_id"), "line_no", "sku", "name", "category", "unit", "qty_milli"]
        + [_text("unit_price"), *AMOUNTS, "discount_minor", "receipt_discount_minor", "serial"]
        + [_id("return_sale_id"), "return_line_no"],
    ),
    _pair(
        "sale_taxes",
        OF_A_SALE,
        [_id("sale_id"), "position", "code", "name", _text("rate"), "base_minor", "tax_minor"],
    ),
    _pair(
        "payments",
        OF_A_SALE,
        [_id("sale_id"), "position", _id("tender_id"), "kind", "amount_minor", "reference"]
        + ["masked"],
    ),
    _pair(
        "shifts",
        OF_THE_LANE,
        [_id("shift_id"), "opened_seq", _time("opened_at"), "opened_by", "currency"]
        + ["float_minor", "closed_seq", _time("closed_at"), "closed_by", "z_no"]
        + ["expected_minor", "counted_minor", "left_minor"],
    ),
    _pair(
        "cash_moves",
        OF_THE_LANE,
        [_id("shift_id"), "kind", "amount_minor", "reason", "employee_id"],
    ),
    Pair(
        "stock",
        "SELECT sku, qty_milli FROM stock",
        "SELECT sku, sum(qty_milli)::bigint FROM stock_moves WHERE terminal_id = {terminal}"
        " GROUP BY sku",
    ),
    Pair(
        "journal",
        "SELECT seq, lower(hex(event_id)), lower(hex(hash)) FROM journal",
        "SELECT seq, replace(event_id::text, '-', ''), encode(hash, 'hex') FROM events"
        " WHERE terminal_id = {terminal}",
    ),
    Pair(
        "position",
        "SELECT epoch, seq, lower(hex(hash)) FROM journal ORDER BY seq DESC LIMIT 1",
        "SELECT epoch, seq, encode(hash, 'hex') FROM lanes WHERE terminal_id = {terminal}",
    ),
)


def differences(
    lane: LaneRows, address: PostgresAddress, terminal_id: str, schema: str
) -> list[str]:
    """What is not the same on both sides, a line a table."""
    found = []
    with address.connect() as reader:
        reader.execute(sql.SQL("SET search_path TO {}").format(sql.Identifier(schema)))
        for pair in PAIRS:
            question = sql.SQL(pair.of_postgres).format(terminal=sql.Literal(terminal_id))
            here, there = Counter(lane(pair.of_lane)), Counter(reader.execute(question).fetchall())
            if here != there:
                only_here, only_there = list(here - there)[:3], list(there - here)[:3]
                found.append(f"{pair.table}: lane {only_here}, Postgres {only_there}")
    return found
