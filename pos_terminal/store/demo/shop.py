"""The demo shop's data, read from resources/demo; only the demo shop takes any of it."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from pos_terminal.domain.product import FAVOURITES, CatalogChange, Category, Pack, Product, QuickKey
from pos_terminal.domain.tax import Tax, TaxKind
from pos_terminal.store.catalog.product_edit import CatalogEdit
from pos_terminal.store.catalog.writer import CatalogWriter
from pos_terminal.store.demo.pictures import draw_picture

SOURCE = "demo"
MAX_TILES = 40  # quick keys a category; the search finds the rest


@dataclass(frozen=True, slots=True)
class DemoEmployee:
    """A member of the demo staff, with the secrets that the guide publishes."""

    employee_id: str
    username: str
    name: str
    role: str
    password: str
    pin: str


@dataclass(frozen=True, slots=True)
class DemoCustomer:
    """A person of an old book; the card's number is what the guide calls them by."""

    card: str  # CUST001 … CUST020
    name: str
    phone: str
    email: str
    group: str
    notes: str
    consent: bool


def demo_terminal_id() -> str:
    """The name of the demo's lane."""
    return str(_shop()["shop"]["terminal_id"])


def demo_settings() -> dict[str, str]:
    """Settings of the shop by name."""
    return {key: str(value) for key, value in _shop()["settings"].items()}


def demo_staff() -> tuple[DemoEmployee, ...]:
    """Two cashiers and a manager."""
    return tuple(DemoEmployee(**row) for row in _shop()["staff"])


def demo_plugins() -> dict[str, dict[str, Any]]:
    """The plugins that are on, with the settings that differ from their defaults."""
    return {name: dict(settings) for name, settings in _shop()["plugins"].items()}


def demo_customers() -> tuple[DemoCustomer, ...]:
    """Twenty people who obviously do not exist."""
    return tuple(
        DemoCustomer(**{**row, "consent": row["consent"] == "yes"})  # type: ignore[arg-type]
        for row in _rows("customers.csv")
    )


def load_demo_catalog(writer: CatalogWriter) -> CatalogChange:
    """Fill a catalogue with the demo's goods, pictures and quick keys; twice changes nothing."""
    shop = _shop()
    rows = _rows("products.csv")
    tints = {category["code"]: category["colour"] for category in shop["categories"]}
    with writer.editing(SOURCE) as edited:
        edit = edited.edit
        _write_shelves(edit, shop)
        for row in rows:
            picture = _picture(row["shape"], row["main"], row["accent"], tints[row["category"]])
            image = writer.images.put(picture)
            edit.put_image(image)
            edit.put_product(_product(row, image.sha256))
        _write_tiles(edit, shop, rows)
    return edited.change


def _write_shelves(edit: CatalogEdit, shop: dict[str, Any]) -> None:
    edit.set_currency(shop["settings"]["currency"])
    for tax in shop["taxes"]:
        kind, rate = TaxKind(tax["kind"]), Decimal(tax["rate"])
        edit.put_tax(Tax(tax["code"], tax["name"], kind, rate, tax["included"]))
    for group in shop["tax_groups"]:
        edit.put_tax_group(group["code"], group["name"], group["taxes"])
    for position, category in enumerate(shop["categories"]):
        edit.put_category(
            Category(category["code"], category["name"], position, category["colour"])
        )


def _write_tiles(edit: CatalogEdit, shop: dict[str, Any], rows: list[dict[str, str]]) -> None:
    pages = {category["code"]: [] for category in shop["categories"]}  # type: dict[str, list[str]]
    for row in rows:
        pages[row["category"]].append(row["sku"])
    pages[FAVOURITES] = list(shop["favourites"]["skus"])
    for page, skus in pages.items():
        for position, sku in enumerate(skus[:MAX_TILES]):
            edit.put_quick_key(QuickKey(page, position, sku))


def _product(row: dict[str, str], image_sha256: str) -> Product:
    packs = (Pack(row["pack_barcode"], int(row["pack_quantity"] or 1) * 1000),)
    return Product(
        sku=row["sku"],
        name=row["name"],
        unit_price=Decimal(row["price"]),
        category=row["category"],
        unit=row["unit"],
        tax_group=row["tax"],
        min_age=int(row["min_age"] or 0),
        gtins=(row["barcode"],) if row["barcode"] else (),
        packs=packs if row["pack_barcode"] else (),
        plu=row["plu"],
        price_required=bool(row["price_required"]),
        serial_required=bool(row["serial_required"]),
        image_sha256=image_sha256,
    )


@lru_cache(maxsize=512)
def _picture(shape: str, main: str, accent: str, tint: str) -> bytes:
    """Products of one kind share a picture; one costs 6 ms."""
    return draw_picture(shape, main, accent, tint)


@cache
def _shop() -> dict[str, Any]:
    return tomllib.loads(_text("shop.toml"))


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(_text(name).splitlines()))


def _text(name: str) -> str:
    return (resources.files("resources") / "demo" / name).read_text(encoding="utf-8")
