"""A shop with the standard devices on a real disk, and a cashier who sells by command."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from pos_terminal.bootstrap import RunningLane, open_lane
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import LaneState
from pos_terminal.config.settings import Settings
from pos_terminal.domain.product import Product
from pos_terminal.domain.tax import Tax, TaxKind
from pos_terminal.store.catalog.writer import CatalogWriter
from tests.fakes.world import FakeHasher

MANAGER, PIN = "ann", "9999"
PRODUCTS = 200
VAT = (Tax("A", "VAT 20 %", TaxKind.PERCENT, Decimal("0.2")),)
PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True)
class Counter:
    """A lane at work with its manager signed in and a shift open."""

    running: RunningLane

    @property
    def state(self) -> LaneState:
        return self.running.lane.state

    @property
    def lane_db(self) -> Path:
        return self.running.files.lane_db

    def do(self, command: c.Command) -> Any:
        """Carry out a command; its result."""
        return self.running.lane.submit(command).result(PATIENCE_S)

    def fill_basket(self, skus: Sequence[str]) -> int:
        """Add products and press Pay; the cash owed."""
        for sku in skus:
            self.do(c.AddProduct(sku))
        self.do(c.StartCheckout())
        settled = self.state.settlement
        assert settled is not None
        return settled.cash_remaining_minor

    def sell(self, skus: Sequence[str]) -> tuple[float, float]:
        """A cash sale with change; when the tender was handed over, and when it was answered."""
        owed = self.fill_basket(skus)
        tender = c.PayCash(-(-owed // 500) * 500)
        submit, clock = self.running.lane.submit, time.perf_counter
        began = clock()
        submit(tender).result(PATIENCE_S)
        answered = clock()
        assert self.state.last_sale is not None
        self.do(c.NextSale())
        return began, answered

    def until_printed(self) -> None:
        """Wait for the receipts that are under way: a customer takes longer to go."""
        deadline = time.monotonic() + PATIENCE_S
        while self.state.prints.queued:
            assert time.monotonic() < deadline, self.state.prints
            time.sleep(0.001)

    def pragmas(self) -> dict[str, str]:
        """How the lane's own connection is set."""
        names = ("synchronous", "secure_delete", "foreign_keys", "recursive_triggers",
            "busy_timeout", "wal_autocheckpoint", "cache_size", "mmap_size", "temp_store",
        )  # fmt: skip

        def read(till: Any) -> dict[str, str]:
            with till.store.transaction() as tx:
                ask = tx.connection.exec_driver_sql
                return {name: str(ask(f"PRAGMA {name}").scalar_one()) for name in names}

        told: dict[str, str] = self.running.lane.call(read).result(PATIENCE_S)
        return told


def settings_for(folder: Path, **more: Any) -> Settings:
    """A machine whose everything lies in one folder, with simulated cards."""
    return Settings(
        data_dir=folder,
        log_dir=folder / "log",
        secret_store="file",
        payment_terminal="simulator",
        **more,
    )


def stock_shelves(writer: CatalogWriter) -> None:
    """Products at all kinds of prices, one tax."""
    with writer.editing("bench") as edited:
        for tax in VAT:
            edited.edit.put_tax(tax)
        edited.edit.put_tax_group("standard", "Standard", [tax.code for tax in VAT])
        for number in range(PRODUCTS):
            price = Decimal(95 + number * 7) / 100
            edited.edit.put_product(Product(f"P{number:04d}", f"Product {number}", price))


def set_up(counter: Counter, currency: str = "EUR") -> None:
    """First start: the shop, its manager, a shift."""
    shop = c.SetUpShop(
        shop_name="Corner shop",
        currency=currency,
        manager_name="Ann",
        manager_username=MANAGER,
        manager_pin=PIN,
        manager_password="a long password",
    )
    counter.do(shop)


@contextmanager
def open_shop(folder: Path, **more: Any) -> Iterator[Counter]:
    """A shop in that folder for as long as the block runs; made there the first time."""
    fresh = not (folder / "lane.db").exists()
    with open_lane(settings_for(folder, **more), hasher=FakeHasher()) as running:
        counter = Counter(running)
        if fresh:
            set_up(counter)
            stock_shelves(running.writer)
        counter.do(c.SignIn(MANAGER, PIN))
        if counter.state.shift is None:
            counter.do(c.OpenShift(20_000))
        counter.until_printed()
        yield counter


def baskets() -> Iterator[tuple[str, ...]]:
    """Typical baskets without end: three to five different products."""
    number = 0
    while True:
        for lines in (4, 3, 5):
            yield tuple(f"P{(number + 37 * line) % PRODUCTS:04d}" for line in range(lines))
            number += 11
