"""Equal columns of tiles in a scroll area; as many columns as fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets.overlay_scroll import OverlayScroll


class TileGrid(QScrollArea):
    """Shows tiles in equal columns and flows them anew when its width changes."""

    def __init__(self, column_width: int = 240, parent: QWidget | None = None) -> None:
        """`column_width` is the least width of a column in px at 100 %."""
        super().__init__(parent)
        self._column_width = column_width
        self._tiles: list[QWidget] = []
        self._columns = 0
        self._shows_all = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        OverlayScroll(self)
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(current_theme().sizes.grid)
        self.setWidget(inside)

    def set_tiles(self, tiles: Sequence[QWidget]) -> None:
        """Replace all tiles; the old ones are deleted."""
        for old in self._tiles:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._tiles = list(tiles)
        self._columns = 0
        self._flow()
        self.verticalScrollBar().setValue(0)

    def show_all(self) -> None:
        """Grow with the tiles instead of scrolling: for a grid inside a ScrollPane."""
        self._shows_all = True
        self._leave_gutter()

    def tiles(self) -> list[QWidget]:
        """The tiles in order."""
        return list(self._tiles)

    def columns(self) -> int:
        """How many columns there are now."""
        return self._columns

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self._flow()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One tile."""
        sizes = current_theme().sizes
        return QSize(sizes.tile * 2, sizes.tile)

    def _fitting(self) -> int:
        scale = current_theme().scale
        least = round(self._column_width * scale.space * (1 + (scale.text - 1) * 0.6))
        gap = self._grid.spacing()
        return max(1, (self.viewport().width() + gap) // (least + gap))

    def _leave_gutter(self) -> None:
        """Room for the scroll bar, judged at the full width so that it cannot flicker."""
        grid = current_theme().sizes.grid
        self._grid.setContentsMargins(0, 0, 0, 0)
        needed = self._grid.totalHeightForWidth(self.viewport().width())
        if self._shows_all:
            self.setFixedHeight(max(needed, current_theme().sizes.tile))
        scrolls = needed > self.height()
        right = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        gutter = grid if scrolls else 0
        self._grid.setContentsMargins(0 if right else gutter, 0, gutter if right else 0, 0)

    def _flow(self) -> None:
        columns = self._fitting()
        if columns == self._columns:
            self._leave_gutter()
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for tile in self._tiles:
            self._grid.removeWidget(tile)
        for index, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, index // columns, index % columns)
        rows = -(-len(self._tiles) // columns)
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(rows, 1)
        self._columns = columns
        self._leave_gutter()
