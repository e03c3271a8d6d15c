"""Layouts that wrap instead of clipping: equal columns, or one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget, QWidgetItem

from pos_terminal.ui.theme import current_theme


class _Wrapping(QLayout):
    """What both flows share: items, gaps of the grid, height for width, mirroring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # by width; Qt asks again and again while it lays out
        self._sizes: dict[str, QSize] = {}
        self.setSpacing(current_theme().sizes.grid)
        self.setContentsMargins(0, 0, 0, 0)

    def invalidate(self) -> None:
        """An item changed: measure anew."""
        self._heights.clear()
        self._sizes.clear()
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Qt hands an item over."""
        self._items.append(item)

    def addWidget(self, w: QWidget) -> None:  # noqa: N802 - Qt's name
        """Add a widget at the end; the item is ours, since Qt's own may lose its wrapper."""
        self.addChildWidget(w)
        self._items.append(QWidgetItem(w))
        self.invalidate()

    def set_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Flow exactly these, in this order; those that were here keep their item."""
        known = {item.widget(): item for item in self._items}
        self._items = []
        for widget in widgets:
            if widget not in known:
                self.addChildWidget(widget)
            self._items.append(known.get(widget) or QWidgetItem(widget))
        self.invalidate()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """The item at `index`, or None as Qt expects it."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Remove and return the item at `index`."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Takes width, not height."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Fewer columns need more rows."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Height of all rows at `width`."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Everything in one row."""
        if "hint" not in self._sizes:
            hints = [item.sizeHint() for item in self._shown()]
            width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
            height = max((hint.height() for hint in hints), default=0)
            self._sizes["hint"] = QSize(width, height) + self._margins()
        return self._sizes["hint"]

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """The largest item alone."""
        if "least" not in self._sizes:
            size = QSize()
            for item in self._shown():
                size = size.expandedTo(item.minimumSize())
            self._sizes["least"] = size + self._margins()
        return self._sizes["least"]

    def _margins(self) -> QSize:
        edges = self.contentsMargins()
        return QSize(edges.left() + edges.right(), edges.top() + edges.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _inside(self, rect: QRect) -> QRect:
        edges = self.contentsMargins()
        return rect.adjusted(edges.left(), edges.top(), -edges.right(), -edges.bottom())

    def _put(self, item: QLayoutItem, rect: QRect, within: QRect) -> None:
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        item.setGeometry(QStyle.visualRect(direction, within, rect))

    def _place(self, rect: QRect, *, move: bool) -> int:
        raise NotImplementedError


class EqualFlow(_Wrapping):
    """Equal columns, as many as fit; for tabs, action rows, quick amounts and tiles."""

    def __init__(self, parent: QWidget | None = None, *, least_width: int = 0) -> None:
        """Columns of at least `least_width` px, or 0 to fit the items into even rows."""
        super().__init__(parent)
        self._least_width = least_width

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One row of columns that are as wide as the widest needs."""
        if "even" not in self._sizes:
            self._sizes["even"] = self._even(super().sizeHint())
        return self._sizes["even"]

    def _even(self, hint: QSize) -> QSize:
        shown = self._shown()
        if self._least_width or not shown:
            return hint
        widest = max(item.sizeHint().width() for item in shown)
        even = widest * len(shown) + self.spacing() * (len(shown) - 1) + self._margins().width()
        return QSize(max(hint.width(), even), hint.height())

    def columns(self, width: int) -> int:
        """How many columns there are at this inner width."""
        gap, shown = self.spacing(), self._shown()
        widest = self._least_width
        if not widest:
            widest = max((item.minimumSize().width() for item in shown), default=0)
        fitting = max(1, (width + gap) // max(1, widest + gap))
        if self._least_width or not shown:
            return fitting
        columns = min(len(shown), fitting)
        return -(-len(shown) // -(-len(shown) // columns))  # spread the rows evenly

    def _place(self, rect: QRect, *, move: bool) -> int:
        inside, gap, shown = self._inside(rect), self.spacing(), self._shown()
        if not shown:
            return self._margins().height()
        columns = self.columns(inside.width())
        width = (inside.width() - gap * (columns - 1)) // columns
        top = inside.top()
        for start in range(0, len(shown), columns):
            row = shown[start : start + columns]
            height = max(_height(item, width) for item in row)
            for place, item in enumerate(row):
                left = inside.left() + place * (width + gap)
                last = place == columns - 1
                wide = inside.right() + 1 - left if last else width
                if move:
                    self._put(item, QRect(left, top, wide, height), inside)
            top += height + gap
        return top - gap - inside.top() + self._margins().height()


@dataclass(frozen=True, slots=True)
class _Row:
    items: list[QLayoutItem]
    width: int
    height: int


class Flow(_Wrapping):
    """One after the other, in rows; what comes after `split` items goes to the trailing edge."""

    def __init__(self, parent: QWidget | None = None, *, split: int = 0) -> None:
        """`split` counts the items of the leading group; 0 for a single group."""
        super().__init__(parent)
        self._split = split

    def _rows(self, width: int) -> list[_Row]:
        rows: list[_Row] = []
        items: list[QLayoutItem] = []
        used = tallest = 0
        for item in self._shown():
            size = item.sizeHint()
            if items and used + self.spacing() + size.width() > width:
                rows.append(_Row(items, used, tallest))
                items, used, tallest = [], 0, 0
            used += size.width() + (self.spacing() if items else 0)
            tallest = max(tallest, size.height())
            items.append(item)
        return [*rows, _Row(items, used, tallest)] if items else rows

    def _place(self, rect: QRect, *, move: bool) -> int:
        inside, gap = self._inside(rect), self.spacing()
        rows = self._rows(inside.width())
        trailing = set(map(id, self._items[self._split :])) if self._split else set()
        top = inside.top()
        for row in rows:
            spot = QPoint(inside.left(), top)
            slack = inside.width() - row.width
            for item in row.items:
                if id(item) in trailing and slack:
                    spot.setX(spot.x() + slack)
                    slack = 0
                width = min(item.sizeHint().width(), inside.width())
                if move:
                    self._put(item, QRect(spot, QSize(width, row.height)), inside)
                spot.setX(spot.x() + width + gap)
            top += row.height + gap
        used = top - gap - inside.top() if rows else 0
        return used + self._margins().height()


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return max(item.heightForWidth(width), item.minimumSize().height())
    return item.sizeHint().height()


def equal_row(*widgets: QWidget) -> EqualFlow:
    """A row of equal columns that wraps where it must."""
    row = EqualFlow()
    for widget in widgets:
        row.addWidget(widget)
    return row
