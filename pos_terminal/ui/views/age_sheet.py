"""The age question: a scanned ID, a typed date of birth, clearly older, a manager's PIN, or no."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_terminal.checkout import commands as cmd
from pos_terminal.checkout.state import Hold
from pos_terminal.ui import format as form
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.viewmodels.birth_date import birth_from, dotted
from pos_terminal.ui.views.age_question import AgeQuestion
from pos_terminal.ui.views.pad_sheet import beside
from pos_terminal.ui.views.zone_sheet import ZoneSheet
from pos_terminal.ui.widgets import Button, CategoryTabs, Field, NumberPad, label

_WIDTH = 800  # px at 100 %
_USUAL = ("id_card", "passport", "driving_licence")


class AgeSheet(AgeQuestion):
    """Judged by the lane in memory: the date is forgotten when the sheet closes."""

    def __init__(self, stage: Stage, over: QWidget, _ask: asks.AskAge) -> None:
        """About the age hold of the sale."""
        super().__init__(stage, over, self.tr("Check ID"), width=_WIDTH)
        hold = next((each for each in stage.state.holds if each.kind == "age"), Hold("age"))
        latest = hold.born_on_or_before
        self._accepted = hold.documents
        words = self.tr("Scan the ID, or type the date of birth. Born on or before:")
        day = form.natural(form.long_day(latest)) if latest else ""
        side = QVBoxLayout()
        side.setSpacing(2 * current_theme().sizes.grid)
        side.addWidget(label(words, "muted"))
        side.addWidget(label(day, "heading"))
        self._documents = CategoryTabs()
        self._documents.set_tabs(self._tabs(), next(iter(self._accepted), None))
        self._documents.chosen.connect(lambda _key: self._on_document())
        side.addWidget(self._documents)
        if hold.looks_older:
            older = self.tr("Clearly older than {years}: no ID").format(years=hold.looks_older)
            looks = Button(older)
            looks.clicked.connect(lambda: self._send(cmd.LooksOlder()))
            side.addWidget(looks)
        self.field = Field(self.tr("Date of birth: day, month, year"), digits=True)
        self.field.edit.setPlaceholderText(self.tr("DD.MM.YYYY"))
        self.field.edit.setProperty("own_pad", True)
        self.field.edit.textChanged.connect(self._on_text)
        self.field.edit.returnPressed.connect(self._check)
        pad = NumberPad(corner="")
        pad.bind(self.field.edit)
        side.addWidget(self.field)
        side.addWidget(self._lines_button())
        self.body.addLayout(beside(side, pad))
        manager = Button(self.tr("Manager has seen it"))
        manager.clicked.connect(self._by_manager)
        self.buttons.addWidget(manager, 1)
        self.add_button(self.tr("No, too young"), self._refuse, Kind.DANGER)
        self.ok = self.add_button(self.tr("Check"), self._check, Kind.PRIMARY)
        self.ok.setEnabled(False)
        self.present(self.field.edit)

    def _tabs(self) -> list[tuple[object, str]]:
        """The usual documents, also where they are not accepted: somebody will show one."""
        names = {
            "id_card": self.tr("ID card"),
            "passport": self.tr("Passport"),
            "driving_licence": self.tr("Driving licence"),
            "residence_permit": self.tr("Residence permit"),
            "other": self.tr("Another document"),
        }
        return [
            (key, words) for key, words in names.items() if key in _USUAL or key in self._accepted
        ]

    def _on_document(self) -> None:
        """Say at once that a document does not do, not after the date was typed."""
        words = ""
        if self._accepted and self._document() not in self._accepted:
            words = self.tr("That document is not accepted here. Ask for another one.")
        self.field.show_error(words)
        self.ok.setEnabled(not words and self._birth() is not None)
        self.refit()

    def _on_text(self, typed: str) -> None:
        with_dots = dotted(typed)
        if with_dots != typed:
            self.field.edit.setText(with_dots)
            return
        self._on_document()

    def _birth(self) -> date | None:
        return birth_from(self.field.text(), self.stage.now().date())

    def _document(self) -> str:
        return str(self._documents.key() or "")

    def _check(self) -> None:
        birth = self._birth()
        if birth is None:
            self.field.show_error(self.tr("Type day, month and year: 2 + 2 + 4 digits."))
            self.refit()
        else:
            self._send(cmd.CheckAgeByDate(birth, self._document()))

    def _lines_button(self) -> Button:
        made = Button(self.tr("Type the lines of the ID"))
        made.clicked.connect(self._type_lines)
        return made

    def _type_lines(self) -> None:
        over = self.parentWidget()
        self.dismiss()
        if over is not None:
            ZoneSheet(self.stage, over)

    def _by_manager(self) -> None:
        self._send(cmd.ConfirmAge(self._document()))

    def _refuse(self) -> None:
        self._send(cmd.RefuseAge(self._document()))

    def _send(self, command: cmd.Command) -> None:
        self.stage.bridge.submit(command, done=self.finish, failed=self.refuse, owner=self)
