"""What the screen needs of the lane and of the reader threads; nothing here ever blocks."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol

from pos_terminal.checkout.commands import Approval, Command
from pos_terminal.checkout.records import (
    CustomerRow,
    ParkedRow,
    ProductPage,
    SaleRow,
    SaleView,
    ShiftReport,
    StaffRow,
    StaffTile,
    TaxChoice,
)
from pos_terminal.checkout.state import LaneState
from pos_terminal.domain.product import Category, Product, ProductHit, QuickTile

Listener = Callable[[LaneState], None]


class LanePort(Protocol):
    """The lane as the screen sees it."""

    @property
    def state(self) -> LaneState:
        """The latest snapshot; any thread."""

    def submit(self, command: Command, approval: Approval | None = None) -> Future[object]:
        """Queue a command; the future ends with its result or a CashierError."""

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` on the lane thread after each change; returns how to stop that."""


class Queries(Protocol):
    """Reads on a reader thread; each answer is a future."""

    def search_products(
        self, text: str, limit: int = 50, offset: int = 0
    ) -> Future[tuple[ProductHit, ...]]:
        """Exact code first, then words and prefixes, popular first."""

    def categories(self) -> Future[tuple[Category, ...]]:
        """The shelves in order."""

    def quick_keys(self, category: str) -> Future[tuple[QuickTile, ...]]:
        """Tiles of a page; an empty category is the favourites page."""

    def departments(self) -> Future[tuple[ProductHit, ...]]:
        """Open departments: products whose price is asked for (price_required)."""

    def picture(self, sha256: str) -> Future[bytes | None]:
        """A product's picture as PNG or JPEG bytes."""

    def find_customers(self, text: str, limit: int = 50) -> Future[tuple[CustomerRow, ...]]:
        """By name, phone or card; recent ones for an empty text."""

    def customer(self, customer_ref: str) -> Future[CustomerRow | None]:
        """One customer."""

    def find_sales(self, text: str, limit: int = 50) -> Future[tuple[SaleRow, ...]]:
        """By receipt number, amount or customer; the newest for an empty text."""

    def sale(self, sale_id: str) -> Future[SaleView | None]:
        """One sale with what may still come back."""

    def receipt_picture(self, sale_id: str) -> Future[bytes]:
        """The receipt as PNG bytes."""

    def parked(self) -> Future[tuple[ParkedRow, ...]]:
        """Baskets set aside, oldest first."""

    def staff(self) -> Future[tuple[StaffTile, ...]]:
        """Who may sign in here."""

    def staff_page(self) -> Future[tuple[StaffRow, ...]]:
        """All staff, for the manager."""

    def products_page(self, text: str, limit: int = 50, offset: int = 0) -> Future[ProductPage]:
        """Products for the manager, by search or by name."""

    def product_for_edit(self, sku: str) -> Future[Product | None]:
        """A product as it is stored."""

    def tax_choices(self) -> Future[tuple[TaxChoice, ...]]:
        """Taxes that a product may carry."""

    def x_report(self) -> Future[ShiftReport | None]:
        """Figures of the running shift; None without one."""

    def last_z(self) -> Future[ShiftReport | None]:
        """Figures of the last closed shift."""
