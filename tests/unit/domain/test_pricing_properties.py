"""C13, C15, C16, C17 on random baskets, against exact fractions."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos_terminal.domain.basket import (
    Basket,
    Discount,
    DiscountBase,
    DiscountKind,
    PricedBasket,
    PricedLine,
    PricingRules,
)
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.pricing import price
from pos_terminal.domain.refund import returned_line
from pos_terminal.domain.tax import TaxKind, TaxRounding
from tests.unit.domain import oracle
from tests.unit.domain.strategies import INCLUDED_SETS, baskets, shares

pytestmark = pytest.mark.slow  # seconds of CPU each; `./pos test --quick` goes without

MODES = st.sampled_from(TaxRounding)
MANY = settings(max_examples=60)


def priced(basket: Basket, mode: TaxRounding) -> PricedBasket:
    return price(basket, PricingRules(basket.currency, mode))


def shown(line: PricedLine) -> int:
    """What the line's price as shown comes to after everything taken off."""
    off = line.discount_minor + line.receipt_discount_minor + line.exempt_minor
    return line.gross_minor - off + line.rounding_minor


@MANY
@given(baskets(), MODES)
def test_every_sum_of_a_receipt_is_the_sum_of_its_lines(basket: Basket, mode: TaxRounding) -> None:
    receipt = priced(basket, mode)
    for line in receipt.lines:
        inside = {tax.code for tax in line.line.taxes if tax.included}
        included = sum(t.tax_minor for t in line.taxes if t.code in inside)
        assert line.net_minor + line.tax_minor == line.total_minor
        assert line.net_minor + included == shown(line)
    assert receipt.total_minor == sum(line.total_minor for line in receipt.lines)
    assert receipt.net_minor == sum(line.net_minor for line in receipt.lines)
    assert receipt.tax_minor == sum(tax.tax_minor for tax in receipt.taxes)
    assert receipt.net_minor + receipt.tax_minor == receipt.total_minor
    assert receipt.gross_minor == sum(line.gross_minor for line in receipt.lines)
    assert receipt.line_discount_minor == sum(line.discount_minor for line in receipt.lines)
    assert receipt.receipt_discount_minor == sum(
        line.receipt_discount_minor for line in receipt.lines
    )
    for total in receipt.taxes:
        on_lines = [t for line in receipt.lines for t in line.taxes if t.code == total.tax.code]
        assert total.tax_minor == sum(t.tax_minor for t in on_lines)
        assert total.base_minor == sum(t.base_minor for t in on_lines)


@MANY
@given(baskets(), baskets(), MODES, st.booleans(), st.sets(st.integers(1, 12), max_size=3))
def test_what_is_taken_over_from_the_basket_before_changes_no_price(
    basket: Basket, other: Basket, mode: TaxRounding, discounted: bool, changed: set[int]
) -> None:
    """The basket before had the same lines but for some, perhaps a discount, perhaps exempt."""
    if not discounted:
        basket = replace(basket, discount=None)
    earlier = replace(
        basket,
        lines=tuple(
            replace(line, qty_milli=-line.qty_milli) if line.line_no in changed else line
            for line in basket.lines
        ),
        discount=other.discount,
        tax_exempt=other.tax_exempt,
    )
    rules = PricingRules(basket.currency, mode)
    assert price(basket, rules, price(earlier, rules)) == price(basket, rules)


@MANY
@given(baskets(discounted=False), MODES)
def test_the_total_is_what_exact_fractions_say(basket: Basket, mode: TaxRounding) -> None:
    wanted = oracle.total(basket, mode)
    if wanted is not None:
        assert priced(basket, mode).total_minor == wanted


@MANY
@given(baskets(discounted=False))
def test_a_tax_per_receipt_is_its_exact_sum_rounded_once(basket: Basket) -> None:
    receipt = priced(basket, TaxRounding.PER_TAX)
    wanted = oracle.tax_sums(basket.lines, oracle.DIGITS[basket.currency])
    assert {total.tax: total.tax_minor for total in receipt.taxes} == wanted


@MANY
@given(baskets(discounted=False))
def test_rounding_never_moves_a_line_by_more_than_its_taxes_could(basket: Basket) -> None:
    digits = oracle.DIGITS[basket.currency]
    for mode in TaxRounding:
        for line in priced(basket, mode).lines:
            exact = oracle.split(
                oracle.shelf(line.line, digits), oracle.pieces(line.line, digits), line.line.taxes
            )
            for k, tax in enumerate(line.taxes):
                assert abs(tax.tax_minor - exact[k + 1]) <= 1 + (
                    k if mode is TaxRounding.PER_LINE else 0
                )


