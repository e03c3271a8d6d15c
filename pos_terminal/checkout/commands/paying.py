"""Paying, and after the sale."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pos_terminal.checkout.commands.base import Command


@dataclass(frozen=True, slots=True)
class StartCheckout(Command):
    """Pay: freeze the basket and wait for whoever must agree."""


@dataclass(frozen=True, slots=True)
class CancelCheckout(Command):
    """Back to the basket; cash tenders are given back, card tenders must be removed first."""


@dataclass(frozen=True, slots=True)
class PayCash(Command):
    """Take cash (negative: pay out); with `close` the sale ends when nothing is left to pay."""

    amount_minor: int
    close: bool = True


@dataclass(frozen=True, slots=True)
class PayCard(Command):
    """Ask the payment terminal; None asks for all that is left."""

    amount_minor: int | None = None


@dataclass(frozen=True, slots=True)
class PayCardManual(Command):
    """A stand-alone terminal took the card; the cashier types its reference."""

    reference: str
    amount_minor: int | None = None


@dataclass(frozen=True, slots=True)
class RemoveTender(Command):
    """Give a tender back before the sale is closed."""

    tender_id: str


@dataclass(frozen=True, slots=True)
class ResolveCard(Command):
    """A person decides a card payment whose outcome nobody knows: paid or not paid."""

    tender_id: str
    paid: bool
    reference: str = ""


@dataclass(frozen=True, slots=True)
class AskCardAgain(Command):
    """Ask the terminal once more what became of a card payment."""

    tender_id: str


@dataclass(frozen=True, slots=True)
class Complete(Command):
    """Close the settled sale: one commit, then "Paid"."""


@dataclass(frozen=True, slots=True)
class NextSale(Command):
    """Leave "Paid" for an empty basket (a scan does the same)."""


@dataclass(frozen=True, slots=True)
class AddReturn(Command):
    """Take back units of a sold line at what was really paid for them."""

    sale_id: str
    line_no: int
    qty_milli: int  # positive: how much comes back


@dataclass(frozen=True, slots=True)
class AddReturnNoReceipt(Command):
    """Take a product back without a receipt at a price (a right)."""

    sku: str
    qty_milli: int
    price: Decimal | None = None  # None: today's price
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reprint(Command):
    """Print a copy of a receipt, marked COPY, counted and audited."""

    sale_id: str
