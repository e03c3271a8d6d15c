"""A closed shift as display strings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from pos_terminal.checkout.records import ShiftReport
from pos_terminal.ui import format as form
from pos_terminal.ui.viewmodels.counts import Counts
from pos_terminal.ui.viewmodels.payment import tender_words

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ShiftResult:
    """Title, the difference in giant digits, and the rows below it."""

    title: str
    caption: str
    difference: str
    ink: str
    rows: tuple[tuple[str, str], ...]


def result_of(data: Mapping[str, Any]) -> ShiftResult:
    """The words for the data of SHIFT_CLOSED."""
    currency = str(data["currency"])
    difference = int(data["difference_minor"])

    def money(key: str) -> str:
        return form.money(int(data[key]), currency)

    rows = [
        (translate("Shift", "Counted"), money("counted_minor")),
        (translate("Shift", "Expected"), money("expected_minor")),
        (translate("Shift", "Stays in the drawer"), money("left_minor")),
        (Counts().sales(int(data["sales_count"])), money("sales_minor")),
    ]
    if data["refunds_count"]:
        count = Counts().refunds(int(data["refunds_count"]))
        rows.append((count, money("refunds_minor")))
    for tender in data["tenders"]:
        words = tender_words(str(tender["kind"]))
        rows.append((words, form.money(int(tender["amount_minor"]), currency)))
    title = translate("Shift", "Shift closed – Z report {number}").format(number=data["z_no"])
    return ShiftResult(
        title, _caption(difference), form.money(abs(difference), currency), _ink(difference),
        tuple(rows),
    )  # fmt: skip


def cards_of(data: Mapping[str, Any], report: ShiftReport | None) -> tuple[str, str] | None:
    """The card terminal's row, by its answer once `report` has it; None: nothing to say."""
    if report is None or report.card_day is None or report.z_no != data["z_no"]:
        taken = any(tender["kind"] == "card" and tender["count"] for tender in data["tenders"])
        return (_card_terminal(), translate("Shift", "not settled")) if taken else None
    total = form.money(report.card_day.total_minor, report.currency)
    if not report.card_day.difference_minor:
        return _card_terminal(), total
    differs = translate("Shift", "{amount}, difference {difference}")
    difference = form.money(report.card_day.difference_minor, report.currency)
    return _card_terminal(), differs.format(amount=total, difference=difference)


def _card_terminal() -> str:
    return translate("Shift", "Card terminal")


def _caption(difference_minor: int) -> str:
    if difference_minor > 0:
        return translate("Shift", "Too much in the drawer")
    if difference_minor < 0:
        return translate("Shift", "Missing in the drawer")
    return translate("Shift", "The drawer is right")


def _ink(difference_minor: int) -> str:
    return "danger" if difference_minor else "pay"
