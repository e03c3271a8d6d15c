"""Writing the catalogue: versions, refusals, prices, pictures, and doing it twice."""

from __future__ import annotations

import threading
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.product import FAVOURITES, Category, Pack, Product, QuickKey
from pos_terminal.domain.tax import Tax, TaxKind
from pos_terminal.store.catalog.changes import RowChange, changed_rows, versions_since
from pos_terminal.store.catalog.reader import CatalogReader
from pos_terminal.store.catalog.writer import CatalogWriter
from pos_terminal.store.engine import open_engine
from tests.unit.store.catalog.conftest import VAT20, Shop

COLA = Product(
    "COLA",
    "Cola",
    Decimal("1.999999"),
    category="drinks",
    gtins=("4006381333931",),
    packs=(Pack("CRATE", 24_000),),
    plu="17",
    min_age=16,
    serial_required=True,
)


def test_a_product_comes_back_as_it_was_put(shop: Shop) -> None:
    change = shop.writer.put_product(COLA)
    found = shop.reader.product("COLA")
    assert found is not None
    assert (found.name, found.unit_price, found.category) == ("Cola", COLA.unit_price, "drinks")
    assert (found.gtins, found.packs, found.plu) == (COLA.gtins, COLA.packs, "17")
    assert found.taxes == (VAT20,)
    assert (found.min_age, found.serial_required, found.active) == (16, True, True)
    assert found.version == change.to_version == shop.reader.version()
    assert (change.from_version, change.count) == (change.to_version - 1, 1)


def test_putting_the_same_product_twice_changes_nothing(shop: Shop) -> None:
    shop.writer.put_product(COLA)
    version = shop.reader.version()
    again = shop.writer.put_product(COLA)
    assert (again.count, again.from_version, again.to_version) == (0, version, version)
    assert shop.reader.version() == version


def test_versions_are_gapless_and_say_what_happened(shop: Shop) -> None:
    first = shop.reader.version()
    shop.writer.put_product(COLA)
    shop.writer.set_price("COLA", Decimal(2), source="form")
    shop.writer.set_price("COLA", Decimal(2))
    made = versions_since(shop.writer.path, first)
    assert [(one.from_version, one.to_version) for one in made] == [
        (first, first + 1),
        (first + 1, first + 2),
    ]
    assert all(len(one.source_sha256) == 64 for one in made)


def test_changed_rows_are_told_once_with_their_latest_state(shop: Shop) -> None:
    first = shop.reader.version()
    shop.writer.put_product(COLA)
    shop.writer.set_price("COLA", Decimal(2))
    shop.writer.put_product(Product("TEA", "Tea"))
    shop.writer.remove_product("TEA")
    engine = open_engine(shop.writer.path, readonly=True)
    with engine.connect() as connection:
        told = set(changed_rows(connection, first))
    engine.dispose()
    assert told == {
        RowChange(first + 2, "product", "COLA", "put"),
        RowChange(first + 4, "product", "TEA", "gone"),
    }


def test_an_edit_that_fails_leaves_nothing_of_itself(shop: Shop) -> None:
    version = shop.reader.version()
    with pytest.raises(CashierError):
        put_then_fail(shop)
    assert shop.reader.version() == version
    assert shop.reader.product("COLA") is None
    assert shop.found("cola") == []


def put_then_fail(shop: Shop) -> None:
    with shop.writer.editing("test") as edited:
        edited.edit.put_product(COLA)
        edited.edit.set_price("nobody", Decimal(1))


def test_a_code_belongs_to_one_product(shop: Shop) -> None:
    shop.writer.put_product(COLA)
    with pytest.raises(CashierError) as refused:
        shop.writer.put_product(Product("PEPPER", "Pepper", gtins=("04006381333931",)))
    assert refused.value.key == "product.code_taken"
    assert refused.value.facts["owner"] == "COLA"


def test_a_plu_belongs_to_one_product(shop: Shop) -> None:
    shop.writer.put_product(COLA)
    with pytest.raises(CashierError) as refused:
        shop.writer.put_product(Product("PEPPER", "Pepper", plu="17"))
    assert refused.value.key == "product.plu_taken"


@pytest.mark.parametrize(
    "product",
    [Product("X", "X", category="nowhere"), Product("X", "X", tax_group="nothing")],
)
def test_what_the_shop_does_not_have_is_refused(shop: Shop, product: Product) -> None:
    with pytest.raises(CashierError) as refused:
        shop.writer.put_product(product)
    assert refused.value.key == "catalogue.refused"


