from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pos_terminal.domain.basket import (
    Basket,
    Discount,
    DiscountKind,
    Line,
    Pinned,
    PricedLine,
    PricingRules,
)
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.pricing import price
from pos_terminal.domain.refund import returned_line
from tests.unit.domain.strategies import SALES, STANDARD


def sold_three(discount: str = "1.00", exempt: bool = False) -> PricedLine:
    """Three for 10.00, less a receipt discount: 9.00 on three units."""
    line = Line(1, "sku", "Name", 3000, Decimal("3.333333"), (STANDARD,))
    off = Discount(DiscountKind.AMOUNT, Decimal(discount))
    basket = Basket("EUR", (line,), off, tax_exempt=exempt)
    return price(basket, PricingRules("EUR")).lines[0]


def test_units_come_back_one_by_one_for_what_was_paid() -> None:
    sold = sold_three("0.99")
    assert sold.total_minor == 901
    back = [returned_line(sold, 3000, n * 1000, 1000).total_minor for n in range(3)]
    assert back == [-300, -301, -300]


def test_a_return_carries_tax_and_discounts_back() -> None:
    back = returned_line(sold_three(), 3000, 0, 3000)
    assert back == Pinned(
        gross_minor=-1000,
        discount_minor=0,
        receipt_discount_minor=-100,
        taxes=back.taxes,
        net_minor=-743,
        total_minor=-900,
    )
    assert [(t.code, t.base_minor, t.tax_minor) for t in back.taxes] == [("V21", -743, -157)]


def test_what_an_exempt_customer_did_not_pay_does_not_come_back() -> None:
    sold = sold_three("0.26", exempt=True)
    back = returned_line(sold, 3000, 0, 3000)
    assert (back.total_minor, back.exempt_minor, back.taxes) == (-800, -174, ())
    assert back.gross_minor - back.receipt_discount_minor - back.exempt_minor == back.total_minor


def test_a_net_price_comes_back_with_its_tax() -> None:
    line = Line(1, "sku", "Name", 2000, Decimal(10), (SALES,))
    sold = price(Basket("EUR", (line,)), PricingRules("EUR")).lines[0]
    back = returned_line(sold, 2000, 1000, 1000)
    assert (back.net_minor, back.total_minor, back.gross_minor) == (-1000, -1082, -1000)


def test_a_pinned_line_can_be_the_source_again() -> None:
    first = returned_line(sold_three(), 3000, 0, 3000)
    again = returned_line(first, 3000, 0, 3000)
    assert again.total_minor == 900


@pytest.mark.parametrize(("returned", "asked", "left"), [(4000, 7000, 6000), (10_000, 1, 0)])
def test_more_than_is_left_is_refused(returned: int, asked: int, left: int) -> None:
    with pytest.raises(CashierError) as refusal:
        returned_line(sold_three(), 10_000, returned, asked)
    assert (refusal.value.key, refusal.value.facts) == ("refund.too_many", {"left_milli": left})


@pytest.mark.parametrize(
    ("sold", "returned", "asked"), [(3000, 0, 0), (3000, 0, -1), (0, 0, 1), (3000, -1, 1)]
)
def test_a_return_of_nothing_is_refused(sold: int, returned: int, asked: int) -> None:
    with pytest.raises(CashierError) as refusal:
        returned_line(replace(sold_three()), sold, returned, asked)
    assert refusal.value.key == "quantity.limit"
