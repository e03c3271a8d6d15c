"""A text field that says what it is for and whether touch typing suits it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from pos_terminal.ui.widgets.text import edge, restyle


class LineEdit(QLineEdit):
    """A one-line field; `name` is its accessible name, `digits` asks for the digit keys."""

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        *,
        digits: bool = False,
        secret: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make the field; `secret` shows dots instead of what is typed."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setAlignment(edge(leading=True) | Qt.AlignmentFlag.AlignVCenter)
        if secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)
        if digits:
            self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)

    def mark_invalid(self, invalid: bool) -> None:
        """Edge in danger while `invalid`; the words beside it say why."""
        self.setProperty("invalid", "true" if invalid else "false")
        restyle(self)
