"""Selling hours of a week, in the shop's own time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from plugins.age_verification.settings import SellingHours

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS: dict[str, frozenset[int]] = {
    "every_day": frozenset(range(7)),
    "monday_to_friday": frozenset(range(5)),
    "monday_to_saturday": frozenset(range(6)),
} | {name: frozenset({number}) for number, name in enumerate(_WEEK)}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """A time of the day on some weekdays; an end before its beginning is on the next day."""

    days: frozenset[int]  # 0: Monday
    begin_min: int  # after midnight
    until_min: int

    @property
    def length(self) -> timedelta:
        """How long it lasts."""
        over = 1_440 if self.until_min <= self.begin_min else 0
        return timedelta(minutes=self.until_min - self.begin_min + over)


def window_from(hours: SellingHours) -> Window:
    """A window as the settings have it."""
    return Window(_DAYS[hours.days], _minutes(hours.begin), _minutes(hours.until))


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def is_open(windows: Iterable[Window], local: datetime) -> bool:
    """Whether `local` lies in one of the windows; their end does not belong to them."""
    return any(
        began <= local < began + window.length
        for window in windows
        for began in _begins(window, local, (-1, 0))
    )


def opens_next(windows: Iterable[Window], local: datetime) -> datetime | None:
    """When the first window after `local` begins; None where there is none."""
    later = (
        began for window in windows for began in _begins(window, local, range(8)) if began > local
    )
    return min(later, default=None)


def _begins(window: Window, local: datetime, days: Iterable[int]) -> Iterable[datetime]:
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    for number in days:
        day = midnight + number * _DAY
        if day.weekday() in window.days:
            yield day + timedelta(minutes=window.begin_min)
