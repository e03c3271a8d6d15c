"""Two lines of a customer display, each character in its own cell as on a real one."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos_terminal.ui.theme import current_theme

_COLUMNS = 20
_WIDE = 0.75  # a cell's width against its height


class PoleView(QWidget):
    """As wide as there is room, up to a heading's size; what it shows is its accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Dark."""
        super().__init__(parent)
        self._lines = ("", "")
        self._largest = 2 * current_theme().sizes.font_heading  # px, of a cell
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_lines(self, first: str, second: str) -> None:
        """Show these, cut to the display's width."""
        self._lines = first[:_COLUMNS], second[:_COLUMNS]
        self.setAccessibleName(", ".join(line.strip() for line in self._lines if line.strip()))
        self.update()

    def lines(self) -> tuple[str, str]:
        """What it shows."""
        return self._lines

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two lines of the largest cells."""
        return QSize(round(_COLUMNS * self._largest * _WIDE), 2 * self._largest)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Two lines of cells as wide as there is room."""
        return 2 * self._cell(width)

    def _cell(self, width: int) -> int:
        """How high a cell is, in px, where the glass is so wide."""
        return min(self._largest, round(width / _COLUMNS / _WIDE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """From the left, in every language: so is the glass."""
        theme = current_theme()
        high = min(self._cell(self.width()), self.height() // 2)
        wide = high * _WIDE
        painter = QPainter(self)
        font = self.font()
        font.setPixelSize(max(1, round(high * 0.7)))
        painter.setFont(font)
        for row, line in enumerate(self._lines):
            for column, char in enumerate(line.ljust(_COLUMNS)):
                cell = QRect(round(column * wide), row * high, round(wide) - 1, high - 1)
                painter.fillRect(cell, theme.colour("select"))
                painter.setPen(theme.colour("text"))
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, char)
        painter.end()
