"""tax_single_line.json and price_mapping.json."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from pos_terminal.domain.rounding import round_fraction
from pos_terminal.domain.tax import Tax, TaxRounding
from pos_terminal.domain.tax_engine import exact_taxes, rounded_taxes
from pos_terminal.domain.tax_mapping import unit_price_under
from tests.contract.selling.loading import Case, Figure, Unreadable
from tests.contract.selling.reading import (
    CURRENCY_OF_STEP,
    dec,
    line_of,
    priced,
    rounded,
    taxes_of,
)


def _taxes(entries: list[dict[str, object]]) -> tuple[Tax, ...]:
    return tuple(tax for n, entry in enumerate(entries) for tax in taxes_of(entry, f"t{n}"))


def _rounded_as(taxes: tuple[Tax, ...], words: str) -> tuple[Tax, ...]:
    match = re.fullmatch(r"each tax amount rounded ([a-z-]+)", words)
    if match is None:
        raise Unreadable(f"the rounding {words!r}")
    return tuple(replace(tax, rounding=match[1].replace("-", "_")) for tax in taxes)


def run_single_line(case: Case) -> Iterator[Figure]:
    given, places = case.given, case.data["compare_decimals"]
    taxes = _taxes(given["taxes"])
    unit_price, quantity = Fraction(dec(given["unit_price"])), Fraction(dec(given["quantity"]))
    units = -quantity if unit_price < 0 else quantity
    if given["rounding"]["mode"] == "none":
        exact = exact_taxes(unit_price * quantity, units, taxes)
        found = (exact.net, exact.total, exact.bases, exact.amounts)
    else:
        taxes = _rounded_as(taxes, given["rounding"]["mode"])
        step = Fraction(dec(given["rounding"]["step"]))
        whole = rounded_taxes(round_fraction(unit_price * quantity / step), units, taxes, 1 / step)
        found = (
            whole.net * step,
            whole.total * step,
            tuple(base * step for base in whole.bases),
            tuple(amount * step for amount in whole.amounts),
        )
    net, total, bases, amounts = found
    yield Figure("total_excluded", dec(case.expected["total_excluded"]), rounded(net, places))
    yield Figure("total_included", dec(case.expected["total_included"]), rounded(total, places))
    yield Figure("taxes", len(case.expected["taxes"]), len(amounts))
    for n, (wanted, base, amount) in enumerate(
        zip(case.expected["taxes"], bases, amounts, strict=False)
    ):
        yield Figure(f"taxes[{n}].base", dec(wanted["base"]), rounded(base, places))
        yield Figure(f"taxes[{n}].amount", dec(wanted["amount"]), rounded(amount, places))
    yield from _through_a_basket(case, taxes)


def _through_a_basket(case: Case, taxes: tuple[Tax, ...]) -> Iterator[Figure]:
    """The same by price(), where a currency has that step."""
    step = case.given["rounding"].get("step")
    if step is None or dec(step) not in CURRENCY_OF_STEP:
        return
    currency = CURRENCY_OF_STEP[dec(step)]
    line = line_of(1, case.given["unit_price"], case.given["quantity"], taxes)
    for mode in TaxRounding:
        basket = priced([line], mode, currency)
        for key, amount in (
            ("total_excluded", basket.net_minor),
            ("total_included", basket.total_minor),
        ):
            yield Figure(f"{mode}.{key}", dec(case.expected[key]), amount * dec(step))


def run_mapping(case: Case) -> Iterator[Figure]:
    old, new = _taxes(case.given["original_taxes"]), _taxes(case.given["new_taxes"])
    found = unit_price_under(dec(case.given["unit_price"]), old, new)
    yield Figure("unit_price", dec(case.expected["unit_price"]), found)
