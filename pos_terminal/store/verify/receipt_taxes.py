"""Taxes of a whole receipt: rounded a line, or once a tax over the receipt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from pos_terminal.store.verify.apportion import apportion, whole
from pos_terminal.store.verify.levies import Exact, Levy, Split, exact, feeders, split
from pos_terminal.store.verify.shelf import Work

Place = tuple[int, int]  # line, tax of that line
Taxer = Callable[[Sequence[Work]], None]


def tax_per_line(works: Sequence[Work]) -> None:
    """Every tax of every line is rounded."""
    for work in works:
        work.take(split(work.taxable, work.pieces, work.levies))


def tax_per_receipt(works: Sequence[Work]) -> None:
    """Each tax is summed exactly and rounded once; sales and returns apart."""
    for returned in (False, True):
        side = [work for work in works if (work.pieces < 0) is returned]
        for work, result in zip(side, _one_side(side), strict=True):
            work.take(result)
            inside = [tax.included for tax in work.levies]
            if any(inside) and not all(inside):  # the shown price cannot be kept to the cent
                work.rounding = work.net + work.inside - work.price


def taxer(tax_rounding: str) -> Taxer:
    """The way a shop rounds its taxes; KeyError for another."""
    return {"per_line": tax_per_line, "per_tax": tax_per_receipt}[tax_rounding]


def _has_inside(work: Work) -> bool:
    return any(tax.included for tax in work.levies)


def _price(work: Work) -> Fraction:
    """A price with tax inside is a sum that people read: it is rounded a line."""
    return Fraction(work.taxable) if _has_inside(work) else work.exact


def _totalled(parts: Sequence[Fraction], keys: Sequence[Any], mode: str = "half_up") -> list[int]:
    return apportion(whole(sum(parts, Fraction(0)), mode), parts, keys)


def _one_side(works: Sequence[Work]) -> list[Split]:
    exacts = [exact(_price(work), work.pieces, work.levies) for work in works]
    amounts = _amounts(works, exacts)
    nets = _nets(works, exacts, amounts)
    bases = _bases(works, exacts, amounts, nets)
    return [
        Split(
            nets[i],
            tuple(bases[i, k] for k in range(len(work.levies))),
            tuple(amounts[i, k] for k in range(len(work.levies))),
        )
        for i, work in enumerate(works)
    ]


def _amounts(works: Sequence[Work], exacts: Sequence[Exact]) -> dict[Place, int]:
    places: dict[Levy, list[Place]] = {}
    for i, work in enumerate(works):
        for k, tax in enumerate(work.levies):
            places.setdefault(tax, []).append((i, k))
    amounts: dict[Place, int] = {}
    for tax, where in places.items():
        parts = [exacts[i].amounts[k] for i, k in where]
        keys = [(works[i].key, k) for i, k in where]
        amounts |= zip(where, _totalled(parts, keys, tax.rounding), strict=True)
    return amounts


def _net(work: Work, exactly: Exact) -> Fraction:
    return exactly.net if _has_inside(work) else work.shown


def _nets(
    works: Sequence[Work], exacts: Sequence[Exact], amounts: dict[Place, int]
) -> dict[int, int]:
    nets: dict[int, int] = {}
    loose: list[int] = []
    for i, work in enumerate(works):
        if work.levies and all(tax.included for tax in work.levies):
            nets[i] = whole(_price(work)) - sum(amounts[i, k] for k in range(len(work.levies)))
        else:
            loose.append(i)
    parts = [_net(works[i], exacts[i]) for i in loose]
    return nets | dict(zip(loose, _totalled(parts, [works[i].key for i in loose]), strict=True))


def _bases(
    works: Sequence[Work],
    exacts: Sequence[Exact],
    amounts: dict[Place, int],
    nets: dict[int, int],
) -> dict[Place, int]:
    bases: dict[Place, int] = {}
    compound: dict[Levy, list[Place]] = {}
    for i, work in enumerate(works):
        inside = sum(amounts[i, k] for k, tax in enumerate(work.levies) if tax.included)
        start = whole(_price(work)) - inside if _has_inside(work) else nets[i]
        for k, tax in enumerate(work.levies):
            fed_by = feeders(work.levies, k)
            if fed_by and not tax.included:
                compound.setdefault(tax, []).append((i, k))
            else:
                bases[i, k] = start + sum(amounts[i, j] for j in fed_by)
    for where in compound.values():
        parts = [
            _net(works[i], exacts[i])
            + sum((exacts[i].amounts[j] for j in feeders(works[i].levies, k)), Fraction(0))
            for i, k in where
        ]
        keys = [(works[i].key, k) for i, k in where]
        bases |= zip(where, _totalled(parts, keys), strict=True)
    return bases
