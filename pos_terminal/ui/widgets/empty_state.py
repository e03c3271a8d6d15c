"""What an empty place says: what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets.button import Button
from pos_terminal.ui.widgets.text import label


class EmptyState(QWidget):
    """A title, a sentence and at most one action, in the middle of the empty place."""

    acted = Signal()

    def __init__(
        self, title: str, sentence: str = "", action: str = "", parent: QWidget | None = None
    ) -> None:
        """`sentence` says what to do; `action` does it."""
        super().__init__(parent)
        grid = current_theme().sizes.grid
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * grid, grid, 2 * grid, grid)
        column.setSpacing(grid)
        column.addStretch(1)
        self._title = label(title, "line-strong")
        self._sentence = label(sentence, "muted")
        for part in (self._title, self._sentence):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        self._sentence.setVisible(bool(sentence))
        self._action = Button(action, Kind.NORMAL)
        self._action.setVisible(bool(action))
        self._action.clicked.connect(self.acted)
        column.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def say(self, title: str, sentence: str = "") -> None:
        """Change the words."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
