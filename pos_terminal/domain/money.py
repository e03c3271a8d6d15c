"""Amounts of money as integers of the currency's minor unit, and the limits on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from pos_terminal.domain.currency import minor_digits
from pos_terminal.domain.errors import CashierError

MAX_AMOUNT_MINOR = 10**12  # one basket; thousands of them still fit below 2**53
MAX_UNIT_PRICE = Decimal("9999999.999999")  # major units
MAX_PRICE_PLACES = 6
MAX_QTY_MILLI = 99_999_999  # 99,999.999 units

__all__ = [
    "MAX_AMOUNT_MINOR",
    "MAX_PRICE_PLACES",
    "MAX_QTY_MILLI",
    "MAX_UNIT_PRICE",
    "ROUND_HALF_EVEN",
    "ROUND_HALF_UP",
    "Money",
    "check_qty_milli",
    "check_unit_price",
    "to_minor",
]


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of one currency. Never a float anywhere near it."""

    amount_minor: int  # cents, öre, yen: ISO 4217 minor units
    currency: str  # ISO 4217 code

    def __post_init__(self) -> None:
        """Refuse floats and amounts above the limit: CashierError("money.limit")."""
        if type(self.amount_minor) is not int:
            raise TypeError(f"amount_minor must be int, not {type(self.amount_minor).__name__}")
        if abs(self.amount_minor) > MAX_AMOUNT_MINOR:
            raise CashierError("money.limit", limit_minor=MAX_AMOUNT_MINOR)
        minor_digits(self.currency)

    def __add__(self, other: Money) -> Money:
        """Sum of two amounts of one currency."""
        return Money(self.amount_minor + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        """Difference of two amounts of one currency."""
        return Money(self.amount_minor - self._same(other), self.currency)

    def __neg__(self) -> Money:
        """The same amount the other way."""
        return Money(-self.amount_minor, self.currency)

    def _same(self, other: Money) -> int:
        if other.currency != self.currency:
            raise CashierError("money.currency", left=self.currency, right=other.currency)
        return other.amount_minor

    @property
    def major(self) -> Decimal:
        """The amount in major units: 12.34 for 1,234 cents."""
        return Decimal(self.amount_minor).scaleb(-minor_digits(self.currency))

    @classmethod
    def total(cls, amounts: Iterable[Money], currency: str) -> Money:
        """Sum of amounts, zero of `currency` for none."""
        result = cls(0, currency)
        for amount in amounts:
            result = result + amount
        return result


def to_minor(major: Decimal, currency: str, rounding: str = ROUND_HALF_UP) -> int:
    """Major units as integer minor units, rounded half-up unless told otherwise."""
    scaled = major.scaleb(minor_digits(currency))
    return int(scaled.quantize(Decimal(1), rounding=rounding))


def check_unit_price(price: Decimal) -> Decimal:
    """A unit price in major units, at most six places; raises CashierError("price.limit")."""
    exponent = price.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent > MAX_PRICE_PLACES:
        raise CashierError("price.limit", limit=str(MAX_UNIT_PRICE))
    if abs(price) > MAX_UNIT_PRICE:
        raise CashierError("price.limit", limit=str(MAX_UNIT_PRICE))
    return price


def check_qty_milli(qty_milli: int) -> int:
    """A quantity in thousandths, not zero; raises CashierError("quantity.limit")."""
    if type(qty_milli) is not int:
        raise TypeError("qty_milli must be int")
    if qty_milli == 0 or abs(qty_milli) > MAX_QTY_MILLI:
        raise CashierError("quantity.limit", limit_milli=MAX_QTY_MILLI)
    return qty_milli
