"""A password or key: typed, kept in the secret store, never shown again."""

from __future__ import annotations

import json

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.sync_words import SIGN_IN
from pos_terminal.ui.widgets import Field, equal_row, label


class SecretFields(QWidget):
    """Says whether one is kept; what is typed replaces it."""

    def __init__(self, section: str, *, kept: bool, parent: QWidget | None = None) -> None:
        """Empty fields."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.grid)
        self._says = label("", "second")
        self.key_id: Field | None = None
        if section == SIGN_IN:
            self.key_id = Field(self.tr("Access key"))
            self.secret = Field(self.tr("Secret key"), secret=True)
            column.addLayout(equal_row(self.key_id, self.secret))
        else:
            self.secret = Field(self.tr("Password"), secret=True)
            column.addWidget(self.secret)
        column.addWidget(self._says)
        self.say_kept(kept)

    def say_kept(self, kept: bool) -> None:
        """Whether there is one; what was typed goes."""
        self._says.setText(
            self.tr("One is kept. What you type here replaces it.")
            if kept
            else self.tr("None is kept yet.")
        )
        for field in (self.key_id, self.secret):
            if field is not None:
                field.set_text("")

    def value(self) -> str | None:
        """As the secret store keeps it; empty: nothing was typed; None: only half of it was."""
        secret = self.secret.edit.text()
        if self.key_id is None:
            return secret
        typed = self.key_id.text()
        if not typed and not secret:
            return ""
        for field, words in ((self.key_id, typed), (self.secret, secret)):
            field.show_error("" if words else self.tr("Type both, or none."))
        if not typed or not secret:
            return None
        return json.dumps({"access_key_id": typed, "secret_access_key": secret.strip()})
