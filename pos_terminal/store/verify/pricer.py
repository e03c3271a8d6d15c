"""The verifier's own pricer: a basket's event data in, every amount of every line out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pos_terminal.store.verify.receipt_cut import cut
from pos_terminal.store.verify.receipt_taxes import taxer
from pos_terminal.store.verify.shelf import LineData, Work, minor_a_major, work_on

Charged = tuple[tuple[str, int, int], ...]  # code, base, amount


@dataclass(frozen=True, slots=True)
class LineAmounts:
    """What a line comes to, in minor units."""

    gross_minor: int
    discount_minor: int
    receipt_discount_minor: int
    exempt_minor: int
    rounding_minor: int
    net_minor: int
    total_minor: int
    taxes: Charged


def price(
    lines: Sequence[LineData],
    currency: str,
    rules: Mapping[str, Any],
    discount: Mapping[str, Any] | None,
    exempt: bool,
) -> list[LineAmounts]:
    """Price all lines; a pinned line is worth what it was pinned at.

    Raises ValueError, KeyError or ZeroDivisionError for data that no lane could have priced.
    """
    tax = taxer(rules["tax_rounding"])
    works = [None if line["pinned"] else work_on(line, currency, exempt) for line in lines]
    fresh = [work for work in works if work is not None]
    tax(fresh)
    for work in fresh:
        if work.exempt:
            work.exempted = work.price - work.net - work.inside
    if discount and fresh:
        cut(fresh, discount, minor_a_major(currency), tax)
    return [
        _pinned(line["pinned"]) if work is None else _finished(work)
        for line, work in zip(lines, works, strict=True)
    ]


def _finished(work: Work) -> LineAmounts:
    shown = work.net + work.inside + work.receipt_discount + work.exempted - work.rounding
    codes = (tax.code for tax in work.levies)
    return LineAmounts(
        gross_minor=work.gross,
        discount_minor=work.gross - shown,
        receipt_discount_minor=work.receipt_discount,
        exempt_minor=work.exempted,
        rounding_minor=work.rounding,
        net_minor=work.net,
        total_minor=work.net + sum(work.amounts),
        taxes=tuple(zip(codes, work.bases, work.amounts, strict=True)),
    )


def _pinned(pinned: Mapping[str, Any]) -> LineAmounts:
    return LineAmounts(
        gross_minor=pinned["gross_minor"],
        discount_minor=pinned["discount_minor"],
        receipt_discount_minor=pinned["receipt_discount_minor"],
        exempt_minor=pinned["exempt_minor"],
        rounding_minor=0,
        net_minor=pinned["net_minor"],
        total_minor=pinned["total_minor"],
        taxes=tuple((t["code"], t["base_minor"], t["tax_minor"]) for t in pinned["taxes"]),
    )
