"""CAS by request: ENQ, ACK, DC1, then one block with a check character.

SOH STX status sign six-characters unit-of-two BCC ETX EOT; CAS PD-II manual, 3.1.6 (type 6), and
Ohaus Aviator 7000 service manual, 6.1.1. The check character is the XOR of all bytes from the
status to the unit.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import reduce
from operator import xor

from hardware.parsing.scales.reading import (
    GARBLED,
    OVERLOAD,
    ScaleReading,
    number,
    shown,
    unit_of,
)

ENQUIRE, ACKNOWLEDGED, SEND_WEIGHT = b"\x05", b"\x06", b"\x11"

_BLOCK = re.compile(rb"\x01\x02([SUF][- F][ 0-9.F]{6}.{2})(.)\x03\x04", re.DOTALL)
_WRONG = re.compile(rb"\x01\x02.{11}\x03\x04", re.DOTALL)
_NUMBER = re.compile(rb" *([0-9]{1,6}|[0-9]{1,4}\.[0-9]{1,4})")


def read(data: bytes) -> ScaleReading | None:
    """The first whole block; None where there is none yet."""
    block = _BLOCK.search(data)
    if block is None:
        return GARBLED if _WRONG.search(data) else None
    said, check = block[1], block[2][0]
    if reduce(xor, said) != check:
        return GARBLED
    status, sign, digits = said[:1], said[1:2], said[2:8]
    if status == b"F" or sign == b"F" or b"F" in digits:
        return OVERLOAD
    written = _NUMBER.fullmatch(digits)
    if written is None:
        return GARBLED
    value = _value(written[1])
    return shown(-value if sign == b"-" else value, unit_of(said[8:]), moving=status == b"U")


def _value(digits: bytes) -> Decimal:
    """Without a point it counts thousandths."""
    return number(digits) if b"." in digits else number(digits).scaleb(-3)
