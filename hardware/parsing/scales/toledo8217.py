"""Toledo 8217: "W" is answered by STX weight [N] CR, or by STX ? status CR.

Mettler Toledo DIVA Service Manual, 6.1.4.2 and 6.1.4.3; there 00.00 is pounds and 00.000 is
kilograms. Some scales send a status of 0 while a weight that they have told stays as it is.
"""

from __future__ import annotations

import re

from hardware.parsing.scales.reading import (
    BELOW_ZERO,
    EMPTY,
    OVERLOAD,
    UNSTABLE,
    ScaleReading,
    number,
    shown,
)

WEIGH = b"W"
ZERO = b"Z"
TARE = b"T"  # what lies on it; with five digits that weight
CLEAR_TARE = b"C"
ECHO = b"Ehello"  # whatever follows E comes back, until F
ECHOED = b"\x02E\rhello"
ECHO_END = b"F"

_FRAME = re.compile(rb"\x02(?: {0,4}([0-9]{1,3}\.([0-9]{2,3}))N?|\?([\x00-\x7f]))\r")
_MOTION, _OVER, _UNDER, _NO_ZERO, _CENTRE = 1, 2, 4, 8, 16
_UNCHANGED = ScaleReading(None, unchanged=True)


def read(data: bytes, unit: str = "") -> ScaleReading | None:
    """The first whole frame, None where there is none yet; `unit` "": by its decimals."""
    found = _FRAME.search(data)
    if found is None:
        return None
    digits, decimals, status = found.groups()
    if status is not None:
        return _status(status[0])
    return shown(number(digits), unit or ("lb" if len(decimals) == 2 else "kg"))


def _status(bits: int) -> ScaleReading:
    if bits & _OVER:
        return OVERLOAD
    if bits & _MOTION:
        return UNSTABLE
    if bits & (_UNDER | _NO_ZERO):
        return BELOW_ZERO
    return EMPTY if bits & _CENTRE else _UNCHANGED
