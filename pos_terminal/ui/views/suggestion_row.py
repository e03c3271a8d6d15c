"""One calm row of suggested products under the tiles; one tap adds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.offers import OfferShown
from pos_terminal.ui.widgets import ProductTile, label
from pos_terminal.ui.widgets.product_tile import TileText

_COLUMN = 220  # px of a tile column at 100 %: room for a reason
_MOST = 6  # tiles, however wide the screen is


class SuggestionRow(QWidget):
    """As many tiles as fit beside each other; empty, it keeps its room for a while."""

    picked = Signal(str)  # SKU
    painted = Signal(object)  # what people can see now: (plugin, SKU) of each

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden: nobody suggests anything yet."""
        super().__init__(parent)
        self._shown: tuple[OfferShown, ...] = ()
        self._painted: tuple[tuple[str, str], ...] = ()
        self._keep = False
        self._room = 0  # px above our own height, or less than nothing
        self._tiles: list[ProductTile] = []
        self._waiting: dict[str, list[ProductTile]] = {}  # tiles by picture
        sizes = current_theme().sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.inner)
        self._title = label(self.tr("Suggested"), "second", wrap=False)
        column.addWidget(self._title)
        holder = QWidget()
        self._row = QHBoxLayout(holder)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(sizes.grid)
        self._stack = QStackedWidget()
        self._stack.addWidget(holder)
        self._stack.addWidget(label(self.tr("More when the sale goes on."), "muted", wrap=False))
        column.addWidget(self._stack)
        self.hide()

    def offers(self) -> tuple[OfferShown, ...]:
        """What is on offer, seen or not."""
        return self._shown

    def wanted(self) -> int:
        """Px to find with the gap above it; the title comes where there is more."""
        if not (self._shown or self._keep):
            return 0
        return self._stack.sizeHint().height() + current_theme().sizes.grid

    def set_room(self, room: int) -> None:
        """Show itself where `room` px suffice, as they do not beside the on-screen keyboard."""
        self._room = room - self.wanted()
        self._settle()

    def show_offers(self, shown: Sequence[OfferShown], *, keep: bool) -> list[str]:
        """Show these; `keep` the room when there are none. Returns the pictures to ask for."""
        self._keep = keep
        offers = tuple(shown[:_MOST])
        if offers == self._shown:
            self._settle()
            return []
        self._shown, self._painted = offers, ()
        self._waiting.clear()
        self._prepare(len(offers))
        for tile, each in zip(self._tiles, offers, strict=False):
            tile.set_tile(TileText(each.name, each.price, each.reason))
            if each.image_sha256:
                self._waiting.setdefault(each.image_sha256, []).append(tile)
        self._settle()
        return list(self._waiting)

    def show_picture(self, sha256: str, data: bytes) -> None:
        """A picture that arrived later."""
        tiles = self._waiting.pop(sha256, [])
        picture = QPixmap()
        if tiles and picture.loadFromData(data):
            for tile in tiles:
                tile.set_picture(picture)

    def _prepare(self, count: int) -> None:
        for place in range(len(self._tiles), count):
            made = ProductTile(TileText("", ""))
            made.clicked.connect(partial(self._pick, place))
            made.set_height(current_theme().sizes.tile_least)
            policy = made.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # all of one width
            made.setSizePolicy(policy)
            self._row.addWidget(made, 1)
            self._tiles.append(made)

    def _pick(self, place: int) -> None:
        if place < len(self._shown):
            self.picked.emit(self._shown[place].sku)

    def _settle(self) -> None:
        """Which tiles are seen, and whether the row is."""
        self._stack.setCurrentIndex(0 if self._shown else 1)
        fitting = self._fitting()
        for place, tile in enumerate(self._tiles):
            tile.setVisible(place < min(fitting, len(self._shown)))
        title = self._title.sizeHint().height() + current_theme().sizes.inner
        self._title.setVisible(self._room >= title and not current_theme().scale.crowded)
        self.setVisible(self._room >= 0 and bool(self._shown or self._keep))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """What is painted was shown; said once."""
        super().paintEvent(event)
        pairs = zip(self._tiles, self._shown, strict=False)
        seen = tuple((each.plugin, each.sku) for tile, each in pairs if not tile.isHidden())
        if seen and seen != self._painted:
            self._painted = seen
            self.painted.emit(seen)

    def _fitting(self) -> int:
        theme = current_theme()
        least = round(_COLUMN * theme.scale.space * theme.scale.text)
        gap = theme.sizes.grid
        return max(1, (self.width() + gap) // (least + gap))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width has room for more tiles, or fewer."""
        super().resizeEvent(event)
        if not self.isHidden():
            self._settle()
