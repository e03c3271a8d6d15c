"""Whether a scan is a person's document, and what of it the lane may know (I8)."""

from __future__ import annotations

import re
from datetime import date

from hardware.parsing.aamva import Licence, licence_of
from hardware.parsing.mrz import Zone, check_digit, zone_of
from hardware.values import IdReading

__all__ = ["SHORTEST", "begins_document", "document_of"]

_AROUND = " \r\n\t\x00\x02\x03\x04\x1c\x1d\x1e"
_ZONE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789< \r\n")
_ZONE_BEGINS = re.compile(r"[PIACV][A-Z< ][A-Z][A-Z< ]{2}")
_CARD_BEGINS = re.compile(r"@.{0,12}?(?:ANSI|AAMVA|AMVA) {0,3}[0-9]", re.DOTALL)
_PIECES = re.compile(
    # what is left of a document when its lines came one by one: no barcode, and nothing to search
    r"[A-Z0-9<]{9}[0-9<][A-Z][A-Z<]{2}[0-9<]{6}[0-9][MFX<][0-9<]{6}[0-9<][A-Z0-9<]*"
    r"|[0-9<]{6}[0-9][MFX<][0-9<]{6}[0-9<][A-Z][A-Z<]{2}[A-Z0-9<]*"
    r"|(?:DL|ID|EN)?D(?:BA|BB|BD|DB|DH|DI|DJ)[0-9]{8}"
)
SHORTEST = 48  # characters; no record of a person is shorter, no member's card or ticket longer
_FOREIGN = re.compile(  # known by their form, and not read: they prove nothing
    r"@[MFX]@[ 0-9]{6,10}@[A-Z]@[0-9]{2}/[0-9]{2}/[0-9]{4}@"  # Argentina
    r"|\|[MF]\|[A-Z]{3}\|[0-9]{13}\|"  # South Africa
    r"|registrocivil\.cl/docstatus"  # Chile
    r"|PubDSK_"  # Colombia
)
_DAY = r"([0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01]))([0-9])"
_DATES = re.compile(rf"(?={_DAY}[MFX<]{_DAY})")
_DOCUMENTS = {"P": "passport", "I": "id_card", "A": "id_card", "C": "id_card", "V": "other"}


def document_of(text: str) -> IdReading | None:
    """What the lane may know of a document; None: this text is none.

    Recognised generously: half a document is a document with a doubt, never somebody's name in a
    search field. Any text is allowed and no exception leaves; the text is not kept.
    """
    bare = text.strip(_AROUND)
    if bare.isascii() and bare.isdigit():
        return None  # a GTIN, as nearly all scans are: every document has letters
    zone = zone_of(text) or zone_of(bare)
    if zone is not None and _ZONE_BEGINS.match(bare) and ("<<" in bare or "  " in bare):
        return _of_zone(zone)
    licence = licence_of(text)
    if licence is not None:
        return _of_licence(licence)
    if _CARD_BEGINS.match(bare) or _is_piece(bare):
        return IdReading("other", doubts=("incomplete",))
    if len(bare) > SHORTEST and (_FOREIGN.search(bare) or _holds_a_zone(bare)):
        return IdReading("other", doubts=("unknown_format",))
    return None


def begins_document(text: str) -> bool:
    """Whether this begins as a document does, so that CR and LF do not end the scan."""
    bare = text.lstrip(_AROUND)[:120]
    return bare.startswith("@") or _is_zone_piece(bare)


def _holds_a_zone(bare: str) -> bool:
    """Whether the dates of a zone stand in it with their check digits: in an address, a record."""
    return any(
        str(check_digit(born)) == digit and str(check_digit(ends)) == last
        for born, digit, ends, last in _DATES.findall(bare)
    )


def _is_piece(bare: str) -> bool:
    return _is_zone_piece(bare) or _PIECES.fullmatch(bare) is not None


def _is_zone_piece(bare: str) -> bool:
    return "<<" in bare and set(bare) <= _ZONE and _ZONE_BEGINS.match(bare) is not None


def _of_licence(licence: Licence) -> IdReading:
    kind = "id_card" if licence.is_id_card else "driving_licence"
    return IdReading(kind, licence.day("DBB"), licence.day("DBA"), licence.doubts)


def _of_zone(zone: Zone) -> IdReading:
    birth, expires = _day(zone.birth), _day(zone.expiry)
    found = (
        (not zone.is_whole, "check_digit"),
        (birth is None, "no_birth_date"),
        (expires is None, "incomplete"),
    )
    doubts = tuple(doubt for stands, doubt in found if stands)
    return IdReading(_kind(zone), birth, expires, doubts, short_years=True)


def _kind(zone: Zone) -> str:
    """EU and UK residence permits have R behind the first letter; crew cards are AC."""
    if zone.code[1] == "R" and zone.code[0] in "IAC":
        return "residence_permit"
    return "other" if zone.code == "AC" else _DOCUMENTS.get(zone.code[0], "other")


def _day(digits: str) -> date | None:
    """A date of YYMMDD, in this century for now: the lane's day decides which one is meant."""
    if not (digits.isascii() and digits.isdigit()):
        return None
    try:
        return date(2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    except ValueError:
        return None
