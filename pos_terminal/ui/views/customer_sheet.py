"""Who is buying: one field finds them, or somebody new is noted in a few words."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_terminal.checkout import commands as cmd
from pos_terminal.checkout.records import CustomerRow
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.viewmodels.customers import telling
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.views.customer_fields import CustomerFields
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
        self._answered = False
        self._entered = False  # Enter was pressed before the answer came
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
        self.search = Field(self.tr("Name, phone, e-mail or card"))
        self.search.edit.textChanged.connect(self._search)
        self.search.edit.returnPressed.connect(self._enter)
        self.hits = TileGrid(300)
        self.hits.setMinimumHeight(current_theme().sizes.tile * 3)
        self._none = EmptyState(
            self.tr("Nobody found"), self.tr("Press Enter or tap New customer to note them.")
        )
        self._none.hide()
        for widget in (self.search, self.hits, self._none):
            column.addWidget(widget)
        return side

    def _make_new_side(self) -> CustomerFields:
        made = CustomerFields(self.stage, noting=False)
        made.entered.connect(self._save_new)
        made.taken.connect(self._attach)
        made.grown.connect(self.refit)
        return made

    # -- find ---------------------------------------------------------------------------

    def _search(self, text: str) -> None:
        self._asked, self._answered, self._entered = text, False, False
        future = self.stage.queries.find_customers(text.strip())
        self.stage.bridge.ask(future, lambda rows: self._found(text, rows), owner=self)

    def _found(self, asked: str, rows: tuple[CustomerRow, ...]) -> None:
        if asked != self._asked:
            return
        self._rows, self._answered = rows, True
        self.hits.set_tiles([self._tile(row) for row in rows])
        self.hits.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self.refit()
        if self._entered and rows:
            self._attach(rows[0])

    def _tile(self, row: CustomerRow) -> Button:
        made = ProductTile(TileText(row.name, telling(row) or row.note))
        made.clicked.connect(lambda: self._attach(row))
        return made

    def _enter(self) -> None:
        """Enter takes the first; with nobody found it goes on to a new customer."""
        if not self._answered:
            self._entered = True  # the answer to the last letter is still on its way
        elif self._rows:
            self._attach(self._rows[0])
        else:
            self._start_new()

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
        self._new_side.start_with(self.search.text())
        self.refit()

    def _save_new(self) -> None:
        command = self._new_side.command(attach=True)
        if command is not None:
            self._send(command)

    def _send(self, command: cmd.Command) -> None:
        self.stage.bridge.submit(command, done=self.finish, failed=self.refuse, owner=self)
