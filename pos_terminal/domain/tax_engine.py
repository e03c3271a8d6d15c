"""Taxes of one amount: exact fractions first, then whole minor units.

Source of the rules: docs/adr/0007-tax-rounding.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.rounding import round_fraction
from pos_terminal.domain.tax import Tax, TaxKind

_ZERO = Fraction(0)
_ONE = Fraction(1)

Affine = tuple[Fraction, Fraction]  # share of the net, amount a unit


@dataclass(frozen=True, slots=True)
class TaxPlan:
    """A set of taxes solved once: each tax and base is a share of the net plus a sum a unit."""

    feeds: tuple[tuple[int, ...], ...]  # which earlier taxes each base contains
    factors: tuple[Affine, ...]  # of its own base, and a unit
    amounts: tuple[Affine, ...]
    bases: tuple[Affine, ...]
    included: Affine  # Σ of the taxes inside the price
    swallowing: tuple[int, ...]  # division taxes that together are all of the price


@dataclass(frozen=True, slots=True)
class ExactTaxes:
    """An amount split without any rounding, in the unit it was given in."""

    net: Fraction
    bases: tuple[Fraction, ...]
    amounts: tuple[Fraction, ...]

    @property
    def total(self) -> Fraction:
        """Net and all taxes."""
        return self.net + sum(self.amounts, _ZERO)


@dataclass(frozen=True, slots=True)
class RoundedTaxes:
    """An amount split in whole minor units: net + amounts = what the customer pays."""

    net: int
    bases: tuple[int, ...]
    amounts: tuple[int, ...]

    @property
    def total(self) -> int:
        """Net and all taxes."""
        return self.net + sum(self.amounts)


def _feeds(taxes: Sequence[Tax], index: int) -> tuple[int, ...]:
    if not taxes[index].base_affected:
        return ()
    return tuple(j for j in range(index) if taxes[j].affects_next_base)


def _same_batch(earlier: Tax, later: Tax) -> bool:
    return (
        earlier.kind is TaxKind.DIVISION
        and later.kind is TaxKind.DIVISION
        and earlier.included == later.included
        and not (earlier.affects_next_base and later.base_affected)
    )


def _division_shares(taxes: Sequence[Tax]) -> list[Fraction]:
    """For each tax, the rates of the division taxes that share one price with it."""
    shares = [_ZERO] * len(taxes)
    start = 0
    for end in range(1, len(taxes) + 1):
        if end < len(taxes) and _same_batch(taxes[end - 1], taxes[end]):
            continue
        whole = sum((Fraction(tax.rate) for tax in taxes[start:end]), _ZERO)
        shares[start:end] = [whole] * (end - start)
        start = end
    return shares


def _factor(tax: Tax, share: Fraction) -> Affine:
    rate = Fraction(tax.rate)
    if tax.kind is TaxKind.FIXED:
        return (_ZERO, rate)
    if tax.kind is TaxKind.PERCENT:
        return (rate, _ZERO)
    if share > 1 or (share == 1 and not tax.included):
        raise CashierError("tax.rate", code=tax.code)
    return (_ZERO if share == 1 else rate / (1 - share), _ZERO)


@lru_cache(maxsize=4096)
def tax_plan(taxes: tuple[Tax, ...]) -> TaxPlan:
    """Solve a set of taxes; raises CashierError("tax.rate") for sets without an answer."""
    shares = _division_shares(taxes)
    feeds = tuple(_feeds(taxes, i) for i in range(len(taxes)))
    factors = tuple(_factor(tax, share) for tax, share in zip(taxes, shares, strict=True))
    amounts: list[Affine] = []
    bases: list[Affine] = []
    for (factor, per_unit), sources in zip(factors, feeds, strict=True):
        base = (
            _ONE + sum((amounts[j][0] for j in sources), _ZERO),
            sum((amounts[j][1] for j in sources), _ZERO),
        )
        bases.append(base)
        amounts.append((factor * base[0], factor * base[1] + per_unit))
    inside = [amounts[i] for i, tax in enumerate(taxes) if tax.included]
    included = (sum((a for a, _ in inside), _ZERO), sum((c for _, c in inside), _ZERO))
    swallowing = tuple(
        i for i, tax in enumerate(taxes) if tax.kind is TaxKind.DIVISION and shares[i] == 1
    )
    compounded = any(set(swallowing) & set(sources) for sources in feeds)
    several = any(feeds[i] != feeds[swallowing[0]] for i in swallowing)
    if 1 + included[0] <= 0 or compounded or several:
        raise CashierError("tax.rate", code=taxes[0].code)
    return TaxPlan(feeds, factors, tuple(amounts), tuple(bases), included, swallowing)


def exact_taxes(
    price: Fraction, units: Fraction, taxes: tuple[Tax, ...], scale: Fraction = _ONE
) -> ExactTaxes:
    """Split `price` (of `units` pieces) into net and taxes, unrounded.

    `price` contains the included taxes and not the others. `units` carries the sign of the unit
    price. `scale` is how many of the price's unit make one major unit, for taxes a piece.
    """
    plan = tax_plan(taxes)
    pieces = units * scale
    net = (price - plan.included[1] * pieces) / (1 + plan.included[0])
    if plan.swallowing:
        share, per_unit = plan.bases[plan.swallowing[0]]
        net = -per_unit * pieces / share
    bases = [share * net + per_unit * pieces for share, per_unit in plan.bases]
    amounts = [share * net + per_unit * pieces for share, per_unit in plan.amounts]
    if plan.swallowing:
        rest = (
            price - net - sum((a for a, t in zip(amounts, taxes, strict=True) if t.included), _ZERO)
        )
        for i in plan.swallowing:
            amounts[i] = rest * Fraction(taxes[i].rate)
    return ExactTaxes(net, tuple(bases), tuple(amounts))


exact_taxes_cached = lru_cache(maxsize=16384)(exact_taxes)


@lru_cache(maxsize=65536)
def rounded_taxes(
    price_minor: int, units: Fraction, taxes: tuple[Tax, ...], scale: Fraction
) -> RoundedTaxes:
    """Split a whole amount, each tax rounded by its own rule; net = price − included taxes."""
    if not taxes:
        return RoundedTaxes(price_minor, (), ())
    plan = tax_plan(taxes)
    exact = exact_taxes(Fraction(price_minor), units, taxes, scale)
    amounts = [
        round_fraction(amount, tax.rounding) if tax.included else 0
        for amount, tax in zip(exact.amounts, taxes, strict=True)
    ]
    net = price_minor - sum(amounts)
    bases: list[int] = []
    for i, tax in enumerate(taxes):
        base = net + sum(amounts[j] for j in plan.feeds[i])
        bases.append(base)
        if not tax.included:
            factor, per_unit = plan.factors[i]
            amounts[i] = round_fraction(factor * base + per_unit * units * scale, tax.rounding)
    return RoundedTaxes(net, tuple(bases), tuple(amounts))
