"""Where one ESC/POS command ends and the next begins: enough to simulate a printer."""

from __future__ import annotations

from collections.abc import Callable

ESC, FS, GS, DLE = 0x1B, 0x1C, 0x1D, 0x10
_BARCODES_WITH_NUL = range(0, 7)

# Length of whole commands by their first two bytes; all others have one parameter.
_FIXED = {
    b"\x1b@": 2,
    b"\x1b2": 2,
    b"\x1bi": 2,
    b"\x1bm": 2,
    b"\x1bp": 5,
    b"\x1b$": 4,
    b"\x1b\\": 4,
    b"\x1c.": 2,
    b"\x1c&": 2,
    b"\x1dL": 4,
    b"\x1dW": 4,
    b"\x1d:": 2,
    b"\x10\x14": 5,
}


def command_length(data: bytes | bytearray) -> int | None:
    """Bytes of the command or run of text at the start; None where more must be read first."""
    if data[0] not in (ESC, FS, GS, DLE):
        end = next((i for i, byte in enumerate(data) if byte in (ESC, FS, GS, DLE)), len(data))
        return max(1, end)
    head = bytes(data[:2])
    if len(head) < 2:
        return None
    try:
        length = _VARIABLE[head](data) if head in _VARIABLE else _FIXED.get(head, 3)
    except IndexError:
        return None
    return length if length <= len(data) else None


def _raster(data: bytes | bytearray) -> int:
    """GS v 0: width in bytes × height."""
    return 8 + (data[4] + 256 * data[5]) * (data[6] + 256 * data[7])


def _columns(data: bytes | bytearray) -> int:
    """ESC *: one or three bytes a column."""
    return 5 + (data[3] + 256 * data[4]) * (3 if data[2] in (32, 33) else 1)


def _barcode(data: bytes | bytearray) -> int:
    """GS k: up to NUL in the old form, counted in the new."""
    if data[2] in _BARCODES_WITH_NUL:
        end = data.find(b"\x00", 3)
        if end < 0:
            raise IndexError
        return end + 1
    return 4 + data[3]


def _counted(data: bytes | bytearray) -> int:
    """GS ( and FS (: pL pH bytes follow."""
    return 5 + data[3] + 256 * data[4]


def _counted_long(data: bytes | bytearray) -> int:
    """GS 8 L: four bytes of length."""
    return 7 + data[3] + 256 * (data[4] + 256 * (data[5] + 256 * data[6]))


def _cut(data: bytes | bytearray) -> int:
    """GS V: with a feed in its second form."""
    return 4 if data[2] in (65, 66, 97, 98, 103, 104) else 3


_VARIABLE: dict[bytes, Callable[[bytes | bytearray], int]] = {
    b"\x1dv": _raster,
    b"\x1b*": _columns,
    b"\x1dk": _barcode,
    b"\x1d(": _counted,
    b"\x1c(": _counted,
    b"\x1d8": _counted_long,
    b"\x1dV": _cut,
}
