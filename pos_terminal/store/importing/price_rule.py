"""Prices for a file that has none."""

from __future__ import annotations

import zlib

FROM_CODE = "from-code"
PRICE_RULES = (FROM_CODE,)

_LOWEST_MICRO = 490_000  # 0.49
_STEP_MICRO = 100_000  # 0.10
_STEPS = 296  # 0.49, 0.59, … 29.99


def price_from_code(code: str) -> int:
    """A price in millionths made of a code: 0.49 + 0.10 × (its digits as a number mod 296).

    So 0000000000017 costs 0.49 + 17 × 0.10 = 2.19, always and everywhere, with leading zeros or
    without. A code that is not all digits counts as the CRC-32 of its UTF-8 bytes.
    """
    number = int(code) if code.isdecimal() else zlib.crc32(code.encode())
    return _LOWEST_MICRO + _STEP_MICRO * (number % _STEPS)
