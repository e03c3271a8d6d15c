"""The views that reports read at once: amounts of a small shop's day, reckoned by hand."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from psycopg import sql

from sync.documents import Document, Kind
from sync.sinks.base import Batch
from sync.sinks.postgres.sink import PostgresSink
from tests.contract.sinks.postgres_rig import SCHEMA, settings
from tests.contract.sinks.rig import a_document
from tests.servers.postgres import PostgresAddress
from tests.sync_journal import Journal, body

pytestmark = pytest.mark.slow

DAY = date(2026, 1, 2)
PAGE = Path(__file__).parents[3] / "docs" / "reporting.md"
JANE, WORK, REST = (f"00000000-0000-4000-8000-00000000000{digit}" for digit in "123")
OLD_CARD = "00000000-0000-4000-8000-000000000009"
SHIFT = "00000000-0000-4000-8000-000000000007"


def sale(number: int, total: int, *, kind: str = "sale", **changed: Any) -> dict[str, Any]:
    """One bottle at 20 % included tax, paid in cash with 500 minor units more than needed."""
    net, tax = total - total // 6, total // 6
    amounts = {"gross_minor": total, "net_minor": net, "tax_minor": tax, "total_minor": total}
    line = {"line_no": 1, "sku": "GIN", "name": "Gin", "category": "spirits", "unit": "ea"}
    line |= {"qty_milli": 1000 if total > 0 else -1000, "unit_price": "12.00"} | amounts
    line |= {"discount_minor": 0, "receipt_discount_minor": 0}
    tender = {"tender_id": f"00000000-0000-4000-9000-00000000000{number}", "kind": "cash"}
    data = {"kind": kind, "currency": "EUR", "lines": [line], "customer_ref": None}
    data |= {"receipt_no": "", "receipt_seq": number, "line_discount_minor": 0}
    data |= {"receipt_discount_minor": 0, "rounding_minor": 0, "due_minor": total}
    data |= {"taxes": [{"code": "A", "name": "VAT", "rate": "0.2", "base_minor": net}]}
    data["taxes"][0]["tax_minor"] = tax
    data |= {"tenders": [tender | {"amount_minor": total + 500}], "change_minor": 500} | amounts
    context = {"basket_id": f"00000000-0000-4000-a000-00000000000{number}", "employee_id": "jane"}
    return body("BASKET_CLOSED", data | changed, **context, **_training(changed))


def _training(changed: dict[str, Any]) -> dict[str, Any]:
    return {"training": changed.pop("training", False), "shift_id": SHIFT}


def the_day() -> list[dict[str, Any]]:
    at = "2026-01-02T{}:00:00.000000Z".format
    work = {"entry_id": WORK, "work_entry_id": "", "employee_ref": "jane", "kind": "work"}
    work |= {"business_date": "2026-01-02", "opened_at": at("08"), "utc_offset_min": 60}
    done = work | {"closed_at": at("16"), "worked_s": 7 * 3600 + 1800, "closed_by": "logout"}
    rest = work | {"entry_id": REST, "work_entry_id": WORK, "kind": "break", "opened_at": at("12")}
    rest |= {"closed_at": "2026-01-02T12:30:00.000000Z", "worked_s": 1800, "closed_by": "unlock"}
    fixed = {"entry_id": WORK, "employee_ref": "jane", "opened_at": at("08"), "reason": "forgot"}
    fixed |= {"closed_at": at("15"), "corrected_by": "ann", "correction_no": 1}
    closing = {"z_no": 1, "currency": "EUR", "float_minor": 5000, "expected_minor": 6200}
    closing |= {"counted_minor": 6150, "difference_minor": -50, "left_minor": 5000}
    moved = {"kind": "drop", "amount_minor": 2000, "currency": "EUR", "reason": "to the bank"}
    return [
        body("SHIFT_OPENED", {"currency": "EUR", "float_minor": 5000}, shift_id=SHIFT),
        body("TIME_ENTRY_OPENED", work),
        sale(1, 1200),
        sale(2, 2400, customer_ref=OLD_CARD),
        sale(3, -1200, kind="refund", customer_ref=JANE),
        sale(4, 9999, training=True),
        sale(5, 500, currency="JPY"),
        body("CASH_MOVED", moved, shift_id=SHIFT),
        body("STOCK_ADJUSTED", {"sku": "GIN", "qty_milli": 12_000, "reason": "delivery"}),
        body("TIME_ENTRY_CLOSED", rest | {"assumed": False}),
        body("TIME_ENTRY_CLOSED", done | {"assumed": False}),
        body("SHIFT_CLOSED", closing, shift_id=SHIFT),
        body("TIME_ENTRY_CORRECTED", fixed),
    ]


def people() -> tuple[Document, ...]:
    jane = a_document(Kind.CUSTOMER, 1, "Jane", key=JANE)
    old = a_document(Kind.CUSTOMER, 1, "Jane's old card", key=OLD_CARD)
    old.body.update(status="merged", merged_into=JANE)
    return (jane, old, a_document(Kind.EMPLOYEE, 1, "Jane Doe", key="jane"))


@pytest.fixture
def shop(reporting: PostgresAddress) -> PostgresAddress:
    sink = PostgresSink(settings(reporting), lambda _: None)
    sink.open()
    sink.deliver(Batch(tuple(Journal("T1", the_day()).events), people()))
    sink.close()
    return reporting


def rows(address: PostgresAddress, columns: str, view: str) -> list[tuple[Any, ...]]:
    with address.connect() as reader:
        reader.execute(sql.SQL("SET search_path TO {}").format(sql.Identifier(SCHEMA)))
        return reader.execute(f"SELECT {columns} FROM {view} ORDER BY 1, 2").fetchall()  # type: ignore[arg-type]


def d(text: str) -> Decimal:
    return Decimal(text)


def test_a_day_of_sales_is_in_readable_amounts_without_training(shop: PostgresAddress) -> None:
    columns = "currency, sales, refunds, gross, net, tax, total"
    assert rows(shop, columns, "sales_by_day") == [
        ("EUR", 2, 1, d("24.00"), d("20.00"), d("4.00"), d("24.00")),
        ("JPY", 1, 0, d("500"), d("417"), d("83"), d("500")),
    ]
    # Three o'clock UTC is four in the shop.
    assert rows(shop, "hour, currency, sales, total", "sales_by_hour") == [
        (4, "EUR", 2, d("24.00")),
        (4, "JPY", 1, d("500")),
    ]
    assert rows(shop, "currency, sku, name, quantity, total", "sales_by_product") == [
        ("EUR", "GIN", "Gin", d("1.000"), d("24.00")),
        ("JPY", "GIN", "Gin", d("1.000"), d("500")),
    ]
    assert rows(shop, "currency, category, net", "sales_by_category") == [
        ("EUR", "spirits", d("20.00")),
        ("JPY", "spirits", d("417")),
    ]
    assert rows(shop, "currency, name, sales, total", "sales_by_employee") == [
        ("EUR", "Jane Doe", 2, d("24.00")),
        ("JPY", "Jane Doe", 1, d("500")),
    ]


def test_a_merged_customer_counts_for_the_one_who_is_left(shop: PostgresAddress) -> None:
    columns = "customer_ref::text, name, visits, total"
    assert rows(shop, columns, "sales_by_customer") == [(JANE, "Jane", 2, d("12.00"))]


def test_taxes_and_tenders_add_up_and_change_is_no_takings(shop: PostgresAddress) -> None:
    assert rows(shop, "currency, rate, base, tax", "tax_by_day") == [
        ("EUR", d("0.2"), d("20.00"), d("4.00")),
        ("JPY", d("0.2"), d("417"), d("83")),
    ]
    assert rows(shop, "currency, kind, payments, amount", "tenders_by_day") == [
        ("EUR", "cash", 3, d("24.00")),
        ("JPY", "cash", 1, d("500")),
    ]


def test_the_drawer_s_difference_and_moves_are_there(shop: PostgresAddress) -> None:
    columns = "business_date, z_no, expected, counted, difference, left_in_drawer"
    assert rows(shop, columns, "cash_differences") == [
        (DAY, 1, d("62.00"), d("61.50"), d("-0.50"), d("50.00"))
    ]
    assert rows(shop, "business_date, kind, moves, amount", "cash_by_day") == [
        (DAY, "drop", 1, d("20.00"))
    ]


def test_hours_count_as_corrected_less_the_unpaid_break(shop: PostgresAddress) -> None:
    columns = "employee_id, name, hours, break_hours, entries, corrected, still_open"
    assert rows(shop, columns, "hours_worked") == [
        ("jane", "Jane Doe", d("6.50"), d("0.50"), 1, 1, 0)
    ]


def test_stock_is_the_sum_of_its_differences(shop: PostgresAddress) -> None:
    # 12 came, three were sold and one came back; what was sold in training was not.
    assert rows(shop, "store_id, sku, quantity", "stock_levels") == [("S1", "GIN", d("10.000"))]


def test_each_lane_says_how_far_it_is(shop: PostgresAddress) -> None:
    assert rows(shop, "terminal_id, store_id, epoch, seq", "lanes_seen") == [("T1", "S1", 1, 13)]


def test_the_page_describes_every_table_view_and_column(reporting: PostgresAddress) -> None:
    with reporting.connect() as reader:
        found = reader.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = %s AND table_name <> 'alembic_version'",
            [SCHEMA],
        ).fetchall()
    page = PAGE.read_text("utf-8")
    sections = dict(re.findall(r"^### `(\w+)`\n(.*?)(?=^##|\Z)", page, re.M | re.S))
    assert sections.keys() == {table for table, _ in found}
    missing = [
        f"{table}.{column}" for table, column in found if f"`{column}`" not in sections[table]
    ]
    assert missing == []
