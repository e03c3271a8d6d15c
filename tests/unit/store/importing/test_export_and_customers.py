"""Out and in again: exports that our import understands, safe for spreadsheets; customers."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from pos_terminal.domain.errors import CashierError, StoreError
from pos_terminal.domain.product import Pack, Product
from pos_terminal.store.importing.customers import CustomerRow, CustomerStore, import_customers
from pos_terminal.store.importing.export import export_customers, export_products, write_table
from pos_terminal.store.importing.products import import_products
from pos_terminal.store.importing.report import ImportCancelled, ImportRefused
from tests.fakes.customer_store import FakeCustomerStore
from tests.unit.store.catalog.conftest import Shop, make_shop
from tests.unit.store.importing.conftest import MakeFile

GOODS = (
    Product("A", "=HYPERLINK(0)", Decimal("1.999999"), category="drinks", tax_group="reduced"),
    Product("-17", "@ease +1", Decimal(2), gtins=("4006381333931", "12345670"), unit="kg"),
    Product("C", "Bœuf, “quoted” \"x\"", Decimal(0), price_required=True, min_age=18, plu="5"),
    Product("D", "苹果醋", Decimal("3.5"), packs=(Pack("CRATE", 6500),), active=False),
)  # fmt: skip


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx", "out.csv.gz"])
def test_what_is_exported_comes_in_again_unchanged(shop: Shop, tmp_path: Path, name: str) -> None:
    shop.put(*GOODS)
    assert export_products(shop.writer.path, tmp_path / name) == 4
    again = import_products(tmp_path / name, shop.writer, dry_run=False)
    assert (again.new, again.changed, again.same, again.bad.count) == (0, 0, 4, 0)
    other = make_shop(tmp_path / "other")
    import_products(tmp_path / name, other.writer, dry_run=False)
    for product in GOODS:
        there, here = other.reader.product(product.sku), shop.reader.product(product.sku)
        assert there is not None
        assert here is not None
        assert (there.name, there.unit_price, there.gtins) == (
            here.name,
            here.unit_price,
            here.gtins,
        )
        assert (there.packs, there.plu, there.active) == (here.packs, here.plu, here.active)
        assert (there.category, there.taxes, there.unit) == (here.category, here.taxes, here.unit)
    other.reader.close()
    other.writer.close()


def test_no_cell_of_an_export_is_a_formula(shop: Shop, tmp_path: Path) -> None:
    shop.put(*GOODS)
    export_products(shop.writer.path, tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert "'=HYPERLINK(0)" in cells
    assert "'-17" in cells
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@")]


def test_an_export_is_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("before")

    def rows() -> object:
        yield ["1"]
        raise StoreError("broken")

    with pytest.raises(StoreError):
        write_table(target, ["a"], rows())  # type: ignore[arg-type]
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]
    with pytest.raises(StoreError):
        write_table(tmp_path / "no" / "folder.csv", ["a"], [])


def test_a_packed_export_is_packed(tmp_path: Path) -> None:
    write_table(tmp_path / "a.csv.gz", ["a"], [["1"]])
    assert gzip.decompress((tmp_path / "a.csv.gz").read_bytes()).split() == [b"a", b"1"]


HEADER = ["customer_ref", "name", "phone", "email", "card", "group", "notes", "consent"]
ANNA = CustomerRow("Anna", "r1", "+43 1", "anna@example.com", "C1", "regular", "", True)


def people(store: FakeCustomerStore) -> list[str]:
    return sorted(row.name for row in store.rows.values())


def test_customers_come_in_with_preview_reasons_and_no_second_time(make_csv: MakeFile) -> None:
    store = FakeCustomerStore([ANNA])
    path = make_csv(
        [HEADER[1:], ["Anna B.", "+43 1", "", "C1", "", "", ""],
         ["Bob", "+43 2", "bob@example.com", "C2", "trade", "likes = signs", "yes"],
         ["Eve", "", "no-at-sign", "", "", "", ""], ["", "+43 9", "", "", "", "", ""],
         ["Bob again", "", "", "C2", "", "", ""], ["Cy", "", "", "", "", "", "maybe"]]
    )  # fmt: skip
    preview = import_customers(path, store)
    assert (preview.new, preview.changed, preview.same, preview.bad.count) == (1, 1, 0, 4)
    assert people(store) == ["Anna"]
    assert {note.row: (note.column, note.reason) for note in preview.bad.listed} == {
        4: ("email", "customer.email"),
        5: ("name", "a new customer needs a name"),
        6: ("card", "the same customer as an earlier row"),
        7: ("consent", "neither yes nor no"),
    }
    import_customers(path, store, dry_run=False)
    assert people(store) == ["Anna B.", "Bob"]
    anna = store.find(CustomerRow("", card="C1"))
    assert anna is not None
    assert (anna.email, anna.consent, anna.customer_ref) == ("anna@example.com", True, "r1")
    again = import_customers(path, store, dry_run=False)
    assert (again.new, again.changed, again.same) == (0, 0, 2)
    assert store.saves == 1


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_exported_customers_come_in_again_unchanged(tmp_path: Path, name: str) -> None:
    store = FakeCustomerStore([ANNA, CustomerRow("+ =Bob", "r2", notes="@x", card="-1")])
    assert export_customers(store.rows.values(), tmp_path / name) == 2
    report = import_customers(tmp_path / name, store, dry_run=False)
    assert (report.same, report.bad.count) == (2, 0)


def test_stopping_an_import_of_customers_leaves_them_alone(make_csv: MakeFile) -> None:
    store = FakeCustomerStore()
    path = make_csv([["name"], *([f"Person {n}"] for n in range(700))])
    with pytest.raises(ImportCancelled):
        import_customers(path, store, dry_run=False, cancel=lambda: True)
    assert store.rows == {}


def test_a_file_without_names_is_refused(make_csv: MakeFile) -> None:
    with pytest.raises(ImportRefused) as refused:
        import_customers(make_csv([["phone"], ["1"]]), FakeCustomerStore())
    assert refused.value.key == "import.no_name_column"


def test_the_fake_is_a_customer_store() -> None:
    store: CustomerStore = FakeCustomerStore()
    with pytest.raises(CashierError):
        store.checked(CustomerRow("x", email="nobody"))
    rows: Sequence[CustomerRow] = [CustomerRow("New")]
    store.save(rows)
    assert store.find(CustomerRow("", customer_ref="new-1")) == CustomerRow("New", "new-1")
