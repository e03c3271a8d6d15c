"""What the columns and cells of a product list come to, or why a row stays out (C29)."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from pos_terminal.domain.product import Pack, Product
from pos_terminal.store.importing.mapping import ColumnMap
from pos_terminal.store.importing.products import import_products
from pos_terminal.store.importing.report import ImportRefused, RowNote
from tests.unit.store.catalog.conftest import VAT10, VAT20, Shop
from tests.unit.store.importing.conftest import MakeFile, catalogue_bytes
from tests.unit.store.importing.imports import HEADER, counts, write


def test_all_columns_arrive(shop: Shop, make_csv: MakeFile) -> None:
    header = ["Artikelnummer", "EAN", "Bezeichnung", "Preis", "Warengruppe", "Einheit", "MwSt",
              "Mindestalter", "PLU", "Pack barcode", "Pack qty", "Serial", "Aktiv"]  # fmt: skip
    row = ["W1", "4006381333931 12345670", "Rioja", "6,90", "Wein & Bier", "Stk", "20 %",
           "16+", "77", "CRATE", "6", "nein", "ja"]  # fmt: skip
    report = write(shop, make_csv([header, row], sep=";"))
    assert counts(report) == (1, 0, 0, 0)
    assert report.columns["price"] == "Preis"
    wine = shop.reader.product("W1")
    assert wine is not None
    assert wine.unit_price == Decimal("6.9")
    assert (wine.category, wine.unit, wine.min_age, wine.plu) == ("wein-&-bier", "ea", 16, "77")
    assert wine.gtins == ("12345670", "4006381333931")
    assert wine.packs == (Pack("CRATE", 6000),)
    assert wine.taxes == (VAT20,)
    assert "Wein & Bier" in [category.name for category in shop.reader.categories()]


def test_a_known_category_is_met_by_code_or_name(shop: Shop, make_csv: MakeFile) -> None:
    path = make_csv(
        [[*HEADER, "category", "tax"], ["A", "", "A", "1", "DRINKS", "reduced"],
         ["B", "", "B", "1", "Drinks", "10"]]
    )  # fmt: skip
    write(shop, path)
    assert len(shop.reader.categories()) == 1
    assert len(shop.reader.products_in("drinks")) == 2
    for sku in "AB":
        product = shop.reader.product(sku)
        assert product is not None
        assert product.taxes == (VAT10,)


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("price", "=1+1", "not a price"),
        ("price", "-1", "not a price"),
        ("price", "1e5", "not a price"),
        ("price", "inf", "not a price"),
        ("price", "1,234", "may mean thousands: say the decimal sign"),
        ("price", "99999999", "not a price"),
        ("price", "1.1234567", "more than 6 decimals"),
        ("price", "", "a new product needs a price"),
        ("name", "", "a new product needs a name"),
        ("name", "x" * 256, "longer than 255 characters"),
        ("barcode", "4,00638E+12", "a spreadsheet has cut its digits: make the column text"),
        ("barcode", "9" * 65, "longer than 64 characters"),
        ("barcode", "café", "not a code: letters, digits and signs only"),
        ("unit", "stone", "unknown unit: ea, kg, l or m"),
        ("tax", "19 %", "no tax group with that rate"),
        ("tax", "NaN", "no tax group with that rate"),
        ("tax", "luxury", "unknown tax group"),
        ("min_age", "adult", "not an age in years"),
        ("min_age", "1e1", "not an age in years"),
        ("price_required", "maybe", "neither yes nor no"),
        ("sku", "", "empty"),
        ("sku", "S" * 65, "longer than 64 characters"),
    ],
)
def test_a_wrong_cell_is_refused_with_its_reason(
    shop: Shop, make_csv: MakeFile, column: str, value: str, reason: str
) -> None:
    good = {"sku": "S1", "name": "Thing", "price": "1.00"}
    cells = {**good, column: value}
    header = list({**dict.fromkeys(good), column: None})
    path = make_csv(
        [header, [cells[name] for name in header], ["S2", "Good", "2", "", ""][: len(header)]]
    )
    report = import_products(path, shop.writer)
    assert [(note.row, note.column, note.reason) for note in report.bad.listed] == [
        (2, column, reason)
    ]
    assert report.new == 1


def test_a_file_may_change_one_column_of_known_products(shop: Shop, make_csv: MakeFile) -> None:
    shop.put(Product("A", "Name", Decimal(1), min_age=18), Product("B", "Other", Decimal(2)))
    report = write(shop, make_csv([["sku", "price"], ["A", "1.50"], ["B", ""], ["C", "3"]]))
    assert counts(report) == (0, 1, 1, 1)
    product = shop.reader.product("A")
    assert product is not None
    assert (product.name, product.unit_price, product.min_age) == ("Name", Decimal("1.5"), 18)


def test_a_file_with_barcodes_only_finds_products_by_them(shop: Shop, make_csv: MakeFile) -> None:
    shop.put(Product("COLA", "Cola", Decimal(1), gtins=("042100005264",)))
    report = write(shop, make_csv([["ean", "price"], ["0042100005264", "1.50"]]))
    assert counts(report) == (0, 1, 0, 0)
    product = shop.reader.product("COLA")
    assert product is not None
    assert product.unit_price == Decimal("1.5")


def test_a_code_of_another_product_stays_where_it_is(shop: Shop, make_csv: MakeFile) -> None:
    shop.put(Product("COLA", "Cola", gtins=("4006381333931",)))
    path = make_csv([HEADER, ["PEPPER", "4006381333931", "Pepper", "1"]])
    report = write(shop, path)
    assert counts(report) == (1, 0, 0, 0)
    assert report.remarks.listed == [
        RowNote(2, "barcode", "another product has this code: goes in without it",
                "4006381333931, COLA")
    ]  # fmt: skip
    found = shop.reader.find_exact("4006381333931")
    assert found is not None
    assert found.sku == "COLA"
    assert counts(write(shop, path)) == (0, 0, 1, 0)


def test_twins_of_one_article_stay_settled_whatever_the_order(
    shop: Shop, make_csv: MakeFile
) -> None:
    rows = [["barcode", "name", "price"], ["042100005264", "UPC-A", "1"],
            ["0042100005264", "EAN-13", "2"], ["00042100005264", "GTIN-14", "3"]]  # fmt: skip
    assert counts(write(shop, make_csv(rows))) == (3, 0, 0, 0)
    before = catalogue_bytes(shop)
    rng = random.Random(3)
    for _ in range(4):
        body = rows[1:]
        rng.shuffle(body)
        assert counts(write(shop, make_csv([rows[0], *body]))) == (0, 0, 3, 0)
    assert catalogue_bytes(shop) == before
    found = shop.reader.find_exact("042100005264")
    assert found is not None
    assert found.name == "UPC-A"


def test_a_plu_twice_is_refused_in_file_and_catalogue(shop: Shop, make_csv: MakeFile) -> None:
    shop.put(Product("X", "X", plu="11"))
    path = make_csv(
        [["sku", "name", "price", "plu"], ["A", "A", "1", "11"], ["B", "B", "1", "12"],
         ["C", "C", "1", "12"]]
    )  # fmt: skip
    report = write(shop, path)
    assert counts(report) == (1, 0, 0, 2)
    assert {note.row: note.reason for note in report.bad.listed} == {
        2: "another product has this PLU",
        4: "the same PLU as an earlier row",
    }


def test_columns_can_be_said(shop: Shop, make_csv: MakeFile) -> None:
    path = make_csv([["a", "b", "c"], ["1.20", "S1", "Thing"]])
    report = write(shop, path, mapping=["sku=b", "name=3", "price=A"])
    assert counts(report) == (1, 0, 0, 0)
    bare = make_csv([["2.20", "S2", "Thing"]], name="bare.csv")
    columns = ColumnMap({"price": 0, "sku": 1, "name": 2}, has_header=False)
    assert counts(write(shop, bare, mapping=columns)) == (1, 0, 0, 0)


@pytest.mark.parametrize("said", [["sku=nowhere"], ["color=a"], ["sku"], ["sku=9"]])
def test_a_wrong_mapping_is_refused(shop: Shop, make_csv: MakeFile, said: list[str]) -> None:
    path = make_csv([["a", "b", "c"], ["1.20", "S1", "Thing"]])
    with pytest.raises(ImportRefused) as refused:
        import_products(path, shop.writer, mapping=said)
    assert refused.value.key == "import.mapping"


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ([["what", "is"], ["this", "?"]], "import.no_header"),
        ([["name", "price"], ["Thing", "1"]], "import.no_code_column"),
        ([["sku", "name", "pack barcode"], ["1", "x", "2"]], "import.pack_columns"),
        ([], "import.empty"),
    ],
)
def test_a_file_that_says_nothing_is_refused(
    shop: Shop, make_csv: MakeFile, rows: list[list[str]], key: str
) -> None:
    with pytest.raises(ImportRefused) as refused:
        import_products(make_csv(rows), shop.writer)
    assert refused.value.key == key
