"""Reads for screens and commands on reader threads; each answer is a future, nothing blocks."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection

from pos_terminal.checkout import past_sales, shift_reads
from pos_terminal.checkout.label_choices import LabelOrder
from pos_terminal.checkout.label_orders import changed_products, label_sheet
from pos_terminal.checkout.records import (
    CustomerRow,
    CustomerTwin,
    DuplicatePair,
    ParkedRow,
    ProductPage,
    SaleRow,
    SaleView,
    ShiftReport,
    StaffRow,
    StaffTile,
    TaxChoice,
)
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.product import Category, Product, ProductHit, QuickTile
from pos_terminal.store import people, people_file, people_search, people_twins
from pos_terminal.store.catalog.images import ImageStore
from pos_terminal.store.catalog.reader import CatalogReader
from pos_terminal.store.journal import first_since
from pos_terminal.store.unit_of_work import LaneReader

if TYPE_CHECKING:
    from pos_terminal.receipts.labels import LabelSheet

Result = TypeVar("Result")
_PREVIEW_DPI = 203
READERS = 2  # a slow report must not delay a search


class LaneQueries:
    """The reader threads."""

    def __init__(self, lane_db: Path, catalogue: CatalogReader, images: Path) -> None:
        """Read lane.db and the catalogue, never write."""
        self._lane = LaneReader(lane_db)
        self._data_dir = lane_db.parent
        self._catalogue = catalogue
        self._images = ImageStore(images)
        self._pool = ThreadPoolExecutor(READERS, thread_name_prefix="pos-reader")
        all_there = Barrier(READERS)  # now, or whoever asks first waits for a thread to start
        for _ in range(READERS):
            self._pool.submit(all_there.wait)

    def close(self) -> None:
        """End the reader threads; queued reads are dropped."""
        self._pool.shutdown(cancel_futures=True)
        self._lane.close()

    def _read(self, work: Callable[[Connection], Result]) -> Future[Result]:
        def run() -> Result:
            with self._lane.read() as connection:
                return work(connection)

        return self._pool.submit(run)

    # -- the catalogue

    def search_products(
        self, text: str, limit: int = 50, offset: int = 0
    ) -> Future[tuple[ProductHit, ...]]:
        """Exact code first, then words and prefixes, popular first."""
        words = _storable(text)
        return self._pool.submit(lambda: tuple(self._catalogue.search(words, limit, offset)))

    def categories(self) -> Future[tuple[Category, ...]]:
        """The shelves in order."""
        return self._pool.submit(lambda: tuple(self._catalogue.categories()))

    def quick_keys(self, category: str) -> Future[tuple[QuickTile, ...]]:
        """Tiles of a page; an empty category is the favourites page."""
        return self._pool.submit(lambda: tuple(self._catalogue.quick_keys(category)))

    def departments(self) -> Future[tuple[ProductHit, ...]]:
        """Open departments: products whose price is asked for."""
        return self._pool.submit(lambda: tuple(self._catalogue.departments()))

    def picture(self, sha256: str) -> Future[bytes | None]:
        """A product's picture as PNG or JPEG bytes."""

        def read() -> bytes | None:
            path = self._images.find(sha256)
            return None if path is None else path.read_bytes()

        return self._pool.submit(read)

    def products_page(self, text: str, limit: int = 50, offset: int = 0) -> Future[ProductPage]:
        """Products for the manager, by search or by name."""

        def read() -> ProductPage:
            rows = tuple(self._catalogue.products_page(text, limit, offset))
            return ProductPage(rows, self._catalogue.count(text, everything=True))

        return self._pool.submit(read)

    def product_for_edit(self, sku: str) -> Future[Product | None]:
        """A product as it is stored."""
        return self._pool.submit(lambda: self._catalogue.stored_product(sku))

    def changed_products(self, days: int, limit: int = 500) -> Future[tuple[Product, ...]]:
        """What is sold and was changed since the morning so many days ago (0: today's)."""
        return self._pool.submit(lambda: changed_products(self._catalogue, days, limit))

    def label_sheet(self, order: LabelOrder) -> Future[LabelSheet]:
        """What stands on the labels today."""
        return self._read(lambda c: label_sheet(c, self._catalogue, order))

    def label_picture(self, order: LabelOrder) -> Future[bytes | None]:
        """The first label as PNG bytes; None where there is none."""

        def read(connection: Connection) -> bytes | None:
            from pos_terminal.receipts.labels.picture import label_png  # late: a start shows none

            sheet = label_sheet(connection, self._catalogue, order)
            if not sheet.labels:
                return None
            return label_png(sheet.labels[0][0], sheet.template, sheet.size, _PREVIEW_DPI)

        return self._read(read)

    def labels_file(self, order: LabelOrder, file: Path) -> Future[int]:
        """Write the labels as PDF, a page each; ends with how many.

        Raises CashierError("product.label_file") where the file cannot be written.
        """

        def write(connection: Connection) -> int:
            from pos_terminal.receipts.labels.outputs import labels_pdf

            sheet = label_sheet(connection, self._catalogue, order)
            try:
                file.write_bytes(labels_pdf(sheet))
            except OSError as err:
                raise CashierError("product.label_file", file=file.name) from err
            return sheet.count

        return self._read(write)

    def tax_choices(self) -> Future[tuple[TaxChoice, ...]]:
        """Taxes that a product may carry."""

        def read() -> tuple[TaxChoice, ...]:
            groups = self._catalogue.tax_groups()
            return tuple(
                TaxChoice(code, " + ".join(tax.name for tax in taxes) or code)
                for code, taxes in groups.items()
            )

        return self._pool.submit(read)

    # -- people

    def find_customers(self, text: str, limit: int = 50) -> Future[tuple[CustomerRow, ...]]:
        """By card, phone, e-mail or name, typing errors allowed; the newest for an empty text."""
        typed = _storable(text)
        return self._read(
            lambda c: tuple(_customer(row) for row in people_search.find_customers(c, typed, limit))
        )

    def customer(self, customer_ref: str) -> Future[CustomerRow | None]:
        """One customer."""

        def read(connection: Connection) -> CustomerRow | None:
            row = people.customer(connection, customer_ref)
            return None if row is None or row.status != "active" else _customer(row)

        return self._read(read)

    def customer_twins(
        self, name: str, phone: str = "", email: str = "", card: str = ""
    ) -> Future[tuple[CustomerTwin, ...]]:
        """Who is there already and may be the one being typed, the surest first."""
        typed = [_storable(text) for text in (name, phone, email, card)]
        return self._read(
            lambda c: tuple(
                CustomerTwin(_customer(row), why) for row, why in people_twins.twins_of(c, *typed)
            )
        )

    def likely_duplicates(self, limit: int = 100) -> Future[tuple[DuplicatePair, ...]]:
        """Pairs of customers who may be one person, for the manager."""
        return self._read(
            lambda c: tuple(
                DuplicatePair(_customer(older), _customer(younger), why)
                for older, younger, why in people_twins.likely_duplicates(c, limit)
            )
        )

    def customer_file(self, customer_ref: str) -> Future[dict[str, Any] | None]:
        """Everything that the lane keeps about a person, as JSON; None: nobody."""
        return self._read(lambda c: people_file.person_file(c, self._data_dir, customer_ref))

    def export_customer(self, customer_ref: str, file: Path) -> Future[bool]:
        """Write everything that the lane keeps about a person; False: nobody is kept.

        Raises CashierError("customer.file") where the file cannot be written.
        """

        def write(connection: Connection) -> bool:
            found = people_file.person_file(connection, self._data_dir, customer_ref)
            if found is not None:
                try:
                    people_file.write(found, file)
                except OSError as err:
                    raise CashierError("customer.file", file=file.name) from err
            return found is not None

        return self._read(write)

    def staff(self) -> Future[tuple[StaffTile, ...]]:
        """Who may sign in here."""
        return self._read(
            lambda c: tuple(
                StaffTile(row.employee_id, row.name, row.role)
                for row in people.all_employees(c, active_only=True)
            )
        )

    def staff_page(self) -> Future[tuple[StaffRow, ...]]:
        """All staff, for the manager."""
        return self._read(
            lambda c: tuple(
                StaffRow(
                    row.employee_id,
                    row.name,
                    row.role,
                    row.username,
                    bool(row.active),
                    bool(row.pin_hash),
                    bool(row.password_hash),
                    row.language,
                    row.badge_end,
                )
                for row in people.all_employees(c)
            )
        )

    # -- sales and shifts

    def find_sales(self, text: str, limit: int = 50) -> Future[tuple[SaleRow, ...]]:
        """By receipt number, amount or customer; the newest for an empty text."""
        words = _storable(text)
        return self._read(lambda c: past_sales.find(c, words, limit))

    def sale(self, sale_id: str) -> Future[SaleView | None]:
        """One sale with what may still come back."""
        return self._read(lambda c: past_sales.view(c, sale_id))

    def receipt_picture(self, sale_id: str) -> Future[bytes]:
        """The receipt as PNG bytes."""

        def read(connection: Connection) -> bytes:
            from pos_terminal.checkout.papers import paper_of_sale  # late: a start shows none
            from pos_terminal.receipts.picture import picture_png

            paper = paper_of_sale(connection, sale_id)
            if paper is None:
                raise CashierError("refund.sale")
            return picture_png(paper)

        return self._read(read)

    def first_event_of(self, day: date) -> Future[int | None]:
        """Seq of the first event of a business day or later; None: nothing happened since."""
        return self._read(lambda connection: first_since(connection, day.isoformat()))

    def parked(self) -> Future[tuple[ParkedRow, ...]]:
        """Baskets set aside, oldest first."""
        return self._read(past_sales.parked)

    def x_report(self) -> Future[ShiftReport | None]:
        """Figures of the running shift; None without one."""
        return self._read(shift_reads.running)

    def last_z(self) -> Future[ShiftReport | None]:
        """Figures of the last closed shift."""
        return self._read(shift_reads.last_closed)


def _customer(row: Any) -> CustomerRow:
    return CustomerRow(
        row.customer_ref, row.name, row.phone, row.email, row.card, row.note, bool(row.consent)
    )


def _storable(text: str) -> str:
    """What was typed, without half characters: no database knows such."""
    return text.encode("utf-8", "replace").decode("utf-8")
