"""I8, as far as the journal goes: no card number in any event, wherever it came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from pos_terminal.store.verify.reading import Row
from pos_terminal.store.verify.watch import Data, Watch

# where product codes live; an EAN-13 may well look like an old 13-digit card
_CODE_FIELDS = frozenset({"gtin", "sku"})
_ALONE = re.compile(r"(?<![\w])\d(?:[ \-.]?\d){12,18}(?![\w])|(?<=[;B=])\d{13,19}(?=[=^?&])")
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}")
_ID_BYTES = re.compile(_ID.pattern.encode())
_SHAPE = bytes(ord("0") if chr(i).isdecimal() else ord("x") for i in range(256))
_LONG = b"0" * 13
# Visa, Mastercard (two), American Express, Discover, JCB, Diners, UnionPay, Maestro
_ISSUER = re.compile(
    r"4\d{12}(?:\d{3}){0,2}$|5[1-5]\d{14}$|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}$"
    r"|3[47]\d{13}$|6(?:011|22\d|4[4-9]\d|5\d\d)\d{12,15}$|35(?:2[89]|[3-8]\d)\d{12,15}$"
    r"|3(?:0[0-5]|095|[689]\d)\d{11,16}$|62\d{14,17}$|(?:50|5[678]|6\d)\d{11,17}$"
)


class CardWatch(Watch):
    """Walks through an event's texts where its bytes show a long number."""

    name = "I8 card numbers"
    fine = "No event holds a card number."

    def see(self, row: Row, data: Data) -> None:
        """Look at one event."""
        if not _shows_a_long_number(row.data):
            return
        for field, value in _texts(data, ""):
            if field not in _CODE_FIELDS and holds_card_number(value):
                self.found(f"seq {row.seq}", f"{row.event_type} holds a card number in {field}.")


def _shows_a_long_number(raw: bytes) -> bool:
    """A quick look at the bytes, product codes and ids left out; most events need no other."""
    if not raw.isascii():
        raw = unicodedata.normalize("NFKC", raw.decode("utf-8", "replace")).encode()
    for code in _CODE_FIELDS:
        first, *rest = raw.split(f'"{code}":"'.encode())
        raw = b"x".join([first, *(part[part.find(b'"') :] for part in rest)])
    if _LONG not in raw.translate(_SHAPE, b" -."):
        return False
    return _LONG in _ID_BYTES.sub(b"x", raw).translate(_SHAPE, b" -.")


def _texts(value: Any, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield key, key
            yield from _texts(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, field)
    elif isinstance(value, str) and not _ID.fullmatch(value):
        yield field, value
    elif isinstance(value, int):
        yield field, str(value)


def holds_card_number(text: str) -> bool:
    """Whether a number in the text has an issuer's prefix, its length and Luhn's check digit.

    A 13-digit number that is a right EAN-13 is taken for one. Source: ISO/IEC 7812-1 annex B.
    """
    plain = unicodedata.normalize("NFKC", text)
    for found in _ALONE.finditer(_ID.sub(" ", plain)):
        digits = re.sub(r"\D", "", found.group())
        if _ISSUER.match(digits) and _luhn(digits) and not _ean13(digits):
            return True
    return False


def _luhn(digits: str) -> bool:
    doubled = [int(d) * 2 for d in digits[-2::-2]]
    return (sum(d - 9 if d > 9 else d for d in doubled) + sum(map(int, digits[-1::-2]))) % 10 == 0


def _ean13(digits: str) -> bool:
    weighed = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits))
    return len(digits) == 13 and weighed % 10 == 0
