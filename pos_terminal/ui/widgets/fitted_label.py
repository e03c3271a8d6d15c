"""One line of large figures that shrinks before it would clip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos_terminal.ui.theme import current_theme


class FittedLabel(QWidget):
    """Bold figures at a named size, smaller where the room is too narrow, never cut."""

    def __init__(
        self, size: str = "total", colour: str = "text", parent: QWidget | None = None
    ) -> None:
        """`size` and `colour` name a font size and a token."""
        super().__init__(parent)
        self._size, self._colour, self._text = size, colour, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """What is shown."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show `text`, also as the accessible name."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def set_size(self, size: str) -> None:
        """Change to another named font size."""
        if size != self._size:
            self._size = size
            self.updateGeometry()
            self.update()

    def set_colour(self, token: str) -> None:
        """Change the colour to another token."""
        self._colour = token
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The full size."""
        metrics = QFontMetrics(self._full_font())
        return QSize(metrics.horizontalAdvance(self._text), metrics.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Half the full width; the height never changes, so nothing below moves."""
        return QSize(self.sizeHint().width() // 2, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw on the trailing edge, scaled to fit."""
        font = self._full_font()
        width = QFontMetrics(font).horizontalAdvance(self._text)
        if width > self.width() > 0:
            font.setPixelSize(max(1, font.pixelSize() * self.width() // width))
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(current_theme().colour(self._colour))
        painter.drawText(
            self.rect(),
            int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter),
            self._text,
        )
        painter.end()

    def _full_font(self) -> QFont:
        return current_theme().font(self._size, QFont.Weight.Bold)
