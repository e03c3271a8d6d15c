"""Text from catalogues and people made safe for paper: nothing that commands a printer stays."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

MAX_FIELD = 400  # characters; a 10 kB "name" must not use up a roll
_JOINERS = {"\u200c", "\u200d"}  # wanted inside Persian and Indic words
# Cc: C0, C1, DEL. Cf: bidi overrides, BOM, tags. Cs, Cn, Co: nothing that a font could draw.
_DROPPED = {"Cc", "Cf", "Cs", "Cn", "Co"}
_SPACES = {"Zs", "Zl", "Zp"}
_RTL = {"R", "AL"}
_WIDE = {"W", "F"}


def clean(text: str) -> str:
    """One line without control characters, bidi overrides or runs of spaces; NFC; capped."""
    if text.isascii() and text.isprintable():
        return _capped(" ".join(text[: MAX_FIELD * 4].split()))
    kept: list[str] = []
    for char in unicodedata.normalize("NFC", text[: MAX_FIELD * 4]):
        category = unicodedata.category(char)
        if char in "\t\n\r\v\f" or category in _SPACES:
            kept.append(" ")
        elif category not in _DROPPED or char in _JOINERS:
            kept.append(char)
    return _capped(" ".join("".join(kept).split()))


def _capped(line: str) -> str:
    return line if len(line) <= MAX_FIELD else line[: MAX_FIELD - 1] + "…"


def is_rtl(text: str) -> bool:
    """Whether the first strong character is Arabic or Hebrew."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in _RTL:
            return True
        if direction == "L":
            return False
    return False


def has_rtl(text: str) -> bool:
    """Whether anything in it is written from the right."""
    return any(unicodedata.bidirectional(char) in _RTL for char in text)


def clusters(text: str) -> list[str]:
    """The text in pieces that must stay together: a base with its marks, joined letters."""
    pieces: list[str] = []
    for char in text:
        joined = bool(pieces) and pieces[-1][-1] == "\u200d"
        if pieces and (joined or unicodedata.category(char)[0] == "M" or char in _JOINERS):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def columns(text: str) -> int:
    """Cells of a fixed grid that the text takes: wide East Asian characters two, marks none."""
    return len(text) if text.isascii() else sum(map(_cells, text))


@lru_cache(maxsize=4096)
def _cells(char: str) -> int:
    if unicodedata.category(char)[0] == "M" or char in _JOINERS:
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1
