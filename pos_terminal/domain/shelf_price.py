"""What a line costs as shown: quantity × unit price less its own discount, before any tax."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from pos_terminal.domain.basket import Discount, DiscountKind, Line
from pos_terminal.domain.currency import minor_digits
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.money import MAX_AMOUNT_MINOR, check_qty_milli, check_unit_price
from pos_terminal.domain.rounding import round_fraction
from pos_terminal.domain.spread import ContentKey


@dataclass(frozen=True, slots=True)
class ShelfPrice:
    """A line before tax, in minor units."""

    gross_minor: int  # as printed: quantity × unit price
    rounded_minor: int  # after the line discount
    exact: Fraction  # the same, never rounded: what tax per receipt is reckoned on
    shown: Fraction  # the same; without a discount the printed amount
    units: Fraction  # pieces, with the sign of the unit price
    scale: Fraction  # minor units in a major one


@lru_cache(maxsize=16)
def minor_scale(currency: str) -> Fraction:
    """Minor units in one major unit."""
    return Fraction(10 ** minor_digits(currency))


def _discounted(
    gross: Fraction, quantity: Fraction, discount: Discount, scale: Fraction
) -> Fraction:
    value = Fraction(discount.value)
    if discount.kind is DiscountKind.PERCENT:
        return gross * (1 - value)
    if discount.kind is DiscountKind.NEW_PRICE:
        after = value * scale * quantity
        if abs(after) > abs(gross):
            raise CashierError("discount.new_price", price=str(discount.value))
        return after
    printed = round_fraction(gross)
    off = min(round_fraction(value * scale), abs(printed))
    return Fraction(printed - off if printed >= 0 else printed + off)


@lru_cache(maxsize=16384)
def _shelf_price(
    unit_price: Decimal, qty_milli: int, discount: Discount | None, currency: str
) -> ShelfPrice:
    price = Fraction(check_unit_price(unit_price))
    quantity = Fraction(check_qty_milli(qty_milli), 1000)
    scale = minor_scale(currency)
    gross = price * scale * quantity
    gross_minor = round_fraction(gross)
    if abs(gross_minor) > MAX_AMOUNT_MINOR:
        raise CashierError("money.limit", limit_minor=MAX_AMOUNT_MINOR)
    units = -quantity if price < 0 else quantity
    if discount is None:
        return ShelfPrice(gross_minor, gross_minor, gross, Fraction(gross_minor), units, scale)
    exact = _discounted(gross, quantity, discount, scale)
    return ShelfPrice(gross_minor, round_fraction(exact), exact, exact, units, scale)


def shelf_price(line: Line, currency: str) -> ShelfPrice:
    """The line's price as shown, remembered between calls.

    Raises CashierError: quantity.limit, price.limit, money.limit or discount.new_price (a new
    price must not be above the old one).
    """
    return _shelf_price(line.unit_price, line.qty_milli, line.discount, currency)


def content_key(line: Line) -> ContentKey:
    """All that tells a line from another, its place in the basket left out (C17)."""
    discount = line.discount
    return (
        line.sku,
        line.gtin,
        line.qty_milli,
        line.unit_price,
        ("", Decimal(0), "")
        if discount is None
        else (discount.kind, discount.value, discount.reason),
        tuple((tax.code, tax.kind, tax.rate, tax.included, tax.rounding) for tax in line.taxes),
        line.serial,
        line.name,
        line.unit,
        line.category,
        line.note,
    )
