from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.tax import Tax, TaxKind
from pos_terminal.domain.tax_engine import exact_taxes, rounded_taxes
from pos_terminal.domain.tax_mapping import unit_price_under
from tests.unit.domain import oracle
from tests.unit.domain.strategies import (
    CITY,
    DUTY,
    PROVINCE,
    REDUCED,
    SALES,
    SETS,
    SHARE,
    STANDARD,
    STATE,
    tax,
)

HUNDRED = Fraction(100)


@given(st.integers(-(10**7), 10**7), st.integers(1, 10**5), st.sampled_from(SETS))
def test_an_amount_is_split_as_its_equations_say(
    price: int, milli: int, taxes: tuple[Tax, ...]
) -> None:
    units = Fraction(milli, 1000)
    exact = exact_taxes(Fraction(price), units, taxes, HUNDRED)
    assert [exact.net, *exact.amounts] == oracle.split(Fraction(price), units * 100, taxes)
    assert exact.total == exact.net + sum(exact.amounts)


def test_included_tax_is_rounded_and_the_net_is_the_rest() -> None:
    split = rounded_taxes(5250, Fraction(1), (tax("A", TaxKind.PERCENT, "0.12"),), HUNDRED)
    assert (split.net, split.amounts, split.total) == (4687, (563,), 5250)


def test_compound_tax_is_reckoned_on_the_tax_as_charged() -> None:
    split = rounded_taxes(1589, Fraction(1), (STATE, PROVINCE), HUNDRED)
    assert split.amounts[0] == 79  # 79.45
    assert split.bases == (1589, 1589 + 79)
    assert split.amounts[1] == 166  # 9.975 % of 16.68


def test_each_tax_is_rounded_by_its_own_rule() -> None:
    down = tax("D", TaxKind.PERCENT, "0.0999", included=False, rounding="down")
    up = tax("U", TaxKind.PERCENT, "0.0001", included=False, rounding="up")
    assert rounded_taxes(1000, Fraction(1), (down, up), HUNDRED).amounts == (99, 1)


def test_a_tax_a_piece_follows_the_sign_of_the_line() -> None:
    back = rounded_taxes(-1000, Fraction(-2), (DUTY,), HUNDRED)
    assert (back.net, back.amounts) == (-950, (-50,))


def test_a_price_that_is_all_tax_has_no_net() -> None:
    whole = tax("G", TaxKind.DIVISION, "1")
    assert rounded_taxes(10_000, Fraction(1), (whole,), HUNDRED).net == 0
    halves = (tax("G", TaxKind.DIVISION, "0.5"), tax("H", TaxKind.DIVISION, "0.5"))
    split = rounded_taxes(10_000, Fraction(1), halves, HUNDRED)
    assert (split.net, split.amounts) == (0, (5000, 5000))
    beside = (DUTY, *halves)
    assert exact_taxes(Fraction(1000), Fraction(1), beside, HUNDRED).total == 1000


def test_division_taxes_share_one_price_unless_they_compound() -> None:
    a, b = tax("A", TaxKind.DIVISION, "0.1"), tax("B", TaxKind.DIVISION, "0.2")
    assert exact_taxes(HUNDRED, Fraction(1), (a, b)).amounts == (10, 20)
    raising = tax("A", TaxKind.DIVISION, "0.1", affects_next_base=True)
    later = exact_taxes(HUNDRED, Fraction(1), (raising, b))
    assert later.amounts == (8, 20)
    assert later.total == 100


def test_a_tax_that_ignores_earlier_ones_is_reckoned_on_the_net() -> None:
    deaf = tax("P", TaxKind.PERCENT, "0.1", included=False, base_affected=False)
    assert rounded_taxes(1000, Fraction(1), (STATE, deaf), HUNDRED).amounts == (50, 100)


@pytest.mark.parametrize(
    "taxes",
    [
        (tax("A", TaxKind.DIVISION, "0.6", included=False),) * 2,
        (tax("A", TaxKind.DIVISION, "0.6"),) * 2,
        (tax("A", TaxKind.PERCENT, "-1"),),
        (tax("A", TaxKind.DIVISION, "1", affects_next_base=True), STANDARD),
        (tax("A", TaxKind.DIVISION, "0.5", included=False),) * 2,
    ],
)
def test_taxes_without_an_answer_are_refused(taxes: tuple[Tax, ...]) -> None:
    with pytest.raises(CashierError) as refusal:
        exact_taxes(HUNDRED, Fraction(1), taxes)
    assert refusal.value.key == "tax.rate"


@pytest.mark.parametrize("rate", ["NaN", "Infinity", "10001"])
def test_a_rate_without_meaning_is_refused(rate: str) -> None:
    with pytest.raises(CashierError):
        tax("A", TaxKind.PERCENT, rate)


def test_more_tax_than_price_and_unknown_rounding_are_refused() -> None:
    with pytest.raises(CashierError):
        tax("A", TaxKind.DIVISION, "1.01")
    with pytest.raises(CashierError):
        tax("A", TaxKind.DIVISION, "1", included=False)
    with pytest.raises(CashierError) as refusal:
        tax("A", TaxKind.PERCENT, "0.1", rounding="sideways")
    assert refusal.value.key == "tax.rounding"


def test_a_price_keeps_its_net_under_other_taxes() -> None:
    assert unit_price_under(Decimal(121), (STANDARD,), (REDUCED,)) == 109
    assert unit_price_under(Decimal(121), (STANDARD,), (SALES, CITY)) == 100
    assert unit_price_under(Decimal(100), (SALES,), (STANDARD,)) == 100
    assert unit_price_under(Decimal(-121), (STANDARD,), (REDUCED,)) == -109
    assert unit_price_under(Decimal(10), (STANDARD,), ()) == Decimal("8.264463")
    assert unit_price_under(Decimal(88), (SHARE,), (SHARE,)) == 88
