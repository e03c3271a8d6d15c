"""The search field and, in the same place, the number that is being typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.entry import EntryShown
from pos_terminal.ui.widgets import LineEdit, label


class SearchEdit(LineEdit):
    """A search field; Down goes to the hits, Esc leaves."""

    left = Signal()
    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Two keys of our own, the rest is Qt's."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()  # Enter takes the hit; it must not also pay


class EntryBar(QStackedWidget):
    """Search while nothing is typed on the pad; else the number and what it means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """The search field."""
        super().__init__(parent)
        self.search = SearchEdit(
            self.tr("Search"), self.tr("Search name, code or scan anything") + "   F2"
        )
        self.search.setProperty("role", "search")
        self._number = QFrame()
        self._number.setProperty("role", "notice")
        self._number.setProperty("tone", "info")
        row = QHBoxLayout(self._number)
        grid = current_theme().sizes.grid
        row.setContentsMargins(2 * grid, 0, 2 * grid, 0)
        row.setSpacing(grid)
        self._typed = label("", "title", wrap=False)
        self._meaning = label("", "line-muted", wrap=False)
        row.addWidget(self._typed)
        row.addWidget(self._meaning, 1)
        self.addWidget(self.search)
        self.addWidget(self._number)

    def show_entry(self, shown: EntryShown | None) -> None:
        """Show a number and its meaning; None: the search field."""
        if shown is not None:
            self._typed.setText(shown.typed)
            self._meaning.setText(shown.meaning)
            self._number.setAccessibleName(f"{shown.typed} {shown.meaning}")
        self.setCurrentIndex(0 if shown is None else 1)
