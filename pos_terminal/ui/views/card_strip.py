"""Cards of plugins beside the basket: one a topic, folded by a tap, scrolling when long."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.offers import CardShown
from pos_terminal.ui.widgets import Button, ElidedLabel, ScrollPane, label
from pos_terminal.ui.widgets.emptied import empty

_ROOMY_PX = 900  # window heights from which details are open at first


class CardBox(QFrame):
    """One card: its text, and its details where it is open."""

    turned = Signal(bool)

    def __init__(self, shown: CardShown, *, is_open: bool, parent: QWidget | None = None) -> None:
        """A card of one topic."""
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.setProperty("tone", "warn" if shown.level == "warn" else "plain")
        sizes = current_theme().sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * sizes.grid, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(sizes.grid)
        head.addLayout(self._words(shown), 1)
        self._details = QWidget()
        rows = QGridLayout(self._details)
        rows.setContentsMargins(0, sizes.inner, sizes.grid, sizes.grid)
        rows.setHorizontalSpacing(2 * sizes.grid)
        rows.setVerticalSpacing(sizes.inner)
        rows.setColumnStretch(1, 1)
        for place, (name, value) in enumerate(shown.details):
            rows.addWidget(label(name, "second"), place, 0)
            rows.addWidget(label(value, "body"), place, 1)
        self._turn = Button("", Kind.NORMAL if shown.level == "warn" else Kind.QUIET)
        self._turn.set_height(sizes.target)
        self._turn.clicked.connect(self._flip)
        head.addWidget(self._turn, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._details)
        self._turn.setVisible(bool(shown.details))
        self._open = is_open and bool(shown.details)
        self._settle()

    def _words(self, shown: CardShown) -> QVBoxLayout:
        """What it says, and the first details small below; they stand there while it is folded."""
        tone = "warn" if shown.level == "warn" else "plain"
        words = label(shown.text, "strong")
        words.setProperty("tone", tone)
        self._brief = ElidedLabel(shown.brief)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addStretch(1)
        lines.addWidget(words)
        lines.addWidget(self._brief)
        lines.addStretch(1)
        return lines

    def _flip(self) -> None:
        self._open = not self._open
        self._settle()
        self.turned.emit(self._open)

    def _settle(self) -> None:
        self._details.setVisible(self._open)
        crowded = current_theme().scale.crowded
        self._brief.setVisible(bool(self._brief.text()) and not self._open and not crowded)
        self.updateGeometry()  # at once: the strip asks for the height now
        self._turn.set_words(self.tr("Less") if self._open else self.tr("Details"))


class CardStrip(ScrollPane):
    """All cards of the basket; remembers per topic whether a person wants it open."""

    turned = Signal()  # a card was opened or folded: it wants another height

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden: no card."""
        super().__init__(parent)
        self._shown: tuple[CardShown, ...] = ()
        self._open: dict[str, bool] = {}
        self.hide()

    def show_cards(self, shown: Sequence[CardShown]) -> None:
        """Show these; the same ones again change nothing."""
        cards = tuple(shown)
        if cards == self._shown:
            return
        self._shown = cards
        empty(self.body)
        roomy = self.window().height() >= _ROOMY_PX and not current_theme().scale.crowded
        for card in cards:
            box = CardBox(card, is_open=self._open.get(card.topic, roomy))
            box.turned.connect(partial(self._turned, card.topic))
            self.body.addWidget(box)

    def _turned(self, topic: str, is_open: bool) -> None:
        self._open[topic] = is_open
        self.turned.emit()

    def wanted(self) -> int:
        """Px to find with the gap below: all of it while folded, else room to scroll in."""
        if not self._shown:
            return 0
        is_open = any(self._open.get(card.topic, False) for card in self._shown)
        return (self._least() if is_open else self._needed()) + current_theme().sizes.grid

    def take_room(self, room: int) -> int:
        """As high as the cards, up to `room` px, then they scroll; tells what it takes."""
        least = self._least()
        seen = bool(self._shown) and room >= least
        self.setVisible(seen)
        if not seen:
            return 0
        height = max(least, min(self._needed(), room))
        self.setFixedHeight(height)
        return height + current_theme().sizes.grid

    def _least(self) -> int:
        sizes = current_theme().sizes
        return sizes.target + 2 * sizes.hairline

    def _needed(self) -> int:
        self.body.activate()
        needed = self.body.totalHeightForWidth(max(1, self.viewport().width()))
        return needed if needed >= 0 else self.body.sizeHint().height()
