"""Commands that send dots: in columns, in rows, at once or kept for later."""

from __future__ import annotations

from hardware.simulators.paper.marks import Dots
from hardware.simulators.paper.press import Press
from hardware.simulators.paper.text_commands import Act

_STORE_ROWS, _STORE_COLUMNS, _PRINT = 112, 113, (2, 50)
_DOWNLOADED = -1  # the one picture of GS *


def _word(data: bytes, at: int) -> int:
    return data[at] + 256 * data[at + 1]


def from_columns(data: bytes, columns: int, height: int) -> bytes:
    """Rows of dots from columns of dots; a column's first byte is its top."""
    deep, wide = height // 8, (columns + 7) // 8
    rows = bytearray(wide * height)
    for at, byte in enumerate(data[: columns * deep]):
        column, top = at // deep, at % deep * 8
        mask = 0x80 >> column % 8
        for bit in range(8):
            if byte << bit & 0x80:
                rows[(top + bit) * wide + column // 8] |= mask
    return bytes(rows)


def _rows(press: Press, whole: bytes) -> None:
    """GS v 0."""
    if whole[2:3] not in (b"0", b"\x00"):
        press.complain("GS v is followed by 0")
        return
    across, down = _word(whole, 4), _word(whole, 6)
    wide, high = (2 if whole[3] & 1 else 1), (2 if whole[3] & 2 else 1)
    press.picture(Dots(0, across * 8, down, whole[8:], wide, high))


def _columns(press: Press, whole: bytes) -> None:
    """ESC *: 8 or 24 dots high, in one of two densities each."""
    columns, tall = _word(whole, 3), whole[2] in (32, 33)
    height = 24 if tall else 8
    rows = from_columns(whole[5:], columns, height)
    wide = 1 if whole[2] in (1, 33) else 2
    press.picture_in_line(Dots(0, columns, height, rows, wide, 1 if tall else 3))


def _tall_columns(press: Press, whole: bytes) -> None:
    """GS Q 0."""
    across, down = _word(whole, 4), _word(whole, 6)
    wide, high = (2 if whole[3] & 1 else 1), (2 if whole[3] & 2 else 1)
    rows = from_columns(whole[8:], across, down * 8)
    press.picture(Dots(0, across, down * 8, rows, wide, high))


def _graphics(press: Press, data: bytes) -> None:
    """GS ( L and GS 8 L: store, then print; other functions keep pictures in the printer."""
    if len(data) < 2:
        press.complain("a graphics command without its function")
    elif data[1] in (_STORE_ROWS, _STORE_COLUMNS) and len(data) >= 10:
        _store(press, data)
    elif data[1] in _PRINT and press.settings.stored is not None:
        press.finish_line()
        press.picture(press.settings.stored)
        press.settings.stored = None


def _store(press: Press, data: bytes) -> None:
    wide, high = data[3], data[4]
    across, down = _word(data, 6), _word(data, 8)
    rows = data[10:]
    if data[1] == _STORE_COLUMNS:
        down = (down + 7) // 8 * 8
        rows = from_columns(rows, across, down)
    if wide not in (1, 2) or high not in (1, 2) or len(rows) < (across + 7) // 8 * down:
        press.complain("a picture that is not all there is not stored")
        return
    press.settings.stored = Dots(0, across, down, rows, wide, high)


def _keep_one(press: Press, whole: bytes) -> None:
    """GS *."""
    across, down = whole[2] * 8, whole[3] * 8
    press.kept[_DOWNLOADED] = Dots(0, across, down, from_columns(whole[4:], across, down))


def _keep_many(press: Press, whole: bytes) -> None:
    """FS q: numbered from 1."""
    at = 3
    for number in range(1, whole[2] + 1):
        across, down = _word(whole, at) * 8, _word(whole, at + 2) * 8
        size = across * down // 8
        rows = from_columns(whole[at + 4 : at + 4 + size], across, down)
        press.kept[number] = Dots(0, across, down, rows)
        at += 4 + size


def _print_kept(press: Press, number: int, mode: int) -> None:
    dots = press.kept.get(number)
    if dots is None:
        press.complain("no picture is kept under this number")
        return
    wide, high = (2 if mode & 1 else 1), (2 if mode & 2 else 1)
    press.picture(Dots(0, dots.width, dots.height, dots.rows, wide, high))


PICTURE_COMMANDS: dict[bytes, Act] = {
    b"\x1dv": _rows,
    b"\x1b*": _columns,
    b"\x1dQ": _tall_columns,
    b"\x1d8": lambda press, whole: _graphics(press, whole[7:]),
    b"\x1d*": _keep_one,
    b"\x1d/": lambda press, whole: _print_kept(press, _DOWNLOADED, whole[2]),
    b"\x1cq": _keep_many,
    b"\x1cp": lambda press, whole: _print_kept(press, whole[2], whole[3]),
}


def counted_graphics(press: Press, whole: bytes) -> None:
    """GS ( L."""
    _graphics(press, whole[5:])
