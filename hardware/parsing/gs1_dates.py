"""Dates as GS1 writes them: two digits of the year, and day 00 for a month's last."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

_HALF = 50  # years; the window slides with today. GS1 General Specifications, 7.12


def century(year: int, today: date) -> int:
    """The whole year behind two digits: from 49 years before `today` to 50 after."""
    full = today.year - today.year % 100 + year
    if full - today.year > _HALF:
        return full - 100
    if full - today.year <= -_HALF:
        return full + 100
    return full


def date_of(digits: str, today: date) -> date | None:
    """YYMMDD; day 00 is the month's last. None where there is no such day."""
    if len(digits) != 6 or not (digits.isascii() and digits.isdigit()):
        return None
    year, month = century(int(digits[:2]), today), int(digits[2:4])
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    day = int(digits[4:]) or last
    return date(year, month, day) if day <= last else None


def is_date(digits: str, *, day_may_be_0: bool = True) -> bool:
    """Whether YYMMDD is a day of some year in the window."""
    if not day_may_be_0 and digits[4:] == "00":
        return False
    return date_of(digits, date(2000, 1, 1)) is not None


def is_time(digits: str) -> bool:
    """Whether HH, HHMM or HHMMSS is a time of day; empty is none and well."""
    limits = (24, 60, 60)
    pairs = [digits[at : at + 2] for at in range(0, len(digits), 2)]
    return len(pairs) <= len(limits) and all(
        len(pair) == 2 and pair.isdigit() and int(pair) < limit
        for pair, limit in zip(pairs, limits, strict=False)
    )
