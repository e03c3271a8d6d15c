"""Void: the last item at once, or the whole sale with a reason."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from pos_terminal.checkout import commands as cmd
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.views.reason_row import ReasonRow
from pos_terminal.ui.widgets import Button
from pos_terminal.ui.widgets.text import rule


class VoidSheet(AppSheet):
    """Two ways out of a mistake."""

    def __init__(self, stage: Stage, over: QWidget, _ask: asks.AskVoid) -> None:
        """About the sale in hand."""
        super().__init__(stage, over, self.tr("Void"))
        target = stage.sale.target()
        if target is not None:
            words = self.tr("Take out {item}").format(item=target.line.name)
            last = Button(words, Kind.DANGER)
            number = target.line.line_no
            last.clicked.connect(lambda: self._line(number))
            self.body.addWidget(last)
            self.body.addWidget(rule())
        reasons = (
            self.tr("Customer changed their mind"),
            self.tr("Cannot pay"),
            self.tr("Rung up wrong"),
        )
        row = ReasonRow(
            self.tr("Void the whole sale. Why?"),
            reasons,
            other=self.tr("Another reason, then Enter"),
            kind=Kind.DANGER,
        )
        row.chosen.connect(self._sale)
        self.body.addWidget(row)
        self.add_button(self.tr("Keep the sale"), self.dismiss)
        self.present()

    def _line(self, line_no: int) -> None:
        self.dismiss()
        self.stage.sale.void_line(line_no)

    def _sale(self, reason: str) -> None:
        self.stage.bridge.submit(
            cmd.VoidSale(reason), done=self.finish, failed=self.refuse, owner=self
        )
