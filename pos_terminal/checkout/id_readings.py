"""Whether a scanned document proves a date of birth on the day that it is shown."""

from __future__ import annotations

from datetime import date

from hardware.ports import IdReading
from pos_terminal.domain.age import MAX_AGE_YEARS, born_on_or_before
from pos_terminal.domain.errors import CashierError

# What is said of a doubt; everything else is damage that another scan may mend.
_OWN_WORDS = ("contradiction", "no_birth_date")


def proven_birth(reading: IdReading, today: date) -> date:
    """The date of birth of a document that is whole, valid today, and agrees with itself.

    CashierError: "age.contradiction", "age.no_birth_date", "age.unreadable", "age.expired".
    """
    said = reading.on(today)
    for doubt in _OWN_WORDS:
        if doubt in said.doubts:
            raise CashierError(f"age.{doubt}")
    if said.doubts or said.birth is None or said.expires is None:
        raise CashierError("age.unreadable")
    if not _is_possible(said.birth, said.expires, today):
        raise CashierError("age.contradiction")
    if said.expires < today:
        raise CashierError("age.expired")
    return said.birth


def _is_possible(birth: date, expires: date, today: date) -> bool:
    oldest = born_on_or_before(MAX_AGE_YEARS, today)
    return oldest <= birth <= today and birth < expires
