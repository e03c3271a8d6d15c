from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_terminal.domain.age import LeapBirthday, birthday, born_on_or_before, is_of_age
from pos_terminal.domain.errors import CashierError

EARLY = LeapBirthday.LAST_OF_FEBRUARY
DAYS = st.dates(date(1950, 1, 1), date(2080, 12, 31))


@pytest.mark.parametrize(
    ("birth", "today", "of_age"),
    [
        (date(2008, 6, 15), date(2026, 6, 14), False),
        (date(2008, 6, 15), date(2026, 6, 15), True),
        (date(2008, 6, 16), date(2026, 6, 15), False),
        (date(2008, 12, 31), date(2026, 12, 31), True),
        (date(2009, 1, 1), date(2026, 12, 31), False),
    ],
)
def test_one_turns_of_age_on_the_birthday(birth: date, today: date, of_age: bool) -> None:
    assert is_of_age(birth, 18, today) is of_age


@pytest.mark.parametrize(
    ("today", "of_age"),
    [(date(2026, 2, 28), False), (date(2026, 3, 1), True), (date(2028, 2, 29), True)],
)
def test_a_leap_day_child_turns_of_age_on_the_first_of_march(today: date, of_age: bool) -> None:
    assert is_of_age(date(2008, 2, 29), 18, today) is of_age


def test_a_law_may_let_a_leap_day_child_turn_of_age_a_day_early() -> None:
    birth = date(2008, 2, 29)
    assert not is_of_age(birth, 18, date(2026, 2, 27), EARLY)
    assert is_of_age(birth, 18, date(2026, 2, 28), EARLY)
    assert born_on_or_before(18, date(2026, 2, 28), EARLY) == birth
    assert birthday(birth, 18, EARLY) == date(2026, 2, 28)


def test_the_date_to_compare_an_id_with_is_shown() -> None:
    assert born_on_or_before(18, date(2026, 11, 21)) == date(2008, 11, 21)
    assert born_on_or_before(18, date(2028, 2, 29)) == date(2010, 2, 28)
    assert born_on_or_before(16, date(2028, 2, 29)) == date(2012, 2, 29)


@pytest.mark.parametrize("birth", [date(2026, 11, 22), date(1896, 11, 20), date(1800, 1, 1)])
def test_a_date_that_nobody_can_have_been_born_on_is_refused(birth: date) -> None:
    with pytest.raises(CashierError) as refusal:
        is_of_age(birth, 18, date(2026, 11, 21))
    assert refusal.value.key == "age.date"
    assert not refusal.value.facts, "a date of birth goes no further"


def test_the_oldest_person_and_a_child_born_today_are_judged() -> None:
    today = date(2026, 11, 21)
    assert is_of_age(date(1896, 11, 21), 18, today)
    assert not is_of_age(today, 18, today)
    assert is_of_age(today, 0, today)


@given(DAYS, st.integers(1, 99), st.sampled_from(LeapBirthday))
def test_the_shown_date_is_the_latest_that_is_of_age(
    today: date, min_age: int, leap: LeapBirthday
) -> None:
    latest = born_on_or_before(min_age, today, leap)
    assert is_of_age(latest, min_age, today, leap)
    assert not is_of_age(latest + timedelta(days=1), min_age, today, leap)


@given(DAYS, st.integers(1, 60), st.sampled_from(LeapBirthday))
def test_the_birthday_is_the_first_day_of_age(birth: date, years: int, leap: LeapBirthday) -> None:
    day = birthday(birth, years, leap)
    assert is_of_age(birth, years, day, leap)
    assert not is_of_age(birth, years, day - timedelta(days=1), leap)
