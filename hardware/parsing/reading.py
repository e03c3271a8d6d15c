"""What was scanned: a document, an item with its label, a coupon, or a code for the lane to know.

Pure: no look-up is made here, and no text makes it fail or linger.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum

from hardware.parsing.aim import Identified, identify
from hardware.parsing.documents import SHORTEST, document_of
from hardware.parsing.ean import is_right
from hardware.parsing.gs1 import Element, NotElements, elements, from_brackets
from hardware.parsing.labels import COUPONS, WrongCheckDigit, label_of, link_elements
from hardware.values import IdReading, ItemLabel, ScanData

LONGEST = 7_100  # bytes: what the largest QR code holds; more is no scan
# By identifier: so many digits end in a check digit; fewer are a short UPC, or have none.
_WHOLE = {"E0": 13, "E3": 13, "E4": 8}
_NO_DOCUMENT = frozenset("EeICJ")  # linear codes and those of goods carry no document


class Kind(StrEnum):
    """What a scan is, as far as its own text tells."""

    CODE = "code"  # a GTIN, an in-house number, a card, a receipt: the lane looks it up
    ITEM = "item"  # a GS1 label
    COUPON = "coupon"
    DOCUMENT = "document"  # a person's; never a code, never shown
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Reading:
    """A scan understood. `refusal` is the key of a sentence where nothing can be done with it."""

    kind: Kind
    code: str = ""  # to be looked up; empty for a document and where it is refused
    label: ItemLabel | None = None
    document: IdReading | None = field(default=None, repr=False)
    symbology: str = ""
    misread: str = ""  # the number that a refusal names
    # scan.unreadable | scan.check_digit | scan.label | scan.no_item | scan.coupon
    refusal: str = ""


def read(scan: ScanData, today: date | None = None) -> Reading:
    """What was scanned. Never raises; `today` places two-digit years (default: this machine's)."""
    if not scan.data or len(scan.data) > LONGEST:
        return Reading(Kind.UNREADABLE, refusal="scan.unreadable")
    found = identify(scan.text.strip(" \r\n\t\x00\x02\x03"), scan.aim)
    if found.aim[:1] not in _NO_DOCUMENT or not found.aim:
        document = document_of(found.data) or _unknown_document(found, scan)
        if document is not None:
            return Reading(Kind.DOCUMENT, document=document, symbology=found.symbology)
    try:
        return _goods(found, today or datetime.now(UTC).date())
    except WrongCheckDigit as err:
        told = str(err)
        return Reading(
            Kind.ITEM, symbology=found.symbology, misread=told, refusal="scan.check_digit"
        )
    except NotElements:
        return Reading(Kind.ITEM, symbology=found.symbology, refusal="scan.label")


def misread(scan: ScanData) -> str:
    """The number in it whose check digit is surely wrong; empty where none is, or none is known."""
    found = identify(scan.text.strip(" \r\n\t\x00\x02\x03"), scan.aim)
    if found.retail:
        whole = found.data.isdigit() and len(found.data) == _WHOLE.get(found.aim)
        return found.data if whole and not is_right(found.data) else ""
    told = read(scan)
    return told.misread if told.refusal == "scan.check_digit" else ""


def _unknown_document(found: Identified, scan: ScanData) -> IdReading | None:
    """No goods carry a PDF417 of this length: it is some country's ID, and names a person."""
    if (found.aim[:1] == "L" or scan.by_id_reader) and len(found.data) > SHORTEST:
        return IdReading("other", doubts=("unknown_format",))
    return None


def _goods(found: Identified, today: date) -> Reading:
    if found.gs1:
        return _labelled(elements(found.data), found, today)
    if found.composite:
        return _composite(found, today)
    linked = link_elements(found.data) if not found.retail else None
    if linked is not None:
        return _labelled(linked, found, today)
    if found.data.startswith("(") and not found.aim:
        typed = _typed(found.data)
        if typed is not None:
            return _labelled(typed, found, today)
    return _code(found)


def _labelled(found: tuple[Element, ...], source: Identified, today: date) -> Reading:
    label = label_of(found, today)
    if label is not None:
        return Reading(Kind.ITEM, label.gtin, label, symbology=source.symbology)
    if any(each.ai in COUPONS for each in found):
        return Reading(Kind.COUPON, symbology=source.symbology, refusal="scan.coupon")
    return Reading(Kind.ITEM, symbology=source.symbology, refusal="scan.no_item")


def _composite(found: Identified, today: date) -> Reading:
    """A linear GTIN with an element string above it that says more about the item."""
    above = elements(found.composite)
    if not is_right(found.data) or any(each.ai in ("01", "02") for each in above):
        return _code(found)
    gtin = found.data.zfill(14)
    label = label_of((Element("01", gtin, (gtin,)), *above), today)
    return Reading(Kind.ITEM, gtin, label, symbology=found.symbology)


def _typed(text: str) -> tuple[Element, ...] | None:
    """The line below a barcode, typed with its brackets."""
    try:
        return elements(from_brackets(text))
    except NotElements:
        return None


def _code(found: Identified) -> Reading:
    if not found.data or not found.data.isprintable():
        return Reading(Kind.UNREADABLE, symbology=found.symbology, refusal="scan.unreadable")
    return Reading(Kind.CODE, found.data, symbology=found.symbology)
