"""Check digits, UPC-E and what it is short for, add-ons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hardware.parsing.aim import identify
from hardware.parsing.ean import is_right
from pos_terminal.domain.check_digit import (
    check_digit,
    expand_upc_e,
    is_gtin,
    normalise_code,
    upc_e_in_full,
)
from tests.contract.hardware.loading import Case


def wrong(case: Case) -> Iterator[str]:
    for what, got, expected in _SECTIONS[case.section](case.data):
        if got != expected:
            yield f"{what}: {got} instead of {expected}"


def _check_digits(data: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    if "payload" in data:
        yield "check digit", check_digit(data["payload"]), str(data["check_digit"])
        yield "as scanned", is_right(f"{data['payload']}{data['check_digit']}"), True
    else:
        yield "the lane's", is_gtin(data["code"]), data["valid"]
        yield "the scanner's", is_right(data["code"]), data["valid"]


def _expansion(data: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    yield "UPC-A", expand_upc_e(data["upce"]), data["upca"]
    yield "EAN-13", "0" + (expand_upc_e(data["upce"]) or ""), data["gtin13"]
    yield "one spelling", normalise_code(data["upca"]), data["gtin13"]


def _forms(data: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    short = data.get("upce6") or data.get("upce7")
    if short:
        yield "UPC-E", upc_e_in_full(short), data["upce8"]
    else:  # no UPC-E is short for it
        upc_a = data["upca"]
        all_of_them = (f"{upc_a[:3]}{number:04}{upc_a[-1]}" for number in range(10_000))
        found = (full for full in all_of_them if expand_upc_e(full) == upc_a)
        yield "UPC-E", next(found, None), data["upce"]


def _invalid(data: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    code = data.get("upce") or data["upce6"]
    got = expand_upc_e(code) if len(code) == 8 else upc_e_in_full(code)
    yield f"{code} ({data['error']})", got, None


def _addons(data: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    found = identify(data["raw"])
    yield "number", found.data, data["main"]
    yield "add-on", found.addon, data["addon"]


_SECTIONS = {
    "check_digits": _check_digits,
    "upce_expansion": _expansion,
    "upce_forms": _forms,
    "invalid": _invalid,
    "addons": _addons,
}
