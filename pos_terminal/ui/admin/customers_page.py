"""Customers: search, add, change, merge, hand out what is kept, erase."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from pos_terminal.checkout.records import CustomerRow, DuplicatePair
from pos_terminal.checkout.state import LaneState
from pos_terminal.ui import format as form
from pos_terminal.ui.admin.admin_page import AdminPage
from pos_terminal.ui.admin.customer_sheets import (
    CustomerEditSheet,
    DuplicatesSheet,
    EraseSheet,
    MergeSheet,
)
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.widgets import Button, LineEdit, Table
from pos_terminal.ui.widgets.table import Cell, Column

SHOWN = 200  # rows; the search finds the rest


class CustomersPage(AdminPage):
    """A table that asks the readers with each letter, and what can be done with the chosen one."""

    section = "customers"

    def __init__(self, stage: Stage) -> None:
        """Rows come when the page is entered."""
        super().__init__(
            stage, self.tr("Customers"), self.tr("Who buys here and agreed to be known.")
        )
        self._rows: dict[str, CustomerRow] = {}
        self._asked = ""
        self.search = LineEdit(self.tr("Search"), self.tr("Name, phone, e-mail or card"))
        self.search.setProperty("role", "search")
        self.search.textChanged.connect(lambda _text: self._load())
        self.table = Table(
            [
                Column(self.tr("Name"), stretch=True),
                Column(self.tr("Phone")),
                Column(self.tr("E-mail")),
                Column(self.tr("Card")),
                Column(self.tr("May be written to")),
            ],
            name=self.tr("Customers"),
            empty=(self.tr("Nobody found"), self.tr("Check the spelling, or add a new customer.")),
        )
        self.table.chosen.connect(lambda _key: self._show_actions())
        self.table.opened.connect(lambda _key: self._change())
        self._add_acts()
        self.content.addWidget(self.search)
        self.content.addWidget(self.table, 1)
        self._show_actions()

    def _add_acts(self) -> None:
        self._erase = Button(self.tr("Erase"), Kind.DANGER)
        self._merge = Button(self.tr("Merge"))
        self._export = Button(self.tr("Export"))
        self._edit = Button(self.tr("Change"))
        twins = Button(self.tr("Duplicates"))
        add = Button(self.tr("Add customer"), Kind.PRIMARY)
        for button, act in (
            (self._erase, self._forget),
            (self._merge, self._join),
            (self._export, self._hand_out),
            (self._edit, self._change),
            (twins, self._look_for_twins),
            (add, self._add),
        ):
            button.clicked.connect(act)
            self.acts.addWidget(button)

    def enter(self, state: LaneState) -> None:
        """Read the newest customers."""
        self.notice.clear()
        self._load()
        self.search.setFocus()

    def scan(self, code: str) -> bool:
        """A scanned card is searched for."""
        self.search.setText(code)
        return True

    def _load(self, _result: object = None) -> None:
        asked = self._asked = self.search.text().strip()
        future = self.stage.queries.find_customers(asked, SHOWN)
        self.stage.bridge.ask(future, lambda rows: self._fill(asked, rows), owner=self)

    def _fill(self, asked: str, rows: tuple[CustomerRow, ...]) -> None:
        if asked != self._asked:
            return
        self._rows = {row.customer_ref: row for row in rows}
        self.table.set_rows([(row.customer_ref, self._cells(row)) for row in rows])
        self._show_actions()

    def _cells(self, row: CustomerRow) -> list[Cell]:
        return [
            Cell(row.name),
            Cell(form.isolate(row.phone), row.phone),
            Cell(row.email),
            Cell(row.card),
            Cell(self.tr("yes") if row.consent else self.tr("no")),
        ]

    def _chosen(self) -> CustomerRow | None:
        return self._rows.get(str(self.table.selected() or ""))

    def _show_actions(self) -> None:
        there = self._chosen() is not None
        for button in (self._erase, self._merge, self._export, self._edit):
            button.setEnabled(there)

    # -- acts

    def _add(self) -> None:
        CustomerEditSheet(self.stage, self, None).saved.connect(self._load)

    def _change(self) -> None:
        row = self._chosen()
        if row is not None:
            CustomerEditSheet(self.stage, self, row).saved.connect(self._load)

    def _join(self) -> None:
        row = self._chosen()
        if row is not None:
            MergeSheet(self.stage, self, row).saved.connect(self._load)

    def _look_for_twins(self) -> None:
        DuplicatesSheet(self.stage, self).chosen.connect(self._join_pair)

    def _join_pair(self, pair: DuplicatePair) -> None:
        MergeSheet(self.stage, self, pair.older, pair.younger).saved.connect(self._load)

    def _forget(self) -> None:
        row = self._chosen()
        if row is not None:
            EraseSheet(self.stage, self, row).saved.connect(self._load)

    def _hand_out(self) -> None:
        row = self._chosen()
        if row is None:
            return
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Everything kept about {name}").format(name=row.name),
            f"{row.customer_ref}.json", "JSON (*.json)",
        )  # fmt: skip
        if path:
            self.hand_out(row, Path(path))

    def hand_out(self, row: CustomerRow, file: Path) -> None:
        """Write all that is kept of somebody into a file."""
        words = self.tr("{file} holds everything that is kept. Hand it over, then delete it.")
        future = self.stage.queries.export_customer(row.customer_ref, file)
        self.stage.bridge.ask(
            future,
            lambda _there: self.stage.say(words.format(file=file.name), "info"),
            owner=self,
        )
