from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from plugins.fraud_detection.hours import is_outside
from plugins.fraud_detection.settings import Hours

SATURDAY = datetime(2026, 11, 21)  # noqa: DTZ001 - the shop's own clock
WEEK = (
    Hours(weekday="saturday", opens="08:00", closes="12:00"),
    Hours(weekday="saturday", opens="20:00", closes="02:00"),
    Hours(weekday="sunday", opens="00:00", closes="00:00"),
)


@pytest.mark.parametrize(
    ("hours", "outside"),
    [
        (7 + 59 / 60, True),
        (8, False),
        (11 + 59 / 60, False),
        (12, True),  # lunch
        (19 + 59 / 60, True),
        (20, False),
        (25, False),  # one in the morning of Sunday
        (48, True),  # Monday has no hours
        (47 + 59 / 60, False),  # Sunday is open all day
        (-6, True),  # Friday
    ],
)
def test_a_week_of_hours(hours: float, outside: bool) -> None:
    assert is_outside(WEEK, SATURDAY + timedelta(hours=hours)) is outside


def test_a_night_that_crosses_midnight_ends_on_the_next_day() -> None:
    night = (Hours(weekday="sunday", opens="22:00", closes="03:00"),)
    assert not is_outside(night, SATURDAY + timedelta(days=2, hours=2, minutes=59))
    assert is_outside(night, SATURDAY + timedelta(days=2, hours=3))
    assert is_outside(night, SATURDAY + timedelta(days=1, hours=2))