@MANY
@given(baskets(INCLUDED_SETS, returns=False, discounted=False), shares(), MODES)
def test_a_tax_included_total_falls_by_exactly_the_percentage(
    basket: Basket, share: Decimal, mode: TaxRounding
) -> None:
    before = priced(basket, mode)
    after = priced(replace(basket, discount=Discount(DiscountKind.PERCENT, share)), mode)
    assert after.total_minor == oracle.after_percent(before.total_minor, share)
    assert after.receipt_discount_minor == before.total_minor - after.total_minor


@MANY
@given(baskets(INCLUDED_SETS, returns=False, discounted=False), st.integers(0, 20_000), MODES)
def test_an_amount_off_comes_off_to_the_cent_and_never_below_nothing(
    basket: Basket, off_minor: int, mode: TaxRounding
) -> None:
    digits = oracle.DIGITS[basket.currency]
    before = priced(basket, mode).total_minor
    for base in (DiscountBase.SHELF, DiscountBase.TOTAL):
        value = Decimal(off_minor).scaleb(-digits)
        discount = Discount(DiscountKind.AMOUNT, value, taken_from=base)
        after = priced(replace(basket, discount=discount), mode)
        assert before - after.total_minor == min(off_minor, before)


@MANY
@given(baskets(returns=False, discounted=False), shares(), MODES)
def test_a_percentage_is_spread_per_tax_rate_within_a_cent(
    basket: Basket, share: Decimal, mode: TaxRounding
) -> None:
    plain = [
        line for line in basket.lines if not any(tax.kind is TaxKind.FIXED for tax in line.taxes)
    ]
    basket = replace(basket, lines=tuple(plain))
    before = priced(basket, mode)
    after = priced(replace(basket, discount=Discount(DiscountKind.PERCENT, share)), mode)
    for taxes in {line.taxes for line in plain}:
        was = sum(line.total_minor for line in before.lines if line.line.taxes == taxes)
        now = sum(line.total_minor for line in after.lines if line.line.taxes == taxes)
        assert abs((was - now) - was * share) < 1 + Decimal("0.5")
    assert after.total_minor == oracle.after_percent(before.total_minor, share)


@MANY
@given(baskets(returns=False), MODES)
def test_a_discount_takes_no_more_off_a_line_than_there_was(
    basket: Basket, mode: TaxRounding
) -> None:
    before = priced(replace(basket, discount=None), mode)
    for was, now in zip(before.lines, priced(basket, mode).lines, strict=True):
        for old, new in zip(was.taxes, now.taxes, strict=True):
            assert min(0, old.tax_minor) <= new.tax_minor <= max(0, old.tax_minor)
        if not any(tax.kind is TaxKind.FIXED for tax in was.line.taxes):
            assert 0 <= now.total_minor <= was.total_minor


@MANY
@given(baskets(returns=False, discounted=False), MODES)
def test_the_whole_off_leaves_nothing_but_taxes_a_piece(basket: Basket, mode: TaxRounding) -> None:
    discount = Discount(DiscountKind.PERCENT, Decimal(1))
    for line in priced(replace(basket, discount=discount), mode).lines:
        for charged, tax in zip(line.taxes, line.line.taxes, strict=True):
            if tax.kind is not TaxKind.FIXED and not any(
                t.kind is TaxKind.FIXED for t in line.line.taxes
            ):
                assert charged.tax_minor == 0
        if not any(t.kind is TaxKind.FIXED for t in line.line.taxes):
            assert line.total_minor == 0


