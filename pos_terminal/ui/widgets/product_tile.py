"""A quick key for a product: picture or coloured initial, name that wraps, price."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QWidget

from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.tokens import INITIAL_FILLS, INITIAL_INK
from pos_terminal.ui.widgets.button import Button
from pos_terminal.ui.widgets.two_lines import Wrapped, wrap

_AFTER_LATIN = "\u0250"  # from here on other scripts, and signs


@dataclass(frozen=True, slots=True)
class TileText:
    """What a tile says: `name`, and `price` already formatted ("1.99 / kg")."""

    name: str
    price: str
    badge: str = ""  # "18+", "sold out"


class ProductTile(Button):
    """A product to tap; emits `clicked`."""

    def __init__(
        self, text: TileText, picture: QPixmap | None = None, parent: QWidget | None = None
    ) -> None:
        """Make the tile; without a picture it shows the name's initial."""
        self._tile = text
        self._picture = picture
        super().__init__(text.name, Kind.TILE, name=_spoken(text), parent=parent)
        self.setToolTip(text.name)

    def set_picture(self, picture: QPixmap | None) -> None:
        """Show a picture that arrived later."""
        self._picture = picture
        self.update()

    def set_tile(self, text: TileText) -> None:
        """Stand for another product, without a picture."""
        self._picture = None
        if text != self._tile:
            self._tile = text
            self.forget_measures()
            self.set_words(text.name, _spoken(text))
            self.setToolTip(text.name)
        self.update()

    def _hint_size(self) -> QSize:
        """Room for initial, two words and the price."""
        width = self._text_left() + self._name_metrics().averageCharWidth() * 14
        return QSize(width, self.heightForWidth(width))

    def _least_size(self) -> QSize:
        """Initial and the price on one line."""
        price = self._second_metrics().horizontalAdvance(self._second_line())
        width = self._text_left() + price + current_theme().sizes.grid
        return QSize(width, self._least_height())

    def _wrapped_height(self, width: int) -> int:
        """Height of at most two name lines, and the price."""
        sizes, least = current_theme().sizes, self._least_height()
        beside = self._second_metrics().lineSpacing() + 2 * sizes.grid
        latin = max(self._tile.name, default="") < _AFTER_LATIN
        if latin and 2 * self._name_metrics().lineSpacing() + beside <= least:
            return least  # however it wraps; other scripts may be taller than our Latin font
        room = max(1, width - self._text_left() - sizes.grid)
        return max(least, self._wrapped_name(room).height + beside)

    def _wrapped_name(self, room: int) -> Wrapped:
        return wrap(self._tile.name, current_theme().font("body", QFont.Weight.DemiBold), room)

    def _wrapped_second(self, room: int, height: int) -> Wrapped:
        """Price and badge: a long reason gets a second line where the name left it room."""
        font, words = current_theme().font("second"), self._second_line()
        two = wrap(words, font, room)
        if two.height <= height - current_theme().sizes.grid:
            return two
        metrics = self._second_metrics()
        one = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        return Wrapped((one,), metrics.lineSpacing())

    def _text_left(self) -> int:
        sizes = current_theme().sizes
        return 2 * (sizes.grid + sizes.hairline) + sizes.initial + sizes.inner

    def _name_metrics(self) -> QFontMetrics:
        return QFontMetrics(current_theme().font("body", QFont.Weight.DemiBold))

    def _second_metrics(self) -> QFontMetrics:
        return QFontMetrics(current_theme().font("second"))

    def _second_line(self) -> str:
        return " · ".join(part for part in (self._tile.price, self._tile.badge) if part)

    def paint_content(self, painter: QPainter) -> None:
        """Picture or initial, then name above price, centred as one block."""
        theme = current_theme()
        sizes = theme.sizes
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = sizes.grid + sizes.hairline
        spot = QRect(left, (self.height() - sizes.initial) // 2, sizes.initial, sizes.initial)
        room = QRect(self._text_left(), 0, self.width() - self._text_left() - sizes.grid, 0)
        if mirrored:
            spot.moveRight(self.width() - left)
            room.moveRight(self.width() - self._text_left())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_spot(painter, spot)
        self._paint_words(painter, room)

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        theme = current_theme()
        name = self._wrapped_name(room.width())
        second = self._wrapped_second(room.width(), self.height() - name.height)
        top = (self.height() - name.height - second.height) // 2
        painter.setFont(theme.font("body", QFont.Weight.DemiBold))
        painter.setPen(self.ink())
        name.paint(painter, room.left(), top, room.width())
        painter.setFont(theme.font("second"))
        painter.setPen(theme.colour("muted"))
        second.paint(painter, room.left(), top + name.height, room.width())

    def _paint_spot(self, painter: QPainter, spot: QRect) -> None:
        if self._picture is not None and not self._picture.isNull():
            shape = QPainterPath()
            shape.addRoundedRect(spot, current_theme().sizes.grid, current_theme().sizes.grid)
            painter.save()
            painter.setClipPath(shape)
            painter.drawPixmap(spot, self._picture)
            painter.restore()
            return
        paint_initial(painter, spot, self._tile.name)


def _spoken(text: TileText) -> str:
    return ", ".join(part for part in (text.name, text.price, text.badge) if part)


def paint_initial(painter: QPainter, spot: QRect, name: str) -> None:
    """A disc with the first letter of `name`, always the same colour for the same name."""
    fill = INITIAL_FILLS[zlib.crc32(name.encode()) % len(INITIAL_FILLS)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
    painter.drawEllipse(spot)
    painter.setPen(QColor(INITIAL_INK))
    painter.setFont(_initial_font(spot.height()))
    letter = next((c for c in name if c.isalnum()), "•").upper()
    painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, letter)


def _initial_font(diameter: int) -> QFont:
    made = current_theme().font("body", QFont.Weight.Bold)
    made.setPixelSize(max(1, round(diameter * 0.4)))
    return made
