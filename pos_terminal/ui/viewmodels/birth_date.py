"""A date of birth from digits: day, month, year; never kept longer than the question."""

from __future__ import annotations

from datetime import date

_LENGTH = 8  # DDMMYYYY


def digits_of(typed: str) -> str:
    """The digits of what was typed."""
    return "".join(c for c in typed if c.isdecimal() and c.isascii())[:_LENGTH]


def dotted(typed: str) -> str:
    """The digits as DD.MM.YYYY, as far as they go."""
    digits = digits_of(typed)
    parts = [digits[:2], digits[2:4], digits[4:]]
    return ".".join(part for part in parts if part)


def birth_from(typed: str, today: date) -> date | None:
    """The date, or None where the digits are no date of somebody alive."""
    digits = digits_of(typed)
    if len(digits) != _LENGTH:
        return None
    try:
        birth = date(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    except ValueError:
        return None
    return birth if 0 <= today.year - birth.year <= 120 and birth <= today else None
