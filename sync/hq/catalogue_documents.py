"""A catalogue as head office's documents: every row of catalog.db, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2

from pos_terminal.domain.errors import StoreError
from pos_terminal.store.catalog.rows import PRODUCT_COLUMNS, TAX_COLUMNS
from pos_terminal.store.engine import open_engine
from sync.product_documents import body_of

Found = tuple[str, str, dict[str, Any]]  # kind, key, body
_AT_ONCE = 1_000
_PRODUCTS = f"SELECT {PRODUCT_COLUMNS} FROM products WHERE sku > ? ORDER BY sku LIMIT {_AT_ONCE}"  # noqa: S608
_CODES = (
    "SELECT b.product_id, b.code, b.qty_milli FROM barcodes b JOIN products p"
    " ON p.id = b.product_id WHERE p.sku BETWEEN ? AND ? ORDER BY b.qty_milli, b.code"
)
_PRICES = (
    "SELECT d.product_id, d.customer_group, d.starts_on, d.ends_on, d.price_micro FROM prices d"
    " JOIN products p ON p.id = d.product_id WHERE p.sku BETWEEN ? AND ?"
    " ORDER BY d.customer_group, d.starts_on"
)


class CatalogueDocuments:
    """Reads one catalogue; close it."""

    def __init__(self, catalog_db: Path) -> None:
        """Open it beside whoever writes it; StoreError where it is none."""
        self._driver: Any = None
        self._engine = open_engine(catalog_db, readonly=True)
        try:
            self._pooled: Any = self._engine.raw_connection()
            self._driver = self._pooled.driver_connection
            self._driver.execute("SELECT count(*) FROM versions").fetchone()
        except dbapi2.Error as err:
            raise StoreError(f"{catalog_db.name} is no catalogue.", "Name another file.") from err

    def version(self) -> int:
        """Of the catalogue itself: it moves with every change."""
        (number,) = self._driver.execute("SELECT max(version) FROM versions").fetchone()
        return int(number or 0)

    def currency(self) -> str:
        """Of all prices; empty where nobody said."""
        query = "SELECT value FROM about WHERE key = 'currency'"
        row = self._driver.execute(query).fetchone()
        return str(row[0]) if row else ""

    def all(self) -> Iterator[Found]:
        """What others stand on first: taxes, groups, categories, products, quick keys."""
        yield from self._taxes()
        yield from self._groups()
        for code, name, position, colour in self._rows(
            "SELECT code, name, position, colour FROM categories ORDER BY code"
        ):
            yield "category", code, {"name": name, "position": position, "colour": colour}
        yield from self._products()
        for page, position, sku, label, colour in self._rows(
            "SELECT page, position, sku, label, colour FROM quick_keys ORDER BY page, position"
        ):
            body = {"sku": sku, "label": label, "colour": colour}
            yield "quick_key", f"{page}/{position}", body

    def close(self) -> None:
        """Let go."""
        self._pooled.close()
        self._engine.dispose()

    def _rows(self, query: str, *asked: object) -> list[Any]:
        found: list[Any] = self._driver.execute(query, asked).fetchall()
        return found

    def _taxes(self) -> Iterator[Found]:
        for row in self._rows(f"SELECT {TAX_COLUMNS} FROM taxes ORDER BY code"):  # noqa: S608
            code, name, kind, rate, included, affects, affected, rounding, exemptible = row
            yield (
                "tax",
                code,
                {
                    "name": name,
                    "kind": kind,
                    "rate": rate,
                    "included": bool(included),
                    "affects_next_base": bool(affects),
                    "base_affected": bool(affected),
                    "rounding": rounding,
                    "exemptible": bool(exemptible),
                },
            )

    def _groups(self) -> Iterator[Found]:
        for code, name in self._rows("SELECT code, name FROM tax_groups ORDER BY code"):
            query = "SELECT tax FROM tax_group_taxes WHERE tax_group = ? ORDER BY position"
            taxes = [tax for (tax,) in self._rows(query, code)]
            yield "tax_group", code, {"name": name, "taxes": taxes}

    def _products(self) -> Iterator[Found]:
        last = ""
        while rows := self._rows(_PRODUCTS, last):
            first, last = rows[0][1], rows[-1][1]
            codes = _by_product(self._rows(_CODES, first, last))
            prices = _by_product(self._rows(_PRICES, first, last))
            for row in rows:
                body = body_of(row, codes.get(row[0], ()), prices.get(row[0], ()))
                yield "product", row[1], body


def _by_product(rows: list[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for product_id, *rest in rows:
        found.setdefault(product_id, []).append(rest)
    return found
