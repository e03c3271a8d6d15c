"""Rounding per tax: each tax summed exactly over the receipt, rounded once, spread over lines.

Sales and returns are rounded apart, so that an exchange is worth its sale plus its return.
Source: docs/adr/0007-tax-rounding.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from pos_terminal.domain.rounding import round_fraction
from pos_terminal.domain.spread import ContentKey, spread
from pos_terminal.domain.tax import Tax
from pos_terminal.domain.tax_engine import ExactTaxes, RoundedTaxes, exact_taxes_cached, tax_plan

Slot = tuple[int, int]  # line, tax of that line


@dataclass(frozen=True, slots=True)
class TaxedAmount:
    """A line's exact price in minor units, with the taxes on it."""

    price: Fraction  # contains the included taxes
    units: Fraction
    taxes: tuple[Tax, ...]
    scale: Fraction
    key: ContentKey
    shown: Fraction | None = None  # what is printed for it where no tax is included

    @property
    def all_included(self) -> bool:
        """The customer pays the price as it stands."""
        return all(tax.included for tax in self.taxes)

    @property
    def none_included(self) -> bool:
        """The price is a net price."""
        return not any(tax.included for tax in self.taxes)


def _round_taxes(
    lines: Sequence[TaxedAmount], exact: Sequence[ExactTaxes], rows: Sequence[int]
) -> dict[Slot, int]:
    slots: dict[Tax, list[Slot]] = defaultdict(list)
    for i in rows:
        for k, tax in enumerate(lines[i].taxes):
            slots[tax].append((i, k))
    amounts: dict[Slot, int] = {}
    for tax, places in slots.items():
        parts = [exact[i].amounts[k] for i, k in places]
        total = round_fraction(sum(parts, Fraction(0)), tax.rounding)
        keys = [(lines[i].key, k) for i, k in places]
        amounts.update(zip(places, spread(total, parts, keys), strict=True))
    return amounts


def _net_part(line: TaxedAmount, exact: ExactTaxes) -> Fraction:
    if line.none_included and line.shown is not None:
        return line.shown
    return exact.net


def _round_nets(
    lines: Sequence[TaxedAmount],
    exact: Sequence[ExactTaxes],
    rows: Sequence[int],
    amounts: dict[Slot, int],
) -> dict[int, int]:
    nets: dict[int, int] = {}
    open_rows = [i for i in rows if not lines[i].all_included or not lines[i].taxes]
    for i in rows:
        if i not in open_rows:
            inside = sum(amounts[i, k] for k in range(len(lines[i].taxes)))
            nets[i] = round_fraction(lines[i].price) - inside
    parts = [_net_part(lines[i], exact[i]) for i in open_rows]
    total = round_fraction(sum(parts, Fraction(0)))
    keys = [lines[i].key for i in open_rows]
    nets.update(zip(open_rows, spread(total, parts, keys), strict=True))
    return nets


def _round_bases(
    lines: Sequence[TaxedAmount],
    exact: Sequence[ExactTaxes],
    rows: Sequence[int],
    amounts: dict[Slot, int],
    nets: dict[int, int],
) -> dict[Slot, int]:
    bases: dict[Slot, int] = {}
    compound: dict[Tax, list[Slot]] = defaultdict(list)
    for i in rows:
        line, feeds = lines[i], tax_plan(lines[i].taxes).feeds
        inside = sum(amounts[i, k] for k, tax in enumerate(line.taxes) if tax.included)
        taxable = nets[i] if line.none_included else round_fraction(line.price) - inside
        for k, tax in enumerate(line.taxes):
            if tax.included or not feeds[k]:
                bases[i, k] = taxable + sum(amounts[i, j] for j in feeds[k])
            else:
                compound[tax].append((i, k))
    for places in compound.values():
        parts = [
            _net_part(lines[i], exact[i])
            + sum((exact[i].amounts[j] for j in tax_plan(lines[i].taxes).feeds[k]), Fraction(0))
            for i, k in places
        ]
        keys = [(lines[i].key, k) for i, k in places]
        total = round_fraction(sum(parts, Fraction(0)))
        bases.update(zip(places, spread(total, parts, keys), strict=True))
    return bases


def round_per_tax(lines: Sequence[TaxedAmount]) -> list[RoundedTaxes]:
    """Whole minor units for each line, in the order given; the sums are rounded once a tax."""
    exact = [exact_taxes_cached(line.price, line.units, line.taxes, line.scale) for line in lines]
    done: dict[int, RoundedTaxes] = {}
    for returned in (False, True):
        rows = [i for i, line in enumerate(lines) if (line.units < 0) is returned]
        amounts = _round_taxes(lines, exact, rows)
        nets = _round_nets(lines, exact, rows, amounts)
        bases = _round_bases(lines, exact, rows, amounts, nets)
        for i in rows:
            places = range(len(lines[i].taxes))
            done[i] = RoundedTaxes(
                nets[i],
                tuple(bases[i, k] for k in places),
                tuple(amounts[i, k] for k in places),
            )
    return [done[i] for i in range(len(lines))]