@MANY
@given(baskets(), MODES, st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_no_amount(
    basket: Basket, mode: TaxRounding, random: object
) -> None:
    shuffled = list(basket.lines)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    renumbered = tuple(replace(line, line_no=n) for n, line in enumerate(shuffled, 1))
    one, other = priced(basket, mode), priced(replace(basket, lines=renumbered), mode)
    assert one.taxes == other.taxes
    assert amounts_by_content(one) == amounts_by_content(other)
    assert replace(one, basket=other.basket, lines=other.lines) == other


def amounts_by_content(receipt: PricedBasket) -> list[str]:
    return sorted(repr(replace(line, line=replace(line.line, line_no=0))) for line in receipt.lines)


@MANY
@given(baskets(returns=False), MODES, st.data())
def test_all_partial_refunds_of_a_line_sum_to_what_was_paid(
    basket: Basket, mode: TaxRounding, data: st.DataObject
) -> None:
    receipt = priced(basket, mode)
    sold = data.draw(st.sampled_from(receipt.lines))
    cuts = data.draw(st.lists(st.integers(1, sold.line.qty_milli), max_size=5))
    edges = sorted({0, sold.line.qty_milli, *cuts})
    parts = [
        returned_line(sold, sold.line.qty_milli, start, end - start)
        for start, end in zip(edges, edges[1:], strict=False)
    ]
    assert sum(part.total_minor for part in parts) == -sold.total_minor
    assert sum(part.net_minor for part in parts) == -sold.net_minor
    assert sum(part.gross_minor for part in parts) == -sold.gross_minor
    assert sum(part.discount_minor for part in parts) == -sold.discount_minor - -sold.rounding_minor
    for k, tax in enumerate(sold.taxes):
        assert sum(part.taxes[k].tax_minor for part in parts) == -tax.tax_minor
        assert sum(part.taxes[k].base_minor for part in parts) == -tax.base_minor
    for part in parts:
        assert part.net_minor + sum(t.tax_minor for t in part.taxes) == part.total_minor


@MANY
@given(baskets(returns=False), MODES, st.data())
def test_no_more_units_come_back_than_are_left(
    basket: Basket, mode: TaxRounding, data: st.DataObject
) -> None:
    sold = data.draw(st.sampled_from(priced(basket, mode).lines))
    quantity = sold.line.qty_milli
    returned = data.draw(st.integers(0, quantity))
    left = quantity - returned
    with pytest.raises(CashierError) as refusal:
        returned_line(sold, quantity, returned, left + data.draw(st.integers(1, 5000)))
    assert refusal.value.key == "refund.too_many"
    assert refusal.value.facts["left_milli"] == left


@MANY
@given(baskets(returns=False), MODES)
def test_the_refund_of_everything_is_the_negated_sale(basket: Basket, mode: TaxRounding) -> None:
    sale = priced(basket, mode)
    back = tuple(
        replace(
            sold.line,
            qty_milli=-sold.line.qty_milli,
            taxes=tuple(t for t in sold.line.taxes if t.code in {c.code for c in sold.taxes}),
            pinned=returned_line(sold, sold.line.qty_milli, 0, sold.line.qty_milli),
        )
        for sold in sale.lines
    )
    refund = priced(Basket(basket.currency, back), mode)
    assert refund.total_minor == -sale.total_minor
    assert refund.net_minor == -sale.net_minor
    assert [(t.tax, -t.base_minor, -t.tax_minor) for t in refund.taxes] == [
        (t.tax, t.base_minor, t.tax_minor) for t in sale.taxes
    ]


@MANY
@given(baskets(returns=False, discounted=False), MODES)
def test_a_return_without_receipt_mirrors_the_sale(basket: Basket, mode: TaxRounding) -> None:
    mirrored = tuple(replace(line, qty_milli=-line.qty_milli) for line in basket.lines)
    sale, back = priced(basket, mode), priced(replace(basket, lines=mirrored), mode)
    assert back.total_minor == -sale.total_minor
    assert [-t.tax_minor for t in back.taxes] == [t.tax_minor for t in sale.taxes]


@MANY
@given(baskets(), MODES)
def test_pinned_lines_stand_apart_from_everything(basket: Basket, mode: TaxRounding) -> None:
    """An exchange is worth its sale plus its return, whatever is sold beside it."""
    sale = priced(basket, mode)
    sold = next((line for line in sale.lines if line.line.qty_milli > 0), None)
    if sold is None:
        return
    pinned = returned_line(sold, sold.line.qty_milli, 0, sold.line.qty_milli)
    taxes = tuple(t for t in sold.line.taxes if t.code in {c.code for c in sold.taxes})
    back = replace(sold.line, line_no=99, taxes=taxes, pinned=pinned)
    mixed = priced(replace(basket, lines=(*basket.lines, back)), mode)
    assert mixed.total_minor == sale.total_minor - sold.total_minor
    assert mixed.lines[:-1] == sale.lines
