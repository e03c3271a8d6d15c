"""What every use case works with: one store, the running state, rights, time, one commit."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from pos_terminal.bus import Bus
from pos_terminal.checkout.commands import Approval, Command, PluginOutcome
from pos_terminal.checkout.fold import fold
from pos_terminal.checkout.ports import (
    CardDesk,
    Catalogue,
    CatalogueEditor,
    CheckSync,
    Drawer,
    PluginDirectory,
    no_sync_settings,
)
from pos_terminal.checkout.running import Running
from pos_terminal.checkout.secrets import Guard, Hasher
from pos_terminal.checkout.shop import Shop
from pos_terminal.checkout.state import Notice
from pos_terminal.checkout.timekeeper import Moment, TimeKeeper
from pos_terminal.domain.basket import Basket, PricedBasket
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.pricing import price
from pos_terminal.machine import MachineSource, machine_id
from pos_terminal.store.ids import uuid7
from pos_terminal.store.journal import JournalEvent, Stamp
from pos_terminal.store.unit_of_work import LaneStore, Tx

MIN_FREE_BYTES = 16 * 2**20  # hundreds of sales


class Printing(Protocol):
    """The print desk, as far as use cases know it."""

    def poke(self) -> None:
        """There may be something to print."""

    def release(self) -> None:
        """Print what waited while the printer was off."""


@dataclass
class Till:
    """The lane thread's workplace."""

    store: LaneStore
    catalogue: Catalogue
    editor: CatalogueEditor
    time: TimeKeeper
    hasher: Hasher
    bus: Bus[JournalEvent]
    plugins: PluginDirectory
    drawer: Drawer
    cards: CardDesk
    printing: Printing
    store_id: str
    terminal_id: str
    shop: Shop
    machine: MachineSource = machine_id
    check_sync: CheckSync = no_sync_settings
    integrated_cards: bool = True  # False: a stand-alone terminal, its reference is typed
    enrolled: bool = False  # head office says which shop this is
    running: Running = field(default_factory=Running)
    guard: Guard = field(init=False)
    approval: Approval | None = None  # came with the command in hand
    approved: list[dict[str, Any]] = field(default_factory=list)  # to journal with its effect
    command: Command = field(default_factory=Command)
    waking: list[Callable[[], None]] = field(default_factory=list)  # when the new state is out
    serial: int = 0
    ahead: PricedBasket | None = None  # the next basket, priced before its event is stored

    def __post_init__(self) -> None:
        """Waits of the run before begin again now."""
        self.guard = Guard(self.time.clock.monotonic())

    def new_id(self) -> str:
        """A fresh UUIDv7."""
        return uuid7(int(self.time.clock.now().timestamp() * 1000))

    def stamp(self, moment: Moment, **overrides: str | None) -> Stamp:
        """Where and when the next event happens."""
        running = self.running
        context: dict[str, str | None] = {
            "shift_id": running.shift.shift_id if running.shift else None,
            "employee_id": running.employee.employee_id if running.employee else None,
            "basket_id": running.sale.basket_id or None,
        }
        context |= overrides
        return Stamp(
            store_id=self.store_id,
            terminal_id=self.terminal_id,
            occurred_at=moment.text,
            utc_offset_min=moment.utc_offset_min,
            business_date=moment.business_date.isoformat(),
            shift_id=context["shift_id"],
            employee_id=context["employee_id"],
            basket_id=context["basket_id"],
        )

    @contextmanager
    def transaction(self) -> Iterator[TillTx]:
        """One commit; afterwards the basket follows its events and the readers hear of them."""
        with self.store.transaction() as tx:
            till_tx = TillTx(self, tx)
            for data in self.approved:
                till_tx.append(EventType.OVERRIDE_APPROVED, data)
            yield till_tx
        self.approved.clear()
        self._after(tx.events)
        for action in till_tx.after_commit:
            action()
        self.waking += till_tx.wakes

    def record(self, event_type: EventType, data: dict[str, Any], **overrides: str | None) -> None:
        """One event in a commit of its own."""
        with self.transaction() as tx:
            tx.append(event_type, data, **overrides)

    def _after(self, events: list[JournalEvent]) -> None:
        sale = self.running.sale
        before = sale.basket
        for event in events:
            fold(sale, event)
            if event.event_type == EventType.BASKET_CLOSED:
                self.running.receipts = event.data["receipt_seq"]
            if event.event_type == EventType.CATALOGUE_CHANGED:
                self.running.catalogue_version = event.data["to_version"]
        if sale.basket is not before:
            self.reprice()
        self.bus.publish(events)

    def reprice(self, *, anew: bool = False) -> None:
        """Price the basket in hand; `anew`: its lines were priced by other rules."""
        sale = self.running.sale
        ahead, self.ahead = self.ahead, None
        if ahead is None or ahead.basket != sale.basket:
            ahead = price(sale.basket, self.shop.rules, None if anew else sale.priced)
        sale.priced = ahead

    def price_ahead(self, basket: Basket) -> PricedBasket:
        """Price a basket before it is journalled: what is too large raises CashierError."""
        self.ahead = price(basket, self.shop.rules, self.running.sale.priced)
        return self.ahead

    def check_room(self) -> None:
        """Refuse while there is still no money moved: CashierError("disk.full").

        Without its reserve the sale might not end once the money has moved.
        """
        ready = self.store.reserve.ready()
        if not ready or shutil.disk_usage(self.store.path.parent).free < MIN_FREE_BYTES:
            raise CashierError("disk.full")

    def make_room(self) -> bool:
        """Let a sale in progress end on the reserve; False where none is in progress."""
        if not self.running.sale.checkout_seq:
            return False
        self.store.make_room()
        self.approved.clear()  # what was approved is asked for again with the act
        return True

    def use_shop(self, shop: Shop) -> None:
        """Take changed settings; a basket in hand is priced anew."""
        self.shop = shop
        self.time.day_ends_at_min = shop.day_ends_at_min
        self.time.clock.use_zone(shop.time_zone)
        self.ahead = None
        sale = self.running.sale
        if not sale.basket.lines:
            sale.basket = replace(sale.basket, currency=shop.currency)
        self.reprice(anew=True)

    def wake_devices(self) -> None:
        """Let the devices work: once the screen knows, or they take its turn at the interpreter."""
        actions, self.waking = self.waking, []
        for action in actions:
            action()

    def notify(self, key: str, level: str, **facts: object) -> None:
        """One sentence for the cashier."""
        self.serial += 1
        self.running.notice = Notice(key, level, facts, self.serial)


