from __future__ import annotations

import pytest

from pos_terminal.domain.cash_count import CashCount
from pos_terminal.domain.errors import CashierError


def test_expected_cash_is_float_and_sales_less_what_went_out() -> None:
    day = CashCount(
        float_minor=10_000,
        sales_minor=50_000,
        change_minor=3_000,
        refunds_minor=2_000,
        paid_in_minor=1_000,
        paid_out_minor=4_000,
    )
    assert day.expected_minor == 52_000
    assert day.closing_difference_minor(51_950) == -50


def test_a_shortage_overnight_is_no_shortage_of_the_shift() -> None:
    day = CashCount(float_minor=8_000, left_last_minor=10_000)
    assert day.opening_difference_minor == -2_000
    assert day.closing_difference_minor(8_000) == 0


def test_the_first_shift_has_nothing_to_differ_from() -> None:
    assert CashCount(float_minor=8_000).opening_difference_minor == 0


def test_a_shift_is_not_closed_without_a_count() -> None:
    with pytest.raises(CashierError) as refusal:
        CashCount(0).closing_difference_minor(None)
    assert refusal.value.key == "shift.count_needed"
