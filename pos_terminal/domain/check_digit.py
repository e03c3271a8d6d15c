"""GS1 check digits, and the one spelling of a code that the catalogue uses."""

from __future__ import annotations

GTIN_LENGTHS = frozenset({8, 12, 13, 14})
_EAN13 = 13
_UPC_A = 12
_UPC_E = 8


def check_digit(body: str) -> str:
    """The digit that follows `body` (7, 11, 12 or 13 digits), weights 3 and 1 from the right.

    Source: GS1 General Specifications, 7.9.
    """
    weighted = sum(
        int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body))
    )
    return str(-weighted % 10)


def with_check_digit(body: str) -> str:
    """The body and its check digit."""
    return body + check_digit(body)


def is_digits(code: str) -> bool:
    """ASCII digits only; other scripts' digits are no barcode."""
    return code.isascii() and code.isdigit()


def is_gtin(code: str) -> bool:
    """EAN-8, UPC-A, EAN-13 or GTIN-14 with a right check digit."""
    return is_digits(code) and len(code) in GTIN_LENGTHS and check_digit(code[:-1]) == code[-1]


# What a digit adds to the sum that guards a price or weight: GS1 General Specifications, 7.9.2.
_TWICE_LESS = (0, 2, 4, 6, 8, 9, 1, 3, 5, 7)
_THRICE = (0, 3, 6, 9, 2, 5, 8, 1, 4, 7)
_FIVE_MORE = (0, 5, 1, 6, 2, 7, 3, 8, 4, 9)
_FIVE_LESS = (0, 5, 9, 4, 8, 3, 7, 2, 6, 1)
_OF_FOUR = (_TWICE_LESS, _TWICE_LESS, _THRICE, _FIVE_LESS)
_OF_FIVE = (_FIVE_MORE, _TWICE_LESS, _FIVE_LESS, _FIVE_MORE, _TWICE_LESS)


def value_check_digit(digits: str) -> str:
    """The digit that guards the four or five digits of a price or weight inside a label.

    Source: GS1 General Specifications, 7.9.3 and 7.9.4.
    """
    tables = _OF_FOUR if len(digits) == len(_OF_FOUR) else _OF_FIVE
    total = sum(table[int(digit)] for table, digit in zip(tables, digits, strict=True))
    if tables is _OF_FOUR:
        return str(total * 3 % 10)
    return str(_FIVE_LESS.index(-total % 10))


def upc_e_in_full(digits: str) -> str | None:
    """The eight digits of a UPC-E sent without check digit, or without number system too; or None.

    Only for who knows that it is one: six digits alone may be anything.
    """
    body = digits if len(digits) == _UPC_E - 1 else "0" + digits
    if not is_digits(digits) or len(body) != _UPC_E - 1:
        return None
    return next((body + last for last in "0123456789" if expand_upc_e(body + last)), None)


def expand_upc_e(code: str) -> str | None:
    """The UPC-A behind an eight-digit UPC-E (number system, six digits, check digit), or None."""
    if not is_digits(code) or len(code) != _UPC_E or code[0] not in "01":
        return None
    body, last = code[1:6], code[6]
    if last in "012":
        middle = body[:2] + last + "0000" + body[2:]
    elif last == "3" and body[2] not in "012":
        middle = body[:3] + "00000" + body[3:]
    elif last == "4" and body[3] != "0":
        middle = body[:4] + "00000" + body[4]
    elif last in "56789" and body[4] != "0":
        middle = body + "0000" + last
    else:
        return None  # that number would have been written shorter: misread
    upc_a = code[0] + middle + code[7]
    return upc_a if is_gtin(upc_a) else None


def is_in_house(code: str) -> bool:
    """Codes that a shop gives itself: GS1 prefixes 02, 04 and 20–29, or EAN-8 with 0 or 2.

    Their check digit is the shop's own affair. Source: GS1 prefix list, restricted circulation.
    """
    if not is_digits(code):
        return True
    if len(code) == _UPC_E:
        return code[0] in "02"
    padded = code.zfill(_EAN13)[-_EAN13:]
    return padded[0] == "2" or padded[:2] in {"02", "04"}


def normalise_code(raw: str) -> str:
    """One spelling for one item: UPC-A and UPC-E as EAN-13, GTIN-14 with a leading 0 likewise.

    Spaces and hyphens go; what is no right GTIN stays as it is.
    """
    code = raw.strip()
    packed = code.replace(" ", "").replace("-", "")
    if not is_digits(packed):
        return code
    if len(packed) == _UPC_A and is_gtin(packed):
        return "0" + packed
    if len(packed) == 14 and packed[0] == "0" and is_gtin(packed):
        return packed[1:]
    if len(packed) == _UPC_E and not is_gtin(packed):
        expanded = expand_upc_e(packed)
        return packed if expanded is None else "0" + expanded
    return packed if is_gtin(packed) else code
