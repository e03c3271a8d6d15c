"""The verifier's pricer: known figures, and the same amounts as the program for any basket."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pos_terminal.domain.basket import (
    Basket,
    Discount,
    DiscountBase,
    DiscountKind,
    Line,
    PricingRules,
)
from pos_terminal.domain.codec import basket_data, priced_data
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.pricing import price as program_price
from pos_terminal.domain.tax import Tax, TaxKind, TaxRounding
from pos_terminal.domain.tender import Tender, settle
from pos_terminal.store.verify.pricer import price
from pos_terminal.store.verify.settling import settling_fault

PERCENT, FIXED, DIVISION = TaxKind.PERCENT, TaxKind.FIXED, TaxKind.DIVISION


def tax(code: str, kind: TaxKind, rate: str, **more: Any) -> Tax:
    """A tax, included unless said otherwise."""
    return Tax(code, f"tax {code}", kind, Decimal(rate), **more)


def amounts(basket: Basket, rounding: str = "per_line") -> list[tuple[int, list[int], int]]:
    """Net, taxes and total of each line."""
    data = basket_data(basket)
    rules = {"tax_rounding": rounding}
    lines = price(data["lines"], basket.currency, rules, data["discount"], basket.tax_exempt)
    return [(p.net_minor, [amount for _, _, amount in p.taxes], p.total_minor) for p in lines]


def one(unit_price: str, *taxes: Tax, qty_milli: int = 1000, line_no: int = 1) -> Line:
    """A line."""
    return Line(line_no, f"P{line_no}", "thing", qty_milli, Decimal(unit_price), taxes)


# figures worked by hand
KNOWN: dict[str, tuple[Line, tuple[int, list[int], int]]] = {
    "tax inside": (one("1.00", tax("A", PERCENT, "0.2")), (83, [17], 100)),
    "tax outside": (one("0.83", tax("A", PERCENT, "0.2", included=False)), (83, [17], 100)),
    "half a cent goes up": (
        one("0.25", tax("A", PERCENT, "0.1", included=False)),
        (25, [3], 28),
    ),
    "half a cent goes to even": (
        one("0.25", tax("A", PERCENT, "0.1", included=False, rounding="half_even")),
        (25, [2], 27),
    ),
    "a return mirrors its sale": (
        one("1.00", tax("A", PERCENT, "0.2"), qty_milli=-1000),
        (-83, [-17], -100),
    ),
    "tax on tax": (
        one(
            "100",
            tax("A", PERCENT, "0.1", included=False, affects_next_base=True),
            tax("B", PERCENT, "0.1", included=False),
        ),
        (10_000, [1000, 1100], 12_100),
    ),
    "a deposit a piece": (
        one("1.20", tax("D", FIXED, "0.25", included=False), qty_milli=3000),
        (360, [75], 435),
    ),
    "a duty inside the price": (
        one("1.45", tax("D", FIXED, "0.25"), tax("A", PERCENT, "0.2")),
        (100, [25, 20], 145),
    ),
    "a share of the price": (one("100", tax("V", DIVISION, "0.15")), (8500, [1500], 10_000)),
    "a share on top": (
        one("85", tax("V", DIVISION, "0.15", included=False)),
        (8500, [1500], 10_000),
    ),
    "nothing but tax": (one("5", tax("V", DIVISION, "1")), (0, [500], 500)),
}


@pytest.mark.parametrize("known", sorted(KNOWN))
def test_figures_worked_by_hand_come_out(known: str) -> None:
    line, expected = KNOWN[known]
    assert amounts(Basket("EUR", (line,))) == [expected]


def test_tax_a_receipt_is_rounded_once() -> None:
    vat = tax("A", PERCENT, "0.1", included=False)
    lines = tuple(one("0.14", vat, line_no=n) for n in (1, 2, 3))  # 1.4 cents each
    per_line = amounts(Basket("EUR", lines))
    per_tax = amounts(Basket("EUR", lines), "per_tax")
    assert sum(taxes[0] for _, taxes, _ in per_line) == 3
    assert sum(taxes[0] for _, taxes, _ in per_tax) == 4


def test_a_receipt_discount_lets_the_total_fall_by_its_percentage() -> None:
    discount = Discount(DiscountKind.PERCENT, Decimal("0.1"))
    lines = (one("9.99", tax("A", PERCENT, "0.2")), one("0.99", tax("B", PERCENT, "0.1")))
    assert sum(total for _, _, total in amounts(Basket("EUR", lines, discount))) == 988


@pytest.mark.parametrize(("currency", "total"), [("JPY", 100), ("EUR", 10_000), ("KWD", 100_000)])
def test_the_currency_decides_the_minor_unit(currency: str, total: int) -> None:
    assert amounts(Basket(currency, (one("100"),)))[0][2] == total


rates = st.sampled_from(["0", "0.05", "0.07", "0.0825", "0.1", "0.2", "0.21", "0.333"])
taxes = st.builds(
    tax,
    st.sampled_from("ABCDE"),
    st.sampled_from([PERCENT, PERCENT, FIXED, DIVISION]),
    rates,
    included=st.booleans(),
    affects_next_base=st.booleans(),
    base_affected=st.booleans(),
    rounding=st.sampled_from(["half_up", "half_even", "half_down", "up", "down"]),
    exemptible=st.booleans(),
)
cents = st.decimals(0, 20, places=2)
percent = st.builds(Discount, st.just(DiscountKind.PERCENT), st.decimals(0, 1, places=3))
amount = st.builds(
    Discount,
    st.just(DiscountKind.AMOUNT),
    cents,
    st.just("why"),
    st.sampled_from(DiscountBase),
)
new_price = st.builds(Discount, st.just(DiscountKind.NEW_PRICE), cents)


@st.composite
def baskets(draw: st.DrawFn) -> Basket:
    """Baskets of a few lines whose taxes come from one shop: a code means one tax."""
    shop = draw(st.lists(taxes, max_size=4, unique_by=lambda t: t.code))
    some = st.lists(st.sampled_from(shop), max_size=3, unique=True) if shop else st.just([])
    lines = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        line = Line(
            line_no=number,
            sku=draw(st.sampled_from("PQ")),
            name="thing",
            qty_milli=draw(st.sampled_from([1000, 2000, 333, 12_500, -1000, -2000])),
            unit_price=draw(st.decimals(-2, 50, places=draw(st.sampled_from([2, 4, 6])))),
            taxes=tuple(draw(some)),
            discount=draw(st.none() | percent | amount | new_price),
        )
        lines.append(line)
    return Basket(
        draw(st.sampled_from(["EUR", "JPY", "KWD"])),
        tuple(lines),
        draw(st.none() | percent | amount),
        draw(st.booleans()),
    )


@pytest.mark.slow
@settings(max_examples=300)
@given(baskets(), st.sampled_from(TaxRounding))
def test_both_pricers_agree_on_any_basket(basket: Basket, rounding: TaxRounding) -> None:
    rules = PricingRules(basket.currency, rounding)
    try:
        expected = program_price(basket, rules)
    except CashierError:
        assume(False)
    data = basket_data(basket)
    found = price(
        data["lines"],
        basket.currency,
        priced_data(expected, rules)["rules"],
        data["discount"],
        basket.tax_exempt,
    )
    for right, line in zip(expected.lines, found, strict=True):
        charged = tuple((t.code, t.base_minor, t.tax_minor) for t in right.taxes)
        assert line.taxes == charged
        for name in ("gross", "discount", "receipt_discount", "exempt", "rounding", "net", "total"):
            assert getattr(line, f"{name}_minor") == getattr(right, f"{name}_minor"), name


def settled(total: int, tenders: list[tuple[str, int]], rules: PricingRules) -> dict[str, Any]:
    """A closed sale as far as paying goes."""
    given_over = [Tender(f"t{n}", kind, paid) for n, (kind, paid) in enumerate(tenders)]
    result = settle(total, given_over, rules)
    if not result.complete:
        raise CashierError("tender.missing")
    return {
        "total_minor": total,
        "due_minor": result.due_minor,
        "rounding_minor": result.rounding_minor,
        "change_minor": result.change_minor,
        "kind": "refund" if total < 0 else "sale",
        "lines": [{"qty_milli": 1000}],
        "tenders": [{"kind": t.kind, "amount_minor": t.amount_minor} for t in given_over],
        "rules": priced_data(program_price(Basket("EUR"), rules), rules)["rules"],
    }


modes = st.sampled_from(["half_up", "half_even", "half_down", "up", "down"])


@pytest.mark.slow
@given(
    total=st.integers(-5000, 5000),
    card=st.integers(0, 5000),
    cash=st.integers(0, 10_000),
    step=st.sampled_from([1, 5, 10, 50, 100]),
    mode=modes,
    whole_order=st.booleans(),
)
def test_what_the_program_settles_is_found_right(
    total: int, card: int, cash: int, step: int, mode: str, whole_order: bool
) -> None:
    rules = PricingRules("EUR", TaxRounding.PER_LINE, step, mode, whole_order)
    sign = -1 if total < 0 else 1
    tenders = [(kind, sign * paid) for kind, paid in (("card", card), ("cash", cash)) if paid]
    try:
        data = settled(total, tenders, rules)
    except CashierError:
        assume(False)
    assert settling_fault(data) == ""


@given(cash=st.integers(1000, 2000), off=st.sampled_from([-7, -1, 1, 7]))
def test_change_that_is_a_cent_off_is_found(cash: int, off: int) -> None:
    data = settled(1000, [("cash", cash)], PricingRules("EUR"))
    data["change_minor"] += off
    for name in ("due_minor", "rounding_minor"):
        data[name] -= off
    assert settling_fault(data)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"tenders": [{"kind": "card", "amount_minor": 1200}], "change_minor": 200}, "by card"),
        (
            {
                "tenders": [
                    {"kind": "card", "amount_minor": 1200},
                    {"kind": "card", "amount_minor": -200},
                ]
            },
            "wrong way",
        ),
        ({"change_minor": 200, "due_minor": 800, "rounding_minor": -200}, "cash of 800"),
    ],
)
def test_wrong_ways_to_pay_are_named(change: dict[str, Any], words: str) -> None:
    data = settled(1000, [("cash", 1000)], PricingRules("EUR")) | change
    assert words in settling_fault(data)
