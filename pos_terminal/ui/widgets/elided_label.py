"""One small line that ends in an ellipsis where the room is too narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos_terminal.ui.format import natural
from pos_terminal.ui.theme import current_theme


class ElidedLabel(QWidget):
    """For what is told in full elsewhere; the whole text is its accessible name."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """Muted, in the size of a second line."""
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """All of it, seen or not."""
        return self._text

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The whole line."""
        metrics = QFontMetrics(self._second())
        return QSize(metrics.horizontalAdvance(self._text), metrics.lineSpacing())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as must be."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """From the leading edge."""
        font = self._second()
        right = Qt.TextElideMode.ElideRight
        seen = QFontMetrics(font).elidedText(self._text, right, self.width())
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(current_theme().colour("muted"))
        edge = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), int(edge), natural(seen))
        painter.end()

    def _second(self) -> QFont:
        return current_theme().font("second")
