"""A real catalogue in a private folder."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from pos_terminal.domain.product import Category, Product
from pos_terminal.domain.tax import Tax, TaxKind
from pos_terminal.store.catalog.reader import CatalogReader
from pos_terminal.store.catalog.writer import CatalogWriter

VAT20 = Tax("VAT20", "VAT 20 %", TaxKind.PERCENT, Decimal("0.2"))
VAT10 = Tax("VAT10", "VAT 10 %", TaxKind.PERCENT, Decimal("0.1"))
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Shop:
    """A catalogue with two taxes and a category."""

    writer: CatalogWriter
    reader: CatalogReader

    def put(self, *products: Product) -> None:
        with self.writer.editing("test") as edited:
            for product in products:
                edited.edit.put_product(product)

    def found(self, text: str) -> list[str]:
        return [hit.sku for hit in self.reader.search(text)]


def make_shop(folder: Path) -> Shop:
    """An empty shop in that folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "catalog.db").write_bytes(_empty_shop())
    writer = CatalogWriter(folder / "catalog.db", folder / "images", now=lambda: NOON)
    return Shop(writer, CatalogReader(folder / "catalog.db"))


@cache
def _empty_shop() -> bytes:
    """The file of an empty shop, made once: the migration takes its time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalog.db"
        writer = CatalogWriter(path, Path(folder) / "images", now=lambda: NOON)
        with writer.editing("test") as edited:
            edited.edit.set_currency("EUR")
            edited.edit.put_tax(VAT20)
            edited.edit.put_tax(VAT10)
            edited.edit.put_tax_group("standard", "Standard", ["VAT20"])
            edited.edit.put_tax_group("reduced", "Reduced", ["VAT10"])
            edited.edit.put_category(Category("drinks", "Drinks", 1, "#2a8fa8"))
        writer.close()
        return path.read_bytes()


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    made = make_shop(tmp_path)
    yield made
    made.reader.close()
    made.writer.close()
