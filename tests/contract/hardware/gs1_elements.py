"""GS1 element strings, their values, and what scanners put before them."""

from __future__ import annotations

from collections.abc import Iterator

from hardware.parsing.aim import GS, Identified, identify
from hardware.parsing.ean import is_right
from hardware.parsing.gs1 import NotElements, elements, from_brackets
from hardware.parsing.gs1_lint import faults
from tests.contract.hardware.loading import Case


def wrong(case: Case) -> Iterator[str]:
    yield from _SECTIONS[case.section](case)


def _stands(text: str) -> bool:
    """Whether an element string is one in which every value may be."""
    try:
        return not faults(elements(text))
    except NotElements:
        return False


def _bracketed(case: Case) -> Iterator[str]:
    expected = case.data["unbracketed"]
    try:
        got: str | None = "^" + from_brackets(case.data["bracketed"]).replace(GS, "^")
    except NotElements:
        got = None
    if (got, got is not None) != (expected, case.data["valid"]):
        yield f"{case.data['bracketed']}: {got!r} instead of {expected!r}"


def _element_string(case: Case) -> Iterator[str]:
    text = case.data["element_string"]
    got = text.startswith("^") and _stands(text[1:].replace("^", GS))
    if got is not case.data["valid"]:
        yield f"{text}: {got}, though {case.data['note']}"


def _lint(case: Case) -> Iterator[str]:
    try:
        got = _stands(from_brackets(case.data["bracketed"]))
    except NotElements:
        got = False
    if got is not case.data["valid"]:
        yield f"{case.data['bracketed']}: {got}, though {case.data['lint']}"


def _scan_data(case: Case) -> Iterator[str]:
    found = identify(case.data["scan_data"])
    got = _is_whole(found)
    if got is not case.data["valid"]:
        yield f"valid: {got}"
    if not got:
        return
    if found.symbology != case.data["symbology"]:
        yield f"symbology {found.symbology} instead of {case.data['symbology']}"
    normalised = case.data["normalised"]
    if normalised is not None and _normalised(found) != normalised:
        yield f"{_normalised(found)!r} instead of {normalised!r}"


def _is_whole(found: Identified) -> bool:
    """As the GS1 engine sees it: the identifier and what must follow it."""
    whole = found.proper and (not found.gs1 or _stands(found.data))
    if found.retail:
        whole = whole and is_right(found.data)
    return bool(found.symbology) and whole and (not found.composite or _stands(found.composite))


def _normalised(found: Identified) -> str:
    """The engine's spelling: ^ is FNC1, one of the data's own is escaped, | parts a composite."""
    data = "^" + found.data.replace(GS, "^") if found.gs1 else found.data
    if not found.gs1 and found.data.lstrip("\\").startswith("^"):
        data = "\\" + data
    above = found.composite.replace(GS, "^")
    return f"{data}|^{above}" if above else data


def _message(case: Case) -> Iterator[str]:
    try:
        found = elements(case.data["element_string"])
        got: str | None = "".join(f"({each.ai}){each.value}" for each in found)
    except NotElements:
        got = None
    if (got, got is not None) != (case.data["hri"], case.data["valid"]):
        yield f"{got} instead of {case.data['hri']}"


_SECTIONS = {
    "bracketed": _bracketed,
    "element_strings": _element_string,
    "lint": _lint,
    "scan_data": _scan_data,
    "biip_messages": _message,
}
