"""A row of coloured initials: what a shop looks like before there are pictures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets.product_tile import paint_initial


class Discs(QWidget):
    """Decoration: takes no focus and says nothing."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        """One disc a name, as many as fit."""
        super().__init__(parent)
        self._names = tuple(names)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One row of tile-high discs."""
        return QSize(current_theme().sizes.tile, current_theme().sizes.tile)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """From the leading edge."""
        sizes = current_theme().sizes
        side = sizes.initial + sizes.grid
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, name in enumerate(self._names):
            left = place * (side + sizes.grid)
            if left + side > self.width():
                break
            if self.isRightToLeft():
                left = self.width() - left - side
            paint_initial(painter, QRect(left, (self.height() - side) // 2, side, side), name)
        painter.end()
