"""An import that works row by row from any table: it breaks off, it tells how far it is (C29)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from pos_terminal.domain.product import Product
from pos_terminal.store.importing import customers, products
from pos_terminal.store.importing.customers import import_customers
from pos_terminal.store.importing.products import import_products
from pos_terminal.store.importing.report import ImportRefused, Progress
from pos_terminal.store.importing.source import TableFile
from tests.fakes.customer_store import FakeCustomerStore
from tests.fakes.table_file import FakeTableFile
from tests.unit.store.catalog.conftest import Shop
from tests.unit.store.importing.conftest import catalogue_bytes
from tests.unit.store.importing.imports import HEADER, counts, write

NO_FILE = Path("nowhere.csv")  # what is opened is the fake


def things(count: int) -> list[list[str]]:
    return [HEADER, *([f"S{n}", "", f"Thing {n}", "1.00"] for n in range(count))]


def opened(monkeypatch: pytest.MonkeyPatch, table: TableFile) -> None:
    for module in (products, customers):
        monkeypatch.setattr(module, "open_table", lambda *_args, **_more: table)


def test_a_file_that_breaks_off_far_down_changes_nothing(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.put(Product("S1", "As it was", Decimal(9)))
    before = catalogue_bytes(shop)
    torn = FakeTableFile(things(12_000), breaks_at=11_000)  # two whole batches are read by then
    opened(monkeypatch, torn)
    with pytest.raises(ImportRefused) as refused:
        write(shop, NO_FILE)
    assert refused.value.key == "import.damaged"
    assert torn.read == 10_999
    assert catalogue_bytes(shop) == before


def test_half_read_the_number_of_rows_is_foreseen(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Progress] = []
    table = FakeTableFile(things(10_000))
    opened(monkeypatch, table)
    report = import_products(NO_FILE, shop.writer, progress=told.append)
    assert counts(report) == (10_000, 0, 0, 0)
    assert report.source_sha256 == table.sha256
    foreseen = [one.total_rows for one in told if one.phase == "reading" and one.rows]
    assert foreseen
    assert all(abs(rows - 10_000) <= 50 for rows in foreseen)


def test_customers_of_a_file_that_breaks_off_are_not_half_saved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    people = [["name", "phone"], *([f"Person {n}", ""] for n in range(900))]
    opened(monkeypatch, FakeTableFile(people, breaks_at=800))
    store = FakeCustomerStore()
    with pytest.raises(ImportRefused):
        import_customers(NO_FILE, store, dry_run=False)
    assert store.saves == 0