class TillTx:
    """A running commit: events with their stamp, operational rows by `connection`."""

    def __init__(self, till: Till, tx: Tx) -> None:
        """Read the time once: what is committed together happened together."""
        self._till = till
        self._tx = tx
        self.moment = till.time.read()
        self.connection = tx.connection
        self.after_commit: list[Callable[[], None]] = []
        self.wakes: list[Callable[[], None]] = []  # devices that have work by this commit

    @property
    def head_seq(self) -> int:
        """Seq of the last event, this commit's included."""
        return self._tx.head.seq

    @property
    def head_hash(self) -> str:
        """Hash of the last event, this commit's included."""
        return self._tx.head.hash

    @property
    def epoch(self) -> int:
        """The running life of the lane."""
        return self._tx.head.epoch

    def start_epoch(self, above: int = 0) -> None:
        """What follows belongs to a new life of the lane, numbered above what was seen."""
        self._tx.start_epoch(above)

    def append(
        self, event_type: EventType, data: dict[str, Any], **overrides: str | None
    ) -> JournalEvent:
        """Append one event; overrides replace shift_id, employee_id or basket_id."""
        stamp = self._till.stamp(self.moment, **overrides)
        return self._tx.append(event_type.value, data, stamp)

    def append_for(
        self, outcome: PluginOutcome, event_type: str, data: dict[str, Any]
    ) -> JournalEvent:
        """Append what a plugin brought, in the context of the event that caused it."""
        stamp = self._till.stamp(
            self.moment,
            basket_id=outcome.basket_id,
            employee_id=outcome.employee_id,
            shift_id=outcome.shift_id,
        )
        caused = replace(stamp, caused_by=outcome.cause_id)
        return self._tx.append(event_type, data, caused, event_id=outcome.outcome_id)
