"""Facts in two columns: what they are called, and how they are now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets import label


class Facts(QWidget):
    """A row a fact; one that has nothing to say is left out."""

    def __init__(self, names: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`names` are keys and captions."""
        super().__init__(parent)
        grid = current_theme().sizes.grid
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(3 * grid)
        rows.setVerticalSpacing(grid)
        rows.setColumnStretch(1, 1)
        self._rows: dict[str, tuple[QLabel, QLabel]] = {}
        for place, (name, words) in enumerate(names):
            row = label(words, "muted"), label("", "body")
            for column, part in enumerate(row):
                rows.addWidget(part, place, column, Qt.AlignmentFlag.AlignTop)
            self._rows[name] = row

    def say(self, values: Mapping[str, str]) -> None:
        """How they are now."""
        for name, (caption, value) in self._rows.items():
            words = values.get(name, "")
            value.setText(words)
            for part in (caption, value):
                part.setVisible(bool(words))
