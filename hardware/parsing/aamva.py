"""Driving licences and ID cards of the US and Canada: the PDF417 text, AAMVA versions 1 to 10.

Elements are found by their own names, never by the header's offsets: those of 58 of 74 public
samples are wrong. Dates are MMDDCCYY or CCYYMMDD, told apart by their first two digits, since
issuers write either whatever their country. Source: AAMVA DL/ID Card Design Standard, annex D.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from hardware.parsing.aamva_elements import Header, Subfile, header_of, subfiles_of

_DATE = re.compile(r"([0-9]{8})(?![0-9])")
_UNTIL = {"DDH": 18, "DDI": 19, "DDJ": 21}  # "under 18 until": an age in years
_ONCE = ("DBB", "DBA", "DBD")
_CENTURIES = ("19", "20", "21")
NO_BIRTH_DATE, CONTRADICTION, INCOMPLETE = "no_birth_date", "contradiction", "incomplete"


@dataclass(frozen=True, slots=True)
class Licence:
    """What a card says. It knows a person: it stays in the parser, and its repr shows nothing."""

    header: Header | None = field(repr=False)
    subfiles: tuple[Subfile, ...] = field(repr=False)

    @property
    def is_id_card(self) -> bool:
        """Whether it is an identity card that is no driving licence."""
        kinds = {each.kind for each in self.subfiles}
        return "ID" in kinds and "DL" not in kinds

    def values(self, element: str) -> tuple[str, ...]:
        """Everything that is said under one name, in order."""
        return tuple(
            value for each in self.subfiles for name, value in each.elements if name == element
        )

    def value(self, element: str) -> str:
        """The first value without blanks around it; empty where there is none."""
        return next((value.strip() for value in self.values(element)), "")

    def day(self, element: str) -> date | None:
        """A date; None where it is missing, damaged, or two of them disagree."""
        days = {day_of(value) for value in self.values(element)}
        return days.pop() if len(days) == 1 else None

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why it proves no age, whatever day it is; empty where it does."""
        found = []
        if self.day("DBB") is None:
            found.append(NO_BIRTH_DATE)
        if self.day("DBA") is None:
            found.append(INCOMPLETE)
        if any(self._contradictions()):
            found.append(CONTRADICTION)
        return tuple(found)

    def _contradictions(self) -> list[bool]:
        birth, issued, expires = self.day("DBB"), self.day("DBD"), self.day("DBA")
        return [
            any(len({day_of(one) for one in self.values(name)}) > 1 for name in _ONCE),
            self._is_dated("DBL") and self.day("DBL") != birth,  # another date of birth in use
            birth is not None and issued is not None and birth >= issued,
            birth is not None and expires is not None and birth >= expires,
            issued is not None and expires is not None and issued > expires,
            *(self._disagrees(name, years) for name, years in _UNTIL.items()),
        ]

    def _disagrees(self, element: str, years: int) -> bool:
        """Whether an "under 21 until" is another birthday; some mean the last day before it."""
        birth, until = self.day("DBB"), self.day(element)
        if birth is None or until is None:
            return birth is not None and self._is_dated(element)
        return abs(_birthday(birth, years) - until) > timedelta(days=1)

    def _is_dated(self, element: str) -> bool:
        return any(_DATE.match(value.strip()) for value in self.values(element))


def day_of(text: str) -> date | None:
    """A date of eight digits, in either order; None for what is none, or no card's date."""
    found = _DATE.match(text.strip())
    if found is None:
        return None
    digits = found[1]
    if digits[:2] not in _CENTURIES:  # no month: the year comes first
        digits = digits[4:] + digits[:4]
    if digits[:2] not in _CENTURIES:
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def licence_of(text: str) -> Licence | None:
    """The card of a PDF417 text; None where this is none. Never an exception."""
    header, body = header_of(text)
    subfiles = subfiles_of(body, header)
    names = {name for each in subfiles for name, _value in each.elements}
    if header is None and not {"DBB", "DAQ"} <= names:
        return None
    return Licence(header, subfiles)


def _birthday(birth: date, years: int) -> date:
    try:
        return birth.replace(year=birth.year + years)
    except ValueError:  # 29 February
        return date(birth.year + years, 3, 1)
