"""Sorted and filtered rows, and one page of them."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

SORT_ROLE = int(Qt.ItemDataRole.UserRole) + 1


def sorted_rows(model: QAbstractItemModel, parent: QObject) -> QSortFilterProxyModel:
    """All rows of `model`, sorted by SORT_ROLE and filtered over every column."""
    proxy = QSortFilterProxyModel(parent)
    proxy.setSourceModel(model)
    proxy.setSortRole(SORT_ROLE)
    proxy.setFilterKeyColumn(-1)
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return proxy


class PageProxy(QSortFilterProxyModel):
    """One page of the sorted rows; a sort asked of it sorts them all."""

    def __init__(self, rows: QSortFilterProxyModel, page_size: int, parent: QObject) -> None:
        """Show page 0 of `rows`."""
        super().__init__(parent)
        self._rows = rows
        self._page_size = page_size
        self._page = 0
        self.setSourceModel(rows)

    def show_page(self, page: int) -> None:
        """Show another page, counted from 0."""
        self._page = page
        self.invalidate()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort all rows, not only the page."""
        self._rows.sort(column, order)
        self.invalidate()

    def filterAcceptsRow(  # noqa: N802 - Qt's name
        self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """Rows of this page."""
        first = self._page * self._page_size
        return first <= source_row < first + self._page_size
