"""Toledo Prix (Brazil), PRT1: ENQ is answered by STX five characters ETX.

Digits are grams. Letters say why there are none: I it moves, N below zero, S overloaded.
"""

from __future__ import annotations

import re

from hardware.parsing.scales.reading import (
    BELOW_ZERO,
    OVERLOAD,
    UNSTABLE,
    ScaleReading,
    number,
    shown,
)

WEIGH = b"\x05"

_FRAME = re.compile(rb"\x02([0-9]{5}|IIIII|NNNNN|SSSSS)\x03")
_LETTERS = {b"I": UNSTABLE, b"N": BELOW_ZERO, b"S": OVERLOAD}


def read(data: bytes) -> ScaleReading | None:
    """The first whole frame; None where there is none yet."""
    frame = _FRAME.search(data)
    if frame is None:
        return None
    letters = _LETTERS.get(frame[1][:1])
    return letters if letters is not None else shown(number(frame[1]).scaleb(-3), "kg")
