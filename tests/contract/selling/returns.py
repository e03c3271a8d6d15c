"""Returns against a sale: what was paid, never more than is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pos_terminal.domain.basket import Discount, DiscountKind, PricedBasket
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.refund import returned_line
from pos_terminal.domain.tax import TaxRounding
from tests.contract.selling.loading import Case, Figure, Unreadable
from tests.contract.selling.reading import dec, line_of, major, priced

_BOUGHT = re.compile(
    r"bought (?P<sold>\d+) at the .* price (?P<price>[\d.]+) each .*; returns (?P<back>\d+)"
)


def refund_of(basket: PricedBasket, milli: int | None = None) -> Decimal:
    """Refund of every line (or of some units of the first)."""
    lines = basket.lines if milli is None else basket.lines[:1]
    pinned = [
        returned_line(line, line.line.qty_milli, 0, milli or line.line.qty_milli) for line in lines
    ]
    return major(sum(entry.total_minor for entry in pinned))


def _discounted_sale(total: str) -> PricedBasket:
    """A sale of that total after a receipt discount, on three lines that do not divide well."""
    discount = Discount(DiscountKind.AMOUNT, Decimal("19.99"))
    whole = dec(total) + discount.value
    parts = [whole / 7, whole / 3]
    prices = [part.quantize(Decimal("0.01")) for part in parts]
    prices.append(whole - sum(prices))
    lines = [line_of(n, price, 1, (), sku=f"item {n}") for n, price in enumerate(prices, 1)]
    return priced(lines, TaxRounding.PER_LINE, discount=discount)


def _whole_sale(case: Case) -> Iterator[Figure]:
    if not case.given["return_of"].startswith("everything"):
        raise Unreadable(f"the return of {case.given['return_of']!r}")
    basket = _discounted_sale(case.given["sale"]["total"])
    yield Figure("sale.total", dec(case.given["sale"]["total"]), major(basket.total_minor))
    yield Figure("refund", dec(case.expected["refund"]), refund_of(basket))


def _items(case: Case) -> Iterator[Figure]:
    sold = int(case.given["sale"]["lines"].split()[0])
    back = int(case.given["return_of"].split()[0])
    line = line_of(1, case.given["sale"]["one_item_value"], sold, ())
    found = refund_of(priced([line], TaxRounding.PER_LINE), back * 1000)
    yield Figure("refund", dec(case.expected["refund"]), found)
    yield Figure("allowed", case.expected["allowed"], True)


def _quantities(case: Case) -> Iterator[Figure]:
    sale = case.given["sale"]
    basket = priced([line_of(1, "9.99", sale["quantity"], ())], TaxRounding.PER_LINE)
    sold = basket.lines[0]
    before = int(dec(sale.get("already_returned", 0)) * 1000)
    allowed, most = True, None
    try:
        returned_line(
            sold, sold.line.qty_milli, before, int(dec(case.given["return_quantity"]) * 1000)
        )
    except CashierError as refusal:
        allowed = refusal.key != "refund.too_many"
        most = Decimal(str(refusal.facts["left_milli"])) / 1000
    for key, found in (("allowed", allowed), ("maximum", most)):
        if key in case.expected:
            wanted = case.expected[key]
            yield Figure(key, wanted if isinstance(wanted, bool) else dec(wanted), found)


def _policy(case: Case) -> Iterator[Figure]:
    """Ours: what was paid for those units comes back; kept units are not priced anew."""
    match = _BOUGHT.fullmatch(case.given["policy_question"])
    if match is None:
        raise Unreadable(f"the question {case.given['policy_question']!r}")
    basket = priced([line_of(1, match["price"], match["sold"], ())], TaxRounding.PER_LINE)
    found = refund_of(basket, int(match["back"]) * 1000)
    for key in ("refund_if_prorated", "refund_if_repriced"):
        if key in case.expected:
            yield Figure(key, dec(case.expected[key]), found)
    if "keeps" in case.expected:
        yield Figure("keeps", case.expected["keeps"], f"1 as paid, {match['price']}")


def run_return(case: Case) -> Iterator[Figure]:
    if "policy_question" in case.given:
        yield from _policy(case)
    elif "return_quantity" in case.given:
        yield from _quantities(case)
    elif "one_item_value" in case.given["sale"]:
        yield from _items(case)
    else:
        yield from _whole_sale(case)
