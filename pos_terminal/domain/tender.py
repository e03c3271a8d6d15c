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


def _sum_tenders(tenders: Sequence[Tender], due_minor: int, cash_back: bool) -> tuple[int, int]:
    """Cash and the rest; refuses a wrong sign, more than is due by card, and too many."""
    cash = other = 0
    for tender in tenders:
        amount = tender.amount_minor
        left = due_minor - cash - other
        if amount < 0:
            raise CashierError("tender.sign")
        if left <= 0:
            raise CashierError("tender.nothing_due")
        if tender.is_cash:
            cash += amount
        elif amount > left and not cash_back:
            raise CashierError("tender.overpaid", kind=tender.kind, remaining_minor=left)
        else:
            other += amount
    return cash, other


def _change(cash: int, left: int, rules: PricingRules) -> int:
    """Change for `cash` where `left` is owed: always a multiple of the step."""
    step, mode = rules.cash_step_minor, rules.cash_rounding
    if (cash - left) % step == 0:
        return cash - left  # exact coins, or coins that make round change
    if cash % step == 0:
        return cash - round_to_step(left, step, mode)
    return max(0, round_to_step(cash - left, step, _MIRROR[mode]))


def _settle_payment(total: int, tenders: Sequence[Tender], rules: PricingRules) -> Settlement:
    step, mode = rules.cash_step_minor, rules.cash_rounding
    whole = rules.cash_rounding_whole_order
    due = round_to_step(total, step, mode) if whole else total
    cash, other = _sum_tenders(tenders, due, rules.cash_back)
    left = due - other
    cash_due = left if whole else round_to_step(left, step, mode)
    in_cash = any(tender.is_cash for tender in tenders)
    if left > 0 and not (in_cash and cash >= min(left, cash_due)):
        if in_cash and not cash:
            raise CashierError("tender.zero")
        rest = left - cash
        return Settlement(due, cash + other, rest, 0, due - total, False, max(0, cash_due - cash))
    change = _change(cash, left, rules) if cash or left < 0 else 0
    paid = cash + other - change
    return Settlement(paid, cash + other, 0, change, paid - total, True, 0)


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
