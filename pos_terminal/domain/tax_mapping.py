"""A shelf price under another set of taxes: the net price stays (business customers, borders)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from pos_terminal.domain.money import MAX_PRICE_PLACES
from pos_terminal.domain.rounding import round_fraction
from pos_terminal.domain.tax import Tax
from pos_terminal.domain.tax_engine import exact_taxes

_ONE = Fraction(1)


def unit_price_under(price: Decimal, old: tuple[Tax, ...], new: tuple[Tax, ...]) -> Decimal:
    """The unit price in major units (at most six places) when `new` taxes replace `old` ones.

    A price without tax in it is kept as it is; one with tax keeps its net.
    """
    if not any(tax.included for tax in old):
        return price
    sign = _ONE if price >= 0 else -_ONE
    net = exact_taxes(Fraction(price), sign, old).net
    added = _tax_on(net, sign, tuple(tax for tax in new if tax.included))
    millionths = round_fraction((net + added) * 10**MAX_PRICE_PLACES)
    return Decimal(millionths).scaleb(-MAX_PRICE_PLACES)


def _tax_on(net: Fraction, sign: Fraction, taxes: tuple[Tax, ...]) -> Fraction:
    """All of these taxes on a net price, as if they lay outside it."""
    outside = tuple(replace(tax, included=False) for tax in taxes)
    return exact_taxes(net, sign, outside).total - net
