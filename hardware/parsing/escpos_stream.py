"""Where one ESC/POS command ends and the next begins: the one table of lengths.

Source: Epson's public ESC/POS reference, checked on tests/data/cases/hardware/escpos.json.
"""

from __future__ import annotations

import re
from collections.abc import Callable

ESC, FS, GS, DLE = 0x1B, 0x1C, 0x1D, 0x10
_LEADS = (ESC, FS, GS, DLE)
_TEXT = re.compile(rb"[^\x10\x1b\x1c\x1d]+")
_BARCODES_WITH_NUL = range(0, 7)
_KANJI_BYTES = 72  # 24 × 24 dots
_PULSE, _POWER_OFF, _BUZZER, _ASK, _CLEAR = 1, 2, 3, 7, 8
_REAL_TIME = {_PULSE: 5, _POWER_OFF: 5, _BUZZER: 8, _ASK: 4, _CLEAR: 10}

Bytes = bytes | bytearray
# A command's bytes in reach of its lead; IndexError where more must be read first.
Length = Callable[[Bytes, int], int]


def _heads(lead: int, seconds: bytes, length: int) -> dict[bytes, int | Length]:
    return {bytes((lead, second)): length for second in seconds}


def command_length(data: Bytes, at: int = 0) -> int | None:
    """Bytes of the command or run of text that begins at `at`; None where more must be read.

    A command that nobody knows counts as its two first bytes.
    """
    if data[at] not in _LEADS:
        text = _TEXT.match(data, at)
        return text.end() - at if text is not None else 1
    head = bytes(data[at : at + 2])
    if len(head) < 2:
        return None
    known = LENGTHS.get(head, 2)
    try:
        length = known(data, at) if callable(known) else known
    except IndexError:
        return None
    return length if at + length <= len(data) else None


def longest_command(data: Bytes) -> int:
    """Bytes of the longest command in a job: more none that was cut in the midst can swallow."""
    at = longest = 0
    while at < len(data):
        length = command_length(data, at) or len(data) - at
        if data[at] in _LEADS:
            longest = max(longest, length)
        at += length
    return longest


def _word(data: Bytes, at: int) -> int:
    return data[at] + 256 * data[at + 1]


def _raster(data: Bytes, at: int) -> int:
    """GS v 0: width in bytes × height."""
    return 8 + _word(data, at + 4) * _word(data, at + 6)


def _columns(data: Bytes, at: int) -> int:
    """ESC *: one or three bytes a column."""
    return 5 + _word(data, at + 3) * (3 if data[at + 2] in (32, 33) else 1)


def _tall_columns(data: Bytes, at: int) -> int:
    """GS Q 0: columns of y bytes."""
    return 8 + _word(data, at + 4) * _word(data, at + 6)


def _barcode(data: Bytes, at: int) -> int:
    """GS k: up to NUL in the old form, counted in the new."""
    if data[at + 2] in _BARCODES_WITH_NUL:
        return _to_nul(data, at + 1) + 1
    return 4 + data[at + 3]


def _to_nul(data: Bytes, at: int) -> int:
    """ESC D and the old GS k: up to NUL."""
    end = data.find(b"\x00", at + 2)
    if end < 0:
        raise IndexError
    return end + 1 - at


def _counted(data: Bytes, at: int) -> int:
    """ESC (, FS ( and GS (: pL pH bytes follow."""
    return 5 + _word(data, at + 3)


def _counted_long(data: Bytes, at: int) -> int:
    """GS 8 L: four bytes of length."""
    return 7 + _word(data, at + 3) + 65536 * _word(data, at + 5)


def _cut(data: Bytes, at: int) -> int:
    """GS V: with a feed in its second form."""
    return 4 if data[at + 2] in (65, 66, 97, 98, 103, 104) else 3


def _own_letters(data: Bytes, at: int) -> int:
    """ESC & y c1 c2 [x d1…d(y × x)] for each letter."""
    end = at + 5
    for _ in range(data[at + 3], data[at + 4] + 1):
        end += 1 + data[at + 2] * data[end]
    return end - at


def _own_picture(data: Bytes, at: int) -> int:
    """GS *: x × y × 8 bytes."""
    return 4 + data[at + 2] * data[at + 3] * 8


def _kept_pictures(data: Bytes, at: int) -> int:
    """FS q n: pictures of x × y × 8 bytes each."""
    end = at + 3
    for _ in range(data[at + 2]):
        end += 4 + _word(data, end) * _word(data, end + 2) * 8
    return end - at


def _user_memory(data: Bytes, at: int) -> int:
    """FS g 1 writes, FS g 2 asks."""
    return 10 + (_word(data, at + 8) if data[at + 2] in (1, 49) else 0)


def _asked_now(data: Bytes, at: int) -> int:
    """DLE EOT: some questions have a second number."""
    return 4 if data[at + 2] in (7, 8, 18) else 3


def _real_time(data: Bytes, at: int) -> int:
    """DLE DC4."""
    return _REAL_TIME.get(data[at + 2], 3)


def _counter(data: Bytes, at: int) -> int:
    """GS C 0, 1 and 2; its form in letters ends with the fifth semicolon."""
    if data[at + 2] != ord(";"):
        return 9 if data[at + 2] in (1, 49) else 5
    end = at + 2
    for _ in range(5):
        end = data.find(b";", end + 1)
        if end < 0:
            raise IndexError
    return end + 1 - at


LENGTHS: dict[bytes, int | Length] = {
    **_heads(ESC, b"@2<LS\x0cimoqvz5", 2),
    **_heads(ESC, b" !%-3=?4EFGJKMRTUVadertu{", 3),
    **_heads(ESC, b"$\\cBf", 4),
    **_heads(ESC, b"p", 5),
    **_heads(ESC, b"W", 10),
    b"\x1bD": _to_nul,
    b"\x1b*": _columns,
    b"\x1b&": _own_letters,
    b"\x1b(": _counted,
    **_heads(FS, b"&.", 2),
    **_heads(FS, b"!-CW", 3),
    **_heads(FS, b"S?p", 4),
    b"\x1c2": 4 + _KANJI_BYTES,
    b"\x1c(": _counted,
    b"\x1cg": _user_memory,
    b"\x1cq": _kept_pictures,
    **_heads(GS, b":c", 2),
    **_heads(GS, b"!#/BEHITabfhjrw|", 3),
    **_heads(GS, b"$\\LPW", 4),
    **_heads(GS, b"^z", 5),
    **_heads(GS, b"g", 6),
    b"\x1dC": _counter,
    b"\x1dQ": _tall_columns,
    b"\x1dV": _cut,
    b"\x1dk": _barcode,
    b"\x1dv": _raster,
    b"\x1d*": _own_picture,
    b"\x1d(": _counted,
    b"\x1d8": _counted_long,
    b"\x10\x04": _asked_now,
    b"\x10\x05": 3,
    b"\x10\x14": _real_time,
}
