"""What a scanned code means: an item, or an item with its price or weight."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from pos_terminal.domain.check_digit import (
    GTIN_LENGTHS,
    check_digit,
    is_digits,
    is_gtin,
    is_in_house,
    normalise_code,
    with_check_digit,
)
from pos_terminal.domain.currency import minor_digits
from pos_terminal.domain.label_pattern import (
    COUNT,
    NORDIC_LABELS,
    PRICE,
    WEIGHT,
    LabelMatch,
    LabelPattern,
    match_label,
)
from pos_terminal.domain.rounding import round_fraction

__all__ = [
    "NORDIC_LABELS",
    "LabelMatch",
    "LabelPattern",
    "ScanMeaning",
    "VariableMeasure",
    "check_digit",
    "is_coupon",
    "is_gtin",
    "is_in_house",
    "match_label",
    "normalise_code",
    "read_code",
    "with_check_digit",
]

_VALUE_DIGITS = 5  # of a bare prefix: prefix, item number, five digits of value, check digit
_WEIGHT_PLACES = 3
_LABEL_LENGTH = 13


@dataclass(frozen=True, slots=True)
class ScanMeaning:
    """A code read: look `code` up; price or quantity come from the label where it has them."""

    kind: str  # "gtin" | "code" | "weight" | "price" | "count"
    code: str  # normalised; of a label with the value zeroed
    qty_milli: int | None = None  # thousandths of the unit, from a weight or count label
    price: Decimal | None = None  # major units for the whole piece, from a price label
    item: str = ""  # the item number inside a label, where its pattern marks it
    check_ok: bool = True  # False: looks like a GTIN, but misread or mistyped (C26)

    def price_minor(self, currency: str) -> int | None:
        """The label's price in minor units."""
        return None if self.price is None else int(self.price.scaleb(minor_digits(currency)))


@dataclass(frozen=True, slots=True)
class VariableMeasure:
    """The shop's labels: bare prefixes ("21") or whole patterns ("21IIIII{NNDDD}.")."""

    weight: tuple[str, ...] = ()
    price: tuple[str, ...] = ()
    labels: tuple[LabelPattern, ...] = field(default=())

    def patterns(self, currency: str) -> tuple[LabelPattern, ...]:
        """All patterns; raises CashierError("barcode.pattern") for one without meaning."""
        return (
            *self.labels,
            *(_pattern(entry, WEIGHT, _WEIGHT_PLACES) for entry in self.weight if entry.strip()),
            *(
                _pattern(entry, PRICE, minor_digits(currency))
                for entry in self.price
                if entry.strip()
            ),
        )


def _pattern(entry: str, meaning: str, places: int) -> LabelPattern:
    text = entry.strip()
    if not is_digits(text):
        return LabelPattern(text, meaning)
    items = _LABEL_LENGTH - 1 - _VALUE_DIGITS - len(text)
    value = "N" * (_VALUE_DIGITS - places) + "D" * places
    return LabelPattern(f"{text}{'I' * max(items, 1)}{{{value}}}", meaning, _LABEL_LENGTH)


# GS1 prefixes of coupons: 05 is a UPC-A of number system 5. Source: GS1 prefix list.
_COUPONS = ("05", "981", "982", "983", "984", "99")


def is_coupon(code: str) -> bool:
    """Whether a code is a manufacturer's or retailer's coupon, by its GS1 prefix."""
    usual = normalise_code(code)
    return len(usual) == _LABEL_LENGTH and is_gtin(usual) and usual.startswith(_COUPONS)


def read_code(raw: str, labels: VariableMeasure, currency: str) -> ScanMeaning:
    """What a scan means. Never refuses: an unknown code is for the catalogue to say.

    `check_ok` is False for a code of a GTIN's length whose check digit is wrong, in-house codes
    excepted.
    """
    code = normalise_code(raw)
    found = match_label(code, labels.patterns(currency))
    if found is not None and not found.check_ok:
        return ScanMeaning("code", code, check_ok=False)
    if found is not None and found.meaning == PRICE:
        return ScanMeaning("price", found.base_code, price=found.value, item=found.item)
    if found is not None and found.meaning in (WEIGHT, COUNT):
        milli = round_fraction(Fraction(found.value) * 1000)
        return ScanMeaning(found.meaning, found.base_code, qty_milli=milli, item=found.item)
    if is_gtin(code):
        return ScanMeaning("gtin", code)
    suspicious = is_digits(code) and len(code) in GTIN_LENGTHS and not is_in_house(code)
    return ScanMeaning("code", code, check_ok=not suspicious)
