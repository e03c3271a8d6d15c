"""Prices, weights and counts inside a label: by country, by pattern, and in GS1 DataBar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from hardware.parsing.gs1 import elements, from_brackets
from hardware.parsing.gs1_dates import date_of
from hardware.parsing.reading import read
from hardware.ports import ScanData
from pos_terminal.domain.barcode import (
    LabelPattern,
    ScanMeaning,
    VariableMeasure,
    normalise_code,
    read_code,
)
from pos_terminal.domain.check_digit import value_check_digit
from pos_terminal.domain.label_regions import REGIONS
from tests.contract.hardware.loading import Case

TODAY = date(2026, 11, 21)
_WEIGHED = {"net_weight_kg": "kg", "net_weight_lb": "lb", "net_weight_oz": "oz"}


def wrong(case: Case) -> Iterator[str]:
    for what, got, expected in _SECTIONS[case.section](case.data):
        if got != expected:
            yield f"{what}: {got} instead of {expected}"


def _of_country(data: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    expect = data["expect"]
    labels = VariableMeasure(labels=REGIONS[data["region"]] if data["region"] else ())
    currency = expect.get("money", {}).get("currency", "EUR")
    found = read_code(data["code"], labels, currency)
    yield "readable", found.check_ok, "error" not in expect
    figures = ("weight", "price", "count")
    for figure in figures:
        want = None if expect.get(figure) is None else Decimal(str(expect[figure]))
        if "error" not in expect:
            yield figure, _figure(found, figure), want
    if "money" in expect:
        minor = Decimal(expect["money"]["amount"]).scaleb(2)
        yield "money", found.price_minor(currency), int(minor)


def _figure(found: ScanMeaning, figure: str) -> Decimal | None:
    if found.kind != figure:
        return None
    return found.price if figure == "price" else Decimal(found.qty_milli or 0) / 1000


def _of_pattern(data: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    found = LabelPattern(data["pattern"]).match(normalise_code(data["code"]))
    yield "base code", found and found.base_code, data["base_code"]
    expected = None if data["value"] is None else Decimal(data["value"])
    yield "value", found and found.value, expected


def _guard(data: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    yield "check digit", value_check_digit(data["value"]), str(data["check"])


def _databar(data: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    text = from_brackets(data["hri"])
    found = read(ScanData(text.encode(), aim="e0"), TODAY)
    label = found.label
    assert label is not None, found
    for what, value in data["expect"].items():
        if what == "gtin":
            yield what, label.gtin, value
        elif what in _WEIGHED:
            yield what, (label.weight, label.unit), (Decimal(value), _WEIGHED[what])
        elif what == "price":
            yield what, label.price, Decimal(value)
        elif what == "best_before":
            yield what, str(label.best_before), value
        elif what == "packaging_date":
            packed = next(each.value for each in elements(text) if each.ai == "13")
            yield what, str(date_of(packed, TODAY)), value
        else:
            yield what, "not read", value


_SECTIONS = {
    "rcn": _of_country,
    "patterns": _of_pattern,
    "price_check_digits": _guard,
    "databar_expanded": _databar,
}
