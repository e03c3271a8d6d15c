"""cash_rounding.json and payments_returns_sessions.json."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pos_terminal.domain.basket import Line, PricingRules
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.tax import TaxRounding
from pos_terminal.domain.tender import Settlement, Tender, settle
from tests.contract.selling import cash_days
from tests.contract.selling.loading import Case, Figure, Unreadable
from tests.contract.selling.reading import dec, line_of, major, minor, priced, prose_taxes
from tests.contract.selling.returns import run_return

_TENDER = re.compile(
    r"(?P<kind>[a-z ]+?):?\s+(?P<amount>full|rest|-?[\d.]+)(?:\s*\(typed\)|\s+in exact coins)?"
)


def rules_of(given: Mapping[str, Any]) -> PricingRules:
    return PricingRules(
        "EUR",
        cash_step_minor=minor(given.get("step", "0.01")),
        cash_rounding=given.get("method", "half_up").replace("-", "_"),
        cash_rounding_whole_order=given.get("applies_to") == "whole_order",
    )


def hand_over(total_minor: int, words: Sequence[str], rules: PricingRules) -> list[Tender]:
    """'card: 2.54 (typed)', 'cash: rest', 'bank draft 50' one after the other."""
    tenders: list[Tender] = []
    for n, text in enumerate(words):
        match = _TENDER.fullmatch(text)
        if match is None:
            raise Unreadable(f"the tender {text!r}")
        kind = match["kind"].replace(" ", "_")
        before = settle(total_minor, tenders, rules)
        if match["amount"] in {"full", "rest"}:
            left = before.cash_remaining_minor if kind == "cash" else before.remaining_minor
        else:
            left = minor(match["amount"])
        tenders.append(Tender(f"t{n}", kind, left))
    return tenders


def _settlement_figures(
    wanted: Mapping[str, Any], tenders: Sequence[Tender], settled: Settlement
) -> Iterator[Figure]:
    found: dict[str, Any] = {
        "payments": [major(tender.amount_minor) for tender in tenders],
        "rounding_applied": major(settled.rounding_minor),
        "change": major(settled.change_minor),
        "remaining_due": major(settled.remaining_minor),
        "can_be_completed": settled.complete,
        "write_off": major(settled.remaining_minor),
    }
    for key, value in wanted.items():
        if key == "rounding_reported_by_peer":
            continue  # what the peer's report says beside what it did; no figure of ours
        if key == "payments":
            yield Figure(key, [dec(v) for v in value], found[key])
        else:
            yield Figure(key, value if isinstance(value, bool) else dec(value), found[key])


# -- the baskets behind the totals ----------------------------------------------------------------

_ITEM = re.compile(r"(?P<price>[\d.]+)(?: x (?P<qty>\d+))?")


def read_line_prose(text: str) -> tuple[Line, ...]:
    """'13.67 x 1, 15% excluded', '95 x 1 and 42 x 2, 7% included', '209.90 + 10%'."""
    items, _, tax = text.replace(" + ", ", ").partition(", ")
    taxes = prose_taxes([tax])
    found = [_ITEM.fullmatch(item) for item in items.split(" and ")]
    if not all(found):
        raise Unreadable(f"the line {text!r}")
    return tuple(
        line_of(n, match["price"], match["qty"] or "1", taxes, sku=f"item {n}")
        for n, match in enumerate(found, 1)
        if match is not None
    )


def _basket_in_notes(case: Case) -> tuple[Line, ...]:
    for note in case.notes:
        _, found, rest = note.partition(" basket: {")
        if found:
            entries = json.loads("{" + rest)["lines"]
            return tuple(
                line_of(n, e["unit_price"], e["quantity"], prose_taxes(e["taxes"]), sku=f"item {n}")
                for n, e in enumerate(entries, 1)
            )
    raise AssertionError(f"{case.case_id}: no basket in the notes")


def _basket_figures(case: Case) -> Iterator[Figure]:
    """The total is what price() makes of the basket, where the case gives one."""
    given = case.given
    if given.get("basket") == "see notes":
        lines = _basket_in_notes(case)
    elif "line" in given:
        lines = read_line_prose(given["line"])
    else:
        return
    basket = priced(lines, TaxRounding.PER_LINE)
    sign = -1 if dec(given["total"]) < 0 else 1
    yield Figure("basket.total", dec(given["total"]), sign * major(basket.total_minor))
    if "total_excluded" in given:
        found = sign * major(basket.net_minor)
        yield Figure("basket.total_excluded", dec(given["total_excluded"]), found)


def run_cash_rounding(case: Case) -> Iterator[Figure]:
    """The file's shops give change for a card charged too much (cash-047): cash back is on."""
    yield from _basket_figures(case)
    yield from _pay(case, replace(rules_of(case.given), cash_back=True))


def run_tenders(case: Case) -> Iterator[Figure]:
    yield from _pay(case, rules_of(case.given))


def _pay(case: Case, rules: PricingRules) -> Iterator[Figure]:
    total = minor(case.given["total"])
    try:
        tenders = hand_over(total, case.given["tenders"], rules)
        settled = settle(total, tenders, rules)
    except CashierError as refusal:
        refused = {"can_be_completed": False, "accepted": False, "allowed": False, "change": 0}
        for key, value in case.expected.items():
            wanted = value if isinstance(value, bool) else dec(value)
            yield Figure(key, wanted, refused.get(key, str(refusal)))
        return
    yield from _settlement_figures(case.expected, tenders, settled)


_BY_INPUT: Mapping[str, Callable[[Case], Iterator[Figure]]] = {
    "tenders": run_tenders,
    "sale": run_return,
    "policy_question": run_return,
    "cash_session": cash_days.run_session,
    "receipts": cash_days.run_receipts,
    "session_orders": cash_days.run_orders,
}


def run_payment(case: Case) -> Iterator[Figure]:
    for key, run in _BY_INPUT.items():
        if key in case.given:
            yield from run(case)
            return
    raise Unreadable(f"input of {sorted(case.given)}")
