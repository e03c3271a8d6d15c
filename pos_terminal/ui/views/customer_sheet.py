"""Who is buying: find by name, phone or card, or note somebody new."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from pos_terminal.checkout import commands as cmd
from pos_terminal.checkout.records import CustomerRow
from pos_terminal.ui import format as form
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.widgets import Button, EmptyState, Field, ProductTile, TileGrid
from pos_terminal.ui.widgets.product_tile import TileText

_WIDTH = 720  # px at 100 %


class CustomerSheet(AppSheet):
    """Two sides: find, and create with what was searched for."""

    def __init__(self, stage: Stage, over: QWidget, _ask: asks.AskCustomer) -> None:
        """Start with the recent customers."""
        super().__init__(stage, over, self.tr("Customer"), width=_WIDTH)
        self._rows: tuple[CustomerRow, ...] = ()
        self._asked = ""
        self._find_side = self._make_find_side()
        self._new_side = self._make_new_side()
        self._new_side.hide()
        self.body.addWidget(self._find_side)
        self.body.addWidget(self._new_side)
        if stage.state.customer is not None:
            self._off = self.add_button(self.tr("No customer for this sale"), self._detach)
        self._new = self.add_button(self.tr("New customer"), self._start_new)
        self._save = self.add_button(self.tr("Save and use"), self._save_new, Kind.PRIMARY)
        self._save.hide()
        self._search("")
        self.present(self.search.edit)

    def _make_find_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.grid)
        self.search = Field(self.tr("Name, phone or card number"))
        self.search.edit.textChanged.connect(self._search)
        self.search.edit.returnPressed.connect(self._take_first)
        self.hits = TileGrid(300)
        self.hits.setMinimumHeight(current_theme().sizes.tile * 3)
        self._none = EmptyState(
            self.tr("Nobody found"), self.tr("Check the spelling, or note a new customer.")
        )
        self._none.hide()
        for widget in (self.search, self.hits, self._none):
            column.addWidget(widget)
        return side

    def _make_new_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.grid)
        self.name = Field(self.tr("Name"))
        self.phone = Field(self.tr("Phone (may stay empty)"))
        self.email = Field(self.tr("E-mail (may stay empty)"))
        self.card = Field(self.tr("Customer card (may stay empty)"))
        self.consent = QCheckBox(self.tr("Agrees to be written to"))
        for widget in (self.name, self.phone, self.email, self.card, self.consent):
            column.addWidget(widget)
        for field in (self.name, self.phone, self.email, self.card):
            field.edit.returnPressed.connect(self._save_new)
        return side

    # -- find ---------------------------------------------------------------------------

    def _search(self, text: str) -> None:
        self._asked = text
        future = self.stage.queries.find_customers(text.strip())
        self.stage.bridge.ask(future, lambda rows: self._found(text, rows), owner=self)

    def _found(self, asked: str, rows: tuple[CustomerRow, ...]) -> None:
        if asked != self._asked:
            return
        self._rows = rows
        self.hits.set_tiles([self._tile(row) for row in rows])
        self.hits.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self.refit()

    def _tile(self, row: CustomerRow) -> Button:
        second = " · ".join(form.isolate(part) for part in (row.phone, row.card) if part)
        made = ProductTile(TileText(row.name, second or row.note))
        made.clicked.connect(lambda: self._attach(row))
        return made

    def _take_first(self) -> None:
        if self._rows and self._asked == self.search.edit.text():
            self._attach(self._rows[0])

    def _attach(self, row: CustomerRow) -> None:
        self._send(cmd.AttachCustomer(row.customer_ref))

    def _detach(self) -> None:
        self._send(cmd.DetachCustomer())

    # -- create -------------------------------------------------------------------------

    def _start_new(self) -> None:
        self._find_side.hide()
        self._new_side.show()
        self._new.hide()
        self._save.show()
        typed = self.search.text()
        target = self.phone if typed.replace(" ", "").lstrip("+").isdecimal() else self.name
        target.set_text(typed)
        self.refit()
        self.name.edit.setFocus()

    def _save_new(self) -> None:
        if not self.name.text():
            self.name.show_error(self.tr("Type the customer's name."))
            self.refit()
            return
        self._send(
            cmd.SaveCustomer(
                name=self.name.text(),
                phone=self.phone.text(),
                email=self.email.text(),
                card=self.card.text(),
                consent=self.consent.isChecked(),
                attach=True,
            )
        )

    def _send(self, command: cmd.Command) -> None:
        self.stage.bridge.submit(command, done=self.finish, failed=self.refuse, owner=self)
