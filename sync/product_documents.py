"""A product as one document: everything about it, with all its codes and dated prices.

The same shape goes up to the reporting schema and comes down from head office.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2

from pos_terminal.domain.errors import StoreError
from pos_terminal.store.catalog.micro import price_from_micro
from pos_terminal.store.catalog.published import SOURCE as HEAD_OFFICE
from pos_terminal.store.catalog.rows import PRODUCT_COLUMNS
from pos_terminal.store.engine import open_engine
from sync.documents import Document, Kind, Version
from sync.lane_event import LaneEvent

_CODES = "SELECT code, qty_milli FROM barcodes WHERE product_id = ? ORDER BY qty_milli, code"
_PRICES = (
    "SELECT customer_group, starts_on, ends_on, price_micro FROM prices WHERE product_id = ?"
    " ORDER BY customer_group, starts_on"
)
_BY_SKU = f"SELECT {PRODUCT_COLUMNS} FROM products WHERE sku = ?"  # noqa: S608
# A bulk version lists no rows: its products are found by their own version.
_CHANGED = (
    "SELECT sku, version FROM products WHERE version > :after AND version <= :upto"
    " UNION SELECT key, version FROM changes WHERE entity = 'product' AND op = 'gone'"
    " AND version > :after AND version <= :upto AND key NOT IN (SELECT sku FROM products)"
)
_PUBLISHED = "SELECT version FROM published WHERE kind = 'product' AND key = ?"
_MADE = "SELECT made_at, source FROM versions WHERE version = ?"
_PICTURES = "SELECT image_sha256, version FROM products WHERE image_sha256 IS NOT NULL"

_REMEMBERED = 1_000  # versions


class ProductDocuments:
    """Reads catalog.db; one thread owns it."""

    def __init__(self, catalog_db: Path) -> None:
        """Nothing is opened before the first look."""
        self._path = catalog_db
        self._driver: Any = None
        self._engine: Any = None
        self._made: dict[int, str] = {}
        self._pictured: tuple[int, list[tuple[str, int]]] | None = None  # data_version, pictures

    def changed(
        self, after: int, upto: int, event: LaneEvent, portion: int
    ) -> Iterator[list[Document]]:
        """Products whose newest version lies in (after, upto]; a later one comes with its own."""
        try:
            driver = self._open()
            found = driver.execute(_CHANGED, {"after": after, "upto": upto}).fetchall()
            rows = iter(found)
            while some := list(islice(rows, portion)):
                yield [self._document(sku, version, event) for sku, version in some]
        except dbapi2.Error as err:
            raise StoreError(f"The catalogue cannot be read: {err}.", "Look at the disk.") from err

    def pictures(self, after: int, upto: int) -> list[str]:
        """SHA-256 of the pictures of those products, each once."""
        try:
            driver = self._open()
            (now,) = driver.execute("PRAGMA data_version").fetchone()
            if self._pictured is None or self._pictured[0] != now:  # a whole scan: not each time
                self._pictured = (now, driver.execute(_PICTURES).fetchall())
        except dbapi2.Error as err:
            raise StoreError(f"The catalogue cannot be read: {err}.", "Look at the disk.") from err
        return sorted({sha256 for sha256, version in self._pictured[1] if after < version <= upto})

    def close(self) -> None:
        """Let go."""
        if self._engine is not None:
            self._driver = None
            self._pooled.close()
            self._engine.dispose()
            self._engine = None
            self._pictured = None

    def _open(self) -> Any:
        if self._engine is None:
            self._engine = open_engine(self._path, readonly=True)
            self._pooled = self._engine.raw_connection()
            self._driver = self._pooled.driver_connection
        return self._driver

    def _document(self, sku: str, version: int, event: LaneEvent) -> Document:
        row = self._driver.execute(_BY_SKU, (sku,)).fetchone()
        stamp = self._version(sku, version if row is None else row[13], event.terminal_id)
        if row is None:
            return Document(Kind.PRODUCT, sku, stamp, {}, event.seq, deleted=True)
        codes = self._driver.execute(_CODES, (row[0],)).fetchall()
        prices = self._driver.execute(_PRICES, (row[0],)).fetchall()
        return Document(Kind.PRODUCT, sku, stamp, body_of(row, codes, prices), event.seq)

    def _version(self, sku: str, version: int, terminal_id: str) -> Version:
        """What counts between lanes, whose own versions cannot be compared.

        A newer publication of head office's over everything, then the newest edit by hand.
        """
        published = self._driver.execute(_PUBLISHED, (sku,)).fetchone()
        return Version(
            False, 0 if published is None else published[0], self._edited(version), terminal_id
        )

    def _edited(self, version: int) -> str:
        """When a version was made by hand here; empty for what head office sent."""
        if version not in self._made:
            if len(self._made) > _REMEMBERED:
                self._made.clear()
            row = self._driver.execute(_MADE, (version,)).fetchone()
            by_hand = row is not None and row[1] != HEAD_OFFICE
            self._made[version] = row[0] if by_hand else ""
        return self._made[version]


def body_of(
    row: Sequence[Any], codes: Sequence[Sequence[Any]], prices: Sequence[Sequence[Any]]
) -> dict[str, Any]:
    """A row of PRODUCT_COLUMNS with its codes and dated prices as JSON; prices as decimal text."""
    return {
        "sku": row[1],
        "name": row[2],
        "category": row[3] or "",
        "unit": row[4],
        "unit_price": str(price_from_micro(row[5])),
        "tax_group": row[6],
        "min_age": row[7],
        "plu": row[8] or "",
        "price_required": bool(row[9]),
        "serial_required": bool(row[10]),
        "image_sha256": row[11] or "",
        "active": bool(row[12]),
        "codes": [{"code": code, "qty_milli": qty} for code, qty in codes],
        "prices": [
            {
                "customer_group": group,
                "starts_on": starts,
                "ends_on": ends,
                "unit_price": str(price_from_micro(micro)),
            }
            for group, starts, ends, micro in prices
        ],
    }
