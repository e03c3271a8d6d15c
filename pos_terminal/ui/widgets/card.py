"""A card: surface, hair edge, rounded corners."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pos_terminal.ui.theme import current_theme


class Card(QFrame):
    """A surface that holds what belongs together; `body` is its vertical layout."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty card with the theme's margins."""
        super().__init__(parent)
        self.setProperty("role", "card")
        grid = current_theme().sizes.grid
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(2 * grid, 2 * grid, 2 * grid, 2 * grid)
        self.body.setSpacing(grid)
