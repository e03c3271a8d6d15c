"""One question before an act that cannot be taken back, with a reason where that is wanted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.widgets import Field, label


class ConfirmSheet(AppSheet):
    """Emits `confirmed(reason)`; the reason may stay empty."""

    confirmed = Signal(str)

    def __init__(
        self,
        stage: Stage,
        over: QWidget,
        title: str,
        sentence: str,
        act: str,
        *,
        danger: bool = False,
        reason: bool = False,
    ) -> None:
        """`act` is what the button says, `sentence` what it will do."""
        super().__init__(stage, over, title)
        self.body.addWidget(label(sentence, "body"))
        self.reason: Field | None = None
        if reason:
            self.reason = Field(self.tr("Reason (may stay empty)"))
            self.reason.edit.returnPressed.connect(self._go)
            self.body.addWidget(self.reason)
        cancel = self.add_button(self.tr("Cancel"), self.dismiss)
        self.add_button(act, self._go, Kind.DANGER_FILLED if danger else Kind.PRIMARY)
        self.present(self.reason.edit if self.reason is not None else cancel)

    def _go(self) -> None:
        words = self.reason.text() if self.reason is not None else ""
        self.dismiss()
        self.confirmed.emit(words)
