"""What is plugged in and not used yet: one tap sets it up as what it most likely is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from pos_terminal.checkout.device_views import FoundDevice
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.device_words import found_words, use_words
from pos_terminal.ui.widgets import Button, Card, EqualFlow, label

_LEAST_EMS = 12  # of a name beside its buttons
_GUESSES = 2  # offered as buttons; the rest is chosen by hand


class FoundCard(Card):
    """A row a device; `used(config)` for a guess, `chosen(found)` for another use."""

    used = Signal(object)  # DeviceConfig
    chosen = Signal(object)  # FoundDevice

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden until something is found."""
        super().__init__(parent)
        self._found: tuple[FoundDevice, ...] | None = None
        self._rows: list[QWidget] = []
        self.body.addWidget(label(self.tr("Plugged in, not used yet"), "line-strong"))
        self.hide()

    def show_found(self, found: tuple[FoundDevice, ...]) -> None:
        """What there is now; rows are made anew only where that changed."""
        free = tuple(each for each in found if not each.used_by)
        if free == self._found:
            return
        self._found = free
        for old in self._rows:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [self._row(each) for each in free]
        for row in self._rows:
            self.body.addWidget(row)
        self.setVisible(bool(free))

    def _row(self, each: FoundDevice) -> QWidget:
        row = QWidget()
        crowded = current_theme().scale.crowded
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        line = QBoxLayout(down if crowded else along, row)
        line.setContentsMargins(0, 0, 0, 0)
        name = label(found_words(each), "body")
        if not crowded:  # narrower, it would stand in a tower
            name.setMinimumWidth(_LEAST_EMS * current_theme().sizes.font_body)
        line.addWidget(name, 1)
        acts = EqualFlow()
        for place, guess in enumerate(each.guesses[:_GUESSES]):
            kind = Kind.PRIMARY if place == 0 else Kind.NORMAL
            words, use = use_words(guess.role), partial(self.used.emit, guess)
            acts.addWidget(self._button(words, each, kind, use))
        words = self.tr("Something else") if each.guesses else self.tr("Choose what it is")
        other = partial(self.chosen.emit, each)
        acts.addWidget(self._button(words, each, Kind.NORMAL, other))
        line.addLayout(acts)
        return row

    @staticmethod
    def _button(words: str, each: FoundDevice, kind: Kind, act: Callable[[], None]) -> Button:
        made = Button(words, kind, name=f"{words}: {found_words(each)}")
        made.clicked.connect(lambda: act())
        return made
