"""The categories of the quick keys: one chosen, arrows move, rows wrap."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.widgets.button import Button
from pos_terminal.ui.widgets.flow import EqualFlow


class CategoryTabs(QWidget):
    """Emits `chosen(key)` when another tab is chosen."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """No tabs yet."""
        super().__init__(parent)
        self._row = EqualFlow(self)
        self._tabs: list[tuple[object, Button]] = []
        self._key: object = None

    def set_tabs(self, tabs: Sequence[tuple[object, str]], chosen: object = None) -> None:
        """Show (key, words) tabs; the one with key `chosen`, else the first, is chosen."""
        for _key, old in self._tabs:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._tabs = [(key, self._tab(key, words)) for key, words in tabs]
        keys = [key for key, _words in tabs]
        self._mark(chosen if chosen in keys else next(iter(keys), None))
        self.updateGeometry()

    def key(self) -> object:
        """Key of the chosen tab."""
        return self._key

    def choose(self, key: object) -> None:
        """Choose a tab and tell it."""
        if key != self._key:
            self._mark(key)
            self.chosen.emit(key)
        else:
            self._mark(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows go to the next tab in reading order."""
        forward = Qt.Key.Key_Right, Qt.Key.Key_Left
        if event.key() not in forward or not self._tabs:
            super().keyPressEvent(event)
            return
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        step = 1 if (event.key() == Qt.Key.Key_Right) is not mirrored else -1
        keys = [key for key, _tab in self._tabs]
        place = (keys.index(self._key) + step) % len(keys)
        self._tabs[place][1].setFocus(Qt.FocusReason.TabFocusReason)
        self.choose(keys[place])

    def _tab(self, key: object, words: str) -> Button:
        made = Button(words, Kind.TAB, parent=self)
        made.setCheckable(True)
        made.clicked.connect(lambda: self.choose(key))
        self._row.addWidget(made)
        made.show()
        return made

    def _mark(self, key: object) -> None:
        self._key = key
        for other, tab in self._tabs:
            tab.setChecked(other == key)
