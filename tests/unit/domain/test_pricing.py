from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pos_terminal.domain.basket import (
    Basket,
    Discount,
    DiscountBase,
    DiscountKind,
    Line,
    LineTax,
    Pinned,
    PricedBasket,
    PricingRules,
)
from pos_terminal.domain.errors import BugError, CashierError
from pos_terminal.domain.money import MAX_QTY_MILLI, MAX_UNIT_PRICE
from pos_terminal.domain.pricing import price
from pos_terminal.domain.tax import Tax, TaxKind, TaxRounding
from tests.unit.domain.strategies import CITY, DUTY, REDUCED, SALES, STANDARD, tax

PERCENT, AMOUNT, NEW_PRICE = DiscountKind.PERCENT, DiscountKind.AMOUNT, DiscountKind.NEW_PRICE


def line(
    unit_price: str,
    qty_milli: int = 1000,
    taxes: tuple[Tax, ...] = (STANDARD,),
    discount: Discount | None = None,
    **more: object,
) -> Line:
    made = Line(1, "sku", "Name", qty_milli, Decimal(unit_price), taxes, discount=discount)
    return replace(made, **more)  # type: ignore[arg-type]


def sell(
    *lines: Line,
    discount: Discount | None = None,
    mode: TaxRounding = TaxRounding.PER_LINE,
    currency: str = "EUR",
    exempt: bool = False,
) -> PricedBasket:
    numbered = tuple(replace(entry, line_no=n) for n, entry in enumerate(lines, 1))
    basket = Basket(currency, numbered, discount, tax_exempt=exempt)
    return price(basket, PricingRules(currency, mode))


def off(kind: DiscountKind, value: str, base: DiscountBase = DiscountBase.SHELF) -> Discount:
    return Discount(kind, Decimal(value), taken_from=base)


def test_an_empty_basket_costs_nothing() -> None:
    empty = sell()
    assert (empty.total_minor, empty.lines, empty.taxes, empty.qty_items) == (0, (), (), 0)


def test_tax_inside_the_price_leaves_the_price_alone() -> None:
    sale = sell(line("12.10", 2000))
    assert (sale.total_minor, sale.net_minor, sale.tax_minor) == (2420, 2000, 420)
    assert sale.lines[0].taxes == (LineTax("V21", 2000, 420),)


def test_tax_outside_the_price_is_added() -> None:
    sale = sell(line("10.00", taxes=(SALES, CITY)))
    assert (sale.gross_minor, sale.net_minor, sale.total_minor) == (1000, 1000, 1098)
    assert [total.tax_minor for total in sale.taxes] == [15, 83]


@pytest.mark.parametrize(("currency", "total"), [("EUR", 185), ("JPY", 2), ("KWD", 1852)], ids=str)
def test_a_weighed_line_is_rounded_to_the_currency(currency: str, total: int) -> None:
    assert sell(line("1.2345", 1500), currency=currency).total_minor == total


@pytest.mark.parametrize(
    ("discount", "total", "taken"),
    [
        (off(PERCENT, "0.18"), 2358, 517),
        (off(AMOUNT, "3.50"), 2525, 350),
        (off(AMOUNT, "99"), 0, 2875),
        (off(NEW_PRICE, "5"), 2500, 375),
        (off(PERCENT, "1"), 0, 2875),
        (off(PERCENT, "0"), 2875, 0),
    ],
    ids=str,
)
def test_a_line_discount_takes_off_what_it_says(discount: Discount, total: int, taken: int) -> None:
    sale = sell(line("5.75", 5000, discount=discount))
    assert (sale.total_minor, sale.line_discount_minor, sale.saved_minor) == (total, taken, taken)
    assert sale.gross_minor == 2875


def test_an_amount_off_a_returned_line_makes_the_return_smaller() -> None:
    assert sell(line("10", -2000, discount=off(AMOUNT, "3"))).total_minor == -1700
    assert sell(line("10", -1000, discount=off(AMOUNT, "30"))).total_minor == 0


def test_a_new_price_above_the_old_one_is_refused() -> None:
    with pytest.raises(CashierError) as refusal:
        sell(line("5.00", discount=off(NEW_PRICE, "5.01")))
    assert refusal.value.key == "discount.new_price"


