"""Equal columns of tiles in a scroll area; as many columns as fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets.button import Button
from pos_terminal.ui.widgets.flow import EqualFlow
from pos_terminal.ui.widgets.overlay_scroll import OverlayScroll

_WORD_SHARE = 0.6  # the part of a tile's width that holds words and grows with them


class TileGrid(QScrollArea):
    """Shows tiles in equal columns and flows them anew when its width changes."""

    def __init__(self, column_width: int = 240, parent: QWidget | None = None) -> None:
        """`column_width` is the least width of a column in px at 100 %."""
        super().__init__(parent)
        self._tiles: list[QWidget] = []
        self._shows_all = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        OverlayScroll(self)
        self._inside = QWidget()
        self._inside.setProperty("role", "scrolled")
        scale = current_theme().scale
        least = round(column_width * scale.space * (1 + (scale.text - 1) * _WORD_SHARE))
        self._flow = EqualFlow(self._inside, least_width=least)
        self.setWidget(self._inside)

    def set_tiles(self, tiles: Sequence[QWidget], *, keep: bool = False) -> None:
        """Replace all tiles; those that go are deleted, or only hidden where they come again."""
        going = set(self._tiles).difference(tiles)
        for old in going:
            old.hide()
            if not keep:
                old.deleteLater()
        self._tiles = list(tiles)
        self._flow.set_widgets(self._tiles)
        self._flow.setEnabled(False)  # or it would flow all of them anew with each that is shown
        for tile in self._tiles:
            tile.show()
        self._flow.setEnabled(True)
        self._leave_gutter()
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
        edges = self._flow.contentsMargins()
        return self._flow.columns(self.viewport().width() - edges.left() - edges.right())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self._leave_gutter()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One tile."""
        sizes = current_theme().sizes
        return QSize(sizes.tile * 2, sizes.tile)

    def _even_rows(self) -> None:
        """Make the rows as high as fills the view: no row is cut in the middle."""
        sizes = current_theme().sizes
        gap = self._flow.spacing()
        room = self.viewport().height() + gap
        rows = max(1, room // (sizes.tile_least + gap))
        needed = -(-len(self._tiles) // max(1, self._flow.columns(self.viewport().width())))
        even = room // rows - gap
        height = even if needed >= rows else min(even, sizes.tile)
        for tile in self._tiles:
            if isinstance(tile, Button):
                tile.set_height(0 if self._shows_all else max(height, sizes.tile_least))

    def _leave_gutter(self) -> None:
        """Room for the scroll bar, judged at the full width so that it cannot flicker."""
        grid = current_theme().sizes.grid
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._even_rows()
        needed = self._flow.heightForWidth(self.viewport().width())
        if self._shows_all:
            self.setFixedHeight(max(needed, current_theme().sizes.tile))
        scrolls = needed > self.height()
        right = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        gutter = grid if scrolls else 0
        self._flow.setContentsMargins(0 if right else gutter, 0, gutter if right else 0, 0)
