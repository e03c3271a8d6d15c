"""What an element's pattern cannot see: check digits, dates, countries, currencies, coupons.

The checks are those of the GS1 Syntax Dictionary that a shop can meet; texts about deliveries
(AI 4300-4320) are not looked into.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from string import ascii_lowercase, ascii_uppercase, digits

from hardware.parsing.ean import is_right
from hardware.parsing.gs1 import Element
from hardware.parsing.gs1_coupon import is_coupon, is_paperless_coupon
from hardware.parsing.gs1_dates import is_date, is_time
from hardware.parsing.iso_codes import COUNTRIES, CURRENCIES

Check = Callable[[Element], bool]
_CSET82 = "!\"%&'()*+,-./" + digits + ":;<=>?" + ascii_uppercase + "_" + ascii_lowercase
_CSET32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83)


def faults(found: Iterable[Element]) -> tuple[str, ...]:
    """The identifiers whose value the standard refuses, in their order."""
    return tuple(each.ai for each in found if not _check(each))


def _check(element: Element) -> bool:
    for pattern, check in _CHECKS:
        if re.fullmatch(pattern, element.ai):
            return check(element)
    return True


def _digit_of(length: int | None = None) -> Check:
    """The check digit of the value's first `length` digits, or of all."""
    return lambda element: is_right(element.value[:length])


def _prefixed(element: Element) -> bool:
    """The key begins with a GS1 company prefix: four digits at least."""
    first = element.value[:4]
    return len(first) == 4 and first.isascii() and first.isdigit()


def _model(element: Element) -> bool:
    """A global model number's two check characters; General Specifications, 7.9.5."""
    body, pair = element.value[:-2], element.value[-2:]
    if not _prefixed(element) or len(body) > len(_PRIMES):
        return False
    weighted = sum(
        _CSET82.index(letter) * prime
        for letter, prime in zip(reversed(body), _PRIMES, strict=False)
    )
    high, low = divmod(weighted % 1021, 32)
    return pair == _CSET32[high] + _CSET32[low]


def _is_month(element: Element) -> bool:
    return is_date(element.value)


def _is_day(element: Element) -> bool:
    return all(is_date(part, day_may_be_0=False) for part in element.parts)


def _is_moment(element: Element) -> bool:
    value = element.value
    return is_date(value[:6], day_may_be_0=False) and is_time(value[6:])


def _is_delivery(element: Element) -> bool:
    """A moment of which day 00 and hour 99 may be left open."""
    value = element.value
    return is_date(value[:6]) and (value[6:] == "9999" or is_time(value[6:]))


def _is_country(element: Element) -> bool:
    return element.value[:3] in COUNTRIES or element.value[:3] == "999"


def _are_countries(element: Element) -> bool:
    value = element.value
    return all(value[at : at + 3] in COUNTRIES for at in range(0, len(value), 3))


def _is_account(element: Element) -> bool:
    """An IBAN: ISO 13616, mod 97."""
    value = element.value
    if re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{1,30}", value) is None:
        return False
    return int("".join(str(int(letter, 36)) for letter in value[4:] + value[:4])) % 97 == 1


def _is_piece(element: Element) -> bool:
    """A GTIN, then which piece of how many."""
    piece, total = element.value[14:16], element.value[16:18]
    return is_right(element.value[:14]) and "00" < piece <= total


def _is_place(element: Element) -> bool:
    """Third of five, as 3/5."""
    place, _slash, total = element.value.partition("/")
    return not place.startswith("0") and not total.startswith("0") and int(place) <= int(total)


def _is_importer(element: Element) -> bool:
    return re.fullmatch(r"\d[A-Za-z0-9_-]{3}", element.value) is not None


_CHECKS: tuple[tuple[str, Check], ...] = (
    (r"0[0-3]|41[0-7]|402|801[78]", _digit_of()),
    (r"253|255", _digit_of(13)),
    (r"8003", lambda element: is_right(element.parts[1])),
    (r"8006|8026", _is_piece),
    (r"401|7023|8004|8010", _prefixed),
    (r"8013", _model),
    (r"1[123567]", _is_month),
    (r"4326|7006|7007", _is_day),
    (r"432[45]", _is_delivery),
    (r"7003|7011|8008", _is_moment),
    (r"42[1246]|703\d", _is_country),
    (r"42[35]", _are_countries),
    (r"39[13]\d", lambda element: element.parts[0] in CURRENCIES or element.parts[0] == "999"),
    (r"7040", _is_importer),
    (r"7252", lambda element: element.value in "0129"),
    (r"7258", _is_place),
    (r"8001", lambda element: element.parts[3] in "019"),
    (r"8007", _is_account),
    (r"8110", lambda element: is_coupon(element.value)),
    (r"8112", lambda element: is_paperless_coupon(element.value)),
)
