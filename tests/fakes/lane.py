"""The lane and its readers as the screen sees them: answers laid out, commands remembered."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pos_terminal.checkout.commands import Approval, Command
from pos_terminal.checkout.label_choices import LabelOrder
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
from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.domain.basket import Basket, PricedBasket, PricingRules
from pos_terminal.domain.product import Category, Product, ProductHit, QuickTile
from pos_terminal.receipts.labels import Label, LabelSheet, LabelSize, Template
from pos_terminal.ui.ports import Devices, Plugins, Sync

Answer = TypeVar("Answer")


def a_state(phase: Phase = Phase.SELLING, **more: Any) -> LaneState:
    """A snapshot of a lane with an empty basket."""
    plain = LaneState(
        revision=0,
        phase=phase,
        terminal_id="TERM001",
        store_name="Corner Shop",
        rules=PricingRules("EUR"),
        priced=PricedBasket(Basket("EUR")),
    )
    return replace(plain, **more)


class FakeLanePort:
    """Ends each command at once with `answers[its class]`, or later, while it is `held`."""

    def __init__(self, state: LaneState | None = None) -> None:
        self._state = state or a_state()
        self._listeners: list[Callable[[LaneState], None]] = []
        self.commands: list[tuple[Command, Approval | None]] = []
        self.answers: dict[type, object] = {}  # a result, or an exception to end with
        self.held = False
        self.waiting: list[Future[object]] = []

    @property
    def state(self) -> LaneState:
        return self._state

    @property
    def listeners(self) -> int:
        return len(self._listeners)

    def submit(self, command: Command, approval: Approval | None = None) -> Future[object]:
        self.commands.append((command, approval))
        future: Future[object] = Future()
        if self.held:
            self.waiting.append(future)
        else:
            answer = self.answers.get(type(command))
            if isinstance(answer, BaseException):
                future.set_exception(answer)
            else:
                future.set_result(answer)
        return future

    def subscribe(self, listener: Callable[[LaneState], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def come_to(self, **changes: Any) -> LaneState:
        """The lane changes, on whatever thread calls this, and tells its listeners."""
        self._state = replace(self._state, revision=self._state.revision + 1, **changes)
        self.tell(self._state)
        return self._state

    def tell(self, state: LaneState) -> None:
        """Tell the listeners a snapshot, were it an old one."""
        for listener in list(self._listeners):
            listener(state)


def answered(value: Answer) -> Future[Answer]:
    """A read that has come back."""
    future: Future[Answer] = Future()
    future.set_result(value)
    return future


@dataclass
class FakeQueries:
    """Reads of what a test laid out, answered at once."""

    products: tuple[ProductHit, ...] = ()
    shelves: tuple[Category, ...] = ()
    tiles: dict[str, tuple[QuickTile, ...]] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    customers: tuple[CustomerRow, ...] = ()
    duplicates: tuple[DuplicatePair, ...] = ()
    exported: list[tuple[str, Path]] = field(default_factory=list)
    sales: tuple[SaleRow, ...] = ()
    views: dict[str, SaleView] = field(default_factory=dict)
    baskets: tuple[ParkedRow, ...] = ()
    first_seqs: dict[date, int] = field(default_factory=dict)
    people: tuple[StaffTile, ...] = ()
    people_rows: tuple[StaffRow, ...] = ()
    stored: dict[str, Product] = field(default_factory=dict)
    taxes: tuple[TaxChoice, ...] = ()
    changed_days: int = 0  # ago
    labels: list[tuple[LabelOrder, Path]] = field(default_factory=list)
    running_shift: ShiftReport | None = None
    closed_shift: ShiftReport | None = None

    def search_products(
        self, text: str, limit: int = 50, offset: int = 0
    ) -> Future[tuple[ProductHit, ...]]:
        found = tuple(hit for hit in self.products if text.casefold() in hit.name.casefold())
        return answered(found[offset : offset + limit])

    def categories(self) -> Future[tuple[Category, ...]]:
        return answered(self.shelves)

    def quick_keys(self, category: str) -> Future[tuple[QuickTile, ...]]:
        return answered(self.tiles.get(category, ()))

    def departments(self) -> Future[tuple[ProductHit, ...]]:
        return answered(tuple(hit for hit in self.products if hit.price_required))

    def picture(self, sha256: str) -> Future[bytes | None]:
        return answered(self.pictures.get(sha256))

    def find_customers(self, text: str, limit: int = 50) -> Future[tuple[CustomerRow, ...]]:
        found = (row for row in self.customers if text.casefold() in row.name.casefold())
        return answered(tuple(found)[:limit])

    def customer(self, customer_ref: str) -> Future[CustomerRow | None]:
        known = {row.customer_ref: row for row in self.customers}
        return answered(known.get(customer_ref))

    def customer_twins(
        self, name: str, phone: str = "", email: str = "", card: str = ""
    ) -> Future[tuple[CustomerTwin, ...]]:
        same = (row for row in self.customers if name and row.name.casefold() == name.casefold())
        return answered(tuple(CustomerTwin(row, "name") for row in same))

    def likely_duplicates(self, limit: int = 100) -> Future[tuple[DuplicatePair, ...]]:
        return answered(self.duplicates[:limit])

    def export_customer(self, customer_ref: str, file: Path) -> Future[bool]:
        self.exported.append((customer_ref, file))
        return answered(any(row.customer_ref == customer_ref for row in self.customers))

    def find_sales(self, text: str, limit: int = 50) -> Future[tuple[SaleRow, ...]]:
        return answered(tuple(row for row in self.sales if text in row.receipt_no)[:limit])

    def sale(self, sale_id: str) -> Future[SaleView | None]:
        return answered(self.views.get(sale_id))

    def receipt_picture(self, sale_id: str) -> Future[bytes]:
        return answered(self.pictures[sale_id])

    def first_event_of(self, day: date) -> Future[int | None]:
        return answered(self.first_seqs.get(day))

    def parked(self) -> Future[tuple[ParkedRow, ...]]:
        return answered(self.baskets)

    def staff(self) -> Future[tuple[StaffTile, ...]]:
        return answered(self.people)

    def staff_page(self) -> Future[tuple[StaffRow, ...]]:
        return answered(self.people_rows)

    def products_page(self, text: str, limit: int = 50, offset: int = 0) -> Future[ProductPage]:
        found = [p for p in self.stored.values() if text.casefold() in p.name.casefold()]
        return answered(ProductPage(tuple(found[offset : offset + limit]), len(found)))

    def product_for_edit(self, sku: str) -> Future[Product | None]:
        return answered(self.stored.get(sku))

    def changed_products(self, days: int, limit: int = 500) -> Future[tuple[Product, ...]]:
        return answered(tuple(self.stored.values())[:limit] if days >= self.changed_days else ())

    def label_sheet(self, order: LabelOrder) -> Future[LabelSheet]:
        labels = tuple((Label(self.stored[sku].name), order.copies) for sku in order.skus)
        return answered(LabelSheet(labels, Template(order.template), LabelSize(order.size)))

    def label_picture(self, order: LabelOrder) -> Future[bytes | None]:
        return answered(self.pictures.get("label"))

    def labels_file(self, order: LabelOrder, file: Path) -> Future[int]:
        self.labels.append((order, file))
        return answered(len(order.skus) * order.copies)

    def tax_choices(self) -> Future[tuple[TaxChoice, ...]]:
        return answered(self.taxes)

    def x_report(self) -> Future[ShiftReport | None]:
        return answered(self.running_shift)

    def last_z(self) -> Future[ShiftReport | None]:
        return answered(self.closed_shift)


@dataclass
class FakeOpened:
    """A lane that is open, made of the two above."""

    lane: FakeLanePort = field(default_factory=FakeLanePort)
    queries: FakeQueries = field(default_factory=FakeQueries)
    plugins: Plugins | None = None
    sync: Sync | None = None
    devices: Devices | None = None
    vitals: dict[str, Callable[[], dict[str, object]]] = field(default_factory=dict)
