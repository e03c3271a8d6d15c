"""What must be seen to before the sale is paid: all of it, each with its buttons."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_terminal.checkout.state import LaneState
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.viewmodels.holds import HoldShown, Step, holds_of
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.widgets import Button, equal_row, label

_WIDTH = 640  # px at 100 %


class FirstSheet(AppSheet):
    """Follows the lane, and closes when nothing is left to see to."""

    def __init__(self, stage: Stage, over: QWidget, _ask: asks.AskFirst) -> None:
        """For whoever is signed in; what they may not do asks for a manager."""
        super().__init__(stage, over, self.tr("Before this can be paid"), width=_WIDTH)
        self._shown: tuple[HoldShown, ...] = ()
        self._list = QWidget()
        self.body.addWidget(self._list)
        self.add_button(self.tr("Back to the sale"), self.dismiss)
        stage.bridge.state_changed.connect(self._take)
        self._fill(holds_of(stage.state))
        self.present()

    def _take(self, state: LaneState) -> None:
        shown = holds_of(state)
        if not shown:
            self.dismiss()
        elif shown != self._shown:
            self._fill(shown)
            self.refit()

    def _fill(self, shown: tuple[HoldShown, ...]) -> None:
        self._shown = shown
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * current_theme().sizes.grid)
        for hold in shown:
            column.addWidget(self._entry(hold))
        self.body.replaceWidget(self._list, fresh)
        self._list.hide()
        self._list.deleteLater()
        self._list = fresh
        fresh.show()

    def _entry(self, hold: HoldShown) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.grid)
        column.addWidget(label(hold.words, "line-strong"))
        nobody = self.tr("Nobody can allow this at the till: take the items out, or void the sale.")
        second = [part for part in (hold.detail, "" if hold.steps else nobody) if part]
        if second:
            column.addWidget(label(" · ".join(second), "muted"))
        buttons = []
        for step in hold.steps:
            made = Button(step.words, step.kind)
            made.clicked.connect(partial(self._do, step))
            buttons.append(made)
        if buttons:
            column.addLayout(equal_row(*buttons))
        return holder

    def _do(self, step: Step) -> None:
        if step.command is None:
            self.dismiss()
            self.stage.opened.emit(asks.AskAge())
        else:
            self.stage.bridge.submit(step.command, failed=self.refuse, owner=self)
