"""Paints one ticket line: name, second line, amount on one trailing edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pos_terminal.ui.format import natural
from pos_terminal.ui.theme import Theme, current_theme
from pos_terminal.ui.widgets.two_lines import Wrapped, wrap

NAME, DETAIL, AMOUNT, VOIDED, NUMBER = (int(Qt.ItemDataRole.UserRole) + i for i in range(1, 6))
_MOST_LAID = 1_000  # rows: all of a full basket, at two widths
_MOST_PICTURES = 32  # two screens of rows: 4 MB, and four times that on a screen of twice the dots
_TRAILING = int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class _Laid:
    """The words of a row at a width: measured once, painted with each item that follows."""

    name: Wrapped
    detail: str  # as much of it as there is room for
    detail_height: int
    room: int  # px for the words


class _Row(NamedTuple):
    """What is painted of a line, wherever it stands."""

    name: str
    detail: str
    amount: str
    voided: bool
    rtl: bool


class TicketDelegate(QStyledItemDelegate):
    """Paints from item data roles; heights come from each item's size hint (see `measure`)."""

    def __init__(self, *, highlight: bool, parent: QObject | None = None) -> None:
        """`highlight` paints every line as the last item."""
        super().__init__(parent)
        self._highlight = highlight
        self._theme: Theme | None = None
        self._known: dict[tuple[str, str, str, int], _Laid] = {}
        self._pictures: dict[tuple[_Row, int, int, float], QPixmap] = {}

    def _fonts(self) -> None:
        """Look the theme up once, not once a line."""
        theme = current_theme()
        if theme is self._theme:
            return
        self._theme = theme
        self._known.clear()
        self._pictures.clear()
        weight = QFont.Weight.DemiBold if self._highlight else QFont.Weight.Normal
        self._name_font = theme.font("line", weight)
        self._amount_font = theme.font("line", QFont.Weight.DemiBold)
        self._detail_font = theme.font("second")
        self._name_metrics = QFontMetrics(self._name_font)
        self._amount_metrics = QFontMetrics(self._amount_font)
        self._detail_metrics = QFontMetrics(self._detail_font)

    def measure(self, name: str, detail: str, amount: str, width: int) -> QSize:
        """Height that a line needs at `width`."""
        laid = self._laid(name, detail, amount, width)
        sizes = current_theme().sizes
        height = laid.name.height + laid.detail_height
        return QSize(width, max(height + 2 * sizes.grid, sizes.target))

    def _laid(self, name: str, detail: str, amount: str, width: int) -> _Laid:
        self._fonts()
        key = (name, detail, amount, width)
        laid = self._known.get(key)
        if laid is None:
            if len(self._known) >= _MOST_LAID:
                self._known.clear()
            room = self._name_width(amount, width)
            seen = self._detail_metrics.elidedText(detail, Qt.TextElideMode.ElideRight, room)
            shown = wrap(name, self._name_font, room)
            laid = _Laid(shown, natural(seen), self._detail_height(detail), room)
            self._known[key] = laid
        return laid

    def _name_width(self, amount: str, width: int) -> int:
        grid = current_theme().sizes.grid
        return width - self._amount_metrics.horizontalAdvance(amount) - 4 * grid

    def _detail_height(self, detail: str) -> int:
        """Height of the second line; other scripts stand taller than our Latin font."""
        if not detail:
            return 0
        metrics = self._detail_metrics
        return max(metrics.lineSpacing(), metrics.boundingRect(detail).height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """A row that only moved up is the picture of before; the last or chosen one is drawn."""
        self._fonts()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row = _Row(
            str(index.data(NAME)),
            str(index.data(DETAIL) or ""),
            str(index.data(AMOUNT)),
            bool(index.data(VOIDED)),
            option.direction == Qt.LayoutDirection.RightToLeft,
        )
        ratio = painter.device().devicePixelRatioF()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if self._highlight or chosen or ratio != int(ratio):
            painter.save()
            self._background(painter, rect, chosen, bool(state & QStyle.StateFlag.State_HasFocus))
            self._ink(painter, rect, row)
            painter.restore()
        else:
            painter.drawPixmap(rect.topLeft(), self._picture(row, rect.size(), ratio))

    def _picture(self, row: _Row, size: QSize, ratio: float) -> QPixmap:
        key = (row, size.width(), size.height(), ratio)
        found = self._pictures.get(key)
        if found is None:
            if len(self._pictures) >= _MOST_PICTURES:
                del self._pictures[next(iter(self._pictures))]  # the oldest is out of sight
            found = self._pictures[key] = QPixmap(size * ratio)
            found.setDevicePixelRatio(ratio)
            found.fill(current_theme().colour("surface"))
            painter = QPainter(found)
            painter.setLayoutDirection(
                Qt.LayoutDirection.RightToLeft if row.rtl else Qt.LayoutDirection.LeftToRight
            )
            rect = QRect(QPoint(0, 0), size)
            self._background(painter, rect, chosen=False, focused=False)
            self._ink(painter, rect, row)
            painter.end()
        return found

    def _ink(self, painter: QPainter, rect: QRect, row: _Row) -> None:
        theme = current_theme()
        grid = theme.sizes.grid
        inside = rect.adjusted(grid, grid, -grid, -grid)
        self._amount_font.setStrikeOut(row.voided)
        painter.setFont(self._amount_font)
        self._amount_font.setStrikeOut(False)
        painter.setPen(theme.colour("muted" if row.voided else "text"))
        painter.drawText(inside, _TRAILING, row.amount)
        laid = self._laid(row.name, row.detail, row.amount, rect.width())
        box = QRect(inside.left(), inside.top(), laid.room, inside.height())
        if row.rtl:
            box.moveRight(inside.right())
        self._name_font.setStrikeOut(row.voided)
        painter.setFont(self._name_font)
        self._name_font.setStrikeOut(False)
        top = box.top() + (box.height() - laid.name.height - laid.detail_height) // 2
        laid.name.paint(painter, box.left(), top, laid.room)
        if row.detail:
            painter.setFont(self._detail_font)
            painter.setPen(theme.colour("muted"))
            line = QRect(box.left(), top + laid.name.height, laid.room, laid.detail_height)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeading), laid.detail)

    def _background(self, painter: QPainter, rect: QRect, chosen: bool, focused: bool) -> None:
        theme = current_theme()
        sizes = theme.sizes
        if self._highlight or chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(theme.colour("select"))
            painter.setPen(Qt.PenStyle.NoPen)
            body = rect.adjusted(0, 0, 0, 0 if self._highlight else -sizes.hairline)
            if chosen:
                pen = painter.pen()
                pen.setStyle(Qt.PenStyle.SolidLine)
                pen.setColor(theme.colour("primary"))
                pen.setWidth(sizes.focus if focused else sizes.edge)
                painter.setPen(pen)
                body = body.adjusted(2, 2, -2, -2)
            painter.drawRoundedRect(body, sizes.radius, sizes.radius)
            return
        painter.fillRect(
            QRect(rect.left(), rect.bottom() - sizes.hairline + 1, rect.width(), sizes.hairline),
            theme.colour("hair"),
        )
