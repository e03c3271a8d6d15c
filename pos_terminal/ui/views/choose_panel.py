"""The right side of a sale while choosing: search, categories, tiles, function keys and pad."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos_terminal.checkout.state import LaneState
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.catalogue import PAGE, CatalogueModel, HitShown
from pos_terminal.ui.viewmodels.entry import EntryShown
from pos_terminal.ui.viewmodels.offers import cards_of, offers_of, suggesters
from pos_terminal.ui.views.card_strip import CardStrip
from pos_terminal.ui.views.entry_bar import EntryBar
from pos_terminal.ui.views.hit_tiles import HitTiles
from pos_terminal.ui.views.suggestion_row import SuggestionRow
from pos_terminal.ui.widgets import (
    Button,
    CategoryTabs,
    EmptyState,
    NumberPad,
)
from pos_terminal.ui.widgets.scroll_pane import ScrollPane

_TILES_AFTER_MS = 200  # the page is in front by then
# Where words are very large these keys stand in "More" instead.
LATER = frozenset({"price", "weigh", "open_item", "find_sale"})


class ChoosePanel(QWidget):
    """Emits what was pressed; searches as one types."""

    function = Signal(str)  # name of a function key
    key = Signal(str)  # of the pad
    picked = Signal(object, str)  # ProductHit, "key" or "search"
    suggested = Signal(str)  # SKU of a suggestion that was tapped
    suggestions_seen = Signal(object)  # (plugin, SKU) of each that is painted

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        """Empty until `load`."""
        super().__init__(parent)
        self.model = CatalogueModel(stage.bridge, stage.queries, self)
        self._enter_waits = False  # Enter was pressed before the hits came
        self._told: tuple[object, ...] = ((), (), (), None)  # by plugins, as last shown
        self._suggesters: frozenset[str] = frozenset()
        self.bar = EntryBar()
        self.tabs = CategoryTabs()
        self.grid = HitTiles()
        self.grid.picked.connect(self.picked)
        self.grid.more_wanted.connect(lambda: self.model.search(self.model.text, more=True))
        self._empty = EmptyState(self.tr("No quick keys here yet"))
        self._empty.hide()
        self.pad = NumberPad()
        self.pad.key.connect(self.key)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.grid)
        column.addWidget(self.bar)
        self._tab_area = self._tab_row()
        column.addWidget(self._tab_area)
        column.addWidget(self.grid, 1)
        column.addWidget(self._empty, 1)
        self.cards = CardStrip()
        self.cards.turned.connect(self._share_room)
        self.offers = SuggestionRow()
        self.offers.picked.connect(self.suggested)
        self.offers.painted.connect(self.suggestions_seen)
        column.addWidget(self.cards)
        column.addWidget(self.offers)
        self._key_area = QWidget()
        self._key_area.setLayout(self._keys())
        self._room = QWidget()  # stands where the on-screen keyboard lies
        self._room.hide()
        column.addWidget(self._key_area)
        column.addWidget(self._room)

    def _wire(self) -> None:
        self.tabs.chosen.connect(lambda key: self.model.choose(str(key)))
        self.bar.search.textChanged.connect(self._on_text)
        self.bar.search.returnPressed.connect(self._take_first)
        self.bar.search.down.connect(self._into_hits)
        self.model.categories_changed.connect(lambda rows: self.tabs.set_tabs(rows, ""))
        self.model.tiles_changed.connect(self._on_tiles)
        self.model.hits_changed.connect(self._on_hits)
        self.model.picture_came.connect(self.grid.show_picture)
        self.model.picture_came.connect(self.offers.show_picture)

    def _tab_row(self) -> QWidget:
        """The tabs; where words are very large, one row of them that scrolls."""
        if not current_theme().scale.very_crowded:
            return self.tabs
        pane = ScrollPane()
        pane.body.addWidget(self.tabs)
        pane.setFixedHeight(2 * current_theme().sizes.target)
        return pane

    def _keys(self) -> QHBoxLayout:
        names = (
            ("quantity", self.tr("Quantity")),
            ("price", self.tr("Price")),
            ("discount", self.tr("Discount")),
            ("weigh", self.tr("Weigh")),
            ("open_item", self.tr("Open item")),
            ("undo", self.tr("Undo")),
            ("find_sale", self.tr("Find sale")),
            ("more", self.tr("More")),
        )
        gap = current_theme().sizes.grid
        crowded = current_theme().scale.crowded
        columns = 1 if crowded else 2
        functions = QGridLayout()
        functions.setSpacing(gap)
        shown = [pair for pair in names if not crowded or pair[0] not in LATER]
        for place, (name, words) in enumerate(shown):
            made = Button(words)
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            made.clicked.connect(partial(self.function.emit, name))
            functions.addWidget(made, place // columns, place % columns)
        for column in range(columns):
            functions.setColumnStretch(column, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        row.addLayout(functions, 1)
        row.addWidget(self.pad, 1)
        return row

    # -- show ---------------------------------------------------------------------------

    def load(self) -> None:
        """Ask for categories and tiles, and be ready for the first search."""
        self.model.load()
        QTimer.singleShot(_TILES_AFTER_MS, self, lambda: self.grid.prepare(PAGE))

    def make_room(self, height: int, *, keys: bool) -> None:
        """Leave `height` px at the bottom to the on-screen keyboard; `keys`: show our own."""
        self._key_area.setVisible(keys)
        self._share_room()
        self._room.setVisible(bool(height))
        self._room.setFixedHeight(height)

    def show_plugins(self, state: LaneState) -> None:
        """What plugins suggest and tell beside this basket; where it is as before, nothing."""
        told = (state.suggestions, state.cards, state.plugins, state.phase)
        if told == self._told:
            return
        self._told = told
        self._suggesters = suggesters(state, self._suggesters)
        offers = offers_of(state)
        for sha256 in self.offers.show_offers(offers, keep=bool(self._suggesters)):
            self.model.want_picture(sha256)
        self.cards.show_cards(cards_of(state))
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another height has room for more, or for less."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """What plugins show gets what search, tabs, keys and two rows of tiles leave over.

        One row of tiles must do where that is too little. Cards come before suggestions, and one
        that was opened may take their place; what has no room at all is not shown.
        """
        wanted = self.cards.wanted() + self.offers.wanted()
        left = self._left_over(rows=2)
        if left < wanted:
            left = self._left_over(rows=1)
        left -= self.cards.take_room(left - current_theme().sizes.grid)
        self.offers.set_room(left)

    def _left_over(self, *, rows: int) -> int:
        """Px below so many rows of tiles; nothing beside the on-screen keyboard."""
        if self._key_area.isHidden():
            return 0
        sizes, tabs = current_theme().sizes, self._tab_area
        taken = self.bar.sizeHint().height() + 3 * sizes.grid
        tiles = rows * (sizes.tile_least + sizes.grid) - sizes.grid
        taken += max(tiles, self.grid.minimumSizeHint().height())
        taken += max(tabs.heightForWidth(self.width()), tabs.minimumSizeHint().height())
        keys, width = self._key_area, self.width()
        taken += max(keys.heightForWidth(width), keys.minimumSizeHint().height())
        return self.height() - taken

    def show_entry(self, shown: EntryShown | None) -> None:
        """The number being typed, or the search field."""
        self.bar.show_entry(shown)

    def start_search(self, text: str = "") -> None:
        """Put the caret into the search field, with a first letter where there is one."""
        self.bar.show_entry(None)
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if text:
            self.bar.search.setText(self.bar.search.text() + text)

    def end_search(self) -> None:
        """Clear the search and show the tiles again."""
        self.bar.search.clear()

    def _on_text(self, text: str) -> None:
        self._enter_waits = False
        self.tabs.setVisible(not text.strip())
        self.model.search(text)
        if not text.strip():
            self.model.choose(str(self.tabs.key() or ""))

    def _on_tiles(self, shown: tuple[HitShown, ...]) -> None:
        if not self.model.text:
            self._fill(shown, "key")
            self._empty.say(
                self.tr("No quick keys here yet"), self.tr("Search with F2, or scan the item.")
            )

    def _on_hits(self, shown: tuple[HitShown, ...], more: bool) -> None:
        self._fill(shown, "search", more=more)
        self._empty.say(
            self.tr("Nothing found for “{text}”").format(text=self.model.text),
            self.tr("Check the spelling, or sell it as an open item."),
        )
        if self._enter_waits:
            self._take_first()

    def _fill(self, shown: tuple[HitShown, ...], how: str, *, more: bool = False) -> None:
        self._empty.setVisible(not shown)
        for sha256 in self.grid.show_hits(shown, how, more=more):
            self.model.want_picture(sha256)

    # -- keyboard -----------------------------------------------------------------------

    def _take_first(self) -> None:
        self._enter_waits = not self.model.settled
        hits = self.model.hits
        if self.model.text and self.model.settled and hits:
            self.picked.emit(hits[0].hit, "search")

    def _into_hits(self) -> None:
        tiles = self.grid.tiles()
        if tiles:
            tiles[0].setFocus(Qt.FocusReason.TabFocusReason)