@pytest.mark.parametrize("value", ["-0.01", "1.01", "NaN"])
def test_a_percentage_beyond_all_and_below_nothing_is_refused(value: str) -> None:
    with pytest.raises(CashierError) as refusal:
        Discount(PERCENT, Decimal(value))
    assert refusal.value.key == "discount.limit"


def test_a_receipt_discount_is_spread_per_rate_and_sums() -> None:
    sale = sell(
        line("12.10"),
        line("10.90", taxes=(REDUCED,)),
        line("7.00", taxes=()),
        discount=off(PERCENT, "0.1"),
    )
    assert sale.total_minor == 2700
    assert [entry.receipt_discount_minor for entry in sale.lines] == [121, 109, 70]
    assert {t.tax.code: (t.base_minor, t.tax_minor) for t in sale.taxes} == {
        "V21": (900, 189),
        "V9": (900, 81),
    }


def test_an_amount_off_comes_off_the_prices_as_shown() -> None:
    inside = sell(line("12.10"), discount=off(AMOUNT, "1.21"))
    assert (inside.total_minor, inside.net_minor) == (1089, 900)
    outside = sell(line("10.00", taxes=(SALES,)), discount=off(AMOUNT, "1"))
    assert (outside.net_minor, outside.tax_minor, outside.receipt_discount_minor) == (900, 75, 100)


def test_an_amount_can_be_off_the_net_or_off_the_total() -> None:
    goods = line("10.00", taxes=(SALES,))
    net = sell(goods, discount=off(AMOUNT, "1", DiscountBase.NET))
    whole = sell(goods, discount=off(AMOUNT, "1", DiscountBase.TOTAL))
    assert net.net_minor == 900
    assert whole.total_minor == 1083 - 100
    shelf = sell(line("12.10"), discount=off(AMOUNT, "1", DiscountBase.NET))
    assert (shelf.net_minor, shelf.total_minor) == (900, 1089)


def test_more_off_than_there_is_leaves_nothing() -> None:
    sale = sell(line("12.10"), line("0.02", 100), discount=off(AMOUNT, "500"))
    assert (sale.total_minor, sale.tax_minor, sale.net_minor) == (0, 0, 0)


def test_an_amount_off_is_not_spread_over_returned_lines() -> None:
    sale = sell(line("10"), line("4", -1000), discount=off(AMOUNT, "1"))
    assert [entry.receipt_discount_minor for entry in sale.lines] == [100, 0]
    assert sale.total_minor == 500
    nothing = sell(line("4", -1000), discount=off(AMOUNT, "1"))
    assert nothing.total_minor == -400


def test_a_new_price_for_a_whole_receipt_makes_no_sense() -> None:
    with pytest.raises(CashierError) as refusal:
        sell(line("4"), discount=off(NEW_PRICE, "1"))
    assert refusal.value.key == "discount.kind"


def test_a_deposit_does_not_fall_with_the_price() -> None:
    sale = sell(line("10.25", taxes=(DUTY,)), discount=off(PERCENT, "0.5"))
    assert sale.total_minor == 525
    assert sale.taxes[0].tax_minor == 25
    all_duty = sell(line("0.10", taxes=(DUTY, STANDARD)), discount=off(PERCENT, "0.5"))
    assert all_duty.receipt_discount_minor == 0


def test_an_exempt_customer_pays_the_net_of_the_shelf_price() -> None:
    sale = sell(line("12.10"), line("10", taxes=(SALES,)), exempt=True)
    assert (sale.total_minor, sale.tax_minor, sale.exempt_minor) == (2000, 0, 210)
    assert sale.taxes == ()
    with_discount = sell(line("12.10"), exempt=True, discount=off(PERCENT, "0.1"))
    assert (with_discount.total_minor, with_discount.exempt_minor) == (900, 210)


def test_a_tax_that_knows_no_exemption_stays() -> None:
    tobacco = tax("TOB", TaxKind.PERCENT, "0.5", exemptible=False)
    sale = sell(line("17.10", taxes=(STANDARD, tobacco)), exempt=True)
    assert [(t.tax.code, t.base_minor, t.tax_minor) for t in sale.taxes] == [("TOB", 1000, 500)]
    assert (sale.total_minor, sale.exempt_minor) == (1500, 210)
    untouched = sell(line("15", taxes=(tobacco,)), exempt=True)
    assert (untouched.total_minor, untouched.exempt_minor) == (1500, 0)


