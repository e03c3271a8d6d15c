"""Tiles and search hits: asked of the readers, told as strings; late answers are dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_terminal.domain.product import FAVOURITES, Category, ProductHit, QuickTile
from pos_terminal.ui.bridge import Bridge
from pos_terminal.ui.ports import Queries
from pos_terminal.ui.viewmodels.amounts import price_per

translate = QCoreApplication.translate
PAGE = 48  # hits at a time; the rest by "More"


@dataclass(frozen=True, slots=True)
class HitShown:
    """A product as a tile shows it."""

    hit: ProductHit
    name: str
    price: str
    badge: str


class CatalogueModel(QObject):
    """Categories, quick keys and search."""

    categories_changed = Signal(object)  # tuple[tuple[str, str], ...]: code and words
    tiles_changed = Signal(object)  # tuple[HitShown, ...]
    hits_changed = Signal(object, bool)  # tuple[HitShown, ...], whether there are more
    picture_came = Signal(str, bytes)  # sha256, file

    def __init__(self, bridge: Bridge, queries: Queries, parent: QObject | None = None) -> None:
        """Nothing asked yet."""
        super().__init__(parent)
        self._bridge = bridge
        self._queries = queries
        self._page = ""
        self._text = ""
        self._hits: tuple[HitShown, ...] = ()
        self._hits_text = ""  # what the hits were found for
        self._pictures: dict[str, bytes] = {}

    @property
    def text(self) -> str:
        """What is searched for."""
        return self._text

    @property
    def hits(self) -> tuple[HitShown, ...]:
        """The hits so far."""
        return self._hits

    @property
    def settled(self) -> bool:
        """Whether the hits are those of the text."""
        return self._hits_text == self._text

    def load(self) -> None:
        """Ask for the categories and the favourites page."""
        self._bridge.ask(self._queries.categories(), self._categories, owner=self)
        self.choose(self._page)

    def choose(self, page: str) -> None:
        """Show the quick keys of a page."""
        self._page = page
        future = self._queries.quick_keys(page)
        self._bridge.ask(future, lambda tiles: self._tiles(page, tiles), owner=self)

    def search(self, text: str, *, more: bool = False) -> None:
        """Search as typed; an answer to an older text is dropped."""
        self._text = text.strip()
        if not self._text:
            self._hits, self._hits_text = (), ""
            return
        asked, offset = self._text, len(self._hits) if more else 0
        future = self._queries.search_products(asked, PAGE, offset)
        self._bridge.ask(future, lambda hits: self._found(asked, offset, hits), owner=self)

    def want_picture(self, sha256: str) -> None:
        """Ask for a picture; it comes by `picture_came`."""
        if sha256 in self._pictures:
            self.picture_came.emit(sha256, self._pictures[sha256])
            return
        future = self._queries.picture(sha256)
        self._bridge.ask(future, lambda data: self._picture(sha256, data), owner=self)

    def _categories(self, rows: Sequence[Category]) -> None:
        first = ("", translate("Catalogue", "Favourites"))
        others = [(row.code, row.name) for row in rows if row.code != FAVOURITES]
        self.categories_changed.emit((first, *others))

    def _tiles(self, page: str, tiles: Sequence[QuickTile]) -> None:
        if page == self._page:
            shown = tuple(self.shown(tile.product, tile.label) for tile in tiles)
            self.tiles_changed.emit(shown)

    def _found(self, asked: str, offset: int, hits: Sequence[ProductHit]) -> None:
        if asked != self._text:
            return
        before = self._hits[:offset]
        self._hits_text = asked
        self._hits = (*before, *(self.shown(hit) for hit in hits))
        self.hits_changed.emit(self._hits, len(hits) == PAGE)

    def _picture(self, sha256: str, data: bytes | None) -> None:
        if data:
            self._pictures[sha256] = data
            self.picture_came.emit(sha256, data)

    def shown(self, hit: ProductHit, words: str = "") -> HitShown:
        """A product as display strings."""
        price = price_per(hit.unit_price, hit.unit, self._bridge.state.currency)
        if hit.price_required:
            price = translate("Catalogue", "price is asked")
        badge = f"{hit.min_age}+" if hit.min_age else ""
        return HitShown(hit, words or hit.name, price, badge)
