"""A shift on the real lane, headless: all that cashiers do, thousands of times, by a seed."""

from __future__ import annotations

import random
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

from hardware.ports import CardOutcome, CardResult, PrintProof
from pos_terminal.checkout import commands as c
from pos_terminal.checkout import z_check
from pos_terminal.checkout.state import Phase
from pos_terminal.domain.errors import CashierError
from tests.fakes.devices import FakeCashDrawer, FakePaymentTerminal, FakeReceiptPrinter
from tests.faults.soak_judge import Sample, every, take
from tests.lane_fixtures import (
    BY_MANAGER,
    CASHIER,
    MANAGER,
    MILK_CODE,
    PINS,
    SUPERVISOR,
    Devices,
    LaneAtWork,
    lane_on,
    set_up_shop,
)

WHY = "because"
PAUSE_MS = 7_200  # between two sales: 5,000 of them are ten hours
Plant = Callable[[LaneAtWork], object]


class ForgetfulPrinter(FakeReceiptPrinter):
    """Counts jobs and keeps none: what a test remembers is no leak of the lane."""

    printed = 0

    def print(self, job_id: str, data: bytes, deadline_s: float) -> PrintProof:
        self.printed += 1
        return PrintProof.CONFIRMED


class ForgetfulTerminal(FakePaymentTerminal):
    """Approves and forgets."""

    def authorize(self, key: str, amount_minor: int, currency: str) -> CardResult:
        return CardResult(CardOutcome.APPROVED, "000001", "**** 4242")

    refund = authorize  # type: ignore[assignment]


@dataclass
class Shift:
    """A cashier who does all there is to do, in the mix of a supermarket."""

    lane: LaneAtWork
    dice: random.Random
    customers: list[str]
    sold: deque[str] = field(default_factory=lambda: deque(maxlen=30))
    acts: Counter[str] = field(default_factory=Counter)
    sales: int = 0

    def do(self, command: c.Command, approval: c.Approval | None = BY_MANAGER) -> object:
        self.acts[type(command).__name__] += 1
        return self.lane.do(command, approval)

    def maybe(self, once_in: int) -> bool:
        return self.dice.randrange(once_in) == 0

    # -- one customer -------------------------------------------------------------------

    def serve(self) -> None:
        """One sale from the first scan to the empty basket."""
        for _ in range(self.dice.randint(1, 6)):
            self._one_item()
        self._second_thoughts()
        if self.maybe(15):
            self._serve_somebody_in_between()
        if self.maybe(8):
            self.do(c.AttachCustomer(self.dice.choice(self.customers)))
        if self.maybe(20) and self.sold:
            self._take_back()
        self._pay()
        self.sales += 1
        self.lane.clock.passes(milliseconds=PAUSE_MS)
        self._between_sales()

    def _one_item(self) -> None:
        kind = self.dice.randrange(10)
        if kind < 6:
            self.do(c.Scan(self.dice.choice([MILK_CODE, "12345670"])))
        elif kind < 8:
            self.do(c.AddProduct("BAN", self.dice.choice([333, 1250])))
        elif kind < 9:
            self.do(c.AddProduct("PHONE", serial=f"SN{self.sales}-{self.acts['AddProduct']}"))
        else:
            self.do(c.AddProduct("BEER"))
            if self.lane.state.holds:
                self.do(c.ConfirmAge("passport"))

    def _second_thoughts(self) -> None:
        line = self.lane.state.basket.lines[-1].line_no
        if self.maybe(6) and len(self.lane.state.basket.lines) > 1:
            self.do(c.VoidLine(line))
            self.do(c.Undo())
        if self.maybe(6) and self.lane.state.basket.lines[-1].sku == "MILK":
            self.do(c.SetQuantity(3000, line))
        if self.maybe(40):
            self.do(c.VoidSale(WHY))
            self.do(c.Scan(MILK_CODE))

    def _serve_somebody_in_between(self) -> None:
        self.do(c.Park("Mrs Smith"))
        self.do(c.Scan("12345670"))
        self._pay()
        self.do(c.Recall(self._parked()))

    def _parked(self) -> str:
        query = "SELECT basket_id FROM baskets WHERE status = 'parked' LIMIT 1"
        return str(UUID(bytes=self.lane.rows(query)[0][0]))

    def _take_back(self) -> None:
        with suppress(CashierError):  # what was sold by weight, or came back already
            self.do(c.AddReturn(self.sold.pop(), 1, 1000))

    def _pay(self) -> None:
        self.do(c.StartCheckout())
        settled = self.lane.state.settlement
        assert settled is not None
        if settled.remaining_minor > 0 and self.maybe(3):
            self.do(c.PayCard())
            self.lane.wait(lambda state: state.phase is Phase.PAID)
        elif settled.remaining_minor:
            self.do(c.PayCash(settled.cash_remaining_minor))
        else:  # what came back is worth what goes out
            self.do(c.Complete())
        assert self.lane.state.last_sale is not None
        self.sold.append(self.lane.state.last_sale.sale_id)
        if self.maybe(12):
            self.do(c.Reprint(self.sold[-1]))
        self.do(c.NextSale())

    # -- what the day brings ------------------------------------------------------------

    def _between_sales(self) -> None:
        if self.maybe(25):
            self.do(c.LockScreen())
            self.do(c.Unlock(PINS[CASHIER]))
        if self.maybe(60):
            self.do(c.SignOut())
            self.do(c.SignIn(SUPERVISOR, PINS[SUPERVISOR]))
            self.do(c.SignIn(CASHIER, PINS[CASHIER]))
        if self.maybe(50):
            self.do(c.MoveCash(self.dice.choice(["in", "drop"]), 500, WHY))
            self.do(c.OpenDrawer(WHY))
        if self.maybe(50):
            self.do(c.PrintXReport())
        if self.maybe(100):
            self.lane.running.queries.find_sales("").result(60)
            self.lane.running.queries.search_products("mil").result(60)

    def hand_over(self) -> None:
        """The shift is closed by a Z report, the next one opened."""
        self.do(c.CloseShift(10_000, 10_000))
        self.do(c.OpenShift(10_000))

    def rest(self) -> None:
        """Until the printer has done everything."""
        self.lane.wait(lambda state: state.prints.queued == 0)
        self.lane.running.lane.call(lambda _till: None).result(60)


@contextmanager
def open_shift(folder: Path, seed: int) -> Iterator[Shift]:
    """A fresh shop in `folder` with an open shift."""
    devices = Devices(ForgetfulPrinter(), FakeCashDrawer(), ForgetfulTerminal())
    # the look after a Z keeps its snapshot for seconds: at thirty sales a second a long log
    unhurried = patch.object(z_check, "REST_S", 3600.0)
    with unhurried, lane_on(folder, devices=devices) as lane:
        set_up_shop(lane)
        lane.sign_in(MANAGER)
        customers = [str(lane.do(c.SaveCustomer(f"Customer {n}"))) for n in range(20)]
        lane.do(c.OpenShift(10_000))
        lane.sign_in(CASHIER)
        yield Shift(lane, random.Random(seed), customers)


def work(folder: Path, sales: int, seed: int, plant: Plant | None = None) -> list[Sample]:
    """Sell so many times and take samples on the way; `plant` leaks something after each sale."""
    log, samples = folder / "lane.db-wal", []
    with open_shift(folder, seed) as shift:
        for number in range(1, sales + 1):
            shift.serve()
            if plant is not None:
                plant(shift.lane)
            if number % max(1, sales // 5) == 0:
                shift.hand_over()
            if number % every(sales) == 0:
                shift.rest()
                samples.append(take(shift.sales, log))
    return samples
