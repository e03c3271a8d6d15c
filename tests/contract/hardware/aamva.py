"""PDF417 cards: what a case says of a card, and what the lane may make of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hardware.parsing.aamva import Licence, day_of, licence_of
from hardware.parsing.documents import document_of
from tests.contract.hardware.aamva_names import name_of
from tests.contract.hardware.loading import Case

_CANADA = frozenset("AB BC MB NB NL NS NT NU ON PE QC SK YT".split())
_DAYS = {
    "date_of_birth": "DBB",
    "expiration_date": "DBA",
    "issue_date": "DBD",
    "under21_until": "DDJ",
}
_TEXTS = {"city": "DAI", "jurisdiction": "DAJ", "id_number": "DAQ", "raw_dbb": "DBB"}


def wrong(case: Case) -> Iterator[str]:
    data = case.data
    licence = licence_of(data["raw"])
    if "error" in data["expect"]:
        reading = document_of(data["raw"])
        if licence is not None or (reading is not None and reading.birth is not None):
            yield "an age from what is no card"
        return
    if licence is None:
        yield "not seen as a card"
        return
    yield from _header(licence, data.get("header"))
    yield from _raw_dates(licence, data.get("raw_dates", {}))
    for name, expected in data["expect"].items():
        ours = _ours(licence, name, expected)
        if ours != expected:
            yield f"{name}: {ours!r}, not {expected!r}"
    yield from _reading(data["raw"], licence, data["expect"])


def _header(licence: Licence, expected: dict[str, Any] | None) -> Iterator[str]:
    if expected is None:
        return
    if licence.header is None:
        yield "the header is not found"
        return
    ours = {
        "iin": f"{licence.header.issuer:06d}",
        "aamva_version": licence.header.version,
        "jurisdiction_version": f"{licence.header.jurisdiction_version:02d}",
        "declared_entries": licence.header.entries,
        "designators": [[each.kind, each.offset, each.length] for each in _entries(licence)],
    }
    for name, value in ours.items():
        theirs = expected[name]
        if name == "jurisdiction_version" and theirs is None:
            theirs = "00"
        if value != theirs:
            yield f"header {name}: {value!r}, not {theirs!r}"


def _entries(licence: Licence) -> Any:
    return licence.header.designators if licence.header is not None else ()


def _raw_dates(licence: Licence, expected: dict[str, str]) -> Iterator[str]:
    for element, digits in expected.items():
        if licence.value(element)[:8] != digits:
            yield f"{element}: not the digits of the card"
        if licence.day(element) != day_of(digits):
            yield f"{element}: another day"


def _reading(raw: str, licence: Licence, expected: dict[str, Any]) -> Iterator[str]:
    reading = document_of(raw)
    if reading is None:
        yield "the lane is told that this is no document"
        return
    birth = expected.get("date_of_birth")
    if birth and str(reading.birth) != birth:
        yield f"the lane is told that somebody was born {reading.birth}"
    if "date_of_birth" in expected and "expiration_date" not in expected:
        if licence.day("DBA") is None and not reading.doubts:
            yield "believed without an expiry"
    if set(reading.doubts) != set(licence.doubts):
        yield "doubts got lost"


def _ours(licence: Licence, name: str, expected: Any) -> Any:
    if name in _DAYS:
        return str(licence.day(_DAYS[name]))
    if name in _TEXTS:
        return licence.value(_TEXTS[name])
    if name in ("first", "middle", "last", "suffix"):
        return name_of(licence)[name]
    if name in ("header", "designators", "subfiles"):
        return _exact(licence, name)
    return _SPECIAL[name](licence, expected)


def _postal(licence: Licence, expected: str) -> str:
    """Each suite cuts it in its own way: without blanks and zeros, or the first five."""
    ours = re.sub(r"[ -]", "", licence.value("DAK"))
    shown = {ours, ours.removesuffix("0000"), ours[:5]}
    return expected if expected.replace(" ", "") in shown else ours


def _country(licence: Licence, expected: str) -> str:
    said = licence.value("DCG") or ("CAN" if licence.value("DAJ") in _CANADA else "USA")
    return expected if expected.startswith(said) else said


def _sex(licence: Licence, _expected: str) -> str:
    said = licence.value("DBC")[:1]
    return {"1": "M", "2": "F"}.get(said, said)


def _class(licence: Licence, expected: str) -> str:
    """One suite sorts what another one leaves."""
    said = licence.value("DCA") or licence.value("DAR")
    return expected if sorted(said) == sorted(expected) else said


def _height_in(licence: Licence, _expected: int) -> int:
    digits = re.sub(r"[^0-9]", "", licence.value("DAU"))
    old = licence.header is not None and licence.header.version == 1
    return int(digits[0]) * 12 + int(digits[1:]) if old else int(digits)


def _height_cm(licence: Licence, _expected: int) -> int:
    return int(licence.value("DAU").split()[0])


_SPECIAL = {
    "postal_code": _postal,
    "country": _country,
    "sex": _sex,
    "vehicle_class": _class,
    "height_in": _height_in,
    "height_cm": _height_cm,
}


def _exact(licence: Licence, name: str) -> Any:
    header = licence.header
    if name == "subfiles":
        return [
            {"subfile_type": each.kind, "elements": dict(each.elements)}
            for each in licence.subfiles
        ]
    if name == "designators":
        return [
            {"subfile_type": each.kind, "offset": each.offset, "length": each.length}
            for each in _entries(licence)
        ]
    return header and {
        "issuer_id": header.issuer,
        "aamva_version": header.version,
        "number_of_entries": header.entries,
        "jurisdiction_version": header.jurisdiction_version,
    }
