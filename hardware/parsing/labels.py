"""From GS1 elements, and from GS1 Digital Link addresses, to what a label says of an item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from urllib.parse import parse_qsl, unquote, urlsplit

from hardware.parsing.aim import GS
from hardware.parsing.ean import is_right
from hardware.parsing.gs1 import LONGEST, Element, NotElements, elements, identifier
from hardware.parsing.gs1_dates import date_of
from hardware.parsing.gs1_lint import faults
from hardware.parsing.iso_codes import CURRENCIES
from hardware.values import ItemLabel

COUPONS = frozenset({"8110", "8112", "255"})
_UNITS = {"310": "kg", "320": "lb", "357": "oz"}  # net weights; the fourth digit: decimals
# What the lane acts on: a fault elsewhere on the label (a wrong IBAN) stops no sale.
_ACTED_ON = ("01", "02", "15", "16", "17", "7003", *_UNITS, "392", "393")
_LINK_LENGTHS = (8, 12, 13, 14)
_QUALIFIERS = frozenset({"22", "10", "21", "235"})


class WrongCheckDigit(NotElements):
    """The GTIN on the label was misread; the text is that number."""


def label_of(found: tuple[Element, ...], today: date) -> ItemLabel | None:
    """What the label says; None: it names no item. Raises NotElements for a value that cannot be.

    `today` places the century of two-digit years.
    """
    values = {each.ai: each for each in found}
    item = values.get("01") or values.get("02")
    if item is None:
        return None
    if not is_right(item.value):
        raise WrongCheckDigit(item.value)
    wrong = [ai for ai in faults(found) if ai.startswith(_ACTED_ON)]
    if wrong:
        raise NotElements(f"({wrong[0]}) cannot be")
    weight, unit = _weight(found)
    price, currency = _price(found)
    return ItemLabel(
        gtin=item.value,
        batch=_value(values, "10"),
        serial=_value(values, "21"),
        expires=_date(values, "17", today) or _date(values, "7003", today),
        best_before=_date(values, "15", today),
        sell_by=_date(values, "16", today),
        weight=weight,
        unit=unit,
        price=price,
        currency=currency,
        count=_count(values),
    )


def _value(values: Mapping[str, Element], ai: str) -> str:
    return values[ai].value if ai in values else ""


def _date(values: Mapping[str, Element], ai: str, today: date) -> date | None:
    return date_of(values[ai].value[:6], today) if ai in values else None


def _count(values: Mapping[str, Element]) -> int | None:
    """Pieces of a variable item (30), or of what a case holds (37, which goes with 02)."""
    text = _value(values, "30") or (_value(values, "37") if "01" not in values else "")
    return int(text) if text else None


def _weight(found: tuple[Element, ...]) -> tuple[Decimal | None, str]:
    for each in found:
        unit = _UNITS.get(each.ai[:3])
        if unit is not None and len(each.ai) == 4:
            return Decimal(each.value).scaleb(-int(each.ai[3])), unit
    return None, ""


def _price(found: tuple[Element, ...]) -> tuple[Decimal | None, str]:
    for each in found:
        if len(each.ai) == 4 and each.ai[:3] in ("392", "393"):
            amount = Decimal(each.parts[-1]).scaleb(-int(each.ai[3]))
            return amount, CURRENCIES.get(each.parts[0], "") if each.ai[2] == "3" else ""
    return None, ""


# -- GS1 Digital Link: the same elements as an address


def link_elements(text: str) -> tuple[Element, ...] | None:
    """The elements of a GS1 Digital Link address with a right GTIN; None for any other text."""
    begins = text[:8].lower().startswith(("https://", "http://"))
    if not begins or len(text) > LONGEST or not text.isprintable():
        return None
    try:
        asked = urlsplit(text)
        pairs = [*_path(asked.path), *_query(asked.query)]
        found = elements(GS.join(ai + value for ai, value in pairs))
    except ValueError:  # NotElements, or no address after all
        return None
    return found if is_right(found[0].value) else None


def _path(path: str) -> Iterator[tuple[str, str]]:
    """`…/01/GTIN/10/BATCH/21/SERIAL`: the last GTIN of the path and what qualifies it."""
    steps = path.strip("/").split("/")
    starts = [at for at, step in enumerate(steps[:-1]) if _is_item(step, steps[at + 1])]
    if not starts:
        raise NotElements("no GTIN in the path")
    start = starts[-1]
    yield "01", steps[start + 1].zfill(14)
    rest = steps[start + 2 :]
    for ai, value in zip(rest[::2], rest[1::2], strict=True):
        if ai not in _QUALIFIERS:
            raise NotElements("not a qualifier of a GTIN")
        yield ai, unquote(value)


def _is_item(ai: str, value: str) -> bool:
    digits = value.isascii() and value.isdigit()
    return ai in ("01", "gtin") and digits and len(value) in _LINK_LENGTHS


def _query(query: str) -> Iterator[tuple[str, str]]:
    for key, value in parse_qsl(query, max_num_fields=100):
        if key.isascii() and key.isdigit() and _known(key):
            yield key, value


def _known(key: str) -> bool:
    try:
        return identifier(key).ai == key
    except NotElements:
        return False
