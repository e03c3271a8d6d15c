"""A recorded conversation with a device: the file that the Devices page saves, written and read.

A line is one thing that was said: when, which way, how many bytes, their first ones in hexadecimal
digits, and the same as text. Lines that begin with # are for people: where it is from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"\S+ ([<>!]) +([0-9]{1,9})  ((?:[0-9a-f]{2} ?)*) *\|.*\|")
_NOTE = re.compile(r"# *([a-z_]+): *(.*)")


@dataclass(frozen=True, slots=True)
class Said:
    """Bytes that went one way."""

    way: str  # ">" to the device, "<" from it, "!" a fault: its key
    data: bytes
    total: int  # bytes; `data` may be the first of them

    @property
    def whole(self) -> bool:
        """Whether all of it was kept."""
        return len(self.data) == self.total


@dataclass(frozen=True, slots=True)
class Recording:
    """What was said, in order, and the notes above it."""

    said: tuple[Said, ...]
    notes: dict[str, str]


def line_of(at: str, way: str, data: bytes, total: int) -> str:
    """One line; `at` is a moment of ISO 8601."""
    return f"{at} {way} {total:>5}  {data.hex(' ')}  |{text_of(data)}|\n"


def text_of(data: bytes) -> str:
    """What of it is text; a dot for the rest."""
    return "".join(chr(each) if 0x20 <= each < 0x7F else "·" for each in data)


def recording(text: str) -> Recording:
    """Read a file; raises ValueError that names the line which is none."""
    said: list[Said] = []
    notes: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        found, note = _LINE.fullmatch(line), _NOTE.fullmatch(line)
        if found is not None:
            said.append(Said(found[1], bytes.fromhex(found[3]), int(found[2])))
        elif note is not None:
            notes[note[1]] = note[2]
        elif line.strip() and not line.startswith("#"):
            raise ValueError(f"line {number} is none of a recording: {line[:60]}")
    return Recording(tuple(said), notes)
