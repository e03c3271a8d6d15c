"""What the screen needs of the lane and of the reader threads; nothing here ever blocks."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from hardware.ports import ScanData, Weight
from pos_terminal.checkout.commands import Approval, Command
from pos_terminal.checkout.device_views import (
    DeviceConfig,
    DeviceView,
    DriverView,
    FoundDevice,
    TraceLine,
)
from pos_terminal.checkout.label_choices import LabelOrder
from pos_terminal.checkout.plugin_views import PluginTable, PluginView
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
from pos_terminal.checkout.state import LaneState
from pos_terminal.checkout.sync_views import ParkedView, SectionView, SinkProblem, SyncView
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.product import Category, Product, ProductHit, QuickTile

if TYPE_CHECKING:
    from pos_terminal.receipts.labels import LabelSheet  # with it comes what formats money

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


class Plugins(Protocol):
    """The plugins' host as the screen sees it; switches and settings go through the lane."""

    def views(self) -> tuple[PluginView, ...]:
        """All plugins that were found or are on, by name; cheap, from memory."""

    def look_soon(self) -> None:
        """Look for plugins that were put here since the start; listeners hear of it."""

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener`, on any thread, when a view has changed; returns how to stop that."""

    def template(self, plugin: str, key: str, language: str) -> str:
        """A sentence of the plugin's words with {facts}; empty where it has none."""

    def check_settings(self, plugin: str, values: dict[str, Any]) -> Future[dict[str, Any]]:
        """Settings as they would be kept (then ChangePluginSettings), or a CashierError."""

    def check_act(self, plugin: str, act: str, values: dict[str, Any]) -> Future[dict[str, Any]]:
        """An act's form as it would be journalled (then ActOnPlugin), or a CashierError."""

    def report(self, plugin: str, name: str, asked: dict[str, Any]) -> Future[PluginTable]:
        """One of the plugin's tables."""

    def replay(self, plugin: str, from_seq: int = 0) -> Future[int]:
        """Empty the plugin's tables and read the journal again; ends with the events read."""

    def log_lines(self, plugin: str, limit: int = 200) -> Future[tuple[str, ...]]:
        """The newest lines of the log about it, newest first."""


class Sync(Protocol):
    """The sync agent as the screen sees it.

    The lane allows and notes an act first (ManageSync, ChangeSyncSettings), then it is done here.
    Nothing here waits for another machine: what takes time is a future, and fails with a
    CashierError.
    """

    def view(self) -> SyncView:
        """How everything is; cheap, from memory."""

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener`, on any thread, when the view has changed; returns how to stop that."""

    def act(self, act: str, sink: str, from_seq: int = 0) -> Future[None]:
        """Do it: "pause", "resume", "retry" (now), or "resend" from `from_seq` on."""

    def parked(self, sink: str) -> Future[tuple[ParkedView, ...]]:
        """Events that this store can never take, in order."""

    def retry_parked(self, sink: str, seq: int) -> Future[bool]:
        """Send a parked event (0: all) once more; False: refused again, and it stays parked."""

    def mark_seen(self, sink: str, seqs: tuple[int, ...]) -> Future[int]:
        """These (none: all) stay parked and warn no more; ends with how many of them were new."""

    def export_parked(self, sink: str, file: Path) -> Future[int]:
        """Write the parked events with their reasons to a file; ends with how many."""

    def settings(self) -> Future[tuple[SectionView, ...]]:
        """All sections in their order."""

    def schema(self, section: str) -> dict[str, Any]:
        """A section's JSON Schema, its definitions in `$defs`; cheap, from memory."""

    def check_settings(self, section: str, values: dict[str, Any]) -> Future[dict[str, Any]]:
        """As they would be kept, without the file's keys (then ChangeSyncSettings).

        Fails with CashierError("sync.setting", why="section.key: reason").
        """

    def test(
        self, section: str, values: dict[str, Any], secret: str = ""
    ) -> Future[SinkProblem | None]:
        """Try a connection with these values; None: it is well. `secret`: typed, not yet kept."""

    def keep_secret(self, name: str, value: str) -> Future[None]:
        """Keep a password or key in the secret store; an empty one is forgotten."""


