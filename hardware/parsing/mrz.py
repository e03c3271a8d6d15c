"""Machine-readable zones of passports, identity cards and visas: TD1, TD2, TD3, MRV-A, MRV-B.

Nothing is guessed: letters that look like digits are refused, though `corrected` offers what they
may have been. Source: ICAO Doc 9303, parts 3 to 7.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

FILLER = "<"
_CHARACTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<")
_SHAPES = {(2, 44): "TD3", (2, 36): "TD2", (3, 30): "TD1"}
_ONE_LINE = {88: 44, 72: 36, 90: 30}  # characters in all -> of one line
_WEIGHTS = (7, 3, 1)
_LONGEST = 200  # characters; more is no zone

# Where the fields of one line stand: start, stop.
Field = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand once all lines are one string."""

    name: Field
    number: int  # nine characters and a check digit
    nationality: int
    birth: int  # six and a check digit, then the sex
    expiry: int  # six and a check digit
    optional: Field
    composite: tuple[Field, ...]  # what the last check digit is over; empty: there is none
    spare: Field = (0, 0)  # TD1: the second optional field


_LAYOUTS: Mapping[str, _Layout] = MappingProxyType(
    {
        "TD3": _Layout((5, 44), 44, 54, 57, 65, (72, 86), ((44, 54), (57, 64), (65, 87))),
        "TD2": _Layout((5, 36), 36, 46, 49, 57, (64, 71), ((36, 46), (49, 56), (57, 71))),
        "TD1": _Layout(
            (60, 90), 5, 45, 30, 38, (15, 30), ((5, 30), (30, 37), (38, 45), (48, 59)), (48, 59)
        ),
        "MRV-A": _Layout((5, 44), 44, 54, 57, 65, (72, 88), ()),
        "MRV-B": _Layout((5, 36), 36, 46, 49, 57, (64, 72), ()),
    }
)


@dataclass(frozen=True, slots=True)
class Zone:
    """What a zone says. It knows a person: it stays in the parser, and its repr shows nothing.

    Dates are YYMMDD as printed, fillers and all; `checks` says of each check digit whether it fits.
    """

    format: str  # TD1 | TD2 | TD3 | MRV-A | MRV-B
    code: str  # the document's: "P<", "ID", "AR"
    issuer: str = field(repr=False)
    number: str = field(repr=False)
    is_long: bool = field(repr=False)  # the number goes on among the optional data
    birth: str = field(repr=False)
    expiry: str = field(repr=False)
    sex: str = field(repr=False)
    nationality: str = field(repr=False)
    surname: str = field(repr=False)
    given: str = field(repr=False)
    checks: Mapping[str, bool] = field(repr=False)

    @property
    def is_whole(self) -> bool:
        """Whether every check digit fits."""
        return all(self.checks.values())


def check_digit(data: str) -> int:
    """ICAO 7-3-1 modulo 10; letters count from 10, a filler is 0."""
    return sum(_worth(one) * _WEIGHTS[at % 3] for at, one in enumerate(data)) % 10


def lines_of(text: str) -> tuple[str, ...] | None:
    """The lines of a zone, however they came; None where they make up no zone."""
    if len(text) > _LONGEST:
        return None
    rows = [row for row in re.split(r"[\r\n\x02\x03]+", text) if row.strip()]
    if len(rows) == 1:
        rows = _cut(rows[0])
    lines = tuple(row.replace(" ", FILLER) for row in rows)
    lengths = {len(line) for line in lines}
    if len(lengths) != 1 or (len(lines), *lengths) not in _SHAPES:
        return None
    return lines if set("".join(lines)) <= _CHARACTERS else None


def zone_of(text: str) -> Zone | None:
    """The zone in a text; None where this is none. Never an exception."""
    lines = lines_of(text)
    if lines is None or not lines[0][0].isalpha():
        return None
    kind = _SHAPES[len(lines), len(lines[0])]
    if lines[0][0] == "V" and kind != "TD1":
        kind = "MRV-A" if kind == "TD3" else "MRV-B"
    return _zone(kind, "".join(lines))


