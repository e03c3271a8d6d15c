"""Machine-readable zones: each field and check digit of a case, and what the lane may know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hardware.parsing import mrz
from hardware.parsing.documents import document_of
from tests.contract.hardware.loading import Case, cases_dir, cases_in

FIELDS = {
    "format": "format",
    "document_number": "number",
    "dob": "birth",
    "expiry": "expiry",
    "sex": "sex",
    "nationality": "nationality",
    "issuer": "issuer",
    "surname": "surname",
    "given": "given",
    "extended_number": "is_long",
    "all_check_digits_valid": "is_whole",
}
CHECKS = {
    "number_ok": "number",
    "dob_ok": "birth",
    "expiry_ok": "expiry",
    "optional_ok": "optional",
    "composite_ok": "composite",
}


def wrong(case: Case) -> Iterator[str]:
    yield from {"documents": _document, "ocr": _ocr, "check_digits": _digit}[case.section](case)


def _document(case: Case) -> Iterator[str]:
    data = case.data
    for joiner in ("\n", "\r", "\r\n", ""):
        text = joiner.join(data["lines"])
        zone = mrz.zone_of(text)
        if zone is None:
            yield f"joined by {joiner!r}: not seen as a zone"
            continue
        yield from _fields(zone, data["expect"])
        reading = document_of(text)
        proves = reading is not None and reading.birth is not None and not reading.doubts
        if proves != data["suite_says_valid"]:
            yield f"joined by {joiner!r}: proves an age is {proves}"
    spaces = mrz.zone_of("\n".join(data["lines"]).replace("<", " "))
    if spaces != mrz.zone_of("\n".join(data["lines"])):
        yield "blanks for fillers read otherwise"


def _fields(zone: mrz.Zone, expected: dict[str, Any]) -> Iterator[str]:
    for name, value in expected.items():
        ours = zone.checks.get(CHECKS[name]) if name in CHECKS else getattr(zone, FIELDS[name])
        if ours != value:
            yield f"{name}: {ours!r}, not {value!r}"


def _ocr(case: Case) -> Iterator[str]:
    text = "\n".join(case.data["lines"])
    reading = document_of(text)
    if reading is None or not reading.doubts:
        yield "the misread zone is believed"
    same = case.data["expect"]["equals_after_ocr_correction"]
    meant = next(
        "\n".join(each.data["lines"])
        for each in cases_in(cases_dir())
        if each.file == case.file and each.data.get("id") == same
    )
    if mrz.corrected(text) != meant:
        yield "the offered correction is another one"


def _digit(case: Case) -> Iterator[str]:
    ours = mrz.check_digit(case.data["data"])
    if ours != case.data["check_digit"]:
        yield f"check digit {ours}, not {case.data['check_digit']}"
