"""A table that sorts, filters and pages over a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets.button import Button
from pos_terminal.ui.widgets.empty_state import EmptyState
from pos_terminal.ui.widgets.table_pages import SORT_ROLE, PageProxy, sorted_rows
from pos_terminal.ui.widgets.text import label

KEY_ROLE = int(Qt.ItemDataRole.UserRole) + 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its words, and whether it holds amounts (trailing edge)."""

    words: str
    amount: bool = False
    stretch: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: what is shown and what it is sorted by (the text when None)."""

    text: str
    sort: str | int | None = None


class Table(QWidget):
    """Rows of cells with a key each; `chosen(key)` on one tap, `opened(key)` on Enter or two."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        name: str,
        empty: tuple[str, str],
        page_size: int = 50,
        pager: bool = True,
        sortable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`name` is the accessible name, `empty` the title and sentence of the empty table."""
        super().__init__(parent)
        self._columns = tuple(columns)
        self._page_size, self._page = page_size, 0
        self._sortable = sortable  # False: the order itself says something
        self._pages = pager  # whether it pages, or shows what somebody else pages
        self._model = QStandardItemModel(0, len(self._columns), self)
        self._sorted = sorted_rows(self._model, self)
        self._proxy = PageProxy(self._sorted, page_size, self)
        self._view = QTableView()
        self._view.setAccessibleName(name)
        self._view.setModel(self._proxy)
        self._dress_view()
        self._empty = EmptyState(*empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.grid)
        column.addWidget(self._view, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(self._pager())
        self._sorted.layoutChanged.connect(self._proxy.invalidate)
        for place, made in enumerate(self._columns):
            self._model.setHorizontalHeaderItem(place, _header(made))
        self._show_page()

    def _dress_view(self) -> None:
        theme = current_theme()
        view = self._view
        view.setSortingEnabled(self._sortable)
        view.setShowGrid(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)  # Tab leaves the table: no trap
        view.verticalHeader().hide()
        row = theme.sizes.row_touch if theme.scale.touch else theme.sizes.row_dense
        least = view.fontMetrics().lineSpacing() + theme.sizes.grid
        view.verticalHeader().setDefaultSectionSize(max(row, least))
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # as given, until asked
        for index, column in enumerate(self._columns):
            stretch, fit = QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(index, stretch if column.stretch else fit)
        view.selectionModel().selectionChanged.connect(self._on_selection)
        view.activated.connect(lambda index: self.opened.emit(self._key(index)))

    def _pager(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current_theme().sizes.grid)
        self._count = label("", "second", wrap=False)
        self._before = Button(self.tr("Previous"))
        self._after = Button(self.tr("Next"))
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        row.addWidget(self._count, 1)
        row.addWidget(self._before)
        row.addWidget(self._after)
        return row

    # -- content ------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[tuple[object, Sequence[Cell]]]) -> None:
        """Replace all rows; each is a key and its cells."""
        self._model.setRowCount(0)
        self._page = 0
        self.add_rows(rows)

    def add_rows(self, rows: Sequence[tuple[object, Sequence[Cell]]]) -> None:
        """More rows behind those that are there; the page stays."""
        for key, cells in rows:
            self._model.appendRow([self._item(key, i, cell) for i, cell in enumerate(cells)])
        self._show_page()

    def row_count(self) -> int:
        """All rows, on whatever page."""
        return self._model.rowCount()

    def select(self, key: object) -> None:
        """Choose the row with this key, where the page shows it."""
        for row in range(self._proxy.rowCount()):
            if key is not None and self._key(self._proxy.index(row, 0)) == key:
                self.select_row(row)
                return

    def select_row(self, row: int) -> None:
        """Choose a row of the shown page.

        WORKAROUND: Qt 6.11's selectRow looks for a column at the edge of a right-to-left view,
        finds none, and chooses nothing.
        """
        index = self._proxy.index(row, 0)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            how = flags.ClearAndSelect | flags.Rows
            self._view.selectionModel().setCurrentIndex(index, how)

    def filter_by(self, text: str) -> None:
        """Show only rows where some cell contains `text`, whatever its case."""
        self._page = 0
        self._sorted.setFilterFixedString(text)
        self._show_page()

    def selected(self) -> object | None:
        """Key of the chosen row."""
        rows = self._view.selectionModel().selectedRows()
        return self._key(rows[0]) if rows else None

    def view(self) -> QTableView:
        """The view, for focus and column widths."""
        return self._view

    def visible_texts(self) -> list[list[str]]:
        """What the shown page says, row by row."""
        return [
            [str(self._proxy.index(r, c).data()) for c in range(len(self._columns))]
            for r in range(self._proxy.rowCount())
        ]

    def _item(self, key: object, column: int, cell: Cell) -> QStandardItem:
        item = QStandardItem(cell.text)
        item.setData(cell.text.casefold() if cell.sort is None else cell.sort, SORT_ROLE)
        item.setData(key, KEY_ROLE)
        if self._columns[column].amount:
            item.setTextAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        return item

    def _key(self, index: QModelIndex) -> object:
        return index.siblingAtColumn(0).data(KEY_ROLE)

    def _on_selection(self, now: QItemSelection, _before: QItemSelection) -> None:
        if not now.isEmpty():
            self.chosen.emit(self._key(now.indexes()[0]))

    # -- pages --------------------------------------------------------------------------

    def _turn(self, step: int) -> None:
        self._page += step
        self._show_page()

    def _show_page(self) -> None:
        total = self._sorted.rowCount()
        pages = max(1, -(-total // self._page_size))
        self._page = min(max(self._page, 0), pages - 1)
        self._proxy.show_page(self._page)
        first = self._page * self._page_size + 1
        last = min(total, first + self._page_size - 1)
        self._count.setVisible(self._pages)
        self._count.setText(
            self.tr("{first}–{last} of {total}").format(first=first, last=last, total=total)
            if total
            else ""
        )
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(self._page < pages - 1)
        for button in (self._before, self._after):
            button.setVisible(pages > 1 and self._pages)
        self._view.setVisible(total > 0)
        self._empty.setVisible(total == 0)


def _header(column: Column) -> QStandardItem:
    item = QStandardItem(column.words)
    edge = Qt.AlignmentFlag.AlignTrailing if column.amount else Qt.AlignmentFlag.AlignLeading
    item.setTextAlignment(edge | Qt.AlignmentFlag.AlignVCenter)
    return item
