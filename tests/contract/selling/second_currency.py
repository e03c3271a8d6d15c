"""The same receipt in a second currency, from the parts that price() is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from pos_terminal.domain.basket import Discount, Line
from pos_terminal.domain.draft import Draft, draft_line
from pos_terminal.domain.receipt_discount import apply_receipt_discount
from pos_terminal.domain.receipt_rounding import TaxedAmount, round_per_tax
from pos_terminal.domain.rounding import round_fraction
from pos_terminal.domain.shelf_price import minor_scale
from pos_terminal.domain.tax import TaxRounding
from pos_terminal.domain.tax_engine import RoundedTaxes, rounded_taxes


@dataclass(frozen=True)
class Converted:
    """Sums in the second currency."""

    net_minor: int
    tax_minor: int

    @property
    def total_minor(self) -> int:
        return self.net_minor + self.tax_minor


def _convert_amounts(draft: Draft, rate: Fraction) -> None:
    """Per line: each rounded amount is converted and rounded."""
    split = rounded_taxes(draft.taxable, draft.units, draft.taxes, draft.scale)
    draft.take(
        RoundedTaxes(
            round_fraction(split.net / rate),
            tuple(round_fraction(base / rate) for base in split.bases),
            tuple(round_fraction(amount / rate) for amount in split.amounts),
        )
    )


def _per_line(drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        draft.take(rounded_taxes(draft.taxable, draft.units, draft.taxes, draft.scale))


def _per_tax(drafts: Sequence[Draft]) -> None:
    """Per tax: the exact line is converted, and the sums are rounded."""
    lines = [TaxedAmount(d.exact, d.units, d.taxes, d.scale, d.key) for d in drafts]
    for draft, split in zip(drafts, round_per_tax(lines), strict=True):
        draft.take(split)


def converted(
    lines: Sequence[Line],
    currency: str,
    mode: TaxRounding,
    rate: Fraction,
    discount: Discount | None,
) -> Converted:
    """Sums of the receipt in a currency of the same decimals at `rate`."""
    drafts = [draft_line(line, currency, exempt=False) for line in lines]
    scale = minor_scale(currency) / rate
    taxer = _per_line if mode is TaxRounding.PER_LINE else _per_tax
    for draft in drafts:
        if mode is TaxRounding.PER_LINE:
            _convert_amounts(draft, rate)
        draft.exact /= rate
        draft.scale = scale
    if mode is TaxRounding.PER_TAX:
        taxer(drafts)
    if discount is not None:
        apply_receipt_discount(drafts, discount, scale, taxer)
    return Converted(
        sum(draft.net for draft in drafts), sum(sum(draft.amounts) for draft in drafts)
    )
