"""Products to tap: quick keys and hits. Tiles are made once and change what they say."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from pos_terminal.ui.viewmodels.catalogue import HitShown
from pos_terminal.ui.widgets import Button, ProductTile, TileGrid
from pos_terminal.ui.widgets.product_tile import TileText

_COLUMN = 200  # px of a tile column at 100 %


class HitTiles(TileGrid):
    """As many tiles as there are hits; 48 new widgets a key would take ten frames."""

    picked = Signal(object, str)  # ProductHit, "key" or "search"
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """No tiles yet."""
        super().__init__(_COLUMN, parent)
        self._made: list[ProductTile] = []
        self._shown: Sequence[HitShown] = ()
        self._how = ""
        self._waiting: dict[str, list[ProductTile]] = {}  # tiles by picture
        self._further = Button(QCoreApplication.translate("ChoosePanel", "Show more"))
        self._further.clicked.connect(self.more_wanted)
        self._further.setParent(self.widget())
        self._further.hide()

    def prepare(self, count: int) -> None:
        """Make so many tiles ahead: a page of hits then costs no new widgets."""
        for place in range(len(self._made), count):
            made = ProductTile(TileText("", ""), parent=self.widget())
            made.hide()
            made.clicked.connect(partial(self._pick, place))
            made.ensurePolished()
            self._made.append(made)

    def show_hits(self, shown: Sequence[HitShown], how: str, *, more: bool = False) -> list[str]:
        """Stand for these products; returns the pictures that they wait for, by hash."""
        self._shown, self._how = shown, how
        self._waiting.clear()
        self.prepare(len(shown))
        tiles = self._made[: len(shown)]
        for tile, each in zip(tiles, shown, strict=True):
            tile.set_tile(TileText(each.name, each.price, each.badge))
            if each.hit.image_sha256:
                self._waiting.setdefault(each.hit.image_sha256, []).append(tile)
        self.set_tiles([*tiles, *([self._further] if more else [])], keep=True)
        self.setVisible(bool(tiles))
        return list(self._waiting)

    def show_picture(self, sha256: str, data: bytes) -> None:
        """A picture that arrived later."""
        picture = QPixmap()
        if picture.loadFromData(data):
            for tile in self._waiting.pop(sha256, []):
                tile.set_picture(picture)

    def _pick(self, place: int) -> None:
        self.picked.emit(self._shown[place].hit, self._how)
