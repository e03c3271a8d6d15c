"""What a manager does with customers: change one, make two one, forget one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pos_terminal.checkout.commands import EraseCustomer, MergeCustomers
from pos_terminal.checkout.records import CustomerRow, DuplicatePair
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.customers import telling, why_words
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.views.customer_fields import CustomerFields
from pos_terminal.ui.widgets import (
    Button,
    CategoryTabs,
    EmptyState,
    Field,
    ProductTile,
    TileGrid,
    label,
)
from pos_terminal.ui.widgets.product_tile import TileText

_WIDTH = 720  # px at 100 %


def named(row: CustomerRow) -> str:
    """A customer in one line."""
    return " · ".join(part for part in (row.name, telling(row)) if part)


class CustomerEditSheet(AppSheet):
    """Add or change."""

    saved = Signal()

    def __init__(self, stage: Stage, over: QWidget, row: CustomerRow | None) -> None:
        """`row` None: somebody new."""
        title = self.tr("Add customer") if row is None else row.name
        super().__init__(stage, over, title, width=_WIDTH)
        self.fields = CustomerFields(stage, row)
        self.fields.entered.connect(self._save)
        self.fields.grown.connect(self.refit)
        self.fields.taken.connect(self._instead)
        self.body.addWidget(self.fields)
        self._over = over
        self.add_button(self.tr("Save"), self._save, Kind.PRIMARY)
        self.present(self.fields.name.edit)

    def _instead(self, row: CustomerRow) -> None:
        sheet = CustomerEditSheet(self.stage, self._over, row)
        sheet.saved.connect(self.saved)
        self.dismiss()

    def _save(self) -> None:
        command = self.fields.command()
        if command is not None:
            done, failed = self._done, self.refuse
            self.stage.bridge.submit(command, done=done, failed=failed, owner=self)

    def _done(self, _result: object) -> None:
        self.saved.emit()
        self.finish()


class MergeSheet(AppSheet):
    """Two rows are one person: which stays, and what becomes of the other."""

    saved = Signal()

    def __init__(
        self, stage: Stage, over: QWidget, keep: CustomerRow, drop: CustomerRow | None = None
    ) -> None:
        """Without `drop` the other one is searched for first."""
        super().__init__(stage, over, self.tr("Merge two customers"), width=_WIDTH)
        self._keep, self._drop = keep, drop
        self._words = label("", "strong")
        self.search = Field(self.tr("Who else is this person?"))
        self.search.edit.textChanged.connect(self._look)
        self.hits = TileGrid(300)
        self.hits.setMinimumHeight(current_theme().sizes.tile * 2)
        for widget in (self._words, self.search, self.hits):
            self.body.addWidget(widget)
        self._swap = self.add_button(self.tr("The other one stays"), self._turn)
        self._merge = self.add_button(self.tr("Merge"), self._send, Kind.PRIMARY)
        self._show()
        self.present(self.search.edit if drop is None else self._merge)

    def _show(self) -> None:
        there = self._drop is not None
        for widget in (self.search, self.hits):
            widget.setVisible(not there)
        self._swap.setEnabled(there)
        self._merge.setEnabled(there)
        stays = self.tr("{name} stays.").format(name=named(self._keep))
        if self._drop is not None:
            stays += "\n" + self.tr(
                "Sales, card and phone of {name} count for them from then on. Consent does not."
            ).format(name=named(self._drop))
        self._words.setText(stays)
        self.refit()

    def _look(self, text: str) -> None:
        future = self.stage.queries.find_customers(text.strip(), 9)
        self.stage.bridge.ask(future, lambda rows: self._found(text, rows), owner=self)

    def _found(self, asked: str, rows: tuple[CustomerRow, ...]) -> None:
        if asked != self.search.edit.text():
            return
        others = [row for row in rows if row.customer_ref != self._keep.customer_ref]
        self.hits.set_tiles([self._tile(row) for row in others])
        self.refit()

    def _tile(self, row: CustomerRow) -> Button:
        made = ProductTile(TileText(row.name, telling(row) or row.note))
        made.clicked.connect(lambda: self._choose(row))
        return made

    def _choose(self, row: CustomerRow) -> None:
        self._drop = row
        self._show()
        self._merge.setFocus()

    def _turn(self) -> None:
        if self._drop is not None:
            self._keep, self._drop = self._drop, self._keep
            self._show()

    def _send(self) -> None:
        if self._drop is not None:
            command = MergeCustomers(self._keep.customer_ref, self._drop.customer_ref)
            done, failed = self._done, self.refuse
            self.stage.bridge.submit(command, done=done, failed=failed, owner=self)

    def _done(self, _result: object) -> None:
        self.saved.emit()
        self.finish()


class DuplicatesSheet(AppSheet):
    """Pairs that may be one person each; a tap looks at one."""

    chosen = Signal(object)  # DuplicatePair

    def __init__(self, stage: Stage, over: QWidget) -> None:
        """Asks the readers: a large shop takes a moment."""
        super().__init__(stage, over, self.tr("Likely duplicates"), width=_WIDTH)
        self._words = label(self.tr("Looking …"), "muted")
        self.hits = TileGrid(600)
        self.hits.setMinimumHeight(current_theme().sizes.tile * 4)
        self._none = EmptyState(
            self.tr("No duplicates"), self.tr("No two customers look like one person.")
        )
        for widget in (self._words, self.hits, self._none):
            self.body.addWidget(widget)
        self._none.hide()
        stage.bridge.ask(stage.queries.likely_duplicates(), self._fill, owner=self)
        self.present()

    def _fill(self, pairs: tuple[DuplicatePair, ...]) -> None:
        self._words.setText(self.tr("Tap a pair to look at it."))
        self._words.setVisible(bool(pairs))
        self.hits.setVisible(bool(pairs))
        self._none.setVisible(not pairs)
        self.hits.set_tiles([self._tile(pair) for pair in pairs])
        self.refit()

    def _tile(self, pair: DuplicatePair) -> Button:
        both = f"{named(pair.older)}  =  {named(pair.younger)}"
        made = ProductTile(TileText(both, why_words(pair.why)))
        made.clicked.connect(lambda: self._choose(pair))
        return made

    def _choose(self, pair: DuplicatePair) -> None:
        self.dismiss()
        self.chosen.emit(pair)


class EraseSheet(AppSheet):
    """Forget a person for good: a reason, and a typed word, for there is no way back."""

    saved = Signal()

    def __init__(self, stage: Stage, over: QWidget, row: CustomerRow) -> None:
        """Nothing happens before the word is typed."""
        super().__init__(stage, over, self.tr("Erase a customer"), width=_WIDTH)
        self._row = row
        self._word = self.tr("ERASE")
        self.body.addWidget(label(named(row), "strong"))
        words = self.tr(
            "Name, phone, e-mail, card and note are deleted everywhere on this till and cannot "
            "come back. Sales stay, without a name. Backups made before keep what they hold."
        )
        self.body.addWidget(label(words, "muted"))
        self.reason = CategoryTabs()
        reasons = [
            ("asked", self.tr("The customer asked for it")),
            ("unused", self.tr("Not seen for years")),
            ("mistake", self.tr("Noted by mistake")),
        ]
        self.reason.set_tabs(reasons, "asked")
        self.body.addWidget(self.reason)
        self.typed = Field(self.tr("Type {word} to confirm").format(word=self._word))
        self.typed.edit.returnPressed.connect(self._send)
        self.body.addWidget(self.typed)
        self.add_button(self.tr("Erase for good"), self._send, Kind.DANGER)
        self.present(self.typed.edit)

    def _send(self) -> None:
        if self.typed.text().casefold() != self._word.casefold():
            self.typed.show_error(
                self.tr("Type {word} first: there is no way back.").format(word=self._word)
            )
            self.refit()
            return
        command = EraseCustomer(self._row.customer_ref, str(self.reason.key()))
        self.stage.bridge.submit(command, done=self._done, failed=self.refuse, owner=self)

    def _done(self, _result: object) -> None:
        self.saved.emit()
        self.finish()
