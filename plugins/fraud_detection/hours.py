"""Opening hours of a week; a day's hours may end on the next day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import get_args

from plugins.fraud_detection.settings import Hours, Weekday

_DAYS: tuple[str, ...] = get_args(Weekday)


def is_outside(hours: Sequence[Hours], local: datetime) -> bool:
    """Whether the shop is closed then; no hours at all: never. From opening to before closing."""
    if not hours:
        return False
    minute = local.hour * 60 + local.minute
    today = local.weekday()
    return not any(_covers(one, today, minute) for one in hours)


def _covers(one: Hours, today: int, minute: int) -> bool:
    opens, closes = _minutes(one.opens), _minutes(one.closes)
    day = _DAYS.index(one.weekday)
    if opens < closes:
        return day == today and opens <= minute < closes
    if day == today and minute >= opens:
        return True
    return (day + 1) % 7 == today and minute < closes


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])
