"""Reasons as buttons: one tap chooses, a word of one's own is possible."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets import Button, Field, equal_row, label


class ReasonRow(QWidget):
    """Emits `chosen(reason)` on a tap; with `other`, a field for other words and Enter."""

    chosen = Signal(str)

    def __init__(
        self,
        caption: str,
        reasons: Sequence[str],
        *,
        other: str = "",
        kind: Kind = Kind.NORMAL,
        parent: QWidget | None = None,
    ) -> None:
        """`other` is the caption of the field for other words; empty: no field."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.grid)
        column.addWidget(label(caption, "strong"))
        buttons = []
        for reason in reasons:
            made = Button(reason, kind)
            made.clicked.connect(partial(self.chosen.emit, reason))
            buttons.append(made)
        column.addLayout(equal_row(*buttons))
        self.field: Field | None = None
        if other:
            self.field = Field(other)
            self.field.edit.returnPressed.connect(self._own_words)
            column.addWidget(self.field)

    def _own_words(self) -> None:
        words = self.field.text() if self.field is not None else ""
        if words:
            self.chosen.emit(words)
