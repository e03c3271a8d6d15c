"""NCI, also Weigh-Tronix SCP-01/SCP-02 and Brecknell: W CR is answered by weight and status.

LF weight unit CR LF [S] status CR ETX, or the status alone where there is no weight to tell;
Mettler Toledo DIVA Service Manual, 6.1.1, and Weigh-Tronix 8408-14788-01 for the bits.
"""

from __future__ import annotations

import re
from decimal import Decimal

from hardware.parsing.scales.reading import (
    BELOW_ZERO,
    EMPTY,
    GARBLED,
    OVERLOAD,
    UNSTABLE,
    ScaleReading,
    number,
    shown,
    unit_of,
)

WEIGH = b"W\r"
ZERO = b"Z\r"
TARE = b"T\r"

_FRAME = re.compile(rb"\n(?:([^\r\n\x03]{1,24})\r\n)?S?([\x30-\x7f]{2,4}|\?)\r\x03")
_WEIGHT = re.compile(rb"[ _]*(-?) *([0-9]{1,6}\.[0-9]{1,4}|[0-9]{1,6})([A-Za-z]{1,3}) *")
_POUNDS = re.compile(rb" *([0-9]{1,4})lb +([0-9]{1,2}(?:\.[0-9]{1,3})?)oz *", re.IGNORECASE)
_MOTION, _AT_ZERO, _MEMORY = 1, 2, 4 | 8  # of the first status byte
_UNDER, _OVER = 1, 2  # of the second; memory and calibration as in the first
_MARKS = 0x30  # bits that are always set


def read(data: bytes) -> ScaleReading | None:
    """The first whole frame; None where there is none yet."""
    frame = _FRAME.search(data)
    if frame is None:
        return None
    said, status = frame[1], frame[2]
    if status == b"?" or any(byte & _MARKS != _MARKS for byte in status):
        return GARBLED
    first, second = status[0], status[1]
    if (first | second) & _MEMORY:
        return GARBLED  # it says of itself that it is broken
    if second & _OVER:
        return OVERLOAD
    if first & _MOTION:
        return UNSTABLE
    if second & _UNDER:
        return BELOW_ZERO
    if said is None:
        return EMPTY if first & _AT_ZERO else UNSTABLE
    return _weight(said)


def _weight(said: bytes) -> ScaleReading:
    pounds = _POUNDS.fullmatch(said)
    if pounds is not None:
        return shown(Decimal(16) * number(pounds[1]) + number(pounds[2]), "oz")
    written = _WEIGHT.fullmatch(said)
    if written is None:
        return GARBLED
    value = number(written[2])
    return shown(-value if written[1] else value, unit_of(written[3]))
