"""A discount on the whole receipt: reckoned once a set of taxes, then spread over its lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from pos_terminal.store.verify.apportion import apportion, in_proportion, whole
from pos_terminal.store.verify.levies import Levies, Split, feeders, split
from pos_terminal.store.verify.receipt_taxes import Taxer
from pos_terminal.store.verify.shelf import Work


@dataclass(frozen=True, slots=True)
class Cuttable:
    """What a discount can take from a line: everything but its taxes a piece."""

    work: Work
    slots: tuple[int, ...]  # its taxes that fall with the price
    levies: Levies
    split: Split

    def worth(self, taken_from: str) -> int:
        """Its weight: what is paid for it (total), what is shown (shelf), or its net."""
        if taken_from == "net":
            return self.split.net
        total = self.split.net + sum(self.split.amounts)
        if taken_from == "total":
            return total
        shown = [self.work.in_price[slot] for slot in self.slots]
        return total - sum(a for a, s in zip(self.split.amounts, shown, strict=True) if not s)


def cut(works: Sequence[Work], discount: Mapping[str, Any], scale: int, tax_again: Taxer) -> None:
    """Take a receipt discount off; a percentage lets the total fall to round(total × (1 − p))."""
    rows = _cuttables(works, tax_again)
    value, percent = Fraction(discount["value"]), discount["kind"] == "percent"
    taken_from = "total" if percent else discount["taken_from"]
    if not percent:
        rows = [row for row in rows if row.worth(taken_from) > 0]
    groups: dict[Levies, list[Cuttable]] = {}
    for row in rows:
        groups.setdefault(row.levies, []).append(row)
    ordered = [groups[levies] for levies in sorted(groups, key=_order)]
    weights = [sum(row.worth(taken_from) for row in group) for group in ordered]
    keys = [_order(group[0].levies) for group in ordered]
    everything = sum(weights)
    if percent:
        off = everything - whole(everything * (1 - value))
        amounts = apportion(off, [value * weight for weight in weights], keys)
    else:
        amounts = in_proportion(min(whole(value * scale), everything), weights, keys)
    for group, amount, weight in zip(ordered, amounts, weights, strict=True):
        if amount:
            _cut_group(group, amount, weight, taken_from)


def _order(levies: Levies) -> tuple[Any, ...]:
    return tuple((t.code, t.kind, t.rate, t.included, t.name) for t in levies)


def _cuttables(works: Sequence[Work], tax_again: Taxer) -> list[Cuttable]:
    easy = [work for work in works if all(tax.kind != "fixed" for tax in work.levies)]
    rows = [
        Cuttable(
            work,
            tuple(range(len(work.levies))),
            work.levies,
            Split(work.net, tuple(work.bases), tuple(work.amounts)),
        )
        for work in easy
    ]
    mixed = [
        work
        for work in works
        if any(tax.kind == "fixed" for tax in work.levies)
        and work.net * work.pieces >= 0  # else it is duty alone, and nothing of it can fall
    ]
    bared = [work.without_piece_taxes() for work in mixed]
    tax_again([bare for bare, _ in bared])
    for work, (bare, left) in zip(mixed, bared, strict=True):
        levies = tuple(work.levies[slot] for slot in left)
        result = Split(bare.net, tuple(bare.bases), tuple(bare.amounts))
        rows.append(Cuttable(work, tuple(left), levies, result))
    return rows


def _cut_group(rows: Sequence[Cuttable], amount: int, weight: int, taken_from: str) -> None:
    """The discount of one set of taxes, priced as if it were a line of its own."""
    total = sum(row.worth("total") for row in rows)
    sums = [sum(column) for column in zip(*(row.split.amounts for row in rows), strict=True)]
    if amount == weight:  # all of it
        _spread(rows, total, sums)
        return
    levies = rows[0].levies
    if taken_from != "shelf":
        levies = tuple(tax._replace(included=taken_from == "total") for tax in levies)
    taxes = [
        _between(tax, most)
        for tax, most in zip(split(amount, Fraction(0), levies).amounts, sums, strict=True)
    ]
    outside = sum(t for t, tax in zip(taxes, levies, strict=True) if not tax.included)
    _spread(rows, min(amount + outside, total), taxes)


def _between(amount: int, most: int) -> int:
    return max(0, min(amount, most)) if most >= 0 else min(0, max(amount, most))


def _spread(rows: Sequence[Cuttable], total: int, taxes: Sequence[int]) -> None:
    keys = [(row.work.key,) for row in rows]
    offs = in_proportion(total, [row.worth("total") for row in rows], keys)
    columns = [
        in_proportion(tax, [row.split.amounts[k] for row in rows], keys)
        for k, tax in enumerate(taxes)
    ]
    for n, row in enumerate(rows):
        work, shares = row.work, [column[n] for column in columns]
        net = offs[n] - sum(shares)
        work.net -= net
        work.receipt_discount += offs[n]
        for k, slot in enumerate(row.slots):
            work.amounts[slot] -= shares[k]
            work.bases[slot] -= net + sum(shares[j] for j in feeders(row.levies, k))
            if not work.in_price[slot]:
                work.receipt_discount -= shares[k]
