"""Absurd quantities, prices and tenders: refused before anything is written, and by CHECK (F36)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pysqlite3 import dbapi2
from sqlalchemy import Column, Table
from sqlalchemy.schema import CreateTable

from pos_terminal.checkout import commands as c
from pos_terminal.domain.money import MAX_AMOUNT_MINOR, MAX_QTY_MILLI
from pos_terminal.store.tables import DERIVED, LIMIT
from tests.lane_fixtures import BY_MANAGER, LaneAtWork, verified

HUGE = (LIMIT, -LIMIT, 2**53, 2**63 - 1, -(2**63))
NO_NUMBERS = (0.5, 1e999, "a lot", b"\x01", "NaN")

# -- before anything is written

ABSURD: list[tuple[c.Command, str]] = [
    (c.AddProduct("MILK", MAX_QTY_MILLI + 1), "quantity.limit"),
    (c.AddProduct("MILK", 0), "quantity.limit"),
    (c.AddProduct("MILK", -1000), "quantity.limit"),
    (c.AddProduct("MILK", 1), "quantity.whole"),
    (c.AddProduct("BAN", 2**63), "quantity.limit"),
    (c.Scan("4006381333931", 10**30), "quantity.limit"),
    (c.SetQuantity(MAX_QTY_MILLI + 1), "quantity.limit"),
    (c.SetQuantity(0), "quantity.limit"),
    (c.OverridePrice(1, Decimal("10000000"), "x"), "price.limit"),
    (c.OverridePrice(1, Decimal("-0.01"), "x"), "price.limit"),
    (c.OverridePrice(1, Decimal("NaN"), "x"), "price.limit"),
    (c.OverridePrice(1, Decimal("Infinity"), "x"), "price.limit"),
    (c.OverridePrice(1, Decimal("1e999"), "x"), "price.limit"),
    (c.OverridePrice(1, Decimal("0.0000001"), "x"), "price.limit"),
    (c.AddOpenItem("DEPT", Decimal("1e30")), "price.limit"),
    (c.AddReturnNoReceipt("MILK", 10**12), "quantity.limit"),
    (c.MoveCash("in", MAX_AMOUNT_MINOR + 1, "x"), "money.limit"),
    (c.MoveCash("in", -1, "x"), "money.limit"),
    (c.MoveCash("out", 0, "x"), "cash.amount"),
    (c.AdjustStock("MILK", 10**12, "x"), "quantity.limit"),
]


@pytest.mark.parametrize(("command", "key"), ABSURD, ids=[repr(pair[0])[:60] for pair in ABSURD])
def test_what_no_shop_does_is_refused_in_words_and_nothing_is_written(
    lane: LaneAtWork, command: c.Command, key: str
) -> None:
    lane.do(c.AddProduct("MILK"))
    before = (len(lane.events()), lane.total)
    assert lane.refused(command, BY_MANAGER) == key
    assert (len(lane.events()), lane.total) == before


@pytest.mark.parametrize("amount", [10**13, 2**53, 2**63, -1, 0])
def test_an_absurd_tender_is_refused(lane: LaneAtWork, amount: int) -> None:
    lane.do(c.AddProduct("MILK"))
    lane.do(c.StartCheckout())
    before = len(lane.events())
    lane.refused(c.PayCash(amount))
    lane.refused(c.PayCardManual("A1B2", amount))
    assert len(lane.events()) == before
    lane.do(c.PayCash(145))
    verified(lane.data_dir)


def test_a_basket_of_all_the_money_there_is_stops_at_the_limit(lane: LaneAtWork) -> None:
    lane.do(c.AddProduct("CAR", 1_000_000))
    before = lane.total
    assert lane.refused(c.SetQuantity(MAX_QTY_MILLI - 999)) == "money.limit"
    assert lane.total == before <= MAX_AMOUNT_MINOR
    verified(lane.data_dir)


# -- by CHECK


def amounts() -> list[tuple[Table, Column[Any]]]:
    return [
        (table, column)
        for table in DERIVED
        for column in table.columns
        if column.name.endswith(("_minor", "_milli"))
    ]


def valid_row(table: Table) -> dict[str, Any]:
    """A row that the table takes."""
    kinds = {"INTEGER": 1, "TEXT": "x", "BLOB": b"\x09" * 16}
    return {column.name: kinds.get(str(column.type), b"\x09" * 16) for column in table.columns}


@pytest.fixture
def raw(shop_dir: Path) -> Iterator[Any]:
    """The store, without the program."""
    connection = dbapi2.connect(shop_dir / "lane.db", isolation_level=None)
    yield connection
    connection.close()


def insert(connection: Any, table: Table, row: dict[str, Any]) -> None:
    marks = ", ".join("?" for _ in row)
    connection.execute(f"INSERT INTO {table.name} VALUES ({marks})", tuple(row.values()))


@pytest.mark.parametrize(
    ("table", "column"), amounts(), ids=[f"{t.name}.{col.name}" for t, col in amounts()]
)
def test_the_database_itself_refuses_what_is_no_amount(
    raw: Any, table: Table, column: Column[Any]
) -> None:
    good = valid_row(table)
    for absurd in (*HUGE, *NO_NUMBERS):
        with pytest.raises(dbapi2.Error, match="CHECK|overflow"):
            insert(raw, table, good | {column.name: absurd})
    insert(raw, table, good)  # and what is one goes in: the refusals were about the amount


def test_a_line_of_no_units_or_too_many_is_refused_by_the_database(raw: Any) -> None:
    table = next(table for table in DERIVED if table.name == "sale_lines")
    for absurd in (0, MAX_QTY_MILLI + 1, -MAX_QTY_MILLI - 1):
        with pytest.raises(dbapi2.IntegrityError):
            insert(raw, table, valid_row(table) | {"qty_milli": absurd})


def test_the_history_of_the_store_has_every_check_of_its_tables(raw: Any) -> None:
    """The bounds are written twice, as tables and as migration: they say the same."""
    for table in DERIVED:
        wanted = str(CreateTable(table)).count("CHECK")
        sql = "SELECT sql FROM sqlite_master WHERE name = ?"
        (made,) = raw.execute(sql, (table.name,)).fetchone()
        assert made.count("CHECK") == wanted, table.name


@pytest.mark.parametrize(
    ("statement", "absurd"),
    [
        ("UPDATE products SET price_micro = ?", (-1, 10**13, 1e999, "much")),
        ("UPDATE products SET min_age = ?", (-1, 100, 10**9)),
        ("UPDATE barcodes SET qty_milli = ?", (0, -1, MAX_QTY_MILLI + 1, 2**63 - 1)),
    ],
    ids=["price", "age", "pack"],
)
def test_the_catalogue_itself_refuses_what_is_no_price_age_or_pack(
    shop_dir: Path, statement: str, absurd: tuple[Any, ...]
) -> None:
    connection = dbapi2.connect(shop_dir / "catalog.db", isolation_level=None)
    for value in absurd:
        with pytest.raises(dbapi2.IntegrityError, match="CHECK|cannot store"):
            connection.execute(statement, (value,))
    connection.execute(statement, (18,))
    connection.close()
