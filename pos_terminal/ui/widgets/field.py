"""A labelled field with its error sentence right below it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets.line_edit import LineEdit
from pos_terminal.ui.widgets.text import label


class Field(QWidget):
    """A caption, a line edit and room for one error sentence."""

    def __init__(
        self,
        caption: str,
        placeholder: str = "",
        *,
        digits: bool = False,
        secret: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make the field; the caption is also the edit's accessible name."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.inner)
        self.edit = LineEdit(caption, placeholder, digits=digits, secret=secret)
        self._caption = label(caption, "strong")
        self._caption.setBuddy(self.edit)
        self._error = label("", "error")
        self._error.hide()
        for widget in (self._caption, self.edit, self._error):
            column.addWidget(widget)
        self.edit.textEdited.connect(lambda: self.show_error(""))
        self.setFocusProxy(self.edit)

    def text(self) -> str:
        """What is typed, without spaces around it."""
        return self.edit.text().strip()

    def set_text(self, text: str) -> None:
        """Fill the field."""
        self.edit.setText(text)

    def show_error(self, sentence: str) -> None:
        """Say what is wrong and what to do; an empty sentence clears it."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self.edit.mark_invalid(bool(sentence))
        self.edit.setAccessibleDescription(sentence)

    def error(self) -> str:
        """The sentence that is shown, or nothing."""
        return self._error.text()
