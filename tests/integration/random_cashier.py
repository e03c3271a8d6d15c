"""A cashier who presses anything at any time, by a seed; refusals are part of the day."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.domain.basket import Discount, DiscountBase, DiscountKind
from pos_terminal.domain.errors import CashierError
from tests.lane_fixtures import BY_MANAGER, CASHIER, MILK_CODE, PINS

SKUS = ("MILK", "BREAD", "BEER", "GIN", "BAN", "PHONE", "DEPT")
WHY = "because"
Draw = Callable[["RandomCashier"], c.Command | None]


class Clock(Protocol):
    """What lets time go by."""

    def passes(self, **time: float) -> None: ...


class LaneInHand(Protocol):
    """A lane to press on: LaneAtWork, or one in a process of its own."""

    @property
    def state(self) -> LaneState: ...
    @property
    def clock(self) -> Clock: ...
    def do(self, command: c.Command, approval: c.Approval | None = None) -> Any: ...
    def wait(self, reached: Callable[[LaneState], bool]) -> LaneState: ...
    def rows(self, query: str) -> list[tuple[Any, ...]]: ...


@dataclass
class RandomCashier:
    """Draws one command after another; remembers what it was told as paid."""

    lane: LaneInHand
    dice: random.Random
    told: dict[str, dict[str, Any]] = field(default_factory=dict)
    refusals: Counter[str] = field(default_factory=Counter)
    slip: Callable[[str], str] = lambda _tender_id: ""  # what the card terminal printed of it

    def press(self) -> None:
        """One command, whatever it is; refused ones change nothing."""
        command = self._draw()(self)
        if command is None:
            return
        try:
            self.lane.do(command, BY_MANAGER)
        except CashierError as err:
            self.refusals[f"{type(command).__name__} {err.key}"] += 1
        self.lane.wait(lambda state: state.phase is not Phase.CARD_PENDING)
        self.lane.clock.passes(milliseconds=self.dice.choice([0, 1, 900]))
        self.hear()

    def _draw(self) -> Draw:
        """Mostly what fits the moment, often enough what does not."""
        state = self.lane.state
        if self.dice.random() < 0.1:
            return self.dice.choice([draw for draw, _ in (*SELLING, *PAYING)])
        if state.prints.backlog_asks or state.prints.uncertain:
            if self.dice.random() < 0.2:
                return look_at_the_printer
        if state.holds and self.dice.random() < 0.3:
            return confirm_age
        if state.phase in FITTING:
            return FITTING[state.phase]
        draws = PAYING if state.phase is Phase.PAYING else SELLING
        return self.dice.choices([d for d, _ in draws], [weight for _, weight in draws])[0]

    def hear(self) -> None:
        """Remember what the screen says of the last sale."""
        last = self.lane.state.last_sale
        if last is not None:
            told = {"receipt_no": last.receipt_no, "total_minor": last.total_minor}
            self.told[last.sale_id] = told | {"sale_id": last.sale_id}

    def write_down(self, file: Path) -> Path:
        """The list of what was acknowledged."""
        file.write_text("".join(json.dumps(sale) + "\n" for sale in self.told.values()), "utf-8")
        return file

    def line_no(self) -> int:
        lines = self.lane.state.basket.lines
        return self.dice.choice(lines).line_no if lines else 1

    def discount(self, *kinds: DiscountKind) -> Discount | None:
        values = {
            DiscountKind.PERCENT: ["0.05", "0.1", "0.333", "1"],
            DiscountKind.AMOUNT: ["0.5", "1.11", "50"],
            DiscountKind.NEW_PRICE: ["0", "0.99", "1.005"],
        }
        if self.dice.random() < 0.2:
            return None
        kind = self.dice.choice(kinds)
        base = self.dice.choice(list(DiscountBase))
        return Discount(kind, Decimal(self.dice.choice(values[kind])), WHY, base)

    def owed(self) -> int:
        settlement = self.lane.state.settlement
        return settlement.remaining_minor if settlement else 0

    def cash(self) -> int:
        settlement = self.lane.state.settlement
        rest = settlement.cash_remaining_minor if settlement else 0
        sign = -1 if rest < 0 else 1
        return self.dice.choice([rest, rest, rest + sign * 100, rest // 2, sign * 5000])

    def why(self) -> str:
        """A reason that stands on one paper only."""
        return f"{WHY} {self.dice.getrandbits(32):08x}"

    def sold(self) -> str:
        return self.dice.choice(list(self.told)) if self.told else "none"


def add(cashier: RandomCashier) -> c.Command:
    sku = cashier.dice.choice(SKUS)
    qty = cashier.dice.choice([None, None, 1000, 2000, 6000, 333])
    price = Decimal("4.20") if sku == "DEPT" else None
    serial = "SN1" if sku == "PHONE" else ""
    return c.AddProduct(sku, qty, price=price, serial=serial)


def take_back(cashier: RandomCashier) -> c.Command:
    qty = cashier.dice.choice([1000, 1000, 2000, 333])
    return c.AddReturn(cashier.sold(), cashier.dice.randint(1, 3), qty)


def end_shift(cashier: RandomCashier) -> c.Command:
    if cashier.lane.state.phase is Phase.NO_SHIFT:
        return c.OpenShift(cashier.dice.choice([0, 10_000]))
    return c.CloseShift(cashier.dice.choice([0, 10_000, 12_345]), 0)


def take_or_remove_tender(cashier: RandomCashier) -> c.Command:
    tenders = cashier.lane.state.tenders
    if tenders and cashier.dice.random() < 0.3:
        return c.RemoveTender(tenders[-1].tender_id)
    return c.PayCash(cashier.cash(), close=cashier.dice.random() < 0.8)


def pay_by_card(cashier: RandomCashier) -> c.Command:
    part = cashier.dice.choice([None, None, cashier.owed() // 2])
    if cashier.dice.random() < 0.3:
        return c.PayCardManual("A1B2", part)
    return c.PayCard(part)


def confirm_age(cashier: RandomCashier) -> c.Command:
    return c.ConfirmAge("passport")


def look_at_the_printer(cashier: RandomCashier) -> c.Command:
    prints = cashier.lane.state.prints
    if prints.uncertain:
        job = cashier.dice.choice(prints.uncertain)
        return c.ResolvePrint(job.job_id, again=cashier.dice.random() < 0.5)
    return c.PrintBacklog(cashier.dice.random() < 0.7)


def decide_card(cashier: RandomCashier) -> c.Command | None:
    """Ask the terminal again, or go by what its slip says: a person never guesses."""
    card = cashier.lane.state.pending_card
    if card is None:
        return None
    if cashier.dice.random() < 0.5:
        return c.AskCardAgain(card.tender_id)
    reference = cashier.slip(card.tender_id)
    back = card.reversal and cashier.slip(f"{card.tender_id}-r")
    return c.ResolveCard(card.tender_id, bool(reference) and not back, reference)


def sign_in_again(cashier: RandomCashier) -> c.Command:
    if cashier.lane.state.phase is Phase.LOCKED:
        return c.Unlock(PINS[CASHIER])
    if cashier.lane.state.phase is Phase.SIGNED_OUT:
        return c.SignIn(CASHIER, PINS[CASHIER])
    return cashier.dice.choice([c.LockScreen(), c.SignOut(), c.StartBreak()])


def recall(cashier: RandomCashier) -> c.Command:
    query = "SELECT hex(basket_id) FROM baskets WHERE status = 'parked'"
    parked = [row[0].lower() for row in cashier.lane.rows(query)]
    if not parked:
        return c.Park("later")
    raw = cashier.dice.choice(parked)
    dashed = "-".join((raw[:8], raw[8:12], raw[12:16], raw[16:20], raw[20:]))
    return c.Recall(dashed)


def settings(cashier: RandomCashier) -> c.Command | None:
    if cashier.lane.state.basket.lines:
        return None
    choices = {
        "tax_rounding": ["per_line", "per_tax"],
        "cash_step_minor": ["1", "5", "10"],
        "cash_rounding_whole_order": ["true", "false"],
        "cash_rounding": ["half_up", "half_even", "down"],
    }
    key = cashier.dice.choice(list(choices))
    return c.SetSetting(key, cashier.dice.choice(choices[key]))


LINE_KINDS = (DiscountKind.PERCENT, DiscountKind.AMOUNT, DiscountKind.NEW_PRICE)
SELLING: list[tuple[Draw, int]] = [
    (add, 30),
    (lambda r: c.Scan(r.dice.choice([MILK_CODE, "4011", "12345670", "4001234567897"])), 10),
    (lambda r: c.SetQuantity(r.dice.choice([1000, 3000, 500]), r.line_no()), 6),
    (lambda r: c.OverridePrice(r.line_no(), Decimal(r.dice.randint(0, 999)) / 100, WHY), 4),
    (lambda r: c.DiscountLine(r.line_no(), r.discount(*LINE_KINDS)), 5),
    (lambda r: c.DiscountBasket(r.discount(*LINE_KINDS[:2])), 4),
    (lambda r: c.NoteLine(r.line_no(), "gift"), 2),
    (lambda r: c.ExemptTax(r.dice.random() < 0.7, WHY), 3),
    (lambda r: c.VoidLine(r.line_no()), 4),
    (lambda r: c.VoidSale(WHY), 1),
    (lambda r: c.Undo(), 6),
    (lambda r: c.Park("Table"), 2),
    (recall, 3),
    (lambda r: c.CheckAgeByDate(date(1980, 5, 17), "passport"), 4),
    (lambda r: c.RefuseAge(), 1),
    (lambda r: c.StartCheckout(), 25),
    (take_back, 8),
    (lambda r: c.AddReturnNoReceipt(r.dice.choice(SKUS), 1000, None, WHY), 2),
    (lambda r: c.Reprint(r.sold()), 2),
    (
        lambda r: c.MoveCash(r.dice.choice(["in", "out", "drop"]), r.dice.randint(1, 900), r.why()),
        3,
    ),
    (lambda r: c.PrintXReport(), 1),
    (lambda r: c.OpenDrawer(WHY), 1),
    (lambda r: c.AdjustStock(r.dice.choice(SKUS), r.dice.choice([-1000, 5000]), WHY), 1),
    (end_shift, 2),
    (sign_in_again, 4),
    (settings, 2),
]
PAYING: list[tuple[Draw, int]] = [
    (take_or_remove_tender, 12),
    (pay_by_card, 5),
    (lambda r: c.Complete(), 2),
    (lambda r: c.CancelCheckout(), 1),
]
FITTING: dict[Phase, Draw] = {
    Phase.LOCKED: sign_in_again,
    Phase.SIGNED_OUT: sign_in_again,
    Phase.NO_SHIFT: end_shift,
    Phase.PAID: lambda r: c.NextSale(),
    Phase.RECOVERY: lambda r: c.AcceptRecovery(),
    Phase.CARD_UNKNOWN: decide_card,
}
