"""Lines that begin with ST,GS or US,NT: CAS PD-II and PDS, A&D, Kern, Ohaus and many others.

[STX] status, kind, [identification ,] sign weight [,] unit CR or LF; easymanua.ls CAS NT-200, 14,
CAS CI-600D, 10-3, and Tiger TI-02, 7.1; A&D AD-4403, 8-6, where TR and PT are tares, which are no
weight of goods.
"""

from __future__ import annotations

import re

from hardware.parsing.scales.reading import (
    BELOW_ZERO,
    GARBLED,
    OVERLOAD,
    ScaleReading,
    number,
    shown,
    unit_of,
)

# What people can choose -> what is sent to have a line; most write by themselves.
ASKED_BY = {"": b"", "W": b"W", "w": b"w", "P": b"P\r\n", "Q": b"Q\r\n", "ENQ": b"\x05"}

_UNIT = rb" *[A-Za-z]{1,3} *"
_LINE = re.compile(
    rb"(ST|US|OL|SD),(?:GS|NT|[GN] ?),"
    rb"(?:[^,\r\n]{0,4},(?!" + _UNIT + rb"[\r\n]))?"  # an identification, unless it is the weight
    rb"([^,\r\n]{4,16}(?:," + _UNIT + rb")?)[\r\n]"
)
_WEIGHT = re.compile(rb"([-+ ]?) *([0-9]{1,6}(?:\.[0-9]{1,4})?) *,?(" + _UNIT + rb")")


def read(data: bytes) -> ScaleReading | None:
    """The first whole line; None where there is none yet."""
    line = _LINE.search(data)
    if line is None:
        return None
    status, said = line[1], line[2]
    if status == b"OL":
        return BELOW_ZERO if said.startswith(b"-") else OVERLOAD
    written = _WEIGHT.fullmatch(said)
    if written is None:
        return GARBLED
    value = number(written[2])
    return shown(
        -value if written[1] == b"-" else value, unit_of(written[3]), moving=status != b"ST"
    )
