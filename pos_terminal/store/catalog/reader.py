"""Reading the catalogue: point look-ups for the lane, search and tiles for the screen.

Each thread gets a read-only connection of its own. The statements are few and fixed, so they
go through the driver's cursor, which keeps them prepared; a look-up takes some 30 µs.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from pysqlite3 import dbapi2

from pos_terminal.domain.product import FAVOURITES, Category, Product, ProductHit, QuickTile
from pos_terminal.domain.tax import Tax
from pos_terminal.store.catalog.codes import MAX_CODE, stored_code
from pos_terminal.store.catalog.micro import price_from_micro
from pos_terminal.store.catalog.rows import (
    HIT_COLUMNS,
    PRODUCT_COLUMNS,
    Row,
    hit_from,
    product_from,
)
from pos_terminal.store.catalog.search import ProductSearch
from pos_terminal.store.catalog.taxes import read_tax_groups
from pos_terminal.store.engine import open_engine
from pos_terminal.store.trouble import catalogue_damaged

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")
MAX_PAGE = 500  # hits in one answer

_BY_CODE = (
    f"SELECT {PRODUCT_COLUMNS}, b.qty_milli FROM products p"  # noqa: S608
    " JOIN barcodes b ON b.product_id = p.id WHERE b.code = ?"
)
_BY_SKU = f"SELECT {PRODUCT_COLUMNS} FROM products WHERE sku = ?"  # noqa: S608
_BY_ID = f"SELECT {PRODUCT_COLUMNS} FROM products WHERE id = ?"  # noqa: S608
_BY_PLU = f"SELECT {PRODUCT_COLUMNS} FROM products WHERE plu = ?"  # noqa: S608
_CODES = "SELECT code, qty_milli FROM barcodes WHERE product_id = ? ORDER BY qty_milli, code"
_DATED = (
    "SELECT price_micro FROM prices WHERE product_id = ? AND customer_group IN ('', ?)"
    " AND starts_on <= ? AND (ends_on IS NULL OR ends_on >= ?)"
    " ORDER BY customer_group DESC, starts_on DESC LIMIT 1"
)
_CHANGED = (
    "SELECT id FROM products WHERE active = 1 AND (version >= (SELECT min(version) FROM versions"
    " WHERE made_at >= ?) OR id IN (SELECT product_id FROM prices WHERE customer_group = ''"
    " AND (starts_on BETWEEN ? AND ? OR (ends_on >= ? AND ends_on < ?)))) ORDER BY id LIMIT ?"
)
_ACTIVE = 12  # position of `active` in PRODUCT_COLUMNS


class _Session:
    """What one thread holds: a connection, its search and the tax groups it has seen."""

    def __init__(self, path: Path) -> None:
        self.engine = open_engine(path, readonly=True)
        self.pooled = self.engine.raw_connection()
        self.connection: Any = self.pooled.driver_connection
        self.search = ProductSearch(self.connection)
        self._data_version = -1
        self._tax_groups: dict[str, tuple[Tax, ...]] = {}

    def one(self, sql: str, *parameters: object) -> Row | None:
        row: Row | None = self.connection.execute(sql, parameters).fetchone()
        return row

    def tax_groups(self) -> dict[str, tuple[Tax, ...]]:
        row = self.one("PRAGMA data_version")  # moves when another connection has committed
        if row is not None and row[0] != self._data_version:
            self._tax_groups = read_tax_groups(self.connection)
            self._data_version = row[0]
        return self._tax_groups

    def close(self) -> None:
        self.search.close()
        self.pooled.close()
        self.engine.dispose()


def _told(read: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """A page that cannot be read is the disk's word, and no mistake of the program: StoreError."""

    @wraps(read)
    def reading(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Answer:
        try:
            return read(*args, **kwargs)
        except dbapi2.DatabaseError as err:
            raise catalogue_damaged() from err

    return reading


class CatalogReader:
    """Reads catalog.db from any thread and never waits for a writer."""

    def __init__(self, path: Path, today: Callable[[], date] | None = None) -> None:
        """Read that file; with `today` (the shop's date) dated prices apply."""
        self._path = path
        self._today = today
        self._local = threading.local()
        self._sessions: list[_Session] = []
        self._lock = threading.Lock()

    @_told
    def find_exact(self, code: str) -> Product | None:
        """The active product of a barcode, SKU or PLU; its `found_qty_milli` counts packs."""
        code = code.strip()
        if not 0 < len(code) <= MAX_CODE:
            return None
        session = self._session()
        row = session.one(_BY_CODE, stored_code(code))
        if row is not None and row[_ACTIVE]:
            return self._product(session, row, code, row[-1])
        for sql in (_BY_SKU, _BY_PLU):
            row = session.one(sql, code)
            if row is not None and row[_ACTIVE]:
                return self._product(session, row, code)
        return None

    @_told
    def product(self, sku: str) -> Product | None:
        """The product of a SKU, whether it is still sold or not."""
        session = self._session()
        row = session.one(_BY_SKU, sku)
        return None if row is None else self._product(session, row)

    @_told
    def stored_product(self, sku: str) -> Product | None:
        """The product of a SKU for editing: its price is the one without dates."""
        session = self._session()
        row = session.one(_BY_SKU, sku)
        return None if row is None else self._product(session, row, dated=False)

    def price_on(self, sku: str, on: date, customer_group: str = "") -> Decimal | None:
        """The price of a SKU on a day for a customer group; None without such a product."""
        session = self._session()
        row = session.one(_BY_SKU, sku)
        if row is None:
            return None
        return price_from_micro(self._dated_micro(session, row, on, customer_group))

    @_told
    def search(self, text: str, limit: int = 50, offset: int = 0) -> list[ProductHit]:
        """One page of active products: exact code first, then words and prefixes by rank."""
        session = self._session()
        limit, offset = min(max(limit, 0), MAX_PAGE), max(offset, 0)
        ids = session.search.page(text, limit, offset)
        day = self._day()
        marks = ", ".join("?" * len(ids))
        rows = session.connection.execute(
            f"SELECT {HIT_COLUMNS} FROM products p WHERE p.id IN ({marks})",  # noqa: S608
            (day, day, *ids),
        ).fetchall()
        by_id = {row[0]: hit_from(row) for row in rows}
        return [by_id[found] for found in ids if found in by_id]

    def products_in(self, category: str, limit: int = 50, offset: int = 0) -> list[ProductHit]:
        """One page of a category's active products, best sellers first."""
        day = self._day()
        rows = self._session().connection.execute(
            f"SELECT {HIT_COLUMNS} FROM products p WHERE p.category = ? AND p.active = 1"  # noqa: S608
            " ORDER BY p.id LIMIT ? OFFSET ?",
            (day, day, category, min(limit, MAX_PAGE), offset),
        )
        return [hit_from(row) for row in rows.fetchall()]

    @_told
    def categories(self) -> list[Category]:
        """All categories in the shop's order."""
        rows = self._session().connection.execute(
            "SELECT code, name, position, colour FROM categories ORDER BY position, name"
        )
        return [Category(*row) for row in rows.fetchall()]

    @_told
    def quick_keys(self, page: str) -> list[QuickTile]:
        """The tiles of a category's page, in their order; '' is the favourites page."""
        day = self._day()
        rows = self._session().connection.execute(
            f"SELECT k.position, k.label, k.colour, {HIT_COLUMNS} FROM quick_keys k"  # noqa: S608
            " JOIN products p ON p.sku = k.sku WHERE k.page = ? AND p.active = 1"
            " ORDER BY k.position",
            (day, day, page or FAVOURITES),
        )
        return [_tile(row) for row in rows.fetchall()]

    @_told
    def departments(self) -> list[ProductHit]:
        """Open departments: active products whose price is typed at the till."""
        day = self._day()
        rows = self._session().connection.execute(
            f"SELECT {HIT_COLUMNS} FROM products p"  # noqa: S608
            " WHERE p.price_required = 1 AND p.active = 1 ORDER BY p.id LIMIT ?",
            (day, day, MAX_PAGE),
        )
        return [hit_from(row) for row in rows.fetchall()]

    @_told
    def tax_groups(self) -> dict[str, tuple[Tax, ...]]:
        """Every tax group's taxes, in the order in which they are reckoned."""
        return dict(self._session().tax_groups())

    def count(self, text: str = "", *, everything: bool = False) -> int:
        """How many products a search finds on all pages; without a text how many are sold."""
        return self._session().search.total(text, everything=everything)

    @_told
    def products_page(self, text: str, limit: int = 50, offset: int = 0) -> list[Product]:
        """One page for the manager: products as stored, those no longer sold among them."""
        session = self._session()
        ids = session.search.page(text, min(limit, MAX_PAGE), offset, everything=True)
        rows = (session.one(_BY_ID, found) for found in ids)
        return [self._product(session, row, dated=False) for row in rows if row is not None]

    @_told
    def changed_since(self, day: date, moment: str, limit: int = MAX_PAGE) -> list[Product]:
        """Products sold that were written since `moment` (UTC, ISO 8601), which is the morning
        of `day`, or whose price of a date began or ended since; as they are today.
        """
        session = self._session()
        today, eve = self._day() or "9999-12-31", (day - timedelta(days=1)).isoformat()
        days = (day.isoformat(), today, eve, today)
        rows = session.connection.execute(_CHANGED, (moment, *days, min(limit, MAX_PAGE)))
        found = (session.one(_BY_ID, row[0]) for row in rows.fetchall())
        return [self._product(session, row) for row in found if row is not None]

    def today(self) -> date:
        """The shop's date; the machine's where nobody gave it."""
        return self._today() if self._today is not None else datetime.now().astimezone().date()

    @_told
    def version(self) -> int:
        """The catalogue's version; 0 before the first write."""
        row = self._session().one("SELECT max(version) FROM versions")
        return 0 if row is None or row[0] is None else int(row[0])

    def updated_at(self) -> str:
        """When the catalogue was last written (UTC, ISO 8601); empty before the first write."""
        row = self._session().one("SELECT made_at FROM versions ORDER BY version DESC LIMIT 1")
        return "" if row is None else str(row[0])

    def currency(self) -> str:
        """ISO 4217 code of the prices; empty before the shop is set up."""
        row = self._session().one("SELECT value FROM about WHERE key = 'currency'")
        return "" if row is None else str(row[0])

    def close(self) -> None:
        """Close every thread's connection."""
        with self._lock:
            sessions, self._sessions = self._sessions, []
            self._local = threading.local()
        for session in sessions:
            session.close()

    def _session(self) -> _Session:
        session: _Session | None = getattr(self._local, "session", None)
        if session is None:
            session = _Session(self._path)
            self._local.session = session
            with self._lock:
                self._sessions.append(session)
        return session

    def _product(
        self, session: _Session, row: Row, code: str = "", qty_milli: int = 1000,
        *, dated: bool = True,
    ) -> Product:  # fmt: skip
        codes = session.connection.execute(_CODES, (row[0],)).fetchall()
        today = self._today() if dated and self._today is not None else None
        micro = None if today is None else self._dated_micro(session, row, today)
        return product_from(row, codes, session.tax_groups(), micro, (code, qty_milli))

    @staticmethod
    def _dated_micro(session: _Session, row: Row, on: date, group: str = "") -> int:
        day = on.isoformat()
        dated = session.one(_DATED, row[0], group, day, day)
        return int(row[5] if dated is None else dated[0])

    def _day(self) -> str:
        return "" if self._today is None else self._today().isoformat()


def _tile(row: Row) -> QuickTile:
    hit = hit_from(row[3:])
    return QuickTile(position=row[0], label=row[1] or hit.name, colour=row[2], product=hit)
