"""Text for two short lines: what a display can spell, and how left and right share a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

RIGHT = "\t"  # in a line: what follows stands on the right edge, and is never cut
_INSTEAD = {
    "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
    "đ": "d", "Đ": "D", "þ": "th", "ð": "d", "ı": "i", "€": "EUR", "£": "GBP", "¥": "JPY",
    "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "×": "x", "÷": ":", "…": "...", "•": "*",
    "‘": "'", "’": "'", "‚": ",", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "·": ".",
    "½": "1/2", "¼": "1/4", "¾": "3/4", "°": "o",
}  # fmt: skip
_UNKNOWN = "?"
_NUMBER = re.compile(r"^[^\d-]*(-?)\D*(\d(?:.*\d)?)\D*$")  # without its currency
Spell = Callable[[str], str]


def cells(text: str) -> int:
    """How many cells a text takes: two for wide characters, none for marks above others."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def plain(text: str) -> str:
    """One line without control characters: what a name brings never reaches a device."""
    kept = (" " if character in "\n\r\u2028\u2029" else character for character in text)
    return "".join(c for c in kept if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))


def spelled(text: str, page: str) -> str:
    """The text in the characters of a code page, one cell each; "?" for what it cannot say.

    Empty where hardly anything could be said: a customer reads no row of question marks.
    """
    said = "".join(_in_page(character, page) for character in plain(text))
    unknown = said.count(_UNKNOWN) - text.count(_UNKNOWN)
    return "" if unknown > len(said.replace(" ", "")) // 2 else said


def _in_page(character: str, page: str) -> str:
    if _encodes(character, page):
        return character
    if unicodedata.category(character) == "Zs":
        return " "
    if character in _INSTEAD:
        return _INSTEAD[character]
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c)
    )
    if bare and bare != character:
        return "".join(_in_page(c, page) for c in plain(bare))
    return "" if unicodedata.combining(character) else _UNKNOWN


def _encodes(character: str, page: str) -> bool:
    try:
        data = character.encode(page)
    except UnicodeEncodeError:
        return False
    return len(data) == 1 and data[0] >= 0x20 and data[0] != 0x7F


def laid_out(line: str, columns: int, spell: Spell = plain) -> str:
    """A line of exactly `columns` cells: the left part cut, the right part on the right edge."""
    left, _, right = line.partition(RIGHT)
    right = _whole(spell(right.replace(RIGHT, " ")).strip(), columns)
    room = columns - cells(right) - (1 if right else 0)
    left = _cut(spell(left).rstrip(), max(0, room))
    return left + " " * (columns - cells(left) - cells(right)) + right


def _whole(amount: str, columns: int) -> str:
    """An amount, else its number alone, else nothing: without its last digit it is another one."""
    number = _NUMBER.sub(r"\1\2", amount)
    return next((text for text in (amount, number) if cells(text) <= columns), "")


def _cut(text: str, columns: int) -> str:
    taken, used = [], 0
    for character in text:
        used += _cells(character)
        if used > columns:
            break
        taken.append(character)
    return "".join(taken)
