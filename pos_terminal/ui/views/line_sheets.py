"""Questions about one line or one item: price, weight, serial number, note, open item."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QWidget

from pos_terminal.checkout import commands as cmd
from pos_terminal.domain.product import ProductHit
from pos_terminal.ui import format as form
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.viewmodels.amounts import (
    price_from,
    price_text,
)
from pos_terminal.ui.viewmodels.item_questions import with_price
from pos_terminal.ui.views.pad_sheet import PadSheet
from pos_terminal.ui.views.reason_row import ReasonRow
from pos_terminal.ui.widgets import CategoryTabs, Field, label


def line_name(stage: Stage, line_no: int | None) -> str:
    """The name of a line of the sale."""
    line = stage.state.basket.line(line_no) if line_no is not None else None
    return line.name if line is not None else ""


class PriceInput(PadSheet[Decimal]):
    """Base of the sheets that ask for a unit price."""

    def value(self) -> Decimal | None:
        """The typed price in major units."""
        return price_from(self.field.text(), self.stage.state.currency)

    def words(self, value: Decimal) -> str:
        """The price with the currency's decimals."""
        return form.isolate(price_text(value, self.stage.state.currency))


class PriceSheet(PriceInput):
    """Another price for a line; the reason is the tap that takes it."""

    def __init__(self, stage: Stage, over: QWidget, ask: asks.AskPrice) -> None:
        """About the line of `ask`."""
        name = line_name(stage, ask.line_no)
        title = self.tr("New price for {item}").format(item=name)
        super().__init__(stage, over, title, self.tr("Price for one"))
        self._line_no = ask.line_no
        self._reason = ""
        reasons = (
            self.tr("Price match"),
            self.tr("Damaged"),
            self.tr("Wrong label"),
            self.tr("Short date"),
        )
        self._reasons = ReasonRow(self.tr("Why?"), reasons)
        self._reasons.chosen.connect(self._because)
        self.put_below(self._reasons)
        self.ok.hide()
        self.start(ask.typed)

    def _because(self, reason: str) -> None:
        self._reason = reason
        super().answer()

    def answer(self) -> None:
        """Enter alone gives no reason: the first is taken by touch or Tab."""
        if self._reason or self.value() is None:
            super().answer()
        else:
            self.field.show_error(self.tr("Choose a reason below."))
            self.refit()

    def take(self, value: Decimal) -> None:
        """Charge it."""
        self.stage.bridge.submit(
            cmd.OverridePrice(self._line_no, value, self._reason),
            done=self.finish,
            failed=self.refuse,
            owner=self,
        )


class ItemPriceSheet(PriceInput):
    """The price of an item that has none of its own."""

    def __init__(self, stage: Stage, over: QWidget, ask: asks.AskItemPrice) -> None:
        """About the item of `ask`."""
        title = self.tr("Price of {item}").format(item=ask.name)
        super().__init__(stage, over, title, self.tr("Price for one"), ok=self.tr("Add"))
        self._ask = ask
        self.start()

    def take(self, value: Decimal) -> None:
        """Add it at this price."""
        self.stage.sale.add_answered(with_price(self._ask.item, self._ask.sku, value))
        self.dismiss()


class OpenItemSheet(PriceInput):
    """An item that is not in the catalogue: department, name, price."""

    def __init__(self, stage: Stage, over: QWidget, ask: asks.AskOpenItem) -> None:
        """Ask the readers which departments there are."""
        super().__init__(stage, over, self.tr("Open item"), self.tr("Price"), ok=self.tr("Add"))
        self._departments = CategoryTabs()
        self._name = Field(self.tr("What is it? (may stay empty)"))
        self._none = label(
            self.tr("There is no open department yet. A manager can make one in Products."), "muted"
        )
        self._none.hide()
        for widget in (self._departments, self._none, self._name):
            self.put_above(widget)
        stage.bridge.ask(stage.queries.departments(), self._fill, owner=self)
        self.start(ask.typed)

    def _fill(self, hits: tuple[ProductHit, ...]) -> None:
        self._departments.set_tabs([(hit.sku, hit.name) for hit in hits])
        self._none.setVisible(not hits)
        self.refit()

    def take(self, value: Decimal) -> None:
        """Add it."""
        sku = self._departments.key()
        if sku is None:
            return
        self.stage.bridge.submit(
            cmd.AddOpenItem(str(sku), value, self._name.text()),
            done=self._added,
            failed=self.refuse,
            owner=self,
        )

    def _added(self, _result: object) -> None:
        self.stage.sale.accepted.emit()
        self.dismiss()
