"""A list of ticket lines over a standard item model; a new line costs one row."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from pos_terminal.ui.format import isolate
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.unchanged import alike_from_start
from pos_terminal.ui.widgets.focus_ring import FocusRing
from pos_terminal.ui.widgets.overlay_scroll import OverlayScroll
from pos_terminal.ui.widgets.ticket_delegate import (
    AMOUNT,
    DETAIL,
    NAME,
    NUMBER,
    VOIDED,
    TicketDelegate,
)

_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


@dataclass(frozen=True, slots=True)
class TicketRow:
    """One line as it is shown: everything already formatted."""

    line_no: int
    name: str
    amount: str
    detail: str = ""
    voided: bool = False


class TicketView(QListView):
    """The lines; with `highlight`, the one last line, as high as it needs to be."""

    def __init__(self, name: str, *, highlight: bool, parent: QWidget | None = None) -> None:
        """`name` is the accessible name."""
        super().__init__(parent)
        self._rows: tuple[TicketRow, ...] = ()
        self._highlight = highlight
        self._items = QStandardItemModel(self)
        self._delegate = TicketDelegate(highlight=highlight, parent=self)
        self.setModel(self._items)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setProperty("role", "ticket")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        OverlayScroll(self)
        FocusRing(self)

    def rows(self) -> tuple[TicketRow, ...]:
        """What is listed."""
        return self._rows

    def replace(self, rows: tuple[TicketRow, ...]) -> None:
        """List `rows`, touching only those that differ; the next frame shows them."""
        old, new = self._rows, rows
        start, end = _alike(old, new)
        gone, fresh = len(old) - start - end, new[start : len(new) - end]
        self._rows = rows
        for place, row in enumerate(fresh, start):
            if place < start + gone:
                self._items.setItem(place, self._item(row))
            else:
                self._items.insertRow(place, self._item(row))
        if gone > len(fresh):
            self._items.removeRows(start + len(fresh), gone - len(fresh))
        if len(new) > len(old):
            self.scrollToBottom()
        elif gone or fresh:
            self.executeDelayedItemsLayout()  # or Qt lays out, and paints, a frame later
        self._fit()

    def index_of(self, line_no: int) -> QModelIndex | None:
        """Where a line stands, or None."""
        for place, row in enumerate(self._rows):
            if row.line_no == line_no:
                return self._items.index(place, 0)
        return None

    def index_at_place(self, place: int) -> QModelIndex:
        """The line at a place; negative counts from the end."""
        return self._items.index(place % max(1, len(self._rows)), 0)

    def _item(self, row: TicketRow) -> QStandardItem:
        item = QStandardItem()
        item.setData(row.name, NAME)
        item.setData(row.detail, DETAIL)
        item.setData(isolate(row.amount), AMOUNT)
        item.setData(row.voided, VOIDED)
        item.setData(row.line_no, NUMBER)
        item.setData(", ".join(p for p in (row.name, row.detail, row.amount) if p), _SPOKEN)
        item.setSizeHint(self._measure(row))
        item.setEditable(False)
        return item

    def _measure(self, row: TicketRow) -> QSize:
        return self._delegate.measure(
            row.name, row.detail, isolate(row.amount), self.viewport().width()
        )

    def _fit(self) -> None:
        if self._highlight and self._rows:
            self.setFixedHeight(self._measure(self._rows[-1]).height())

    def _measure_anew(self) -> None:
        for place, row in enumerate(self._rows):
            self._items.item(place).setSizeHint(self._measure(row))
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """May shrink away under large text: the last item is pinned below."""
        return QSize(2 * current_theme().sizes.tile, current_theme().sizes.grid)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrapped names change their height with the width; the end stays in view."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._measure_anew()
        self.scrollToBottom()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another theme or text size changes every height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure_anew()


def _alike(old: tuple[TicketRow, ...], new: tuple[TicketRow, ...]) -> tuple[int, int]:
    """How many rows are the same from the start, and how many of the rest from the end."""
    most = min(len(old), len(new))
    start = alike_from_start(old, new)  # a row that did not change is the same object
    while start < most and old[start] == new[start]:
        start += 1
    end = 0
    while end < most - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, end