@pytest.mark.parametrize("mode", TaxRounding)
def test_an_exempt_receipt_adds_up_in_both_roundings(mode: TaxRounding) -> None:
    sale = sell(line("12.10"), line("3.33", 1234, (SALES,)), exempt=True, mode=mode)
    assert sale.gross_minor - sale.exempt_minor == sale.total_minor


def test_per_receipt_rounding_sums_first() -> None:
    six = [
        line(
            "5.75", 5000, (tax("X", TaxKind.PERCENT, "0.21", included=False),), off(PERCENT, "0.18")
        )
    ] * 6
    sale = sell(*six, mode=TaxRounding.PER_TAX)
    assert (sale.net_minor, sale.tax_minor) == (14145, 2970)
    assert sorted(entry.net_minor for entry in sale.lines) == [2357] * 3 + [2358] * 3


def test_a_line_without_discount_keeps_its_printed_price_under_per_receipt_rounding() -> None:
    three = [line("1.99", 333, (SALES,), sku=f"s{n}") for n in range(3)]
    sale = sell(*three, mode=TaxRounding.PER_TAX)
    assert [entry.net_minor for entry in sale.lines] == [66, 66, 66]


def test_a_cent_that_a_mixed_line_gains_is_shown_as_rounding() -> None:
    a = tax("A", TaxKind.PERCENT, "0.06", affects_next_base=True)
    b = tax("B", TaxKind.PERCENT, "0.06", affects_next_base=True, base_affected=False)
    c = tax("C", TaxKind.PERCENT, "0.03", included=False)
    sale = sell(
        line("17.79", taxes=(a, b, c)), line("17.79", taxes=(a, b, c)), mode=TaxRounding.PER_TAX
    )
    assert (sale.net_minor, sale.tax_minor, sale.total_minor) == (3177, 489, 3666)
    assert sale.rounding_minor == 1


def test_pinned_amounts_are_taken_as_they_are() -> None:
    pinned = Pinned(-1000, -100, -50, (LineTax("V21", -702, -148),), -702, -850)
    sale = sell(line("20", pinned=pinned), line("12.10"), discount=off(PERCENT, "0.5"))
    assert sale.lines[0].total_minor == -850
    assert sale.total_minor == 605 - 850
    assert sale.tax_minor == 105 - 148


def test_a_pinned_tax_that_the_line_does_not_know_is_our_own_mistake() -> None:
    pinned = Pinned(-10, 0, 0, (LineTax("OLD", -8, -2),), -8, -10)
    with pytest.raises(BugError):
        sell(line("20", pinned=pinned))


def test_pieces_are_counted_and_a_weighed_line_is_one() -> None:
    sale = sell(line("1", 3000), line("1", 250, unit="kg"), line("1", 2500), line("1", -1000))
    assert sale.qty_items == 3 + 1 + 1 + 1


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        (line("1", 0), "quantity.limit"),
        (line("1", MAX_QTY_MILLI + 1), "quantity.limit"),
        (line("0.0000001"), "price.limit"),
        (line("10000000"), "price.limit"),
        (line(str(MAX_UNIT_PRICE), MAX_QTY_MILLI), "money.limit"),
    ],
)
def test_what_could_overflow_is_refused(entry: Line, key: str) -> None:
    with pytest.raises(CashierError) as refusal:
        sell(entry)
    assert refusal.value.key == key


def test_many_large_lines_together_are_refused_too() -> None:
    large = line("9999999.99", 900_000)
    with pytest.raises(CashierError) as refusal:
        sell(large, large)
    assert refusal.value.key == "money.limit"


def test_basket_and_shop_must_agree_on_the_currency() -> None:
    with pytest.raises(CashierError) as refusal:
        price(Basket("EUR"), PricingRules("USD"))
    assert refusal.value.key == "money.currency"


def test_one_code_with_two_rates_gives_two_rows_of_tax() -> None:
    old = replace(STANDARD, rate=Decimal("0.19"))
    sale = sell(line("11.90", taxes=(old,)), line("12.10"))
    assert [(row.tax.rate, row.tax_minor) for row in sale.taxes] == [
        (Decimal("0.19"), 190),
        (Decimal("0.21"), 210),
    ]
