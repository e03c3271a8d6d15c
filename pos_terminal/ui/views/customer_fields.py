"""A customer's fields: few, by keyboard or touch, and who is there already."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from pos_terminal.checkout.commands import SaveCustomer
from pos_terminal.checkout.records import CustomerRow, CustomerTwin
from pos_terminal.ui import format as form
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.customers import telling_briefly, why_words
from pos_terminal.ui.widgets import Field, InlineNotice, Tone


class CustomerFields(QWidget):
    """Emits `entered` on Enter in any field, `taken` when somebody who is there is chosen."""

    entered = Signal()
    taken = Signal(object)  # CustomerRow
    grown = Signal()  # it needs another height

    def __init__(
        self, stage: Stage, row: CustomerRow | None = None, *, noting: bool = True
    ) -> None:
        """Empty, or what is known of `row`; `noting` False: no note, while somebody waits."""
        super().__init__()
        self._stage = stage
        self._row = row
        self._twins: tuple[CustomerTwin, ...] = ()
        self.name = Field(self.tr("Name"))
        self.phone = Field(self.tr("Phone (may stay empty)"))
        self.email = Field(self.tr("E-mail (may stay empty)"))
        self.card = Field(self.tr("Customer card (may stay empty)"))
        self.note = Field(self.tr("Note for the till (may stay empty)"))
        if not noting:
            self.note.hide()  # never show(): it would be a window before it has a parent
        self.consent = QCheckBox(self.tr("Asked, and agrees to be written to"))
        self.seen = InlineNotice()
        self.seen.chose.connect(lambda at: self.taken.emit(self._twins[at].customer))
        self._fill()
        self._lay_out()
        for field in (self.name, self.phone, self.email, self.card, self.note):
            field.edit.returnPressed.connect(self.entered)
            field.edit.textChanged.connect(self._look)

    def _fill(self) -> None:
        row = self._row
        if row is None:
            return
        for name in ("name", "phone", "email", "card", "note"):
            getattr(self, name).set_text(getattr(row, name))
        self.consent.setChecked(row.consent)

    def _lay_out(self) -> None:
        grid = current_theme().sizes.grid
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid)
        column.addWidget(self.seen)
        for pair in ((self.name, self.phone), (self.email, self.card)):
            row = QHBoxLayout()
            row.setSpacing(2 * grid)
            for field in pair:
                row.addWidget(field, 1)
            column.addLayout(row)
        column.addWidget(self.note)
        column.addWidget(self.consent)

    def start_with(self, typed: str) -> None:
        """What was searched for goes where it belongs; the cursor where the next word is."""
        bare = typed.replace(" ", "").replace("-", "").replace("/", "")
        if bare.lstrip("+").isdecimal():
            self.phone.set_text(typed)
        elif "@" in typed:
            self.email.set_text(typed)
        else:
            self.name.set_text(typed)
        (self.phone if self.name.text() else self.name).edit.setFocus()

    def command(self, *, attach: bool = False) -> SaveCustomer | None:
        """What would be saved; None where the name is missing, which is said."""
        if not self.name.text():
            self.name.show_error(self.tr("Type the customer's name."))
            self.grown.emit()
            return None
        return SaveCustomer(
            name=self.name.text(),
            phone=self.phone.text(),
            email=self.email.text(),
            card=self.card.text(),
            note=self.note.text(),
            consent=self.consent.isChecked(),
            customer_ref=self._row.customer_ref if self._row is not None else "",
            attach=attach,
        )

    # -- who is there already

    def _typed(self) -> tuple[str, str, str, str]:
        return self.name.text(), self.phone.text(), self.email.text(), self.card.text()

    def _look(self) -> None:
        asked = self._typed()
        future = self._stage.queries.customer_twins(*asked)
        self._stage.bridge.ask(future, lambda twins: self._saw(asked, twins), owner=self)

    def _saw(self, asked: tuple[str, ...], twins: tuple[CustomerTwin, ...]) -> None:
        if asked != self._typed():
            return
        own = self._row.customer_ref if self._row is not None else ""
        self._twins = tuple(twin for twin in twins if twin.customer.customer_ref != own)
        if self._twins:
            self.seen.show_notice(
                Tone.WARN,
                self.tr("This may be somebody who is here already. Tap to take them instead."),
                choices=[(self._words(twin), Kind.NORMAL) for twin in self._twins],
            )
        else:
            self.seen.clear()
        self.grown.emit()

    def _words(self, twin: CustomerTwin) -> str:
        parts = (
            form.isolate(twin.customer.name),
            telling_briefly(twin.customer),
            why_words(twin.why),
        )
        return " · ".join(part for part in parts if part)
