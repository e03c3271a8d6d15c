"""A shift as a cashier lives it, played on a real lane; bulk journals are copies of such a day."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import Phase
from pos_terminal.domain.basket import Discount, DiscountBase, DiscountKind
from pos_terminal.domain.product import Product
from tests.lane_fixtures import BY_MANAGER, MILK_CODE, LaneAtWork, set_up_shop

GOODS = 200
CUSTOMERS = 20
FLOAT_MINOR = 10_000
ACT_S = 4  # between two acts of a cashier: 500 sales are a day's work
ADULT = c.CheckAgeByDate(date(1970, 5, 17), "passport")
TENTH = Discount(DiscountKind.PERCENT, Decimal("0.1"), "offer", DiscountBase.SHELF)


def open_for_business(lane: LaneAtWork) -> None:
    """A shop with staff, goods and customers; nobody is signed in."""
    set_up_shop(lane)
    with lane.running.writer.editing("test") as edited:
        for number in range(GOODS):
            price = Decimal(99 + number * 37 % 1900) / 100
            group = "food" if number % 3 else "standard"
            edited.edit.put_product(Product(_sku(number), f"Article {number}", price,
                                            tax_group=group))  # fmt: skip
    for number in range(CUSTOMERS):
        lane.do(c.SaveCustomer(f"Customer {number}", card=f"C-{number}"))
    lane.do(c.SignOut())


def _sku(number: int) -> str:
    return f"SKU{number:04}"


def play(lane: LaneAtWork, sales: int, dice: random.Random) -> None:
    """One shift with exactly so many closed sales, from signing in to the Z report."""
    lane.sign_in()
    lane.do(c.OpenShift(FLOAT_MINOR))
    day = _Day(lane, dice)
    for number in range(sales):
        day.customer(number)
    end_shift(lane)


def end_shift(lane: LaneAtWork) -> None:
    """Count, close, sign out; also a shift that a kill left open."""
    if lane.state.phase is Phase.SIGNED_OUT:
        lane.sign_in()
    if lane.state.basket.lines:
        lane.do(c.VoidSale("left behind"), BY_MANAGER)
    lane.wait(lambda state: not state.prints.queued)
    report = lane.running.queries.x_report().result(60)
    if report is not None:
        counted = max(report.expected_minor, FLOAT_MINOR)
        lane.do(c.CloseShift(counted, FLOAT_MINOR), BY_MANAGER)
    lane.wait(lambda state: not state.prints.queued)
    lane.do(c.SignOut())


@dataclass
class _Day:
    """One customer after the other; what is rare comes at fixed numbers, so each day has it."""

    lane: LaneAtWork
    dice: random.Random
    sold: list[str] = field(default_factory=list)

    def do(self, command: c.Command) -> None:
        self.lane.clock.passes(seconds=ACT_S, milliseconds=self.dice.randrange(1000))
        self.lane.do(command, BY_MANAGER)

    def customer(self, number: int) -> None:
        """One customer, one closed sale."""
        for offset, period, act in BETWEEN:
            if number % period == offset:
                act(self)
        if number % 33 == 17:
            self._bring_back(self.sold[-5])
        else:
            self._fill_basket()
            for offset, period, act in DURING:
                if number % period == offset:
                    act(self, number)
        self._pay(number)

    def _fill_basket(self) -> None:
        lines = self.dice.choices(range(1, 7), (60, 24, 9, 4, 2, 1))[0]
        for _ in range(lines):
            qty = self.dice.choice((None, None, None, 2000, 3000))
            self.do(c.AddProduct(_sku(self.dice.randrange(GOODS)), qty))

    def _bring_back(self, sale_id: str) -> None:
        view = self.lane.running.queries.sale(sale_id).result(60)
        assert view is not None
        line = view.lines[0]
        self.do(c.AddReturn(sale_id, line.line_no, min(1000, line.left_to_return_milli)))

    def _pay(self, number: int) -> None:
        self.sold.append(self.lane.state.basket_id)
        self.do(c.StartCheckout())
        settled = self.lane.state.settlement
        assert settled is not None
        if settled.remaining_minor > 0 and number % 10 in (1, 4, 8):
            self._card(None)
        elif settled.remaining_minor > 300 and number % 10 == 5:
            self._card(100)
            self._cash(0)
        elif settled.remaining_minor > 0 and number % 20 == 7:
            self.do(c.PayCardManual("A1B2"))
        else:
            self._cash(self.dice.choice((0, 0, 55, 500)) if settled.remaining_minor > 0 else 0)
        assert self.lane.state.last_sale is not None
        self.do(c.NextSale())

    def _card(self, amount_minor: int | None) -> None:
        self.do(c.PayCard(amount_minor))
        self.lane.wait(lambda state: bool(state.last_sale or len(state.tenders)))

    def _cash(self, over_minor: int) -> None:
        settled = self.lane.state.settlement
        assert settled is not None
        self.do(c.PayCash(settled.cash_remaining_minor + over_minor))

    def _age(self, number: int) -> None:
        self.do(c.AddProduct("BEER", 6000))
        self.do(ADULT)

    def _serial(self, number: int) -> None:
        serial = f"SN-{self.lane.clock.now():%Y-%m-%d}-{number}"  # copies get their own day
        self.do(c.AddProduct("PHONE", serial=serial))

    def _void_a_line(self, number: int) -> None:
        self.do(c.Scan(MILK_CODE))
        self.do(c.VoidLine(self.lane.state.basket.lines[-1].line_no))

    def _park(self, number: int) -> None:
        parked = self.lane.state.basket_id
        self.do(c.Park("Mrs Smith"))
        self.do(c.Recall(parked))

    def _give_up(self) -> None:
        self._fill_basket()
        self.do(c.VoidSale("no money"))


def _line_no(day: _Day) -> int:
    return day.lane.state.basket.lines[0].line_no


# offset, period, act: when the number of the sale has this offset in the period
BETWEEN: tuple[tuple[int, int, Callable[[_Day], None]], ...] = (
    (14, 120, _Day._give_up),
    (12, 250, lambda day: day.do(c.MoveCash("in", 500, "change"))),
    (13, 250, lambda day: day.do(c.MoveCash("drop", 400, "safe"))),
    (11, 300, lambda day: day.do(c.OpenDrawer("change"))),
    (9, 60, lambda day: day.do(c.Reprint(day.sold[-1]))),
    (16, 200, lambda day: day.do(c.AdjustStock("MILK", 24_000, "delivery"))),
    (10, 500, lambda day: day.do(c.PrintXReport())),
)
DURING: tuple[tuple[int, int, Callable[[_Day, int], None]], ...] = (
    (1, 25, lambda day, _: day.do(c.SetQuantity(4000, _line_no(day)))),
    (2, 20, lambda day, _: day.do(c.DiscountLine(_line_no(day), TENTH))),
    (3, 40, lambda day, _: day.do(c.DiscountBasket(TENTH))),
    (4, 30, lambda day, number: day.do(c.Scan(f"C-{number % CUSTOMERS}"))),
    (5, 40, lambda day, _: day.do(c.OverridePrice(_line_no(day), Decimal("0.99"), "dented"))),
    (6, 50, _Day._age),
    (7, 250, _Day._serial),
    (8, 25, _Day._void_a_line),
    (9, 80, _Day._park),
)
