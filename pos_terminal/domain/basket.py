"""What a customer is buying: lines with pinned names, prices and taxes, before pricing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.money import MAX_UNIT_PRICE
from pos_terminal.domain.tax import Tax, TaxRounding


class DiscountKind(StrEnum):
    """How a discount is given."""

    PERCENT = "percent"  # value is a fraction: 0.1 is 10 %
    AMOUNT = "amount"  # value in major units off the whole line or receipt
    NEW_PRICE = "new_price"  # value is the new unit price in major units (lines only)


class DiscountBase(StrEnum):
    """What an amount off the receipt is taken from."""

    SHELF = "shelf"  # off the prices as shown: tax falls with it where it is not included
    NET = "net"  # off the sum without tax
    TOTAL = "total"  # off what the customer pays


@dataclass(frozen=True, slots=True)
class Discount:
    """A discount on a line or a whole receipt, with the reason given for it."""

    kind: DiscountKind
    value: Decimal
    reason: str = ""
    taken_from: DiscountBase = DiscountBase.SHELF  # receipt discounts of an amount only

    def __post_init__(self) -> None:
        """Refuse less than nothing and more than all: CashierError("discount.limit")."""
        top = Decimal(1) if self.kind is DiscountKind.PERCENT else MAX_UNIT_PRICE
        if not self.value.is_finite() or not 0 <= self.value <= top:
            raise CashierError("discount.limit", limit=str(top))


@dataclass(frozen=True, slots=True)
class LineTax:
    """One tax as charged on one line, in minor units."""

    code: str
    base_minor: int
    tax_minor: int


@dataclass(frozen=True, slots=True)
class Pinned:
    """Amounts that are no longer reckoned: a returned line is worth what was paid for it."""

    gross_minor: int  # before discounts
    discount_minor: int  # line discount, same sign as gross
    receipt_discount_minor: int
    taxes: tuple[LineTax, ...]
    net_minor: int
    total_minor: int  # net + taxes: what the customer paid (negative on a return)
    exempt_minor: int = 0  # included tax that an exempt customer did not pay


@dataclass(frozen=True, slots=True)
class ReturnOf:
    """Which sold line a returned line comes from."""

    sale_id: str
    receipt_no: str
    line_no: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a basket; name, price and tax are pinned when it is added."""

    line_no: int
    sku: str
    name: str
    qty_milli: int  # thousandths of `unit`; negative on a return
    unit_price: Decimal  # major units, as charged before discounts
    taxes: tuple[Tax, ...] = ()
    unit: str = "ea"
    gtin: str = ""
    category: str = ""
    list_price: Decimal | None = None  # the catalogue's price where it was overridden
    discount: Discount | None = None
    min_age: int = 0
    note: str = ""
    serial: str = ""
    fixed_qty: bool = False  # weighed or price-embedded: a quantity key does not touch it
    pinned: Pinned | None = None
    return_of: ReturnOf | None = None


@dataclass(frozen=True, slots=True)
class Basket:
    """All that decides the price of a sale: lines, receipt discount, exemption."""

    currency: str
    lines: tuple[Line, ...] = ()
    discount: Discount | None = None
    tax_exempt: bool = False
    exempt_reason: str = ""

    def line(self, line_no: int) -> Line | None:
        """The line of that number, or None."""
        return next((line for line in self.lines if line.line_no == line_no), None)


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A line with its amounts in minor units.

    net + taxes = total, always. gross − discounts − exempt + rounding = net + the included taxes.
    """

    line: Line
    gross_minor: int  # quantity × unit price, tax as in the shelf price
    discount_minor: int  # line discount ≥ 0 on a sale
    receipt_discount_minor: int  # this line's share of the receipt discount
    net_minor: int  # without any tax
    taxes: tuple[LineTax, ...]
    total_minor: int  # net + all taxes: what the customer pays for the line
    exempt_minor: int = 0  # included tax taken off because the customer is exempt
    rounding_minor: int = 0  # cents moved by rounding per tax where a line mixes both kinds

    @property
    def tax_minor(self) -> int:
        """All taxes of the line."""
        return sum(tax.tax_minor for tax in self.taxes)


@dataclass(frozen=True, slots=True)
class TaxTotal:
    """One tax on the whole receipt; Σ over lines of the same code."""

    tax: Tax
    base_minor: int
    tax_minor: int


@dataclass(frozen=True, slots=True)
class PricedBasket:
    """A basket with every amount, each the exact sum of its parts (C13)."""

    basket: Basket
    lines: tuple[PricedLine, ...] = ()
    taxes: tuple[TaxTotal, ...] = ()
    gross_minor: int = 0
    line_discount_minor: int = 0
    receipt_discount_minor: int = 0
    net_minor: int = 0
    tax_minor: int = 0
    total_minor: int = 0
    qty_items: int = 0  # pieces; a weighed line counts as one
    exempt_minor: int = 0  # included tax taken off because the customer is exempt
    rounding_minor: int = 0  # Σ of the lines' own

    @property
    def saved_minor(self) -> int:
        """What discounts took off the shelf price."""
        return self.line_discount_minor + self.receipt_discount_minor


@dataclass(frozen=True, slots=True)
class PricingRules:
    """The shop's way to price: currency, where tax is rounded, how cash is rounded."""

    currency: str
    tax_rounding: TaxRounding = TaxRounding.PER_LINE
    cash_step_minor: int = 1  # 5 = 0.05; 1 = none
    cash_rounding: str = "half_up"  # half_up | half_even | half_down | up | down
    cash_rounding_whole_order: bool = False  # False: the cash part only
    cash_back: bool = False  # True: a card may be charged more than is due, the rest is change
