"""Under which digits a code is kept, so that each way to scan one article finds it (C26)."""

from __future__ import annotations

MAX_CODE = 64  # characters; longer ones are nobody's barcode

_ASCII_ZERO = 48
_GTIN_LENGTHS = frozenset((8, 12, 13, 14))


def has_valid_check_digit(digits: str) -> bool:
    """Whether the last digit is the GS1 check digit (mod 10, weights 3 and 1 from the right)."""
    values = digits.encode("ascii")
    odd, even = values[-1::-2], values[-2::-2]
    weighted = sum(odd) + 3 * sum(even) - _ASCII_ZERO * (len(odd) + 3 * len(even))
    return weighted % 10 == 0


def is_gtin(code: str) -> bool:
    """Whether a code is a GTIN-8, -12, -13 or -14 with the right check digit."""
    return (
        len(code) in _GTIN_LENGTHS
        and code.isascii()
        and code.isdigit()
        and has_valid_check_digit(code)
    )


def stored_code(code: str) -> str:
    """The form in which the catalogue keeps a code: a GTIN without its padding, at least EAN-13.

    UPC-A and EAN-13 with a leading 0 are one number, and so are EAN-13 and GTIN-14 with one.
    EAN-8 stays itself. What has a wrong check digit is the shop's own code and kept as it is.
    """
    if not is_gtin(code):
        return code
    if len(code) == 12:
        return "0" + code
    if len(code) == 14 and code[0] == "0":
        return code[1:]
    return code
