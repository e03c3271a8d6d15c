"""EAN and UPC numbers as scanners send them: check digit, and the add-on of books and magazines."""

from __future__ import annotations

import re

_PARTED = re.compile(r"(\d{8}|\d{12,13})[+ ](\d{2}|\d{5})", re.ASCII)
_BOOKS = ("977", "978", "979")  # ISSN and ISBN: only these carry add-ons


def is_right(digits: str) -> bool:
    """Whether the last digit is the GS1 check digit of the others; False for anything else.

    Source: GS1 General Specifications, 7.9.1.
    """
    if not (digits.isascii() and digits.isdigit()):
        return False
    weighted = sum(int(d) * (3 if n % 2 else 1) for n, d in enumerate(reversed(digits)))
    return weighted % 10 == 0


def without_addon(data: str) -> tuple[str, str]:
    """The number, and the two or five digits beside it ("" where there are none).

    Parted by + or a space as some scanners are set; run together only behind an ISSN or ISBN.
    """
    parted = _PARTED.fullmatch(data)
    if parted is not None and is_right(parted[1]):
        return parted[1], parted[2]
    if len(data) in (15, 18) and data.startswith(_BOOKS) and data.isascii() and data.isdigit():
        if is_right(data[:13]):
            return data[:13], data[13:]
    return data, ""
