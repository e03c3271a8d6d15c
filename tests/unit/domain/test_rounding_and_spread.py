from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.rounding import ROUNDINGS, round_fraction, round_to_step
from pos_terminal.domain.spread import spread, spread_by_weight


@pytest.mark.parametrize(
    ("mode", "wanted"),
    [
        ("half_up", [1, 2, 3, 2, -1, -3]),
        ("half_even", [0, 2, 2, 2, 0, -2]),
        ("half_down", [0, 1, 2, 2, 0, -2]),
        ("up", [1, 2, 3, 2, -1, -3]),
        ("down", [0, 1, 2, 1, 0, -2]),
    ],
)
def test_each_way_to_round_is_symmetric_about_zero(mode: str, wanted: list[int]) -> None:
    values = [
        Fraction(v).limit_denominator() for v in ("0.5", "1.5", "2.5", "1.75", "-0.5", "-2.5")
    ]
    assert [round_fraction(value, mode) for value in values] == wanted
    assert [round_fraction(-value, mode) for value in values] == [-n for n in wanted]


def test_whole_numbers_stay_whole_in_every_mode() -> None:
    assert {round_fraction(Fraction(7), mode) for mode in ROUNDINGS} == {7}


@pytest.mark.parametrize(
    ("amount", "step", "mode", "wanted"),
    [
        (4202, 5, "half_even", 4200),
        (5254, 1000, "up", 6000),
        (5254, 100, "down", 5200),
        (125, 50, "half_up", 150),
        (125, 50, "half_down", 100),
        (-125, 50, "half_up", -150),
        (7, 1, "half_up", 7),
    ],
)
def test_cash_is_rounded_to_coins_that_exist(
    amount: int, step: int, mode: str, wanted: int
) -> None:
    assert round_to_step(amount, step, mode) == wanted


def test_an_unknown_way_to_round_is_refused() -> None:
    with pytest.raises(CashierError) as refusal:
        round_fraction(Fraction(1, 3), "bankers")
    assert refusal.value.key == "money.rounding"


def test_the_odd_cent_goes_to_the_largest_remainder() -> None:
    parts = [Fraction(10, 3), Fraction(11, 3), Fraction(9, 3)]
    assert spread(10, parts, [("a",), ("b",), ("c",)]) == [3, 4, 3]


def test_a_tie_goes_by_content_and_not_by_place() -> None:
    parts = [Fraction(1, 2), Fraction(1, 2)]
    assert spread(1, parts, [("b",), ("a",)]) == [0, 1]
    assert spread(1, list(reversed(parts)), [("a",), ("b",)]) == [1, 0]


def test_a_total_rounded_down_takes_from_the_smallest_remainder() -> None:
    assert spread(0, [Fraction(1), Fraction(0)], [("a",), ("b",)]) == [1, -1]
    assert sum(spread(2, [Fraction(3, 2), Fraction(3, 2)], [("a",), ("b",)])) == 2


@given(
    st.lists(st.integers(0, 10**6), min_size=1, max_size=20).filter(any),
    st.integers(-(10**7), 10**7),
)
def test_shares_by_weight_sum_and_stay_within_a_cent(weights: list[int], total: int) -> None:
    shares = spread_by_weight(total, weights, [(n,) for n in range(len(weights))])
    assert sum(shares) == total
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - Fraction(total * weight, sum(weights))) < 1
