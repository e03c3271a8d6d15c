"""Paints the customer's screen: goods on one side, what they come to on the other."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget

from pos_terminal.ui import fonts
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.customer_board import BoardRow, BoardShown, Figure

_BASE = QSize(1024, 600)  # px: sizes of the theme are meant for this
_GOODS = 0.6  # of the width
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_WRAPPED = _CENTRE | int(Qt.TextFlag.TextWordWrap)
_LEADING = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
_TRAILING = int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
_BOLD = QFont.Weight.DemiBold


class CustomerBoard(QWidget):
    """Shows a BoardShown at any size; takes no focus and nothing on it can be pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing to show yet."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shown = BoardShown()

    @property
    def shown(self) -> BoardShown:
        """What stands on it."""
        return self._shown

    def show_board(self, shown: BoardShown) -> None:
        """Show something else."""
        if shown == self._shown:
            return
        self._shown = shown
        right = Qt.LayoutDirection.RightToLeft
        self.setLayoutDirection(right if shown.rtl else Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(shown.spoken)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Goods and figures, or one sentence in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        painter.fillRect(self.rect(), current_theme().colour("bg"))
        if self._shown.rows:
            self._goods(painter)
            self._sums(painter)
        else:
            self._sentence(painter)
        painter.end()

    # -- sizes

    @property
    def _unit(self) -> float:
        """How much larger than meant everything is."""
        by_width, by_height = self.width() / _BASE.width(), self.height() / _BASE.height()
        return max(0.5, min(by_width, by_height))

    def _px(self, size: str) -> int:
        return max(1, round(float(getattr(current_theme().sizes, size)) * self._unit))

    def _font(self, size: str, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        return fonts.font(self._px(f"font_{size}"), weight)

    def _side(self, rect: QRect) -> QRect:
        """Where a place of a left-to-right screen is on this one."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    # -- goods

    def _goods(self, painter: QPainter) -> None:
        theme, grid = current_theme(), self._px("grid")
        box = QRect(2 * grid, 2 * grid, round(self.width() * _GOODS) - 3 * grid, 0)
        box.setBottom(self.height() - 2 * grid)
        self._card(painter, self._side(box))
        inside = box.adjusted(grid, grid, -grid, -grid)
        height = self._row_height()
        room = max(1, inside.height() // height)
        for place, row in enumerate(_in_view(self._shown.rows, room)):
            at = QRect(inside.left(), inside.top() + place * height, inside.width(), height)
            if row.is_last:
                painter.setBrush(theme.colour("select"))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawRoundedRect(self._side(at), self._px("radius"), self._px("radius"))
            self._row(painter, row, at.adjusted(grid, 0, -grid, 0))

    def _row_height(self) -> int:
        name = QFontMetrics(self._font("title")).lineSpacing()
        return name + QFontMetrics(self._font("line")).lineSpacing() + self._px("grid")

    def _row(self, painter: QPainter, row: BoardRow, at: QRect) -> None:
        theme, grid = current_theme(), self._px("grid")
        amount_font = self._font("title", _BOLD)
        painter.setFont(amount_font)
        painter.setPen(theme.colour("text"))
        painter.drawText(self._side(at), _TRAILING, row.amount)
        words = QRect(at)
        words.setRight(at.right() - QFontMetrics(amount_font).horizontalAdvance(row.amount) - grid)
        lines = [("title", "text", row.name)]
        lines += [("line", "muted", row.detail)] if row.detail else []
        heights = [QFontMetrics(self._font(size)).lineSpacing() for size, _, _ in lines]
        top = at.top() + (at.height() - sum(heights)) // 2
        for (size, colour, text), height in zip(lines, heights, strict=True):
            font = self._font(size, _BOLD if row.is_last and size == "title" else _NORMAL)
            line = QRect(words.left(), top, words.width(), height)
            self._text(painter, self._side(line), font, colour, text, _LEADING)
            top += height

    # -- what it comes to

    def _sums(self, painter: QPainter) -> None:
        grid = self._px("grid")
        left = round(self.width() * _GOODS) + grid
        box = QRect(left, 2 * grid, self.width() - left - 2 * grid, self.height() - 4 * grid)
        top = box.top()
        line = QFontMetrics(self._font("title", _BOLD)).lineSpacing() + grid
        shop = QRect(box.left(), top, box.width(), line)
        self._text(painter, self._side(shop), self._font("title", _BOLD), "muted",
                   self._shown.shop, _CENTRE)  # fmt: skip
        bottom = self._figures(painter, box)
        step = QFontMetrics(self._font("line")).lineSpacing() + grid // 2
        most = max(0, (bottom - top - 3 * line - 2 * grid) // step)
        for place, figure in enumerate(self._shown.sums[-most:] if most else ()):
            at = QRect(box.left(), top + line + grid + place * step, box.width(), step)
            self._figure(painter, figure, at, "line", "muted")
        message = QRect(box.left(), bottom - 2 * line, box.width(), 2 * line)
        self._text(painter, self._side(message), self._font("title", _BOLD), "primary",
                   self._shown.message, _WRAPPED)  # fmt: skip

    def _figures(self, painter: QPainter, box: QRect) -> int:
        """From below, the last the largest; returns where they begin."""
        grid, bottom = self._px("grid"), box.bottom()
        figures = self._shown.figures
        for place, figure in enumerate(reversed(figures)):
            large = place == 0
            size = self._fitting(figure.amount, "total" if large else "heading", box.width())
            amount = QFontMetrics(size).lineSpacing()
            label = QFontMetrics(self._font("title")).lineSpacing()
            at = QRect(box.left(), bottom - amount - label, box.width(), label)
            self._text(painter, self._side(at), self._font("title"), "muted", figure.label,
                       _LEADING)  # fmt: skip
            at = QRect(box.left(), bottom - amount, box.width(), amount)
            self._text(painter, self._side(at), size, "text", figure.amount, _TRAILING)
            bottom -= amount + label + grid
        return bottom

    def _figure(self, painter: QPainter, figure: Figure, at: QRect, size: str, ink: str) -> None:
        self._text(painter, self._side(at), self._font(size), ink, figure.label, _LEADING)
        self._text(painter, self._side(at), self._font(size), ink, figure.amount, _TRAILING)

    # -- one sentence

    def _sentence(self, painter: QPainter) -> None:
        shown, grid = self._shown, self._px("grid")
        width = self.width() - 4 * grid
        parts: list[tuple[QFont, str, str]] = [(self._font("heading", _BOLD), "muted", shown.shop)]
        *before, largest = shown.figures or (None,)
        for figure in before:
            if figure is not None:
                text = f"{figure.label} {figure.amount}"
                parts.append((self._font("heading"), "text", text))
        if largest is not None:
            parts.append((self._font("heading"), "muted", largest.label))
            parts.append((self._fitting(largest.amount, "change", width), "pay", largest.amount))
        said = self._fitting(shown.message, "total" if largest is None else "heading", width)
        parts.append((said, "text", shown.message))
        heights = [QFontMetrics(font).lineSpacing() + 2 * grid for font, _, _ in parts]
        top = (self.height() - sum(heights)) // 2
        for (font, ink, text), height in zip(parts, heights, strict=True):
            self._text(painter, QRect(2 * grid, top, width, height), font, ink, text, _CENTRE)
            top += height

    # -- text

    def _fitting(self, text: str, size: str, width: int) -> QFont:
        """The font of that size, or smaller where the text would not fit."""
        px = self._px(f"font_{size}")
        needed = QFontMetrics(fonts.font(px, _BOLD)).horizontalAdvance(text)
        return fonts.font(max(1, min(px, px * width // max(needed, 1))), _BOLD)

    def _text(
        self, painter: QPainter, at: QRect, font: QFont, ink: str, text: str, align: int
    ) -> None:
        painter.setFont(font)
        painter.setPen(current_theme().colour(ink))
        elide = Qt.TextElideMode.ElideRight
        fits = align == _WRAPPED
        told = text if fits else QFontMetrics(font).elidedText(text, elide, at.width())
        painter.drawText(at, align, told)

    def _card(self, painter: QPainter, box: QRect) -> None:
        theme = current_theme()
        painter.setBrush(theme.colour("surface"))
        painter.setPen(theme.colour("hair"))
        painter.drawRoundedRect(box, self._px("card_radius"), self._px("card_radius"))


_NORMAL = QFont.Weight.Normal


def _in_view(rows: tuple[BoardRow, ...], room: int) -> tuple[BoardRow, ...]:
    """As many as there is room for: the newest, and always the one that changed last."""
    last = next((place for place, row in enumerate(rows) if row.is_last), len(rows) - 1)
    start = max(0, min(len(rows) - room, last))
    return rows[start : start + room]