def corrected(text: str) -> str | None:
    """What a misread zone may have been, lines by LF; None unless all its check digits then fit.

    Offered to a person who compares it with the document, never verified by itself.
    """
    zone = lines_of(text.upper())
    if zone is None:
        return None
    kind = _SHAPES[len(zone), len(zone[0])]
    mended = _mended("".join(zone), _LAYOUTS[kind])
    width = len(zone[0])
    lines = "\n".join(mended[at : at + width] for at in range(0, len(mended), width))
    found = zone_of(lines)
    return lines if found is not None and found.is_whole else None


# -- inside


def _worth(one: str) -> int:
    if one == FILLER:
        return 0
    return int(one) if one.isdigit() else ord(one) - ord("A") + 10


def _cut(row: str) -> list[str]:
    """One string of all lines; blanks may stand for fillers, also at its end."""
    for text in (row, row.strip()):
        width = _ONE_LINE.get(len(text))
        if width is not None:
            return [text[at : at + width] for at in range(0, len(text), width)]
    return [row]


def _fits(data: str, digit: str, *, filler: bool = False) -> bool:
    """Whether a check digit is right; a filler is one only over nothing, where that is allowed."""
    if digit == FILLER:
        return filler and not data.strip(FILLER)
    return digit.isdigit() and int(digit) == check_digit(data)


def _zone(kind: str, text: str) -> Zone:
    at = _LAYOUTS[kind]
    number, is_long, number_fits = _number(kind, text, at)
    birth, expiry = text[at.birth : at.birth + 6], text[at.expiry : at.expiry + 6]
    checks = {
        "number": number_fits,
        "birth": _fits(birth, text[at.birth + 6]),
        "expiry": _fits(expiry, text[at.expiry + 6]),
    }
    optional = text[slice(*at.optional)]
    if kind == "TD3":
        checks["optional"] = _fits(optional, text[86], filler=True)
    if at.composite:
        over = "".join(text[slice(*part)] for part in at.composite)
        checks["composite"] = _fits(over, text[59] if kind == "TD1" else text[-1])
    surname, _, given = text[slice(*at.name)].partition("<<")
    return Zone(
        format=kind,
        code=text[:2],
        issuer=_words(text[2:5]),
        number=number,
        is_long=is_long,
        birth=birth,
        expiry=expiry,
        sex=text[at.birth + 7],
        nationality=_words(text[at.nationality : at.nationality + 3]),
        surname=_words(surname),
        given=_words(given),
        checks=MappingProxyType(checks),
    )


def _number(kind: str, text: str, at: _Layout) -> tuple[str, bool, bool]:
    """The document's number, whether it is a long one, and whether its check digit fits.

    More than nine characters: the check digit is a filler, and the rest and its check digit
    begin the optional data (parts 5 and 6, note j). Belgian cards of before 2014 count that filler.
    """
    first, digit = text[at.number : at.number + 9], text[at.number + 9]
    rest = text[slice(*at.optional)].split(FILLER)[0]
    if digit == FILLER and kind in ("TD1", "TD2") and len(rest) > 1:
        ways = (first + rest[:-1], first + FILLER + rest[:-1])
        return ways[0], True, any(_fits(way, rest[-1]) for way in ways)
    return first.rstrip(FILLER), False, _fits(first, digit)


def _words(text: str) -> str:
    return " ".join(text.split(FILLER)).strip()


_LETTERS = str.maketrans("012568", "OIZSGB")
_DIGITS = str.maketrans("OQDIZSGB", "00012568")


def _mended(text: str, at: _Layout) -> str:
    """Letters where only digits can stand, and the other way round."""
    letters = (at.name, (2, 5), (at.nationality, at.nationality + 3))
    last = 59 if at.name[0] == 60 else len(text) - 1
    digits = (
        (at.number + 9, at.number + 10),
        (at.birth, at.birth + 7),
        (at.expiry, at.expiry + 7),
        *(((last, last + 1),) if at.composite else ()),
    )
    mended = list(text)
    for table, parts in ((_LETTERS, letters), (_DIGITS, digits)):
        for start, stop in parts:
            mended[start:stop] = text[start:stop].translate(table)
    return "".join(mended)
