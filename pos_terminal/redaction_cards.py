"""What makes a row of digits a payment card's number: issuer prefix, length, Luhn digit."""

from __future__ import annotations

# (first prefix, last prefix, lengths); ISO/IEC 7812 ranges as the card schemes publish them.
_SIXTEEN_UP = (16, 17, 18, 19)
_ISSUERS: tuple[tuple[str, str, tuple[int, ...]], ...] = (
    ("4", "4", (13, 16, 18, 19)),  # Visa
    ("51", "55", (16,)),  # Mastercard
    ("2221", "2720", (16,)),  # Mastercard
    ("34", "34", (15,)),  # American Express
    ("37", "37", (15,)),
    ("300", "305", (14, 15, 16, 17, 18, 19)),  # Diners Club
    ("3095", "3095", (14, 15, 16, 17, 18, 19)),
    ("36", "36", (14, 15, 16, 17, 18, 19)),
    ("38", "39", (14, 15, 16, 17, 18, 19)),
    ("3528", "3589", _SIXTEEN_UP),  # JCB
    ("353", "353", (16,)),  # RuPay with JCB
    ("50", "50", (12, 13, 14, 15, 16, 17, 18, 19)),  # Maestro, Elo, RuPay, Verve
    ("56", "58", (12, 13, 14, 15, 16, 17, 18, 19)),  # Maestro
    ("60", "69", (12, 13, 14, 15, 16, 17, 18, 19)),  # Maestro, Discover, UnionPay, RuPay, Troy
    ("81", "82", _SIXTEEN_UP),  # UnionPay, RuPay
    ("2200", "2205", _SIXTEEN_UP),  # Mir, Borica
    ("8600", "8600", (16,)),  # UzCard
    ("9704", "9704", (16, 19)),  # Napas
    ("9792", "9792", (16,)),  # Troy
    ("9860", "9860", (16,)),  # Humo
)
_GTIN_LENGTHS = (8, 12, 13, 14)
_AMBIGUOUS_LENGTHS = (12, 13)  # UPC-A and EAN-13; no scheme issues such short numbers any more


def is_card_number(digits: str) -> bool:
    """Whether ASCII digits are a card number and not, by their check digit, a product code."""
    if not 12 <= len(digits) <= 19 or not _has_issuer(digits) or not has_luhn_digit(digits):
        return False
    return not (len(digits) in _AMBIGUOUS_LENGTHS and is_gtin(digits))


def _has_issuer(digits: str) -> bool:
    return any(
        len(digits) in lengths and low <= digits[: len(low)] <= high
        for low, high, lengths in _ISSUERS
    )


def has_luhn_digit(digits: str) -> bool:
    """ISO/IEC 7812-1 annex B."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def is_gtin(digits: str) -> bool:
    """Whether the last digit is the GS1 check digit of a code of 8, 12, 13 or 14 digits."""
    if len(digits) not in _GTIN_LENGTHS:
        return False
    weighed = sum(int(d) * (1 + 2 * (place % 2)) for place, d in enumerate(reversed(digits)))
    return weighed % 10 == 0


def masked(digits: str) -> str:
    """Six digits of the BIN and the last four; only the last four of short numbers."""
    bin_digits = 6 if len(digits) >= 14 else 0
    return digits[:bin_digits] + "*" * (len(digits) - bin_digits - 4) + digits[-4:]
