"""Under which digits a code is kept, so that each way to scan one article finds it (C26)."""

from __future__ import annotations

from pos_terminal.domain.check_digit import normalise_code

MAX_CODE = 64  # characters; longer ones are nobody's barcode

# What the ASCII codes of the digits add to the weighted sum, which must end in 0.
_ASCII_SHARE = {8: 768, 12: 1152, 13: 1200, 14: 1344}


def gtin(code: str) -> str | None:
    """A GTIN without its padding, at least EAN-13 (EAN-8 stays itself); None if it is none.

    UPC-A and EAN-13 with a leading 0 are one number, and so are EAN-13 and GTIN-14 with one.
    The last digit must be the GS1 check digit: mod 10, weights 3 and 1 from the right.
    """
    length = len(code)
    share = _ASCII_SHARE.get(length)
    if share is None or not (code.isdigit() and code.isascii()):
        return None
    digits = code.encode()
    if (sum(digits[-1::-2]) + 3 * sum(digits[-2::-2]) - share) % 10:
        return None
    if length == 12:
        return "0" + code
    if length == 14 and code[0] == "0":
        return code[1:]
    return code


def stored_code(code: str) -> str:
    """The form in which the catalogue keeps a code: as `domain.check_digit` spells it.

    A code with a wrong check digit is the shop's own and kept as it is.
    """
    return gtin(code) or normalise_code(code)