def test_codes_that_a_product_no_longer_names_are_free_again(shop: Shop) -> None:
    shop.writer.put_product(COLA)
    shop.writer.put_product(Product("COLA", "Cola", gtins=("12345670",)))
    assert shop.reader.find_exact("CRATE") is None
    shop.writer.put_product(Product("OTHER", "Other", gtins=("4006381333931",)))
    found = shop.reader.find_exact("4006381333931")
    assert found is not None
    assert found.sku == "OTHER"


def test_a_dated_price_holds_from_day_to_day_and_by_group(shop: Shop) -> None:
    shop.writer.put_product(COLA)
    day = date(2026, 3, 10)
    shop.writer.put_dated_price("COLA", day, Decimal("1.5"), ends_on=date(2026, 3, 12))
    shop.writer.put_dated_price("COLA", day, Decimal("1.2"), customer_group="staff")
    prices = [shop.reader.price_on("COLA", date(2026, 3, number)) for number in (9, 10, 12, 13)]
    assert prices == [COLA.unit_price, Decimal("1.5"), Decimal("1.5"), COLA.unit_price]
    assert shop.reader.price_on("COLA", date(2026, 5, 1), "staff") == Decimal("1.2")
    assert shop.reader.price_on("nobody", day) is None


def test_a_reader_that_knows_the_date_charges_and_shows_the_dated_price(shop: Shop) -> None:
    shop.writer.put_product(COLA)
    shop.writer.put_dated_price("COLA", date(2026, 3, 10), Decimal("1.5"))
    reader = CatalogReader(shop.writer.path, today=lambda: date(2026, 3, 11))
    charged, kept = reader.find_exact("CRATE"), reader.stored_product("COLA")
    assert charged is not None
    assert kept is not None
    assert charged.unit_price == Decimal("1.5")
    assert kept.unit_price == COLA.unit_price
    assert reader.search("cola")[0].unit_price == Decimal("1.5")
    assert reader.products_in("drinks")[0].unit_price == Decimal("1.5")
    reader.close()


def test_a_reader_sees_a_changed_tax_at_once(shop: Shop) -> None:
    shop.writer.put_product(COLA)
    assert shop.reader.product("COLA") is not None
    with shop.writer.editing("test") as edited:
        edited.edit.put_tax(Tax("VAT20", "VAT 21 %", TaxKind.PERCENT, Decimal("0.21")))
    found = shop.reader.product("COLA")
    assert found is not None
    assert found.taxes[0].rate == Decimal("0.21")


def test_a_tax_group_is_found_by_its_taxes_or_made(shop: Shop) -> None:
    with shop.writer.editing("test") as edited:
        assert edited.edit.tax_group_for(["VAT10"]) == "reduced"
        both = edited.edit.tax_group_for(["VAT10", "VAT20"])
        assert edited.edit.tax_group_for([]) == "untaxed"
    groups = shop.reader.tax_groups()
    assert [tax.code for tax in groups[both]] == ["VAT10", "VAT20"]
    assert groups["untaxed"] == ()


def test_tiles_show_what_is_sold_in_their_order(shop: Shop) -> None:
    shop.put(COLA, Product("GONE", "Gone", active=False))
    with shop.writer.editing("test") as edited:
        edited.edit.put_category(Category(FAVOURITES, "Favourites", 0))
        edited.edit.put_quick_key(QuickKey(FAVOURITES, 1, "COLA", label="Coke", colour="#c8242c"))
        edited.edit.put_quick_key(QuickKey(FAVOURITES, 0, "GONE"))
        edited.edit.put_quick_key(QuickKey("drinks", 0, "COLA"))
    tiles = shop.reader.quick_keys("")
    assert [(tile.label, tile.colour, tile.product.sku) for tile in tiles] == [
        ("Coke", "#c8242c", "COLA")
    ]
    assert shop.reader.quick_keys("drinks")[0].label == "Cola"
    with shop.writer.editing("test") as edited:
        edited.edit.remove_quick_key("drinks", 0)
    assert shop.reader.quick_keys("drinks") == []
    assert [category.code for category in shop.reader.categories()] == [FAVOURITES, "drinks"]


