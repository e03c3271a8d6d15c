from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos_terminal.domain.basket import Basket, Line, PricingRules, ReturnOf
from pos_terminal.domain.codec import basket_data, basket_from, decimal_text, priced_data
from pos_terminal.domain.pricing import price
from pos_terminal.domain.refund import returned_line
from pos_terminal.domain.tax import TaxRounding
from tests.unit.domain.strategies import STANDARD, baskets


def through_json(basket: Basket) -> Basket:
    return basket_from(json.loads(json.dumps(basket_data(basket))))


@pytest.mark.slow
@settings(max_examples=60)
@given(baskets(), st.sampled_from(TaxRounding))
def test_a_basket_comes_back_from_the_journal_with_the_same_price(
    basket: Basket, mode: TaxRounding
) -> None:
    rules = PricingRules(basket.currency, mode)
    again = through_json(basket)
    assert again == basket
    assert price(again, rules) == price(basket, rules)


@pytest.mark.slow
@settings(max_examples=60)
@given(baskets(), st.sampled_from(TaxRounding))
def test_a_priced_basket_is_written_without_floats_and_read_as_a_basket(
    basket: Basket, mode: TaxRounding
) -> None:
    rules = PricingRules(basket.currency, mode)
    text = json.dumps(priced_data(price(basket, rules), rules))
    data = json.loads(text, parse_float=lambda digits: pytest.fail(f"a float: {digits}"))
    assert data["total_minor"] == price(basket, rules).total_minor
    if not basket.tax_exempt:  # the taxes of an exempt sale are not written, they were not charged
        assert basket_from(data) == basket


def test_a_returned_line_keeps_its_origin_and_its_pinned_amounts() -> None:
    line = Line(1, "sku", "Name", 2000, Decimal("1.50"), (STANDARD,), list_price=Decimal(2))
    sold = price(Basket("EUR", (line,)), PricingRules("EUR")).lines[0]
    back = replace(
        line,
        qty_milli=-1000,
        pinned=returned_line(sold, 2000, 0, 1000),
        return_of=ReturnOf("s1", "T1-1-17", 1),
        note="scratched",
        serial="SN1",
        fixed_qty=True,
    )
    basket = Basket("EUR", (back,), exempt_reason="")
    assert through_json(basket) == basket


@pytest.mark.parametrize(
    ("value", "text"),
    [("2.10", "2.1"), ("0.0825", "0.0825"), ("1E+3", "1000"), ("-0", "0"), ("0.000000", "0")],
)
def test_decimals_are_written_one_way(value: str, text: str) -> None:
    assert decimal_text(Decimal(value)) == text
