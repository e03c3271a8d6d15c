"""A real lane on a real store, with a clock to turn, free secrets and devices that obey.

A shop is set up once a session; each test works on a copy of its data directory. Import the
fixtures into a conftest: `from tests.lane_fixtures import lane, shop_dir, open_shop`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from pos_terminal import bootstrap
from pos_terminal.bootstrap import RunningLane, open_lane
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import LaneState
from pos_terminal.config.settings import Settings
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.product import Pack, Product
from pos_terminal.domain.tax import Tax, TaxKind
from pos_terminal.machine import MachineSource, machine_id
from pos_terminal.store.catalog.writer import CatalogWriter
from pos_terminal.store.journal import JournalEvent, read_events
from pos_terminal.store.unit_of_work import LaneReader
from pos_terminal.store.verify import verify
from tests.fakes.devices import FakeCashDrawer, FakePaymentTerminal, FakeReceiptPrinter
from tests.fakes.world import FakeClock, FakeHasher
from tests.waiting import until

MANAGER, CASHIER, SUPERVISOR, TECHNICIAN = "ann", "jane", "sue", "tom"
PINS = {MANAGER: "9999", CASHIER: "2222", SUPERVISOR: "3333", TECHNICIAN: "4444"}
ROLES = {
    CASHIER: "cashier",
    SUPERVISOR: "supervisor",
    MANAGER: "manager",
    TECHNICIAN: "technician",
}
BY_MANAGER = c.Approval("", PINS[MANAGER])

VAT = Tax("A", "VAT 20 %", TaxKind.PERCENT, Decimal("0.2"))
FOOD = Tax("B", "VAT 10 %", TaxKind.PERCENT, Decimal("0.1"))
MILK_CODE = "4006381333931"
PRODUCTS = (
    Product("MILK", "Milk 1 l", Decimal("1.45"), tax_group="food", gtins=(MILK_CODE,)),
    Product("BREAD", "Bread 500 g", Decimal("3.49"), tax_group="food", gtins=("12345670",)),
    Product("BEER", "Pale ale", Decimal("2.10"), min_age=16, packs=(Pack("4001234567897", 6000),)),
    Product("GIN", "London gin", Decimal("19.90"), min_age=18),
    Product("BAN", "Bananas", Decimal("1.99"), unit="kg", plu="4011", tax_group="food"),
    Product("PHONE", "Phone", Decimal("199.00"), serial_required=True),
    Product("DEPT", "Sundries", price_required=True),
    Product("CAR", "Car", Decimal("9999999")),
)


def fill(writer: CatalogWriter) -> None:
    """The small catalogue."""
    with writer.editing("test") as edited:
        edited.edit.put_tax(VAT)
        edited.edit.put_tax(FOOD)
        edited.edit.put_tax_group("standard", "Standard", ["A"])
        edited.edit.put_tax_group("food", "Food", ["B"])
        for product in PRODUCTS:
            edited.edit.put_product(product)


@dataclass
class Devices:
    """What hangs on the lane; a test tells each how to behave."""

    printer: FakeReceiptPrinter = field(default_factory=FakeReceiptPrinter)
    drawer: FakeCashDrawer = field(default_factory=FakeCashDrawer)
    terminal: Any = field(default_factory=FakePaymentTerminal)


@dataclass
class LaneAtWork:
    """A running lane and the person in front of it."""

    running: RunningLane
    clock: FakeClock
    devices: Devices

    @property
    def state(self) -> LaneState:
        return self.running.lane.state

    @property
    def data_dir(self) -> Path:
        return self.running.files.data_dir

    @property
    def notice(self) -> str:
        return self.state.notice.key if self.state.notice else ""

    @property
    def total(self) -> int:
        return self.state.priced.total_minor

    def do(self, command: c.Command, approval: c.Approval | None = None) -> Any:
        """Carry out a command; its result."""
        return self.running.lane.submit(command, approval).result(60)

    def refused(self, command: c.Command, approval: c.Approval | None = None) -> str:
        """The key of a refusal; fails when the command is carried out."""
        with pytest.raises(CashierError) as caught:
            self.do(command, approval)
        return caught.value.key

    def sign_in(self, who: str = CASHIER) -> None:
        self.do(c.SignIn(who, PINS[who]))

    def scan(self, *codes: str) -> None:
        for code in codes:
            self.do(c.Scan(code))

    def sell(self, *skus: str, cash: int | None = None) -> str:
        """A whole cash sale; its id."""
        for sku in skus or ("MILK",):
            self.do(c.AddProduct(sku))
        self.do(c.StartCheckout())
        self.wait(lambda state: not state.waiting_for)
        settled = self.state.settlement
        assert settled is not None
        self.do(c.PayCash(settled.cash_remaining_minor if cash is None else cash))
        assert self.state.last_sale is not None
        sale_id = self.state.last_sale.sale_id
        self.do(c.NextSale())
        return sale_id

    def wait(self, reached: Callable[[LaneState], bool]) -> LaneState:
        """The state as soon as a device's thread has brought it about."""
        until(lambda: reached(self.state), told=lambda: self.state, every_s=0.002)
        return self.state

    def events(self, *types: str) -> list[JournalEvent]:
        """The journal, or only events of some types."""
        return events_of(self.data_dir, *types)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Rows of lane.db."""
        return rows_of(self.data_dir, query)

    def crash_copy(self, folder: Path) -> Path:
        """The data directory as a kill at this moment would leave it."""
        return crash_copy(self.data_dir, folder)


def crash_copy(data_dir: Path, folder: Path) -> Path:
    """Everything on disk right now, but for what a dead process cannot hold."""
    shutil.copytree(
        data_dir,
        folder,
        ignore=shutil.ignore_patterns("*-shm", "*.sock", "*.tmp", "lane.lock", "reserve.bin"),
    )
    return folder


def rows_of(data_dir: Path, query: str) -> list[tuple[Any, ...]]:
    """Rows of a lane.db, read beside the lane."""
    reader = LaneReader(data_dir / "lane.db")
    try:
        with reader.read() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(query)]
    finally:
        reader.close()


def events_of(data_dir: Path, *types: str) -> list[JournalEvent]:
    """The journal of a data directory."""
    reader = LaneReader(data_dir / "lane.db")
    try:
        with reader.read() as connection:
            return [e for e in read_events(connection) if not types or e.event_type in types]
    finally:
        reader.close()


def settings_for(data_dir: Path, terminal_id: str = "TERM001") -> Settings:
    """A machine whose everything lies in one folder."""
    return Settings(
        data_dir=data_dir,
        terminal_id=terminal_id,
        log_dir=data_dir / "log",
        secret_store="file",
        payment_terminal="simulator",
    )


@contextmanager
def lane_on(
    data_dir: Path,
    clock: FakeClock | None = None,
    devices: Devices | None = None,
    machine: MachineSource = machine_id,
    terminal_id: str = "TERM001",
) -> Iterator[LaneAtWork]:
    """A lane on that data directory, and on that machine, for as long as the block runs."""
    clock, devices = clock or FakeClock(), devices or Devices()
    with ExitStack() as stack:
        for name in ("printer", "drawer", "terminal"):
            device = getattr(devices, name)
            stack.enter_context(
                patch.object(bootstrap, f"{name}_of", lambda *_a, _device=device: _device)
            )
        opened = open_lane(
            settings_for(data_dir, terminal_id), clock=clock, hasher=FakeHasher(), machine=machine
        )
        yield LaneAtWork(stack.enter_context(opened), clock, devices)


def set_up_shop(lane: LaneAtWork) -> None:
    """A shop with products and staff; its manager is signed in."""
    lane.do(
        c.SetUpShop(
            shop_name="Corner shop",
            manager_name="Ann",
            manager_username=MANAGER,
            manager_pin=PINS[MANAGER],
            manager_password="a long password",
        )
    )
    fill(lane.running.writer)  # after set-up, which leaves the tax groups of a new shop empty
    lane.sign_in(MANAGER)
    for who in (CASHIER, SUPERVISOR, TECHNICIAN):
        lane.do(c.SaveEmployee(who.title(), ROLES[who], who, PINS[who]))


@pytest.fixture(scope="session")
def shop_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop with staff, products and an open shift, made once."""
    return new_lane(tmp_path_factory.mktemp("shop") / "data")


def new_lane(folder: Path, terminal_id: str = "TERM001") -> Path:
    """A lane with staff, products and an open shift; nobody is signed in."""
    with lane_on(folder, terminal_id=terminal_id) as lane:
        set_up_shop(lane)
        lane.do(c.OpenShift(10_000))
        lane.do(c.SignOut())
    return folder


@pytest.fixture
def shop_dir(shop_template: Path, tmp_path: Path) -> Path:
    """A data directory of that shop for one test."""
    return Path(shutil.copytree(shop_template, tmp_path / "data"))


@pytest.fixture
def devices() -> Devices:
    """The devices of the `lane` fixture."""
    return Devices()


@pytest.fixture
def clock() -> FakeClock:
    """The clock of the `lane` fixture."""
    return FakeClock()


@pytest.fixture
def lane(shop_dir: Path, clock: FakeClock, devices: Devices) -> Iterator[LaneAtWork]:
    """The shop with its cashier signed in and a shift open."""
    with lane_on(shop_dir, clock, devices) as at_work:
        at_work.sign_in()
        yield at_work


def verified(data_dir: Path) -> None:
    """Fails with what the independent verifier finds wrong."""
    report = verify(data_dir)
    assert report.ok, [check.as_data() for check in report.failed()]
