"""Datalogic Magellan, scanner and scale on one cable: S14 is answered by S14 and a state.

Lines end with CR. Four digits are hundredths of a pound, five are thousandths of a kilogram;
scans come unasked on the same line, as S08 and the kind of code.
"""

from __future__ import annotations

import re
from decimal import Decimal

from hardware.parsing.aim import split
from hardware.parsing.scales.reading import (
    BELOW_ZERO,
    EMPTY,
    GARBLED,
    OVERLOAD,
    UNSTABLE,
    ScaleReading,
    shown,
)
from hardware.values import ScanData

STATE = b"S14\r"

_WEIGHT = re.compile(rb"S(?:11|144)([0-9]{4,5})")
_STATES = {b"S140": UNSTABLE, b"S141": UNSTABLE, b"S142": OVERLOAD, b"S145": BELOW_ZERO}
_LONGEST = 200  # bytes of a line
# What it writes before the data -> the AIM identifier that reads it the same way.
_KINDS = {
    b"FF": "E4",  # EAN-8
    b"F": "E0",
    b"A": "E0",
    b"E": "E0",
    b"B1": "A0",
    b"B2": "I0",
    b"B3": "C0",
    b"R4": "e0",
}


def lines(data: bytes) -> tuple[list[bytes], bytes]:
    """Whole lines, and what may become one."""
    *whole, rest = data.split(b"\r")
    return [line.lstrip(b"\n") for line in whole], rest[-_LONGEST:]


def read(data: bytes) -> ScaleReading | None:
    """The first line that is the scale's; None where there is none yet."""
    return next((told for line in lines(data)[0] if (told := state(line)) is not None), None)


def state(line: bytes) -> ScaleReading | None:
    """What a line says of the scale; None where it is not its."""
    if not line.startswith(b"S1"):
        return None
    weight = _WEIGHT.fullmatch(line)
    if weight is not None:
        digits = weight[1]
        return (
            shown(Decimal(int(digits)).scaleb(-2), "lb")
            if len(digits) == 4
            else shown(Decimal(int(digits)).scaleb(-3), "kg")
        )
    return EMPTY if line.startswith(b"S143") else _STATES.get(line, GARBLED)


def scanned(line: bytes, source: str = "") -> ScanData | None:
    """The scan that a line is; None where it is none."""
    if not line.startswith(b"S08") or len(line) > _LONGEST:
        return None
    coded = line[3:]
    aim, data = split(coded[:3].decode("latin-1"))  # where it is set to AIM identifiers
    if aim and not data and len(coded) > len("]E0"):
        return ScanData(coded[3:], aim, source)
    for mark, aim in _KINDS.items():
        if coded.startswith(mark) and len(coded) > len(mark):
            return ScanData(coded[len(mark) :], aim, source)
    return None