class Devices(Protocol):
    """This lane's devices as the screen sees them.

    The lane allows and notes an act first (ManageDevices), then it is done here. Nothing here
    waits for a device: what takes time is a future, and fails with a DeviceFault or CashierError.
    """

    def views(self) -> tuple[DeviceView, ...]:
        """All devices that are set up, in the order of roles; cheap, from memory."""

    def problems(self) -> tuple[CashierError, ...]:
        """What is wrong with the files that say which devices there are; mostly nothing."""

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener`, on any thread, when a view has changed; returns how to stop that."""

    def subscribe_scans(self, listener: Callable[[ScanData], None]) -> Callable[[], None]:
        """Call `listener`, on a device's thread and in order, with each scan and document."""

    def weigh(self) -> Future[Weight]:
        """A stable weight; fails with NoHardware where no scale is set up."""

    def has(self, role: str) -> bool:
        """Whether a device of this role is set up (not: whether it is well)."""

    def found(self) -> Future[tuple[FoundDevice, ...]]:
        """What is plugged in, looked for now."""

    def drivers(self) -> tuple[DriverView, ...]:
        """What can be chosen; cheap, from memory."""

    def keep(self, config: DeviceConfig, device_id: str = "") -> Future[str]:
        """Set a device up, or another way ("": a new one); ends with its id, at work already.

        Fails with CashierError("device.connection" | "device.setting" |
        "device.fixed" | "device.simulated").
        """

    def remove(self, device_id: str) -> Future[None]:
        """Use it no longer."""

    def test(self, device_id: str, act: str) -> Future[str]:
        """One of its `acts`; ends with what came of it, in words of the device ("1.250 kg")."""

    def retry(self, device_id: str) -> None:
        """Try to reach it again now."""

    def trace(self, device_id: str) -> tuple[TraceLine, ...]:
        """The last bytes of its cable, the newest last."""

    def simulate(self, device_id: str, act: str, value: str = "") -> Future[str]:
        """Work a simulator's front: scan, put (a weight), card (an ID), cover, paper, drawer."""

    def paper(self, device_id: str) -> Future[bytes]:
        """What a simulated printer has on its roll, as PNG bytes."""

    def print_labels(self, sheet: LabelSheet) -> Future[int]:
        """Print labels; ends with how many, fails with NoHardware without a label printer."""


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
        """By card, phone, e-mail or name, typing errors allowed; the newest for an empty text."""

    def customer(self, customer_ref: str) -> Future[CustomerRow | None]:
        """One customer."""

    def customer_twins(
        self, name: str, phone: str = "", email: str = "", card: str = ""
    ) -> Future[tuple[CustomerTwin, ...]]:
        """Who is there already and may be the one being typed, the surest first."""

    def likely_duplicates(self, limit: int = 100) -> Future[tuple[DuplicatePair, ...]]:
        """Pairs of customers who may be one person, for the manager."""

    def export_customer(self, customer_ref: str, file: Path) -> Future[bool]:
        """Write everything that the lane keeps about a person; False: nobody is kept."""

    def find_sales(self, text: str, limit: int = 50) -> Future[tuple[SaleRow, ...]]:
        """By receipt number, amount or customer; the newest for an empty text."""

    def sale(self, sale_id: str) -> Future[SaleView | None]:
        """One sale with what may still come back."""

    def receipt_picture(self, sale_id: str) -> Future[bytes]:
        """The receipt as PNG bytes."""

    def first_event_of(self, day: date) -> Future[int | None]:
        """Seq of the first event of a business day or later; None: nothing happened since."""

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

    def changed_products(self, days: int, limit: int = 500) -> Future[tuple[Product, ...]]:
        """What is sold and was changed since the morning so many days ago (0: today's)."""

    def label_sheet(self, order: LabelOrder) -> Future[LabelSheet]:
        """What stands on the labels today."""

    def label_picture(self, order: LabelOrder) -> Future[bytes | None]:
        """The first label as PNG bytes; None where there is none."""

    def labels_file(self, order: LabelOrder, file: Path) -> Future[int]:
        """Write the labels as PDF; ends with how many.

        Fails with CashierError("product.label_file") where it cannot be written.
        """

    def tax_choices(self) -> Future[tuple[TaxChoice, ...]]:
        """Taxes that a product may carry."""

    def x_report(self) -> Future[ShiftReport | None]:
        """Figures of the running shift; None without one."""

    def last_z(self) -> Future[ShiftReport | None]:
        """Figures of the last closed shift."""
