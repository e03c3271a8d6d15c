"""Writing staged products into the catalogue: all in the one transaction that is open."""

from __future__ import annotations

from collections.abc import Iterator

from pos_terminal.domain.product import CatalogChange
from pos_terminal.store.catalog.edit import UNTAXED
from pos_terminal.store.catalog.tables import IMPORTED_FROM_ID
from pos_terminal.store.importing.compare import Comparison
from pos_terminal.store.importing.shelves import Shelves
from pos_terminal.store.importing.staging import Staging

MAX_LISTED_CHANGES = 10_000  # a bigger import is one bulk version, its rows known by their own
_CHUNK = 50_000  # rows between two looks at the clock

_NEW_PRODUCTS = """
INSERT INTO cat.products (
    id, sku, name, words, category, unit, price_micro, tax_group, min_age, plu,
    price_required, serial_required, active, version
)
SELECT ? + row_no, sku, name, words, category, coalesce(unit, 'ea'), coalesce(price_micro, 0),
    coalesce(tax_group, ?), coalesce(min_age, 0), plu, coalesce(price_required, 0),
    coalesce(serial_required, 0), coalesce(active, 1), ?
FROM staged WHERE product_id IS NULL AND row_no BETWEEN ? AND ?
"""
_NEW_WORDS = """
INSERT INTO cat.product_words (rowid, words)
SELECT ? + row_no, coalesce(words, name) FROM staged
WHERE product_id IS NULL AND row_no BETWEEN ? AND ?
"""
_RENAMED = (
    "FROM staged s JOIN cat.products p ON p.id = s.product_id"
    " WHERE s.name IS NOT NULL AND s.name IS NOT p.name"
)
_FORGET_WORDS = (
    "INSERT INTO cat.product_words (product_words, rowid, words)"
    f" SELECT 'delete', p.id, coalesce(p.words, p.name) {_RENAMED}"
)
_RENAMED_WORDS = (
    "INSERT INTO cat.product_words (rowid, words)"
    f" SELECT p.id, coalesce(s.words, s.name) {_RENAMED}"
)
_CODES = """
INSERT INTO cat.barcodes (code, product_id, qty_milli)
SELECT code, coalesce(product_id, ? + row_no), qty_milli FROM codes
WHERE product_id IS NULL OR row_no IN (SELECT row_no FROM new_codes) ORDER BY code
ON CONFLICT (code) DO UPDATE SET qty_milli = excluded.qty_milli
"""


class ProductWrite:
    """Writes what a comparison found as one new version of the catalogue."""

    def __init__(self, staging: Staging, comparison: Comparison, shelves: Shelves) -> None:
        """Write on the staging's connection."""
        self._staging = staging
        self._comparison = comparison
        self._shelves = shelves
        highest = staging.count("SELECT coalesce(max(id), 0) FROM cat.products")
        self._base = max(highest, IMPORTED_FROM_ID - 1)
        self._from = staging.count("SELECT coalesce(max(version), 0) FROM cat.versions")
        self._last_row = staging.count("SELECT coalesce(max(row_no), 0) FROM staged")

    def run(self, new: int, changed: int, source_sha256: str, made_at: str) -> CatalogChange:
        """Write everything; the caller commits."""
        version = self._from + 1
        listed = new + changed <= MAX_LISTED_CHANGES
        shelves = self._write_shelves(version)
        if changed:
            self._write_changed(version, listed)
        if new:
            self._write_new(version, listed)
        self._staging.execute(_CODES, (self._base,))
        count = new + changed + shelves
        self._staging.execute(
            "INSERT INTO cat.versions (version, made_at, source, source_sha256, count, bulk)"
            " VALUES (?, ?, 'import', ?, ?, ?)",
            (version, made_at, source_sha256, count, int(not listed)),
        )
        return CatalogChange(self._from, version, count, source_sha256)

    def _write_shelves(self, version: int) -> int:
        run = self._staging.execute
        if self._shelves.without_taxes:
            run("INSERT INTO cat.tax_groups VALUES (?, 'Untaxed', ?)", (UNTAXED, version))
            self._list(version, "tax_group", UNTAXED)
        last = self._staging.count("SELECT coalesce(max(position), 0) FROM cat.categories")
        new = self._shelves.new_categories
        for position, (code, name) in enumerate(new.items(), last + 1):
            run(
                "INSERT INTO cat.categories (code, name, position, version) VALUES (?, ?, ?, ?)",
                (code, name, position, version),
            )
            self._list(version, "category", code)
        return len(new) + int(self._shelves.without_taxes)

    def _write_changed(self, version: int, listed: bool) -> None:
        run = self._staging.execute
        differs = self._comparison.differs
        if listed:
            run(
                "INSERT INTO cat.changes SELECT ?, 'product', p.sku, 'put'"  # noqa: S608
                f" FROM staged s JOIN cat.products p ON p.id = s.product_id WHERE {differs}",
                (version,),
            )
        run(_FORGET_WORDS)
        run(_RENAMED_WORDS)
        sets = ", ".join(
            f"{name} = coalesce(s.{name}, p.{name})" for name in self._comparison.changed_fields
        )
        run(
            f"UPDATE cat.products AS p SET {sets}, version = ?,"  # noqa: S608
            " words = iif(s.name IS NULL, p.words, s.words)"
            f" FROM staged s WHERE s.product_id = p.id AND {differs}",
            (version,),
        )

    def _write_new(self, version: int, listed: bool) -> None:
        group = self._shelves.tax_group
        if listed:
            self._staging.execute(
                "INSERT INTO cat.changes SELECT ?, 'product', sku, 'put'"
                " FROM staged WHERE product_id IS NULL",
                (version,),
            )
        for first, last in self._chunks("writing"):
            self._staging.execute(_NEW_PRODUCTS, (self._base, group, version, first, last))
        for first, last in self._chunks("indexing"):
            self._staging.execute(_NEW_WORDS, (self._base, first, last))

    def _chunks(self, phase: str) -> Iterator[tuple[int, int]]:
        for first in range(0, self._last_row + 1, _CHUNK):
            self._staging.pace.at(phase, first, self._last_row)
            yield first, first + _CHUNK - 1

    def _list(self, version: int, entity: str, key: str) -> None:
        self._staging.execute(
            "INSERT INTO cat.changes VALUES (?, ?, ?, 'put')", (version, entity, key)
        )
