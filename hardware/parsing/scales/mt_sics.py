"""Mettler Toledo's standard command set: SI is answered by S, a status, and a weight with unit.

Reference manual MT-SICS 11780711, "S" and "SI", and 2.3.2 for ES, ET and EL.
"""

from __future__ import annotations

import re

from hardware.parsing.scales.reading import (
    BELOW_ZERO,
    GARBLED,
    OVERLOAD,
    UNSTABLE,
    ScaleReading,
    number,
    shown,
    unit_of,
)

WEIGH = b"SI\r\n"
ZERO = b"ZI\r\n"
TARE = b"TI\r\n"
SET_TARE = b"TA"
CLEAR_TARE = b"TAC\r\n"

_LINE = re.compile(rb"(?:^|\n)(S[ ][^\r\n]{1,40}|E[STL])\r\n")
_WEIGHT = re.compile(rb"S ([SD]) +(-?[0-9]{1,7}(?:\.[0-9]{1,6})?) +([a-zA-Z]{1,5})")
_SAID = {b"S I": UNSTABLE, b"S +": OVERLOAD, b"S -": BELOW_ZERO}
_DONE = re.compile(rb"(?:^|\n)(ZI|TI|TA|TAC|Z|T) ([^\r\n]{1,40})\r\n")
_NOT_SO = re.compile(rb"[IL]|[-+]")


def read(data: bytes) -> ScaleReading | None:
    """The first whole line; None where there is none yet."""
    line = _LINE.search(data)
    if line is None:
        return None
    written = _WEIGHT.fullmatch(line[1])
    if written is not None:
        return shown(number(written[2]), unit_of(written[3]), moving=written[1] == b"D")
    return _SAID.get(line[1].rstrip(), GARBLED)


def done(data: bytes) -> bool | None:
    """Whether zero or tare was done; None where it has not answered yet."""
    if re.search(rb"(?:^|\n)E[STL]\r\n", data):
        return False
    line = _DONE.search(data)
    return None if line is None else _NOT_SO.fullmatch(line[2].strip()) is None
