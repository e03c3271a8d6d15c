"""barcodes.json: what GS1 element strings say, through the parsers of the scanners."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hardware.parsing.aim import GS
from hardware.parsing.gs1 import NotElements, elements
from hardware.parsing.gs1_dates import date_of
from hardware.parsing.reading import read
from hardware.values import ScanData
from tests.contract.selling.loading import Case, Figure

TODAY = date(2026, 11, 21)
_DATES = frozenset({"11", "12", "13", "15", "16", "17"})


def run_date(case: Case) -> Iterator[Figure]:
    found = date_of(case.given["gs1_date"], TODAY)
    yield Figure("date", case.expected["date"], found and found.isoformat())


def run_elements(case: Case) -> Iterator[Figure]:
    (rule,) = case.given["rules"]
    text = case.given["barcode"].replace(rule.get("separator", GS), GS).removeprefix(GS)
    try:
        said = elements(text)
    except NotElements:
        said = ()
    found = [{"ai": each.ai, "value": _said(each.ai, each.value)} for each in said]
    yield Figure("elements", case.expected["elements"], found)


def run_counts(case: Case) -> Iterator[Figure]:
    """Labels of one item one after another: a count on them counts."""
    total, after = 0, []
    for scan in case.given["scans"]:
        reading = read(ScanData(scan.encode(), aim="d2"), TODAY)
        yield Figure("item", case.given["item_gtin"], (reading.label and reading.code or "")[-14:])
        total += (reading.label and reading.label.count) or 1
        after.append(str(total))
    yield Figure("quantity_after_each_scan", case.expected["quantity_after_each_scan"], after)


def _said(ai: str, value: str) -> str:
    day = date_of(value, TODAY) if ai in _DATES else None
    return day.isoformat() if day is not None else value
