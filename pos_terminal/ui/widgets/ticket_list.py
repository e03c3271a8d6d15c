"""The ticket: every line of the sale, the last one highlighted and always in view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets.empty_state import EmptyState
from pos_terminal.ui.widgets.ticket_delegate import NUMBER
from pos_terminal.ui.widgets.ticket_view import TicketRow, TicketView

__all__ = ["TicketList", "TicketRow"]


class TicketList(QWidget):
    """Shows rows; emits `chosen(line_no)` when a line is chosen and `cleared` when none is."""

    chosen = Signal(int)
    cleared = Signal()
    activated = Signal(int)  # Enter or double tap on a line

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty ticket that says what to do."""
        super().__init__(parent)
        self._rows: tuple[TicketRow, ...] = ()
        self._last_no: int | None = None
        self._selected: int | None = None
        self._just_chosen = False
        self._replacing = False
        self._main = TicketView(self.tr("Ticket"), highlight=False)
        self._pinned = TicketView(self.tr("Last item"), highlight=True)
        self._empty = EmptyState(
            self.tr("Nothing scanned yet"), self.tr("Scan an item, tap a tile or search with F2.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.grid)
        column.addWidget(self._empty, 1)
        column.addWidget(self._main, 1)
        column.addWidget(self._pinned)
        self._main.hide()
        self._pinned.hide()
        for view in self._views():
            view.installEventFilter(self)
            view.pressed.connect(self._on_pressed)
            view.clicked.connect(self._on_clicked)
            view.activated.connect(lambda index: self.activated.emit(index.data(NUMBER)))
            view.selectionModel().selectionChanged.connect(self._on_selection)

    def _views(self) -> tuple[TicketView, TicketView]:
        return self._main, self._pinned

    # -- what is shown ------------------------------------------------------------------

    def rows(self) -> tuple[TicketRow, ...]:
        """The rows as last set."""
        return self._rows

    def last_no(self) -> int | None:
        """Line number of the highlighted row."""
        return self._last_no

    def set_rows(self, rows: Sequence[TicketRow], last_no: int | None = None) -> None:
        """Show `rows`; the row with line number `last_no` is highlighted at the bottom."""
        wanted = tuple(rows)
        if wanted == self._rows and last_no == self._last_no:
            return
        self._rows, self._last_no = wanted, last_no
        pinned = tuple(row for row in wanted if row.line_no == last_no)
        self._replacing = True  # rows that go would hand their choice to a neighbour
        self._main.replace(tuple(row for row in wanted if row.line_no != last_no))
        self._pinned.replace(pinned)
        self._replacing = False
        self._pinned.setVisible(bool(pinned))
        self._empty.setVisible(not wanted)
        self._main.setVisible(bool(wanted))
        if self._selected is not None:
            self._keep_selection()

    def say_when_empty(self, title: str, sentence: str) -> None:
        """Change what an empty ticket says."""
        self._empty.say(title, sentence)

    # -- choosing -----------------------------------------------------------------------

    def selected(self) -> int | None:
        """Line number of the chosen line."""
        return self._selected

    def select(self, line_no: int) -> None:
        """Choose a line by its number."""
        for view in self._views():
            index = view.index_of(line_no)
            if index is not None:
                view.setCurrentIndex(index)

    def clear_selection(self) -> None:
        """Choose nothing."""
        for view in self._views():
            view.selectionModel().clear()
        if self._selected is not None:
            self._selected = None
            self.cleared.emit()

    def _keep_selection(self) -> None:
        """A changed line is a new item of the model: choose it again, or nothing if it is gone."""
        kept = self._selected
        if kept is None or all(row.line_no != kept for row in self._rows):
            self.clear_selection()
            return
        for view in self._views():
            index = view.index_of(kept)
            if index is not None and not view.selectionModel().isSelected(index):
                view.setCurrentIndex(index)

    def _on_selection(self, now: QItemSelection, _before: QItemSelection) -> None:
        if self._replacing or now.isEmpty():
            return
        current = now.indexes()[0]
        for view in self._views():
            if current.model() is not view.model():
                view.selectionModel().clear()
        changed = self._selected != current.data(NUMBER)
        self._selected = current.data(NUMBER)
        self._just_chosen = changed
        if changed:
            self.chosen.emit(self._selected)

    def _on_pressed(self, index: QModelIndex) -> None:
        # the press has already made it current: only a press on the chosen line finds it so
        if self._selected != index.data(NUMBER):
            self.select(index.data(NUMBER))

    def _on_clicked(self, _index: QModelIndex) -> None:
        """A second tap on the chosen line chooses nothing."""
        if self._just_chosen:
            self._just_chosen = False
        else:
            self.clear_selection()

    # -- keys ---------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Arrows begin at the last item and walk through all lines; Esc chooses nothing."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self._selected is not None:
                self.clear_selection()
                return True
            return self._step(watched, event.key())
        return super().eventFilter(watched, event)

    def _step(self, watched: QObject, key: int) -> bool:
        if self._selected is None and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._rows:
            self._enter(self._pinned if self._pinned.rows() else self._main)
            return True
        last_listed = len(self._main.rows()) - 1
        at_end = self._main.currentIndex().row() >= last_listed
        if watched is self._main and key == Qt.Key.Key_Down and at_end and self._pinned.rows():
            self._enter(self._pinned)
            return True
        if watched is self._pinned and key == Qt.Key.Key_Up and last_listed >= 0:
            self._enter(self._main)
            return True
        return False

    def _enter(self, view: TicketView) -> None:
        view.setFocus()
        view.setCurrentIndex(view.index_at_place(-1))
        self._just_chosen = False
