"""Importing products: preview, all or nothing, the same again changes nothing (C29)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from pos_terminal.domain.product import Product
from pos_terminal.store.importing.price_rule import price_from_code
from pos_terminal.store.importing.products import ImportOptions, import_products
from pos_terminal.store.importing.report import ImportRefused, RowNote
from tests.unit.store.catalog.conftest import Shop
from tests.unit.store.importing.conftest import MakeFile, catalogue_bytes
from tests.unit.store.importing.imports import FROM_CODE, HEADER, REAL, counts, write


def test_one_bad_row_of_a_thousand_is_told_by_row_column_and_reason(
    shop: Shop, make_csv: MakeFile
) -> None:
    rows = [HEADER] + [[f"S{n}", "", f"Thing {n}", "1.00"] for n in range(1, 1001)]
    rows[501][3] = "NaN"
    path = make_csv(rows)
    before = catalogue_bytes(shop)
    preview = import_products(path, shop.writer)
    assert preview.dry_run
    assert preview.change is None
    assert counts(preview) == (999, 0, 0, 1)
    assert preview.bad.listed == [RowNote(502, "price", "not a price", "NaN")]
    assert catalogue_bytes(shop) == before
    accepted = write(shop, path)
    assert counts(accepted) == (999, 0, 0, 1)
    assert shop.reader.count() == 999


def test_importing_the_same_file_again_changes_nothing(shop: Shop) -> None:
    first = write(shop, REAL, options=FROM_CODE)
    assert counts(first) == (1000, 0, 0, 0)
    before = catalogue_bytes(shop)
    again = write(shop, REAL, options=FROM_CODE)
    assert counts(again) == (0, 0, 1000, 0)
    assert again.change is None
    assert catalogue_bytes(shop) == before


def test_the_preview_promises_what_the_import_then_does(shop: Shop, make_csv: MakeFile) -> None:
    shop.put(Product("A", "Old name", Decimal(1)), Product("B", "Same", Decimal(2)))
    path = make_csv(
        [HEADER, ["A", "", "New name", "1"], ["B", "", "Same", "2"], ["C", "", "New", "3"],
         ["C", "", "Twice", "3"]]
    )  # fmt: skip
    promised = import_products(path, shop.writer)
    done = write(shop, path)
    assert counts(promised) == counts(done) == (1, 1, 1, 1)
    assert done.bad.listed[0].reason == "the same product as an earlier row"
    assert done.bad.listed[0].row == 5
    assert done.change is not None
    assert done.change.count == 2
    assert shop.found("new name") == ["A"]
    assert shop.found("old name") == []


def test_every_kind_of_oddity_in_real_names_goes_in(shop: Shop) -> None:
    report = write(shop, REAL, options=FROM_CODE)
    assert report.bad.count == 0
    assert report.in_house > 0
    twins = [note.value for note in report.remarks.listed]
    assert len(twins) == 3
    repaired = shop.reader.product("3011360013811")
    assert repaired is not None
    assert repaired.name == "Prep.flan Œuf Vanille 2D 250G Alsa"


def test_a_file_without_prices_needs_a_rule(shop: Shop) -> None:
    before = catalogue_bytes(shop)
    with pytest.raises(ImportRefused) as refused:
        write(shop, REAL)
    assert refused.value.key == "import.no_prices"
    assert catalogue_bytes(shop) == before


def test_the_price_rule_is_the_documented_one_and_leaves_edited_prices(shop: Shop) -> None:
    assert price_from_code("0000000000017") == price_from_code("17") == 2_190_000
    assert {price_from_code(str(n)) for n in range(600)} == set(range(490_000, 30_000_000, 100_000))
    write(shop, REAL, options=FROM_CODE)
    sku = shop.reader.search("")[0].sku
    shop.writer.set_price(sku, Decimal("5.55"))
    assert counts(write(shop, REAL, options=FROM_CODE)) == (0, 0, 1000, 0)
    kept = shop.reader.product(sku)
    assert kept is not None
    assert kept.unit_price == Decimal("5.55")


def test_an_unknown_price_rule_is_refused(shop: Shop) -> None:
    with pytest.raises(ImportRefused):
        write(shop, REAL, options=ImportOptions(price_rule="dice"))


def test_a_shop_without_taxes_takes_products_untaxed(tmp_path: Path) -> None:
    from pos_terminal.store.catalog.reader import CatalogReader
    from pos_terminal.store.catalog.writer import CatalogWriter

    writer = CatalogWriter(tmp_path / "catalog.db", tmp_path / "images")
    import_products(REAL, writer, dry_run=False, options=FROM_CODE)
    reader = CatalogReader(tmp_path / "catalog.db")
    product = reader.product("3011360013811")
    assert product is not None
    assert (product.tax_group, product.taxes) == ("untaxed", ())
    reader.close()
    writer.close()


def test_a_tax_group_that_is_not_there_is_refused(shop: Shop) -> None:
    with pytest.raises(ImportRefused) as refused:
        write(shop, REAL, options=ImportOptions(price_rule="from-code", tax_group="luxury"))
    assert refused.value.key == "import.tax_group"
