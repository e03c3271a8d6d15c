"""Guessing how a text file is written: encoding and delimiter, from its first part."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Sequence

SAMPLE_BYTES = 262_144
DELIMITERS = (",", ";", "\t", "|")

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def guess_encoding(sample: bytes) -> str:
    """UTF-8 where the sample is; UTF-16 by its mark; Windows-1252 otherwise."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if sample.startswith(mark):
            return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # may end within a character
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def guess_delimiter(text: str) -> str:
    """The delimiter that cuts the first lines into the same number of columns, most of them."""
    lines = text.splitlines()[:20]
    return max(DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: Sequence[str], delimiter: str) -> tuple[int, int]:
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:
        return (0, 0)
    if not widths or widths[0] < 2:
        return (0, 0)
    return (sum(width == widths[0] for width in widths), widths[0])
