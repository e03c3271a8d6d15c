"""Reading the journal again: a plugin's own tables are made anew from what has happened."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from pos_terminal.checkout.plugin_views import PluginView
from pos_terminal.ui.admin.confirm_sheet import ConfirmSheet
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.counts import Counts
from pos_terminal.ui.viewmodels.plugin_status import shown
from pos_terminal.ui.views.page import page_around
from pos_terminal.ui.widgets import Button, Card, label

_WHOLE = 1_000  # thousandths


class ReplayPane(QWidget):
    """What it does, one button, and how far it is."""

    def __init__(self, stage: Stage, view: PluginView, parent: QWidget | None = None) -> None:
        """Nothing runs yet."""
        super().__init__(parent)
        self._stage, self._name = stage, view.name
        self._runs = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card()
        card.body.setSpacing(2 * current_theme().sizes.grid)
        words = self.tr(
            "The plugin empties its own tables and reads the journal from the beginning. The same "
            "events give the same tables. Nothing of the sales changes, and selling goes on."
        )
        card.body.addWidget(label(words, "body"))
        self._bar = QProgressBar()
        self._bar.setRange(0, _WHOLE)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the replay"))
        self._said = label("", "muted")
        self._go = Button(self.tr("Read the journal again"))
        self._go.clicked.connect(self._ask)
        for widget in (self._bar, self._said, self._go):
            card.body.addWidget(widget)
        column.addWidget(card)
        column.addStretch(1)
        self.show_view(view)

    def show_view(self, view: PluginView) -> None:
        """How far it is."""
        moving = self._runs or view.state == "catching_up"
        self._bar.setVisible(moving)
        self._bar.setValue(view.progress_milli)
        self._go.setEnabled(not self._runs)
        if moving:
            self._said.setText(shown(view).behind)

    def _ask(self) -> None:
        sheet = ConfirmSheet(
            self._stage,
            page_around(self),
            self.tr("Read the journal again?"),
            self.tr("It may take minutes. Until then the plugin knows less than it did."),
            self.tr("Read again"),
        )
        sheet.confirmed.connect(lambda _reason: self.start())

    def start(self) -> None:
        """Begin, and say when it has ended."""
        self._runs = True
        self._go.setEnabled(False)
        self._bar.setValue(0)
        self._bar.setVisible(True)
        future = self._stage.plugins.replay(self._name)
        self._stage.bridge.ask(future, self._ended, self._failed, owner=self)

    def _ended(self, events: int) -> None:
        self._rest(Counts().replayed(events))

    def _failed(self, error: BaseException) -> None:
        self._rest("")
        self._stage.refuse(error)

    def _rest(self, words: str) -> None:
        self._runs = False
        self._go.setEnabled(True)
        self._bar.hide()
        self._said.setText(words)
