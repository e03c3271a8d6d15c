"""The demo shop: goods that can be sold, pictures for all, people that nobody can mistake."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from pos_terminal.domain.check_digit import is_gtin
from pos_terminal.store.catalog.reader import CatalogReader
from pos_terminal.store.catalog.writer import CatalogWriter
from pos_terminal.store.demo.canvas import PIXELS
from pos_terminal.store.demo.pictures import DRAWINGS, draw_picture
from pos_terminal.store.demo.shop import (
    demo_customers,
    demo_settings,
    demo_staff,
    demo_terminal_id,
    load_demo_catalog,
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[CatalogReader, CatalogWriter]]:
    folder = tmp_path_factory.mktemp("demo")
    writer = CatalogWriter(folder / "catalog.db", folder / "images")
    load_demo_catalog(writer)
    reader = CatalogReader(folder / "catalog.db")
    yield reader, writer
    reader.close()
    writer.close()


def test_setting_up_twice_changes_nothing(demo: tuple[CatalogReader, CatalogWriter]) -> None:
    assert load_demo_catalog(demo[1]).count == 0


def test_every_product_has_a_price_a_tax_a_category_and_a_picture(
    demo: tuple[CatalogReader, CatalogWriter],
) -> None:
    reader, writer = demo
    products = reader.products_page("", limit=500)
    assert len(products) == reader.count() > 300
    for product in products:
        assert product.taxes, product
        assert product.category, product
        assert product.unit_price > 0 or product.price_required, product
        path = writer.images.find(product.image_sha256)
        assert path is not None
        with Image.open(path) as picture:
            assert picture.size == (PIXELS, PIXELS)


def test_every_barcode_is_right_and_finds_its_product(
    demo: tuple[CatalogReader, CatalogWriter],
) -> None:
    reader, _ = demo
    coded = [product for product in reader.products_page("", limit=500) if product.gtins]
    assert len(coded) > 300
    for product in coded:
        for code in (*product.gtins, *(pack.code for pack in product.packs)):
            assert is_gtin(code), product
            found = reader.find_exact(code)
            assert found is not None
            assert found.sku == product.sku


def test_there_is_something_of_everything_that_a_till_must_handle(
    demo: tuple[CatalogReader, CatalogWriter],
) -> None:
    products = demo[0].products_page("", limit=500)
    assert {product.min_age for product in products} == {0, 16, 18}
    assert {product.min_age for product in products if product.sku.startswith("TOB-")} == {18}
    assert all(product.plu for product in products if product.category == "fruit-veg")
    assert any(product.weighed for product in products)
    assert any(product.packs for product in products)
    assert any(product.price_required for product in products)
    assert any(product.serial_required for product in products)
    assert {str(product.taxes[0].rate) for product in products} == {"0.10", "0.20"}


def test_every_category_has_tiles_and_favourites_come_first(
    demo: tuple[CatalogReader, CatalogWriter],
) -> None:
    reader, _ = demo
    categories = reader.categories()
    assert categories[0].code == "favourites"
    assert len(reader.quick_keys("")) == 24
    for category in categories:
        assert reader.quick_keys(category.code), category
        assert category.colour.startswith("#")


def test_staff_customers_and_settings_are_the_published_ones() -> None:
    staff = {member.username: (member.role, member.password, member.pin) for member in demo_staff()}
    assert staff == {
        "john": ("cashier", "password123", "1111"),
        "jane": ("cashier", "password123", "2222"),
        "admin": ("manager", "admin123", "9999"),
    }
    people = demo_customers()
    assert [person.card for person in people] == [f"CUST{n:03d}" for n in range(1, 21)]
    assert all(person.email.endswith("@example.com") for person in people)
    assert all(person.phone.startswith("+44 7700 900") for person in people)  # kept for films
    assert demo_terminal_id() == "TERM001"
    assert demo_settings()["currency"] == "EUR"
    assert demo_settings()["tax_rounding"] == "per_line"


@pytest.mark.slow
@pytest.mark.parametrize("shape", sorted(DRAWINGS))
def test_every_shape_is_a_small_picture_of_its_own(shape: str) -> None:
    content = draw_picture(shape, "#2e6fb7", "#f2b33c", "#3a8f8f")
    assert len(content) < 10_000
    with Image.open(io.BytesIO(content)) as picture:
        assert len(picture.convert("RGB").getcolors() or []) > 4
    others = [draw_picture(other, "#2e6fb7", "#f2b33c", "#3a8f8f") for other in ("apple", "can")]
    assert shape in ("apple", "can") or content not in others


def test_the_source_of_names_and_barcodes_is_named_beside_them() -> None:
    folder = Path(__file__).parents[4] / "resources" / "demo"
    text = (folder / "SOURCES.md").read_text(encoding="utf-8")
    assert "Open Food Facts" in text
    assert "ODbL" in text
