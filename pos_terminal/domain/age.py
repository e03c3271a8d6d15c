"""Is somebody old enough: judged in memory, a date of birth is never kept.

A person turns an age on the birthday; who was born on 29 February turns it on 1 March in other
years (the later day, so that nobody is served too early), unless the shop's law says 28 February.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pos_terminal.domain.errors import CashierError

MAX_AGE_YEARS = 130  # nobody has lived longer than 122; beyond this a date is a typing error


class LeapBirthday(StrEnum):
    """When a person born on 29 February has a birthday in a common year."""

    FIRST_OF_MARCH = "03-01"
    LAST_OF_FEBRUARY = "02-28"


def birthday(birth: date, years: int, leap: LeapBirthday = LeapBirthday.FIRST_OF_MARCH) -> date:
    """The day on which somebody turns `years`."""
    year = birth.year + years
    try:
        return birth.replace(year=year)
    except ValueError:  # 29 February in a common year
        return date.fromisoformat(f"{year:04d}-{leap.value}")


def born_on_or_before(
    min_age: int, today: date, leap: LeapBirthday = LeapBirthday.FIRST_OF_MARCH
) -> date:
    """The latest date of birth that is of age today: what the cashier compares with the ID."""
    try:
        latest = today.replace(year=today.year - min_age)
    except ValueError:  # today is 29 February, that year had none
        return date(today.year - min_age, 2, 28)
    leap_day_counts = leap is LeapBirthday.LAST_OF_FEBRUARY and (latest.month, latest.day) == (
        2,
        28,
    )
    if leap_day_counts and _is_leap(latest.year) and not _is_leap(today.year):
        return date(latest.year, 2, 29)
    return latest


def is_of_age(
    birth: date,
    min_age: int,
    today: date,
    leap: LeapBirthday = LeapBirthday.FIRST_OF_MARCH,
) -> bool:
    """Whether somebody born on `birth` is at least `min_age` years old `today`.

    Raises CashierError("age.date") for a date in the future or more than 130 years ago.
    """
    if birth > today or birth < born_on_or_before(MAX_AGE_YEARS, today):
        raise CashierError("age.date")
    return birth <= born_on_or_before(min_age, today, leap)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
