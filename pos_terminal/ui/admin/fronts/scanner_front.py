"""A scanner without a scanner: type a code or choose one, and it is scanned."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from pos_terminal.checkout.device_views import DeviceView
from pos_terminal.checkout.records import ProductPage
from pos_terminal.ui.admin.fronts.base import Front
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.widgets import Button, Field, Tone

_GTIN = "4006381333931"
_HOSTILE = "]Q3\u202e0109501101530003\x1d17999999\x1d10<b>'; DROP TABLE sales; --</b>"


class ScannerFront(Front):
    """Codes with their AIM identifier, as a scanner sends them."""

    def __init__(self, stage: Stage, view: DeviceView, parent: QWidget | None = None) -> None:
        """Samples are of this shop's goods where it has any with a code."""
        super().__init__(stage, view, parent)
        self._gtin = _GTIN
        typed = self.card(self.tr("Scan what you type"))
        self.field = Field(self.tr("Code"))
        self.field.edit.returnPressed.connect(self.scan_typed)
        typed.body.addWidget(self.field)
        button = Button(self.tr("Scan"), Kind.PRIMARY)
        button.clicked.connect(self.scan_typed)
        typed.body.addWidget(button)
        samples = self.card(self.tr("Or one of these"))
        self.buttons(
            samples,
            (
                (self.tr("Goods of this shop"), "sample", "goods"),
                (self.tr("Label with an expiry"), "sample", "label"),
                (self.tr("Label, expired"), "sample", "expired"),
                (self.tr("Weight label"), "sample", "weight"),
                (self.tr("Last receipt"), "sample", "receipt"),
                (self.tr("Nonsense"), "sample", "hostile"),
            ),
        )
        self.content.addStretch(1)
        page = stage.queries.products_page("", 50)
        stage.bridge.ask(page, self._know_goods, lambda _err: None, owner=self)

    def _know_goods(self, page: ProductPage) -> None:
        codes = (code for row in page.rows if not row.min_age for code in row.gtins)
        self._gtin = next((code for code in codes if len(code) in (8, 13)), _GTIN)

    def _press(self, act: str, value: str, _checked: bool = False) -> None:
        self.scan(self.sample(value))

    def say(self, words: str) -> None:
        """Where it went."""
        self.told.show_notice(Tone.INFO, self.tr("Scanned; it goes to the sale in hand."))

    def scan_typed(self) -> None:
        """Scan the field."""
        if text := self.field.text():
            self.scan(text)

    def scan(self, code: str) -> None:
        """As if it lay before the scanner."""
        self.work("scan", code)

    def sample(self, name: str) -> str:
        """A code of a kind."""
        today, month = self._stage.now().date(), timedelta(days=30)
        gtin = self._gtin.zfill(14)
        last = self._stage.state.last_sale
        return {
            "goods": f"]E{'4' if len(self._gtin) == 8 else '0'}{self._gtin}",
            "label": f"]C101{gtin}17{today + month:%y%m%d}10LOT42",
            "expired": f"]C101{gtin}17{today - month:%y%m%d}10LOT41",
            "weight": "]E02112345012504",
            "receipt": f"]Q1{last.receipt_no if last is not None else 'TERM001-1-000001'}",
            "hostile": _HOSTILE,
        }[name]
