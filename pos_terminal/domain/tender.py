"""Paying: tenders against a total, cash rounding, change. Source: docs/adr/0007-tax-rounding.md.

A payout (negative total, negative tenders) is reckoned as the mirror image of a payment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pos_terminal.domain.basket import PricingRules
from pos_terminal.domain.currency import minor_digits
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.money import MAX_AMOUNT_MINOR
from pos_terminal.domain.rounding import round_to_step

CASH = "cash"

# Change goes the other way than the amount due: rounding 2.37 up to 2.40 takes change down.
_MIRROR = {
    "half_up": "half_down",
    "half_down": "half_up",
    "half_even": "half_down",
    "up": "down",
    "down": "up",
}


@dataclass(frozen=True, slots=True)
class Tender:
    """One means of payment as handed over; negative when money goes to the customer."""

    tender_id: str
    kind: str  # "cash", "card", "card_manual", "gift_card", …
    amount_minor: int  # counts against the due; for cash the notes, change not yet taken off
    reference: str = ""  # authorisation or voucher number, never a card number
    tendered_minor: int = 0  # foreign cash: what was handed over, in minor units of `currency`
    currency: str = ""  # of `tendered_minor`; empty: the shop's own
    masked: str = ""  # the card as the terminal masks it

    def __post_init__(self) -> None:
        """Refuse nothing and too much: CashierError("tender.zero" or "money.limit").

        Cash of zero closes a sale whose rest rounds to no coin at all.
        """
        if type(self.amount_minor) is not int or type(self.tendered_minor) is not int:
            raise TypeError("amounts of a tender must be int")
        if self.amount_minor == 0 and not self.is_cash:
            raise CashierError("tender.zero")
        if abs(self.amount_minor) > MAX_AMOUNT_MINOR:
            raise CashierError("money.limit", limit_minor=MAX_AMOUNT_MINOR)

    @property
    def is_cash(self) -> bool:
        """Whether it comes from or goes into the drawer as notes and coins."""
        return self.kind == CASH


@dataclass(frozen=True, slots=True)
class Settlement:
    """Where a sale stands: paid − change = due once complete, paid + remaining = due before."""

    due_minor: int  # total + rounding
    paid_minor: int  # Σ tenders
    remaining_minor: int  # still to pay by card or exact coins
    change_minor: int  # back to the customer; negative: from the customer on a payout
    rounding_minor: int  # cash rounding so far: its own line on the receipt
    complete: bool
    cash_remaining_minor: int = 0  # still to pay if the rest is paid in cash


class _Purse:
    """What has been handed over against `due`, tender by tender; all amounts ≥ 0."""

    def __init__(self, due: int, rules: PricingRules) -> None:
        self.due, self.rules = due, rules
        self.cash = self.other = 0
        self.cash_used = False

    @property
    def left(self) -> int:
        """What is owed in cash once all else is taken off; below 0 where a card paid too much."""
        return self.due - self.other

    @property
    def cash_due(self) -> int:
        """The same in coins that exist; a whole order has been rounded already."""
        step, mode = self.rules.cash_step_minor, self.rules.cash_rounding
        whole = self.rules.cash_rounding_whole_order
        return self.left if whole else round_to_step(self.left, step, mode)

    @property
    def settled(self) -> bool:
        """Exact coins are taken as well as the rounded amount."""
        return self.left <= 0 or (self.cash_used and self.cash >= min(self.left, self.cash_due))

    def take(self, tender: Tender) -> None:
        """Add a tender; refuses a wrong sign, one too many, and more than is due by card."""
        amount, rest = tender.amount_minor, self.left - self.cash
        if amount < 0:
            raise CashierError("tender.sign")
        if self.settled:
            raise CashierError("tender.nothing_due")
        if tender.is_cash:
            self.cash += amount
            self.cash_used = True
            if not self.cash and not self.settled:
                raise CashierError("tender.zero")
        elif amount > rest and not self.rules.cash_back:
            raise CashierError("tender.overpaid", kind=tender.kind, remaining_minor=rest)
        else:
            self.other += amount

    def change(self) -> int:
        """What goes back: always a multiple of the step."""
        step, mode = self.rules.cash_step_minor, self.rules.cash_rounding
        over = self.cash - self.left
        if over % step == 0:
            return over  # exact coins, or coins that make round change
        if self.cash % step == 0:
            return self.cash - round_to_step(self.left, step, mode)
        back = round_to_step(over, step, _MIRROR[mode])
        return max(0, min(back, self.cash - self.cash % step))


def _settle_payment(total: int, tenders: Sequence[Tender], rules: PricingRules) -> Settlement:
    whole, step = rules.cash_rounding_whole_order, rules.cash_step_minor
    purse = _Purse(round_to_step(total, step, rules.cash_rounding) if whole else total, rules)
    for tender in tenders:
        purse.take(tender)
    paid = purse.cash + purse.other
    if not purse.settled:
        rest, in_cash = purse.due - paid, max(0, purse.cash_due - purse.cash)
        return Settlement(purse.due, paid, rest, 0, purse.due - total, False, in_cash)
    change = purse.change() if purse.cash or purse.left < 0 else 0
    return Settlement(paid - change, paid, 0, change, paid - change - total, True, 0)


def _negated(tenders: Iterable[Tender]) -> list[Tender]:
    return [replace(tender, amount_minor=-tender.amount_minor) for tender in tenders]


def settle(total_minor: int, tenders: Sequence[Tender], rules: PricingRules) -> Settlement:
    """What is due, paid, still owed and given back, in minor units (C14, C21).

    Raises CashierError: tender.overpaid (change comes from cash only, unless the shop gives cash
    back), tender.nothing_due, tender.sign, tender.zero, money.rounding. Taking a tender out of
    `tenders` restores what was due.
    """
    _check_rules(rules)
    if total_minor >= 0:
        return _settle_payment(total_minor, tenders, rules)
    mirror = _settle_payment(-total_minor, _negated(tenders), rules)
    return Settlement(
        due_minor=-mirror.due_minor,
        paid_minor=-mirror.paid_minor,
        remaining_minor=-mirror.remaining_minor,
        change_minor=-mirror.change_minor,
        rounding_minor=-mirror.rounding_minor,
        complete=mirror.complete,
        cash_remaining_minor=-mirror.cash_remaining_minor,
    )


def _check_rules(rules: PricingRules) -> None:
    if rules.cash_step_minor < 1 or rules.cash_rounding not in _MIRROR:
        raise CashierError("money.rounding", rounding=rules.cash_rounding)


# Notes and large coins that people pay with, in major units; elsewhere a 1-2-5 series.
_NOTES: dict[str, tuple[int, ...]] = {
    "EUR": (5, 10, 20, 50, 100, 200),
    "USD": (1, 5, 10, 20, 50, 100),
    "CAD": (5, 10, 20, 50, 100),
    "AUD": (5, 10, 20, 50, 100),
    "GBP": (5, 10, 20, 50),
    "CHF": (10, 20, 50, 100, 200),
    "SEK": (20, 50, 100, 200, 500),
    "NOK": (50, 100, 200, 500),
    "DKK": (50, 100, 200, 500),
    "PLN": (10, 20, 50, 100, 200),
    "CZK": (100, 200, 500, 1000, 2000),
    "INR": (10, 20, 50, 100, 200, 500),
    "JPY": (1000, 5000, 10000),
    "KWD": (1, 5, 10, 20),
}
_QUICK_NOTES = 3


def _note_series(currency: str, scale: int, top_minor: int) -> list[int]:
    known = [note * scale for note in _NOTES.get(currency, ())]
    if known:
        return known
    series: list[int] = []
    power = scale
    while not series or series[-1] < top_minor * 10:
        series += [power, 2 * power, 5 * power]
        power *= 10
    return series


def quick_amounts(remaining_minor: int, currency: str, step_minor: int) -> tuple[int, ...]:
    """Buttons for cash: the exact amount in coins that exist, then up to three likely notes."""
    exact = round_to_step(remaining_minor, step_minor)
    if remaining_minor <= 0:
        return (exact,)
    scale = 10 ** minor_digits(currency)
    notes = _note_series(currency, scale, exact)
    rounds = {-(-exact // note) * note for note in notes}
    likely = sorted(amount for amount in rounds if amount > exact)
    return (exact, *likely[:_QUICK_NOTES])
