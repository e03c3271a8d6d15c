"""Counting cash: a tile a denomination, the pad types how many."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_terminal.ui import format as form
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.denominations import counted, denominations
from pos_terminal.ui.viewmodels.entry import BACK
from pos_terminal.ui.widgets import Button, Card, GiantAmount, NumberPad, TileGrid, label

_COLUMN = 132  # px of a tile column at 100 %
_MOST = 5  # digits of a count


class CountTile(Button):
    """A note or coin; Enter goes on to the next one instead of pressing it again."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave Enter to the count."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class CashCount(QWidget):
    """Emits `changed` with the sum in minor units; Tab and arrows go through the tiles."""

    changed = Signal(int)
    finished = Signal()  # Enter on the last tile

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        """Nothing counted."""
        super().__init__(parent)
        self._currency = currency
        self._pieces: dict[int, str] = dict.fromkeys(denominations(currency), "")
        self._now = next(iter(self._pieces))
        self._tiles = {worth: self._tile(worth) for worth in self._pieces}
        grid = TileGrid(_COLUMN)
        grid.set_tiles(list(self._tiles.values()))
        self.sum = GiantAmount()
        self.pad = NumberPad(corner="")
        self.pad.key.connect(self._on_key)
        card = Card()
        card.body.addWidget(
            label(self.tr("Tap a note or coin, then type how many there are."), "muted")
        )
        card.body.addWidget(grid, 1)
        side = QVBoxLayout()
        side.setSpacing(current_theme().sizes.grid)
        self._which = label("", "line-strong")
        side.addWidget(self._which)
        side.addWidget(self.pad, 1)
        row = QHBoxLayout()
        row.setSpacing(2 * current_theme().sizes.grid)
        row.addWidget(card, 3)
        row.addLayout(side, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * current_theme().sizes.grid)
        column.addLayout(row, 1)
        column.addWidget(self.sum)
        self.sum.setVisible(not current_theme().scale.crowded)  # the big button says it too
        self._show()

    def _tile(self, worth: int) -> Button:
        made = CountTile("", Kind.TILE, parent=self)
        made.setCheckable(True)
        made.clicked.connect(partial(self._choose, worth))
        return made

    @property
    def total_minor(self) -> int:
        """What is counted so far."""
        return counted({worth: int(typed or 0) for worth, typed in self._pieces.items()})

    def counts(self) -> tuple[tuple[int, int], ...]:
        """(denomination, pieces) of what is there."""
        return tuple((worth, int(typed)) for worth, typed in self._pieces.items() if typed)

    def start(self) -> None:
        """Begin with the largest note."""
        self._choose(next(iter(self._pieces)))

    def _choose(self, worth: int) -> None:
        self._now = worth
        self._tiles[worth].setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    def _on_key(self, key: str) -> None:
        typed = self._pieces[self._now]
        typed = typed[:-1] if key == BACK else (typed + key).lstrip("0")[:_MOST]
        self._pieces[self._now] = typed
        self._show()
        self.changed.emit(self.total_minor)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Digits count, Enter and arrows go on."""
        steps = {
            Qt.Key.Key_Return: 1,
            Qt.Key.Key_Enter: 1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Left: -1,
        }
        if event.text().isdecimal() and event.text().isascii():
            self._follow_focus()
            self._on_key(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self._follow_focus()
            self._on_key(BACK)
        elif event.key() in steps:
            self._follow_focus()
            self._step(steps[Qt.Key(event.key())], event.key())
        else:
            super().keyPressEvent(event)

    def _follow_focus(self) -> None:
        for worth, tile in self._tiles.items():
            if tile.hasFocus():
                self._now = worth

    def _step(self, step: int, key: int) -> None:
        order = list(self._pieces)
        place = order.index(self._now) + step
        if place >= len(order) and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
        else:
            self._choose(order[max(0, min(place, len(order) - 1))])

    def _show(self) -> None:
        for worth, tile in self._tiles.items():
            value = form.isolate(form.amount(worth, self._currency))
            pieces = self._pieces[worth]
            tile.setChecked(worth == self._now)
            tile.set_words(
                f"{value}  × {pieces}" if pieces else value,
                self.tr("{value}: {count} pieces").format(value=value, count=pieces or 0),
            )
        value = form.isolate(form.money(self._now, self._currency))
        self._which.setText(self.tr("How many of {value}?").format(value=value))
        self.sum.show_amount(
            self.tr("Counted"), form.money(self.total_minor, self._currency), colour="text"
        )
