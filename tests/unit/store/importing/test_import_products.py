"""Importing products: preview, reasons, all or nothing, the same again changes nothing (C29)."""

from __future__ import annotations

import os
import random
import time
from decimal import Decimal
from pathlib import Path

import pytest

from pos_terminal.domain.errors import StoreError
from pos_terminal.domain.product import Pack, Product
from pos_terminal.store.catalog.changes import changed_rows
from pos_terminal.store.engine import open_engine
from pos_terminal.store.importing.mapping import ColumnMap
from pos_terminal.store.importing.price_rule import price_from_code
from pos_terminal.store.importing.products import ImportOptions, import_products
from pos_terminal.store.importing.report import (
    ImportCancelled,
    ImportRefused,
    ImportReport,
    Progress,
    RowNote,
)
from tests.unit.store.catalog.conftest import VAT10, VAT20, Shop
from tests.unit.store.importing.conftest import MakeFile, catalogue_bytes

REAL = Path(__file__).parents[3] / "data" / "openfoodfacts_1000.csv"
FROM_CODE = ImportOptions(price_rule="from-code")
HEADER = ["sku", "barcode", "name", "price"]


def write(shop: Shop, path: Path, **more: object) -> ImportReport:
    return import_products(path, shop.writer, dry_run=False, **more)  # type: ignore[arg-type]


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.new, report.changed, report.same, report.bad.count


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


@pytest.mark.parametrize("stop_at", ["reading", "comparing", "writing", "indexing"])
def test_an_import_that_is_stopped_leaves_nothing(shop: Shop, stop_at: str) -> None:
    phases: list[str] = []
    before = catalogue_bytes(shop)

    def note(progress: Progress) -> None:
        phases.append(progress.phase)

    with pytest.raises(ImportCancelled):
        write(shop, REAL, options=FROM_CODE, progress=note, cancel=lambda: stop_at in phases)
    assert catalogue_bytes(shop) == before
    assert not list(shop.writer.path.parent.glob(".import-*"))
    assert counts(write(shop, REAL, options=FROM_CODE)) == (1000, 0, 0, 0)


def test_readers_see_the_old_catalogue_until_the_import_is_done(shop: Shop) -> None:
    shop.put(Product("OLD", "Old thing"))
    seen: list[tuple[int, list[str]]] = []

    def look(progress: Progress) -> None:
        seen.append((shop.reader.count(), shop.found("old")))

    write(shop, REAL, options=FROM_CODE, progress=look)
    assert seen
    assert set(map(str, seen)) == {"(1, ['OLD'])"}
    assert shop.reader.count() == 1001


def test_the_log_is_short_again_after_an_import(shop: Shop) -> None:
    shop.reader.count()
    write(shop, REAL, options=FROM_CODE)
    log = shop.writer.path.with_name("catalog.db-wal")
    assert log.stat().st_size == 0


def test_what_a_killed_import_left_is_swept_away(shop: Shop) -> None:
    folder = shop.writer.path.parent
    for name, age_s in ((".import-old", 100_000), (".import-now", 0)):
        (folder / name).mkdir()
        (folder / name / "staging.db").write_bytes(b"x")
        then = time.time() - age_s
        os.utime(folder / name, (then, then))
    write(shop, REAL, options=FROM_CODE)
    assert [path.name for path in folder.glob(".import-*")] == [".import-now"]


def test_progress_tells_phases_rows_and_time_left(shop: Shop) -> None:
    told: list[Progress] = []
    write(shop, REAL, options=FROM_CODE, progress=told.append)
    assert list(dict.fromkeys(one.phase for one in told)) == [
        "reading", "comparing", "writing", "indexing",
    ]  # fmt: skip
    assert all(0 <= one.rows <= one.total_rows for one in told)
    assert told[-1].seconds_left == 0


def test_an_import_is_one_version_that_the_lane_can_journal(shop: Shop) -> None:
    version = shop.reader.version()
    report = write(shop, REAL, options=FROM_CODE)
    assert report.change is not None
    assert (report.change.from_version, report.change.to_version) == (version, version + 1)
    assert report.change.count == 1000
    assert report.change.source_sha256 == report.source_sha256
    assert shop.reader.version() == version + 1
    engine = open_engine(shop.writer.path, readonly=True)
    with engine.connect() as connection:
        assert len(list(changed_rows(connection, version))) == 1000
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    engine.dispose()


def test_a_big_import_is_told_by_the_versions_of_its_rows(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos_terminal.store.importing.write.MAX_LISTED_CHANGES", 10)
    version = shop.reader.version()
    write(shop, REAL, options=FROM_CODE)
    shop.writer.set_price("3011360013811", Decimal(9))
    engine = open_engine(shop.writer.path, readonly=True)
    with engine.connect() as connection:
        told = {row.key: row.version for row in changed_rows(connection, version)}
    engine.dispose()
    assert len(told) == 1000
    assert told["3011360013811"] == version + 2


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


def test_an_image_of_the_catalogue_that_cannot_be_written_is_an_error(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos_terminal.store.importing.write._CODES", "INSERT INTO cat.nothing")
    before = catalogue_bytes(shop)
    with pytest.raises(StoreError):
        write(shop, REAL, options=FROM_CODE)
    assert catalogue_bytes(shop) == before