def test_readers_on_other_threads_see_a_commit_and_never_half_of_it(shop: Shop) -> None:
    seen: list[bool] = []
    with shop.writer.editing("test") as edited:
        edited.edit.put_product(COLA)
        reader = threading.Thread(target=lambda: seen.append(bool(shop.reader.search("cola"))))
        reader.start()
        reader.join()
    reader = threading.Thread(target=lambda: seen.append(bool(shop.reader.search("cola"))))
    reader.start()
    reader.join()
    assert seen == [False, True]


PNG = b"\x89PNG\r\n\x1a\n" + b"picture"


def test_a_picture_is_stored_once_under_its_hash(shop: Shop) -> None:
    shop.put(COLA, Product("TEA", "Tea"))
    shop.writer.set_image("COLA", PNG)
    shop.writer.set_image("TEA", PNG)
    found = shop.reader.product("TEA")
    assert found is not None
    path = shop.writer.images.find(found.image_sha256)
    assert path is not None
    assert path.read_bytes() == PNG
    assert path.parent.name == found.image_sha256[:2]
    assert shop.writer.images.is_intact(found.image_sha256)
    files = [file for file in path.parents[1].rglob("*") if file.is_file()]
    assert files == [path]
    shop.writer.set_image("TEA", b"")
    bare = shop.reader.product("TEA")
    assert bare is not None
    assert bare.image_sha256 == ""


def test_a_damaged_picture_is_noticed(shop: Shop) -> None:
    shop.put(COLA)
    shop.writer.set_image("COLA", PNG)
    found = shop.reader.product("COLA")
    assert found is not None
    path = shop.writer.images.find(found.image_sha256)
    assert path is not None
    path.write_bytes(PNG + b"!")
    assert not shop.writer.images.is_intact(found.image_sha256)
    assert shop.writer.images.find("0" * 64) is None


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"GIF89a", b"\x89PNG\r\n\x1a\n" * 1_000_000])
def test_what_is_no_picture_is_refused(shop: Shop, content: bytes) -> None:
    with pytest.raises(CashierError) as refused:
        shop.writer.images.put(content)
    assert refused.value.key in {"image.kind", "image.size"}


def test_a_form_does_not_wait_for_an_import_that_is_writing(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos_terminal.store.catalog.writer.PATIENCE_S", 0)
    refused: list[str] = []

    def save() -> None:
        try:
            shop.writer.put_product(COLA)
        except CashierError as err:
            refused.append(err.key)

    with shop.writer.writing():
        form = threading.Thread(target=save)
        form.start()
        form.join()
    assert refused == ["catalogue.busy"]
    assert shop.writer.put_product(COLA).count == 1


@pytest.mark.slow
def test_a_form_is_refused_while_another_process_writes(shop: Shop) -> None:
    other = open_engine(shop.writer.path)
    with other.begin(), pytest.raises(CashierError) as refused:
        shop.writer.put_product(COLA)
    other.dispose()
    assert refused.value.key == "catalogue.busy"
    assert shop.writer.put_product(COLA).count == 1


def test_a_product_without_a_tax_group_gets_the_standard_one(tmp_path: Path) -> None:
    writer = CatalogWriter(tmp_path / "new.db", tmp_path / "images")
    reader = CatalogReader(tmp_path / "new.db")
    writer.put_product(Product("A", "First of a new shop"))
    first = reader.product("A")
    assert first is not None
    assert (first.tax_group, first.taxes) == ("untaxed", ())
    with writer.editing("test") as edited:
        edited.edit.put_tax(VAT20)
        edited.edit.put_tax_group("standard", "Standard", ["VAT20"])
    writer.put_product(Product("B", "Second"))
    second = reader.product("B")
    assert second is not None
    assert second.taxes == (VAT20,)
    assert reader.updated_at().startswith("20")
    reader.close()
    writer.close()


def test_asking_an_open_edit_for_its_change_is_a_mistake(shop: Shop, tmp_path: Path) -> None:
    with shop.writer.editing("test") as edited, pytest.raises(RuntimeError):
        _ = edited.change
    assert edited.change.count == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"sku": ""},
        {"sku": "x" * 65},
        {"name": ""},
        {"name": "x" * 256},
        {"unit": "stone"},
        {"min_age": 100},
        {"unit_price": Decimal("-0.01")},
        {"unit_price": Decimal("1.1234567")},
        {"unit_price": Decimal("10000000")},
    ],
)
def test_a_product_refuses_nonsense(wrong: dict[str, object]) -> None:
    with pytest.raises(CashierError):
        Product(**{"sku": "A", "name": "A", **wrong})  # type: ignore[arg-type]
