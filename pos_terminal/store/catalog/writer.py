"""The one writer of catalog.db: each edit is one transaction and one new version."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from pysqlite3 import dbapi2
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError, OperationalError

from pos_terminal.crash_points import reached
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.product import CatalogChange, Product
from pos_terminal.store.catalog.changes import current_version, record_version
from pos_terminal.store.catalog.images import ImageStore
from pos_terminal.store.catalog.product_edit import CatalogEdit
from pos_terminal.store.catalog.schema import prepare_catalog
from pos_terminal.store.engine import open_engine

PATIENCE_S = 1  # how long a form waits for an import that is writing


def utc_now() -> datetime:
    """The time in UTC."""
    return datetime.now(UTC)


class Edited:
    """The handle of an edit: write through `edit`, read `change` once the block has ended."""

    def __init__(self, edit: CatalogEdit) -> None:
        """Hold the open edit."""
        self.edit = edit
        self._change: CatalogChange | None = None

    @property
    def change(self) -> CatalogChange:
        """What was committed; asking inside the block is a mistake (RuntimeError)."""
        if self._change is None:
            raise RuntimeError("the edit is still open")
        return self._change

    def close(self, change: CatalogChange) -> None:
        """Set what was committed."""
        self._change = change


class CatalogWriter:
    """Writes the catalogue from any one thread at a time; readers go on undisturbed."""

    def __init__(self, path: Path, images: Path, now: Callable[[], datetime] = utc_now) -> None:
        """Open or create the file; `images` is the blob folder for pictures."""
        prepare_catalog(path)
        self.path = path
        self.images = ImageStore(images)
        self.now = now
        self._lock = threading.RLock()
        self._engine = open_engine(path)
        with self._engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {PATIENCE_S * 1000}")

    @contextmanager
    def editing(
        self, source: str, source_sha256: str | None = None, *, bulk: bool = False
    ) -> Iterator[Edited]:
        """One transaction; on an exception nothing of it has happened.

        `source` says who asked ("form", "demo", "head office"); without a hash of the source
        the hash of the changes themselves is kept; of a `bulk` edit the changed products are
        not listed one by one. Raises CashierError("catalogue.busy") while
        an import is writing, CashierError("catalogue.refused") for what breaks a rule.
        """
        with self.writing(PATIENCE_S), self._begin() as connection:
            edit = CatalogEdit(connection, current_version(connection) + 1)
            edited = Edited(edit)
            try:
                yield edited
            except IntegrityError as err:
                raise CashierError("catalogue.refused", reason=str(err.orig)) from err
            change = edit.change(source_sha256)
            if change.count:
                record_version(connection, change, self.now().isoformat(), source, bulk=bulk)
                edit.write_changes(bulk=bulk)
            reached("catalog.before")
        reached("catalog.after")
        edited.close(change)

    @contextmanager
    def writing(self, patience_s: int = -1) -> Iterator[None]:
        """Be the one writer of this process; an import waits for ever, a form does not."""
        if not self._lock.acquire(timeout=patience_s):
            raise CashierError("catalogue.busy")
        try:
            yield
        finally:
            self._lock.release()

    @contextmanager
    def _begin(self) -> Iterator[Connection]:
        with self._engine.connect() as connection:
            try:
                transaction = connection.begin()
            except OperationalError as err:  # another process is importing
                raise CashierError("catalogue.busy") from err
            with transaction:
                yield connection

    def put_product(self, product: Product, source: str = "form") -> CatalogChange:
        """Create or change one product."""
        with self.editing(source) as edited:
            edited.edit.put_product(product)
        return edited.change

    def set_price(self, sku: str, price: Decimal, source: str = "form") -> CatalogChange:
        """Change one price from now on."""
        with self.editing(source) as edited:
            edited.edit.set_price(sku, price)
        return edited.change

    def put_dated_price(
        self, sku: str, starts_on: date, price: Decimal, ends_on: date | None = None,
        customer_group: str = "", source: str = "form",
    ) -> CatalogChange:  # fmt: skip
        """Set a price for some days, for everybody or one customer group."""
        with self.editing(source) as edited:
            edited.edit.put_dated_price(
                sku, starts_on, price, ends_on=ends_on, customer_group=customer_group
            )
        return edited.change

    def set_image(self, sku: str, picture: bytes, source: str = "form") -> CatalogChange:
        """Store a picture and show it for a product; empty bytes take the picture away."""
        with self.editing(source) as edited:
            sha256 = ""
            if picture:
                image = self.images.put(picture)
                edited.edit.put_image(image)
                sha256 = image.sha256
            edited.edit.set_image(sku, sha256)
        return edited.change

    def set_active(self, sku: str, active: bool, source: str = "form") -> CatalogChange:
        """Stop selling a product, or sell it again."""
        with self.editing(source) as edited:
            edited.edit.set_active(sku, active)
        return edited.change

    def remove_product(self, sku: str, source: str = "form") -> CatalogChange:
        """Delete a product."""
        with self.editing(source) as edited:
            edited.edit.remove_product(sku)
        return edited.change

    def rank(self, skus_by_sales: list[str]) -> None:
        """Order searches by what sold best; run it when the lane is idle."""
        with self.editing("rank") as edited:
            edited.edit.rank(skus_by_sales)

    def close(self) -> None:
        """Close the file, its WAL emptied: after an import that is as large as the catalogue."""
        with self.writing():
            with suppress(dbapi2.Error), closing(self._engine.raw_connection()) as pooled:
                pooled.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._engine.dispose()
