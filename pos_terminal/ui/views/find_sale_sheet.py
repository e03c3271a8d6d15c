"""Find a sale: see its receipt, print a copy, take goods back at what was paid."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_terminal.checkout import commands as cmd
from pos_terminal.checkout.records import SaleLineRow, SaleRow, SaleView
from pos_terminal.ui import format as form
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.viewmodels.past_sale import PastSale, past_sale_of, row_words
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.widgets import Button, EmptyState, Field, TileGrid, label
from pos_terminal.ui.widgets.emptied import empty
from pos_terminal.ui.widgets.text import amount_label, rule

_WIDTH = 1080  # px at 100 %


class FindSaleSheet(AppSheet):
    """Sales on the left, the chosen one on the right; a scanned receipt finds itself."""

    def __init__(self, stage: Stage, over: QWidget, ask: asks.AskSale) -> None:
        """The newest sales, or the one of `ask`."""
        super().__init__(stage, over, self.tr("Find a sale"), width=_WIDTH)
        self._asked = ""
        self._sale: SaleView | None = None
        self._back: dict[int, int] = {}  # line number -> thousandths to take back
        self.on_scan = self._scanned
        row = QHBoxLayout()
        row.setSpacing(3 * current_theme().sizes.grid)
        row.addLayout(self._list_side(), 2)
        row.addLayout(self._sale_side(), 3)
        self.body.addLayout(row)
        self._preview = self.add_button(self.tr("Show receipt"), self._show_receipt)
        self._copy = self.add_button(self.tr("Print a copy"), self._print_copy)
        self._refund = self.add_button(self.tr("Take back"), self._take_back, Kind.PRIMARY)
        self._show(None)
        self._search("")
        if ask.sale_id:
            self._open(ask.sale_id)
        self.present(self.search.edit)

    def _list_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(current_theme().sizes.grid)
        self.search = Field(self.tr("Receipt number, amount or customer"))
        self.search.edit.textChanged.connect(self._search)
        self.sales = TileGrid(280)
        self.sales.setMinimumHeight(current_theme().sizes.tile * 4)
        self._none = EmptyState(
            self.tr("No sale found"), self.tr("Type the end of the receipt number, or scan it.")
        )
        self._none.hide()
        for widget in (self.search, self.sales, self._none):
            side.addWidget(widget)
        side.addStretch(1)
        return side

    def _sale_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(current_theme().sizes.grid)
        self._title = label("", "title")
        self._second = label("", "muted")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(current_theme().sizes.grid)
        side.addWidget(self._title)
        side.addWidget(self._second)
        side.addLayout(self._lines)
        side.addStretch(1)
        return side

    # -- the list -----------------------------------------------------------------------

    def _scanned(self, code: str) -> bool:
        self.search.set_text(code)
        return True

    def _search(self, text: str) -> None:
        self._asked = text
        future = self.stage.queries.find_sales(text.strip())
        self.stage.bridge.ask(future, lambda rows: self._found(text, rows), owner=self)

    def _found(self, asked: str, rows: tuple[SaleRow, ...]) -> None:
        if asked != self._asked:
            return
        self.sales.set_tiles([self._tile(row) for row in rows])
        self.sales.setVisible(bool(rows))
        self._none.setVisible(not rows)
        if len(rows) == 1 and asked:
            self._open(rows[0].sale_id)
        self.refit()

    def _tile(self, row: SaleRow) -> Button:
        words = row_words(row, self.stage.state.currency, self.stage.now().tzinfo)
        made = Button(words)
        made.clicked.connect(partial(self._open, row.sale_id))
        return made

    def _open(self, sale_id: str) -> None:
        self.stage.bridge.ask(self.stage.queries.sale(sale_id), self._show, owner=self)

    # -- the sale -----------------------------------------------------------------------

    def _show(self, sale: SaleView | None) -> None:
        self._sale = sale
        self._back = {}
        empty(self._lines)
        for button in (self._preview, self._copy):
            button.setEnabled(sale is not None)
        if sale is None:
            self._title.setText(self.tr("Choose a sale"))
            self._second.setText(self.tr("Its lines, copies and refunds are shown here."))
        else:
            shown = past_sale_of(sale, self.stage.now().tzinfo)
            self._show_words(shown)
            for line in sale.lines:
                self._lines.addWidget(self._line(line, sale.currency))
                self._lines.addWidget(rule())
        self._show_refund()
        self.refit()

    def _show_words(self, shown: PastSale) -> None:
        self._title.setText(shown.title)
        self._second.setText(shown.second)

    def _line(self, line: SaleLineRow, currency: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().sizes.grid)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(line.name, "line"))
        count = label("", "second")
        words.addWidget(count)
        row.addLayout(words, 1)
        row.addWidget(amount_label(form.isolate(form.amount(line.total_minor, currency))))
        less = Button("−", name=self.tr("Take back one less of {item}").format(item=line.name))
        more = Button("+", name=self.tr("Take back one more of {item}").format(item=line.name))
        less.clicked.connect(partial(self._change, line, -1, count))
        more.clicked.connect(partial(self._change, line, 1, count))
        for button in (less, more):
            button.setEnabled(line.left_to_return_milli > 0)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._show_count(line, count)
        return holder

    def _change(self, line: SaleLineRow, steps: int, count: object) -> None:
        whole = 1000 if line.unit == "ea" else line.left_to_return_milli
        wanted = self._back.get(line.line_no, 0) + steps * whole
        self._back[line.line_no] = max(0, min(wanted, line.left_to_return_milli))
        self._show_count(line, count)
        self._show_refund()

    def _show_count(self, line: SaleLineRow, count: object) -> None:
        back = self._back.get(line.line_no, 0)
        sold = form.quantity(line.qty_milli)
        words = self.tr("{sold} sold, {left} can come back").format(
            sold=form.isolate(sold), left=form.isolate(form.quantity(line.left_to_return_milli))
        )
        if back:
            words = self.tr("{back} of {sold} comes back").format(
                back=form.isolate(form.quantity(back)), sold=form.isolate(sold)
            )
        count.setText(words)  # type: ignore[attr-defined]

    def _show_refund(self) -> None:
        self._refund.setEnabled(any(self._back.values()))

    # -- acts ---------------------------------------------------------------------------

    def _show_receipt(self) -> None:
        if self._sale is not None:
            self.stage.opened.emit(asks.AskReceipt(self._sale.sale.sale_id))

    def _print_copy(self) -> None:
        if self._sale is not None:
            self.stage.bridge.submit(
                cmd.Reprint(self._sale.sale.sale_id),
                done=self._copied,
                failed=self.refuse,
                owner=self,
            )

    def _copied(self, _result: object) -> None:
        self.stage.say(self.tr("A copy is printed, marked COPY."), "success")

    def _take_back(self) -> None:
        if self._sale is None:
            return
        sale_id = self._sale.sale.sale_id
        wanted = [(number, milli) for number, milli in self._back.items() if milli]
        for place, (number, milli) in enumerate(wanted, 1):
            last = place == len(wanted)
            self.stage.bridge.submit(
                cmd.AddReturn(sale_id, number, milli),
                done=self.finish if last else None,
                failed=self.refuse,
                owner=self,
            )
