"""Which sheet answers which question."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from pos_terminal.ui.stage import Stage
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.views import text_questions as words
from pos_terminal.ui.views.age_sheet import AgeSheet
from pos_terminal.ui.views.cash_sheets import CashSheet, DrawerSheet, ExemptSheet, LeftSheet
from pos_terminal.ui.views.customer_sheet import CustomerSheet
from pos_terminal.ui.views.discount_sheet import DiscountSheet
from pos_terminal.ui.views.find_sale_sheet import FindSaleSheet
from pos_terminal.ui.views.first_sheet import FirstSheet
from pos_terminal.ui.views.line_sheets import (
    ItemPriceSheet,
    OpenItemSheet,
    PriceSheet,
)
from pos_terminal.ui.views.more_sheet import MoreSheet
from pos_terminal.ui.views.own_report_sheet import OwnReportSheet
from pos_terminal.ui.views.parked_sheet import ParkedSheet
from pos_terminal.ui.views.receipt_sheet import ReceiptSheet
from pos_terminal.ui.views.return_sheet import ReturnSheet
from pos_terminal.ui.views.void_sheet import VoidSheet
from pos_terminal.ui.views.weight_sheet import WeightSheet

Opener = Callable[[Stage, QWidget, Any], object]

SHEETS: dict[type[asks.Ask], Opener] = {
    asks.AskAge: AgeSheet,
    asks.AskFirst: FirstSheet,
    asks.AskOwnReport: OwnReportSheet,
    asks.AskPrice: PriceSheet,
    asks.AskDiscount: DiscountSheet,
    asks.AskWeight: WeightSheet,
    asks.AskItemPrice: ItemPriceSheet,
    asks.AskSerial: words.ask_serial,
    asks.AskOpenItem: OpenItemSheet,
    asks.AskNote: words.ask_note,
    asks.AskCustomer: CustomerSheet,
    asks.AskParkName: words.ask_park,
    asks.AskParked: ParkedSheet,
    asks.AskVoid: VoidSheet,
    asks.AskSale: FindSaleSheet,
    asks.AskReceipt: ReceiptSheet,
    asks.AskCardReference: words.ask_card_reference,
    asks.AskMore: MoreSheet,
    asks.AskReturnItem: ReturnSheet,
    asks.AskLeft: LeftSheet,
    asks.AskCash: CashSheet,
    asks.AskDrawer: DrawerSheet,
    asks.AskExempt: ExemptSheet,
}


def open_sheet(stage: Stage, over: QWidget, ask: asks.Ask) -> None:
    """Show the sheet for a question."""
    SHEETS[type(ask)](stage, over, ask)
