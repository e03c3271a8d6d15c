"""Figures and tax prose of the cases as our own values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from pos_terminal.domain.basket import (
    Basket,
    Discount,
    DiscountKind,
    Line,
    PricedBasket,
    PricingRules,
)
from pos_terminal.domain.pricing import price
from pos_terminal.domain.tax import Tax, TaxKind, TaxRounding
from tests.contract.selling.loading import Unreadable

CURRENCY_OF_STEP = {Decimal("0.01"): "EUR", Decimal(1): "JPY", Decimal("0.001"): "KWD"}
CENT = Decimal("0.01")


def dec(value: Any) -> Decimal:
    return Decimal(str(value).strip())


def minor(value: Any, places: int = 2) -> int:
    """A figure in minor units; it must be a whole number of them."""
    scaled = dec(value).scaleb(places)
    assert scaled == scaled.to_integral_value(), f"{value} has more than {places} decimals"
    return int(scaled)


def rounded(value: Fraction, places: int) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def taxes_of(data: Mapping[str, Any], code: str) -> list[Tax]:
    """One tax; a reverse charge is two taxes whose rates cancel."""
    fixed = data["kind"] == "fixed"
    rate = dec(data["amount_per_unit"]) if fixed else dec(data["rate_percent"]) / 100
    tax = Tax(
        code=code,
        name=code,
        kind=TaxKind(data["kind"]),
        rate=rate,
        included=data["price_included"],
        affects_next_base=data["affects_next_tax_base"],
        base_affected=data["base_affected_by_previous"],
    )
    factors = data.get("repartition_factors_percent")
    if not factors:
        return [tax]
    return [
        replace(tax, code=f"{code}/{n}", rate=rate * dec(factor) / 100)
        for n, factor in enumerate(factors)
    ]


_PERCENT = re.compile(r"(?P<rate>[\d.]+)\s*%")
_FIXED = re.compile(r"(?P<rate>[\d.]+) per unit")


def prose_taxes(words: Iterable[str]) -> tuple[Tax, ...]:
    """'14% included', '5 per unit, raises the base', '20%': excluded unless it says included.

    Taxes that raise the base one after the other do so together: the second is not reckoned on
    the first (Tryton's rule, which taxo-029 shows).
    """
    found: list[Tax] = []
    for n, text in enumerate(words):
        fixed, percent = _FIXED.match(text), _PERCENT.match(text)
        match = fixed or percent
        if match is None:
            raise Unreadable(f"the tax {text!r}")
        raises = "raises" in text
        together = bool(found) and found[-1].affects_next_base and raises
        rate = dec(match["rate"])
        found.append(
            Tax(
                code=f"{n}:{text}",
                name=text,
                kind=TaxKind.FIXED if fixed else TaxKind.PERCENT,
                rate=rate if fixed else rate / 100,
                included="included" in text,
                affects_next_base=raises,
                base_affected=not together,
            )
        )
    return tuple(found)


def line_of(
    n: int,
    unit_price: Any,
    quantity: Any,
    taxes: Iterable[Tax],
    discount: Discount | None = None,
    sku: str = "item",
) -> Line:
    qty = dec(quantity).scaleb(3)
    assert qty == qty.to_integral_value()
    return Line(n, sku, sku, int(qty), dec(unit_price), tuple(taxes), discount=discount)


def percent_off(value: Any) -> Discount | None:
    share = dec(value) / 100
    return Discount(DiscountKind.PERCENT, share) if share else None


def priced(
    lines: Iterable[Line],
    mode: TaxRounding,
    currency: str = "EUR",
    discount: Discount | None = None,
) -> PricedBasket:
    basket = Basket(currency, tuple(lines), discount)
    return price(basket, PricingRules(currency, mode))


def major(amount_minor: int, places: int = 2) -> Decimal:
    return Decimal(amount_minor).scaleb(-places)


ROUNDING_WORDS = {
    "per_line": (TaxRounding.PER_LINE,),
    "per_document": (TaxRounding.PER_TAX,),
    "global": (TaxRounding.PER_TAX,),
    "global_per_tax": (TaxRounding.PER_TAX,),
    "per_line and global": (TaxRounding.PER_LINE, TaxRounding.PER_TAX),
    "any": (TaxRounding.PER_LINE, TaxRounding.PER_TAX),
}


def roundings(words: str) -> tuple[tuple[TaxRounding, ...], str]:
    """Modes to run a case in, and the currency that has its decimals."""
    name, _, decimals = words.partition(" (")
    if name not in ROUNDING_WORDS:
        raise Unreadable(f"the rounding {words!r}")
    places = int(decimals.split()[0]) if decimals else 2
    return ROUNDING_WORDS[name], CURRENCY_OF_STEP[Decimal(1).scaleb(-places)]
