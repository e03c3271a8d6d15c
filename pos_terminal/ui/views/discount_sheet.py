"""A discount: how much, off the line or the whole receipt."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QWidget

from pos_terminal.checkout import commands as cmd
from pos_terminal.domain.basket import Discount, DiscountKind
from pos_terminal.ui import format as form
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.viewmodels.amounts import fraction_from, price_from, price_text
from pos_terminal.ui.views.line_sheets import line_name
from pos_terminal.ui.views.pad_sheet import PadSheet
from pos_terminal.ui.widgets import Button, CategoryTabs, equal_row

_QUICK = (5, 10, 20, 25, 50)  # per cent
_PERCENT, _AMOUNT = "percent", "amount"
_LINE, _RECEIPT = "line", "receipt"


class DiscountSheet(PadSheet[Discount]):
    """Percent or amount; one tap for the usual ones."""

    def __init__(self, stage: Stage, over: QWidget, ask: asks.AskDiscount) -> None:
        """About the line of `ask`, or the receipt where none was chosen."""
        super().__init__(
            stage, over, self.tr("Discount"), self.tr("How much off?"), decimals=True,
            ok=self.tr("Give discount"),
        )  # fmt: skip
        self._line_no = ask.line_no or stage.state.last_line_no
        name = line_name(stage, self._line_no)
        self._scope = CategoryTabs()
        tabs = [(_RECEIPT, self.tr("Whole receipt"))]
        if name:
            tabs.insert(0, (_LINE, self.tr("Only {item}").format(item=name)))
        self._scope.set_tabs(tabs, _LINE if ask.line_no is not None else _RECEIPT)
        self._kind = CategoryTabs()
        currency = stage.state.currency
        self._kind.set_tabs([(_PERCENT, "%"), (_AMOUNT, currency)], _PERCENT)
        self._kind.chosen.connect(lambda _key: self._echo())
        quick = QWidget()
        quick.setLayout(equal_row(*(self._quick(percent) for percent in _QUICK)))
        for widget in (self._scope, quick, self._kind):
            self.put_above(widget)
        off = Button(self.tr("Take discount off"))
        off.clicked.connect(partial(self._give, None))
        self.buttons.insertWidget(0, off, 1)
        self.start(ask.typed)

    def _quick(self, percent: int) -> Button:
        rate = Decimal(percent) / 100
        made = Button(form.isolate(form.percent(rate)))
        made.clicked.connect(lambda: self.take(Discount(DiscountKind.PERCENT, rate)))
        return made

    def value(self) -> Discount | None:
        """The typed discount."""
        typed = self.field.text()
        if self._kind.key() == _PERCENT:
            rate = fraction_from(typed)
            return None if rate is None else Discount(DiscountKind.PERCENT, rate)
        amount = price_from(typed, self.stage.state.currency)
        return Discount(DiscountKind.AMOUNT, amount) if amount else None

    def words(self, value: Discount) -> str:
        """The discount in words."""
        if value.kind is DiscountKind.PERCENT:
            return form.isolate(form.percent(value.value))
        currency = self.stage.state.currency
        return form.isolate(f"{price_text(value.value, currency)} {currency}")

    def take(self, value: Discount) -> None:
        """Give it."""
        self._give(value)

    def _give(self, discount: Discount | None) -> None:
        command: cmd.Command = cmd.DiscountBasket(discount)
        if self._scope.key() == _LINE and self._line_no is not None:
            command = cmd.DiscountLine(self._line_no, discount)
        self.stage.bridge.submit(command, done=self._given, failed=self.refuse, owner=self)

    def _given(self, _result: object) -> None:
        self.stage.sale.undoable.emit("discount")
        self.dismiss()
