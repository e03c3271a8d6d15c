"""Take an item back without a receipt: a right, at today's price, with a reason."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from pos_terminal.checkout import commands as cmd
from pos_terminal.domain.product import ProductHit
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.viewmodels.amounts import price_per, quantity_from
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.views.reason_row import ReasonRow
from pos_terminal.ui.widgets import Field, ProductTile, TileGrid, label
from pos_terminal.ui.widgets.product_tile import TileText

_WIDTH = 720  # px at 100 %
_HITS = 12


class ReturnSheet(AppSheet):
    """Search or scan the item, then say why."""

    def __init__(self, stage: Stage, over: QWidget, _ask: asks.AskReturnItem) -> None:
        """Nothing chosen yet."""
        super().__init__(stage, over, self.tr("Take back without a receipt"), width=_WIDTH)
        self.on_scan = self._scanned
        self._hit: ProductHit | None = None
        self._asked = ""
        self.search = Field(self.tr("Scan the item, or search it"))
        self.search.edit.textChanged.connect(self._search)
        self.hits = TileGrid(280)
        self.hits.setMinimumHeight(current_theme().sizes.tile * 2)
        self._chosen = label(self.tr("Nothing chosen yet"), "line-strong")
        self.quantity = Field(self.tr("How many or how much"), digits=True)
        self.quantity.set_text("1")
        reasons = (
            self.tr("Faulty"),
            self.tr("Wrong item"),
            self.tr("Changed their mind"),
        )
        self._reasons = ReasonRow(
            self.tr("Why?"), reasons, other=self.tr("Another reason, then Enter")
        )
        self._reasons.chosen.connect(self._take_back)
        for widget in (self.search, self.hits, self._chosen, self.quantity, self._reasons):
            self.body.addWidget(widget)
        self.present(self.search.edit)

    def _scanned(self, code: str) -> bool:
        self.search.set_text(code)
        return True

    def _search(self, text: str) -> None:
        self._asked = text.strip()
        if self._asked:
            asked = self._asked
            future = self.stage.queries.search_products(asked, _HITS, 0)
            self.stage.bridge.ask(future, lambda hits: self._found(asked, hits), owner=self)

    def _found(self, asked: str, hits: tuple[ProductHit, ...]) -> None:
        if asked != self._asked:
            return
        self.hits.set_tiles([self._tile(hit) for hit in hits])
        if len(hits) == 1:
            self._choose(hits[0])

    def _tile(self, hit: ProductHit) -> ProductTile:
        currency = self.stage.state.currency
        made = ProductTile(TileText(hit.name, price_per(hit.unit_price, hit.unit, currency)))
        made.clicked.connect(lambda: self._choose(hit))
        return made

    def _choose(self, hit: ProductHit) -> None:
        self._hit = hit
        price = price_per(hit.unit_price, hit.unit, self.stage.state.currency)
        self._chosen.setText(f"{hit.name} · {price}")

    def _take_back(self, reason: str) -> None:
        quantity = quantity_from(self.quantity.text())
        if self._hit is None:
            self.search.show_error(self.tr("Choose the item first."))
            self.refit()
        elif quantity is None:
            self.quantity.show_error(self.tr("Type a number."))
            self.refit()
        else:
            self.stage.bridge.submit(
                cmd.AddReturnNoReceipt(self._hit.sku, quantity, None, reason),
                done=self.finish,
                failed=self.refuse,
                owner=self,
            )
