"""Sending a store again what it was sent already."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_terminal.ui.admin.confirm_sheet import ConfirmSheet
from pos_terminal.ui.admin.forms.schema_form import SchemaForm
from pos_terminal.ui.admin.sync_acts import do
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.counts import Counts
from pos_terminal.ui.viewmodels.form_fields import FormField, Sort
from pos_terminal.ui.viewmodels.sync_words import again_words, title_of
from pos_terminal.ui.views.page import page_around
from pos_terminal.ui.widgets import Button, Card, ScrollPane, label


class ResendPane(QWidget):
    """From a day, or from a number; says what it means before it begins."""

    def __init__(self, stage: Stage, sink: str, parent: QWidget | None = None) -> None:
        """Nothing is filled in: all of it."""
        super().__init__(parent)
        self._stage, self._sink = stage, sink
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        pane = ScrollPane()
        card = Card()
        card.body.setSpacing(2 * current_theme().sizes.grid)
        card.body.addWidget(
            label(self.tr("For a store that has lost something, or that was empty before."))
        )
        card.body.addWidget(label(again_words(sink), "muted"))
        self.form = SchemaForm(
            stage,
            [
                FormField(
                    "day",
                    Sort.DAY,
                    self.tr("From the day"),
                    self.tr("Such as 2026-11-21. Empty: from the first day."),
                    optional=True,
                ),
                FormField(
                    "seq",
                    Sort.INTEGER,
                    self.tr("Or from entry number"),
                    self.tr("If both are filled in, the number counts."),
                    optional=True,
                    least=1,
                ),
            ],
        )
        card.body.addWidget(self.form)
        go = Button(self.tr("Send again"))
        go.clicked.connect(self.send)
        card.body.addWidget(go)
        pane.body.addWidget(card)
        pane.body.addStretch(1)
        column.addWidget(pane)

    def send(self) -> None:
        """Find where to begin, then ask."""
        values = self.form.values()
        if values is None:
            return
        if values["seq"] is not None or values["day"] is None:
            self._ask(int(values["seq"] or 1))
            return
        future = self._stage.queries.first_event_of(date.fromisoformat(values["day"]))
        self._stage.bridge.ask(future, self._ask, self._stage.refuse, owner=self)

    def _ask(self, seq: int | None) -> None:
        last = self._stage.state.journal_seq
        if seq is None or seq > last:
            self._stage.say(self.tr("Nothing has happened since then. Choose another."), "refuse")
            return
        words = self.tr("{count} from number {number} on. {meaning}").format(
            count=Counts().entries(last - seq + 1),
            number=Counts().plain(seq),
            meaning=again_words(self._sink),
        )
        title = self.tr("Send again to {store}?").format(store=title_of(self._sink))
        act = self.tr("Send again")
        sheet = ConfirmSheet(self._stage, page_around(self), title, words, act)
        sheet.confirmed.connect(lambda _reason: do(self._stage, self, "resend", self._sink, seq))
