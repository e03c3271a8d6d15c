"""The verifier's own tax engine: exact fractions, solved by trying out.

Taxes are linear in the net amount and in the pieces. So it is enough to reckon forward from a net
of 1 and from one piece to know the net that makes net + included taxes = price.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from pos_terminal.store.verify.apportion import whole

_NONE, _ALL = Fraction(0), Fraction(1)


class Levy(NamedTuple):
    """One tax as pinned on a line."""

    code: str
    name: str
    kind: str  # percent | fixed | division
    rate: Fraction
    included: bool
    feeds_next: bool
    is_fed: bool
    rounding: str
    exemptible: bool


Levies = tuple[Levy, ...]


class Split(NamedTuple):
    """An amount in whole minor units; net + amounts is what the customer pays."""

    net: int
    bases: tuple[int, ...]
    amounts: tuple[int, ...]


class Exact(NamedTuple):
    """An amount as it would be without any rounding."""

    net: Fraction
    amounts: tuple[Fraction, ...]


def levy(data: Mapping[str, Any]) -> Levy:
    """A tax from event data."""
    return Levy(
        data["code"],
        data["name"],
        data["kind"],
        fraction(data["rate"]),
        data["included"],
        data["affects_next_base"],
        data["base_affected"],
        data["rounding"],
        data["exemptible"],
    )


@lru_cache(maxsize=16384)
def fraction(text: str) -> Fraction:
    """A decimal string as it is; ValueError for anything else."""
    return Fraction(text)


def feeders(levies: Levies, index: int) -> list[int]:
    """Which earlier taxes are part of a tax's base."""
    return [j for j in range(index) if levies[index].is_fed and levies[j].feeds_next]


@lru_cache(maxsize=4096)
def _division_sums(levies: Levies) -> tuple[Fraction, ...]:
    """For each division tax, the rates that share one price with it: neighbours of its kind."""
    groups: list[list[int]] = []
    for i, tax in enumerate(levies):
        last = levies[i - 1] if i else None
        joined = (
            last is not None
            and last.kind == tax.kind == "division"
            and last.included == tax.included
            and not (last.feeds_next and tax.is_fed)
        )
        if joined:
            groups[-1].append(i)
        else:
            groups.append([i])
    return tuple(sum((levies[j].rate for j in group), _NONE) for group in groups for _ in group)


def charge(levies: Levies, index: int, base: Fraction, pieces: Fraction) -> Fraction:
    """One tax on its base; `pieces` in minor units a major unit, for taxes a piece."""
    tax = levies[index]
    if tax.kind == "fixed":
        return tax.rate * pieces
    if tax.kind == "percent":
        return base * tax.rate
    if tax.kind != "division":
        raise ValueError(f"there is no tax of kind {tax.kind!r}")
    shared = _division_sums(levies)[index]
    return _NONE if shared == 1 else base * tax.rate / (1 - shared)


def _forward(levies: Levies, net: Fraction, pieces: Fraction) -> tuple[list[Fraction], Fraction]:
    """All taxes of a net amount, and the sum of those inside the price."""
    amounts: list[Fraction] = []
    for i in range(len(levies)):
        base = net + sum((amounts[j] for j in feeders(levies, i)), _NONE)
        amounts.append(charge(levies, i, base, pieces))
    inside = (a for a, tax in zip(amounts, levies, strict=True) if tax.included)
    return amounts, sum(inside, _NONE)


@lru_cache(maxsize=4096)
def _inside(levies: Levies) -> tuple[Fraction, Fraction]:
    """The taxes inside the price, for a net of 1 alone and for one piece alone."""
    return _forward(levies, _ALL, _NONE)[1], _forward(levies, _NONE, _ALL)[1]


@lru_cache(maxsize=16384)
def exact(price: Fraction, pieces: Fraction, levies: Levies) -> Exact:
    """A price with its included taxes, taken apart without rounding."""
    engulfing = [
        i
        for i, tax in enumerate(levies)
        if tax.kind == "division" and _division_sums(levies)[i] == 1
    ]
    if engulfing:
        return _nothing_but_tax(price, pieces, levies, engulfing)
    a_net, a_piece = _inside(levies)
    net = (price - a_piece * pieces) / (1 + a_net)
    return Exact(net, tuple(_forward(levies, net, pieces)[0]))


def _nothing_but_tax(
    price: Fraction, pieces: Fraction, levies: Levies, engulfing: Sequence[int]
) -> Exact:
    """Division taxes of 100 % take all that other taxes leave: their base, and so the net, is 0."""

    def base(net: Fraction) -> Fraction:
        amounts, _ = _forward(levies, net, pieces)
        return net + sum((amounts[j] for j in feeders(levies, engulfing[0])), _NONE)

    net = -base(_NONE) / (base(_ALL) - base(_NONE))
    amounts, inside = _forward(levies, net, pieces)
    for i in engulfing:
        amounts[i] = (price - net - inside) * levies[i].rate
    return Exact(net, tuple(amounts))


@lru_cache(maxsize=65536)
def split(price_minor: int, pieces: Fraction, levies: Levies) -> Split:
    """A whole amount, each tax rounded by its own rule; what is left of the price is the net."""
    amounts = [
        whole(amount, tax.rounding) if tax.included else 0
        for amount, tax in zip(
            exact(Fraction(price_minor), pieces, levies).amounts, levies, strict=True
        )
    ]
    net = price_minor - sum(amounts)
    bases: list[int] = []
    for i, tax in enumerate(levies):
        bases.append(net + sum(amounts[j] for j in feeders(levies, i)))
        if not tax.included:
            amounts[i] = whole(charge(levies, i, Fraction(bases[i]), pieces), tax.rounding)
    return Split(net, tuple(bases), tuple(amounts))
