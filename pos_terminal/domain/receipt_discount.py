"""A discount on the whole receipt: reckoned per tax rate, then spread over the lines (C15).

Within each set of taxes the discount is priced like one line of its own; taxes a piece do not
fall with the price. Source: docs/adr/0007-tax-rounding.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from pos_terminal.domain.basket import Discount, DiscountBase, DiscountKind
from pos_terminal.domain.draft import Draft
from pos_terminal.domain.rounding import round_fraction
from pos_terminal.domain.spread import spread, spread_by_weight
from pos_terminal.domain.tax import Tax, TaxKind
from pos_terminal.domain.tax_engine import RoundedTaxes, rounded_taxes, tax_plan

Taxes = tuple[Tax, ...]


@dataclass(frozen=True, slots=True)
class Reducible:
    """A line without its taxes a piece: what a discount can take from."""

    draft: Draft
    slots: tuple[int, ...]  # its taxes that fall with the price
    taxes: Taxes
    split: RoundedTaxes

    @property
    def total(self) -> int:
        """What is paid for it."""
        return self.split.total

    @property
    def shelf(self) -> int:
        """What is shown for it."""
        return self.total - sum(
            amount
            for amount, slot in zip(self.split.amounts, self.slots, strict=True)
            if not self.draft.in_price[slot]
        )


@lru_cache(maxsize=4096)
def _falling(taxes: Taxes) -> tuple[int, ...]:
    return tuple(i for i, tax in enumerate(taxes) if tax.kind is not TaxKind.FIXED)


@lru_cache(maxsize=4096)
def _set_included(taxes: Taxes, included: bool) -> Taxes:
    return tuple(replace(tax, included=included) for tax in taxes)


def _sorted_taxes(taxes: Taxes) -> tuple[tuple[object, ...], ...]:
    return tuple((tax.code, tax.kind, tax.rate, tax.included, tax.name) for tax in taxes)


def _split_of(draft: Draft) -> RoundedTaxes:
    return RoundedTaxes(draft.net, tuple(draft.bases), tuple(draft.amounts))


def _is_all_duty(draft: Draft) -> bool:
    """Taxes a piece come to more than the price: nothing of the line can fall."""
    return draft.net * draft.units < 0


def _reducible(
    drafts: Sequence[Draft], reprice: Callable[[Sequence[Draft]], None]
) -> list[Reducible]:
    """Lines as they would be without taxes a piece, priced by the receipt's own rounding."""
    falling = [(draft, _falling(draft.taxes)) for draft in drafts]
    found = [
        Reducible(draft, slots, draft.taxes, _split_of(draft))
        for draft, slots in falling
        if len(slots) == len(draft.taxes)
    ]
    with_duty = [
        (draft, slots, tuple(draft.taxes[i] for i in slots))
        for draft, slots in falling
        if len(slots) != len(draft.taxes) and not _is_all_duty(draft)
    ]
    bare = [draft.bare(_set_included(taxes, False)) for draft, _, taxes in with_duty]
    reprice(bare)
    found += [
        Reducible(draft, slots, taxes, _split_of(stripped))
        for (draft, slots, taxes), stripped in zip(with_duty, bare, strict=True)
    ]
    return found


def _capped(amount: int, whole: int) -> int:
    """A discount never takes more tax off than there is, nor adds any."""
    return max(0, min(amount, whole)) if whole >= 0 else min(0, max(amount, whole))


def _take_off(rows: Sequence[Reducible], total: int, taxes: Sequence[int]) -> None:
    """Spread one tax set's discount over its lines, its parts exact to the cent."""
    keys = [row.draft.key for row in rows]
    offs = _shares(total, [row.total for row in rows], keys)
    per_tax = [
        _shares(amount, [row.split.amounts[k] for row in rows], keys)
        for k, amount in enumerate(taxes)
    ]
    for n, row in enumerate(rows):
        shares = [column[n] for column in per_tax]
        net = offs[n] - sum(shares)
        feeds = tax_plan(row.taxes).feeds
        row.draft.net -= net
        outside = 0
        for k, slot in enumerate(row.slots):
            row.draft.amounts[slot] -= shares[k]
            row.draft.bases[slot] -= net + sum(shares[j] for j in feeds[k])
            outside += 0 if row.draft.in_price[slot] else shares[k]
        row.draft.receipt_discount += offs[n] - outside


def _shares(total: int, weights: Sequence[int], keys: Sequence[object]) -> list[int]:
    if total == 0:
        return [0] * len(weights)
    if total == sum(weights):
        return list(weights)
    return spread_by_weight(total, weights, [(key,) for key in keys])


def _grouped(rows: Iterable[Reducible]) -> list[list[Reducible]]:
    groups: dict[Taxes, list[Reducible]] = defaultdict(list)
    for row in rows:
        groups[row.taxes].append(row)
    return [groups[taxes] for taxes in sorted(groups, key=_sorted_taxes)]


def _discount_group(
    rows: Sequence[Reducible], amount: int, weight: int, base: DiscountBase
) -> None:
    taxes = rows[0].taxes
    sums = [sum(column) for column in zip(*(row.split.amounts for row in rows), strict=True)]
    if amount == weight:
        _take_off(rows, sum(row.total for row in rows), sums)
        return
    if base is not DiscountBase.SHELF:
        taxes = _set_included(taxes, base is DiscountBase.TOTAL)
    flags = [tax.included for tax in taxes]
    priced = rounded_taxes(amount, Fraction(0), taxes, Fraction(1)).amounts
    capped = [_capped(tax, whole) for tax, whole in zip(priced, sums, strict=True)]
    outside = sum(tax for tax, included in zip(capped, flags, strict=True) if not included)
    _take_off(rows, min(amount + outside, sum(row.total for row in rows)), capped)


def apply_receipt_discount(
    drafts: Sequence[Draft],
    discount: Discount,
    scale: Fraction,
    reprice: Callable[[Sequence[Draft]], None],
) -> None:
    """Take the discount off the drafts; at most all of it, and only once.

    A percentage makes what the customer pays fall to round(total × (1 − p)). `reprice` prices
    drafts by the receipt's rounding and is needed where a line bears a tax a piece.
    """
    rows = _reducible(drafts, reprice)
    percent = discount.kind is DiscountKind.PERCENT
    base = DiscountBase.TOTAL if percent else discount.taken_from
    weigh = _WEIGHTS[base]
    if not percent:
        rows = [row for row in rows if weigh(row) > 0]
    groups = _grouped(rows)
    weights = [sum(weigh(row) for row in rows) for rows in groups]
    whole = sum(weights)
    keys = [_sorted_taxes(rows[0].taxes) for rows in groups]
    if percent:
        rate = Fraction(discount.value)
        total = whole - round_fraction(whole * (1 - rate))
        amounts = spread(total, [rate * weight for weight in weights], keys)
    else:
        total = min(round_fraction(Fraction(discount.value) * scale), whole)
        amounts = spread_by_weight(total, weights, keys) if total else [0] * len(groups)
    for rows, amount, weight in zip(groups, amounts, weights, strict=True):
        if amount:
            _discount_group(rows, amount, weight, base)


_WEIGHTS: dict[DiscountBase, Callable[[Reducible], int]] = {
    DiscountBase.TOTAL: lambda row: row.total,
    DiscountBase.SHELF: lambda row: row.shelf,
    DiscountBase.NET: lambda row: row.split.net,
}
