"""tax_other_peers.json: whole receipts in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pos_terminal.domain.basket import (
    Discount,
    DiscountBase,
    DiscountKind,
    Line,
    PricedBasket,
    PricingRules,
)
from pos_terminal.domain.currency import minor_digits
from pos_terminal.domain.rounding import round_fraction
from pos_terminal.domain.tax import TaxRounding
from pos_terminal.domain.tax_engine import exact_taxes
from pos_terminal.domain.tender import settle
from tests.contract.selling.loading import Case, Figure, Unreadable
from tests.contract.selling.reading import dec, line_of, major, priced, prose_taxes, roundings

_OFF = re.compile(r"(?P<amount>[\d.]+)(?P<percent>%)? (?:off|on) (?P<base>net|grand) total")
_EACH = re.compile(r"(?P<percent>[\d.]+)% on each line")
_BASES = {"net": DiscountBase.NET, "grand": DiscountBase.TOTAL}


def read_discounts(text: str) -> tuple[Discount | None, Discount | None]:
    """Discount on each line, discount on the receipt."""
    if not text:
        return None, None
    each, off = _EACH.fullmatch(text), _OFF.fullmatch(text)
    if each is not None:
        return Discount(DiscountKind.PERCENT, dec(each["percent"]) / 100), None
    if off is None:
        raise Unreadable(f"the discount {text!r}")
    if off["percent"]:
        return None, Discount(DiscountKind.PERCENT, dec(off["amount"]) / 100)
    base = _BASES[off["base"]]
    return None, Discount(DiscountKind.AMOUNT, dec(off["amount"]), taken_from=base)


def read_lines(given: dict[str, Any], discount: Discount | None) -> list[Line]:
    return [
        line_of(
            n,
            entry["unit_price"],
            entry["quantity"],
            prose_taxes(entry["taxes"]),
            discount,
            sku=f"{entry.get('item', 'item')} {n}",
        )
        for n, entry in enumerate(given["lines"], 1)
    ]


def _sum_of(text: Any) -> Decimal:
    """'13.64 + 9.55' as one figure."""
    return sum((dec(part) for part in str(text).split("+")), Decimal(0))


class _Receipt:
    def __init__(self, case: Case, mode: TaxRounding, currency: str) -> None:
        each, whole = read_discounts(case.given.get("discount", ""))
        self.lines = read_lines(case.given, each)
        self.currency = currency
        self.places = minor_digits(currency)
        self.basket = priced(self.lines, mode, currency, whole)
        self.plain = priced(self.lines, mode, currency)

    def major(self, amount_minor: int) -> Decimal:
        return major(amount_minor, self.places)

    def amount(self, key: str) -> Decimal:
        basket = self.basket
        known = {
            "total_excluded": basket.net_minor,
            "tax_base": basket.net_minor,
            "total_tax": basket.tax_minor,
            "total": basket.total_minor,
            "total_before_discount": self.plain.net_minor,
        }
        return self.major(known[key])

    def rounded_total(self) -> Decimal:
        """In whole major units, as the peer rounds it."""
        step = 10**self.places
        rules = PricingRules(self.currency, cash_step_minor=step, cash_rounding_whole_order=True)
        return self.major(settle(self.basket.total_minor, (), rules).due_minor)

    def rows(self) -> list[list[Decimal]]:
        return [
            [self.major(v) for v in (line.net_minor, line.tax_minor, line.total_minor)]
            for line in self.basket.lines
        ]

    def tax_rows(self) -> list[list[Decimal]]:
        return [
            [self.major(tax.base_minor), self.major(tax.tax_minor)]
            for line in self.basket.lines
            for tax in line.taxes
        ]


def _price_behind(lines: list[Line], total: Decimal) -> Decimal:
    """The unit price that makes this total with all taxes of the first line."""
    taxes = tuple(replace(tax, included=True) for tax in lines[0].taxes)
    net = exact_taxes(Fraction(total), Fraction(1), taxes).net
    return major(round_fraction(net * 100))


def _two_receipts_leftover(basket: PricedBasket) -> int:
    """What two such receipts lack when each line's net is rounded by itself."""
    alone = priced(
        [line.line for line in basket.lines], TaxRounding.PER_LINE, basket.basket.currency
    )
    return 2 * (alone.net_minor + basket.tax_minor - basket.total_minor)


def _figure(receipt: _Receipt, key: str, value: Any) -> Figure:
    if key == "rounded_total":
        return Figure(key, dec(value), receipt.rounded_total())
    if key == "line_totals":
        return Figure(key, [[_sum_of(v) for v in row] for row in value], receipt.rows())
    if key == "tax_lines":
        return Figure(key, [[dec(v) for v in row] for row in value], receipt.tax_rows())
    if key == "tax":
        return Figure(key, [dec(v) for v in value], [row[1] for row in receipt.rows()])
    if key == "net":
        return Figure(key, [dec(v) for v in value], [row[0] for row in receipt.rows()])
    if key.startswith("reverse_of_"):
        total = dec(key.removeprefix("reverse_of_"))
        return Figure(key, dec(value), _price_behind(receipt.lines, total))
    if key == "consolidated_two_receipts_rounding_adjustment":
        leftover = receipt.major(_two_receipts_leftover(receipt.basket))
        return Figure(key, dec(value), -leftover if leftover > 0 else leftover)
    return Figure(key, dec(value), receipt.amount(key))


def run_other_peer(case: Case) -> Iterator[Figure]:
    modes, currency = roundings(case.given["tax_rounding"])
    for mode in modes:
        receipt = _Receipt(case, mode, currency)
        for key, value in case.expected.items():
            yield _figure(receipt, key, value)
