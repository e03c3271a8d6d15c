"""Paid: a closed sale as display strings, with the change in giant digits."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from pos_terminal.checkout.state import LaneState
from pos_terminal.ui import format as form

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class PaidShown:
    """Title, number, sums and the giant figure."""

    title: str = ""
    number: str = ""
    sums: tuple[tuple[str, str], ...] = ()
    caption: str = ""
    amount: str = ""


def paid_of(state: LaneState) -> PaidShown:
    """The words for the sale just closed."""
    sale = state.last_sale
    if sale is None:
        return PaidShown()
    number = translate("Paid", "Receipt {number}").format(number=form.isolate(sale.receipt_no))
    if sale.kind == "refund" and sale.total_minor < 0:
        return PaidShown(
            translate("Paid", "Refunded"),
            number,
            (),
            translate("Paid", "Given back"),
            form.money(abs(sale.total_minor), state.currency),
        )
    sums = (
        (translate("Paid", "Total"), form.amount(sale.total_minor, state.currency)),
        (translate("Paid", "Given"), form.amount(sale.paid_minor, state.currency)),
    )
    return PaidShown(
        translate("Paid", "Paid"),
        number,
        sums,
        translate("Paid", "Change"),
        form.money(sale.change_minor, state.currency),
    )
