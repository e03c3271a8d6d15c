"""The strip on top: who, where, which sale, and the state of all that may fail."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets.flow import Flow
from pos_terminal.ui.widgets.text import label


class StatusState(StrEnum):
    """How the dot looks; the words beside it say the same."""

    GOOD = "good"  # filled, pay
    QUIET = "quiet"  # filled, muted: off, but nothing to do
    WARN = "warn"  # ring, warn: a person is needed


class StatusDot(QWidget):
    """A dot whose form changes with its colour, so that colour alone says nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """A quiet dot."""
        super().__init__(parent)
        self._state = StatusState.QUIET
        size = current_theme().sizes.dot
        self.setFixedSize(QSize(size, size))

    def set_state(self, state: StatusState) -> None:
        """Change its look."""
        if state is not self._state:
            self._state = state
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Disc for good and quiet, triangle for warn."""
        theme = current_theme()
        tokens = {StatusState.GOOD: "pay", StatusState.QUIET: "muted", StatusState.WARN: "warn"}
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour(tokens[self._state]))
        painter.setBrush(theme.colour(tokens[self._state]))
        inside = self.rect().adjusted(1, 1, -1, -1)
        if self._state is StatusState.WARN:
            painter.drawPolygon([inside.bottomLeft(), inside.bottomRight(), _top_middle(inside)])
        else:
            painter.drawEllipse(inside)
        painter.end()


def _top_middle(rect: QRect) -> QPoint:
    return QPoint(rect.center().x(), rect.top())


class StatusItem(QWidget):
    """A dot and words; hidden while it has no words. A tap may be a short cut to more."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden, without words."""
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().sizes.grid)
        self._dot = StatusDot()
        self._words = label("", "status", wrap=False)
        row.addWidget(self._dot)
        row.addWidget(self._words)
        self.hide()

    def say(self, state: StatusState, words: str) -> None:
        """Show a state and its words; no words hide the item."""
        self._dot.set_state(state)
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def make_pressed(self) -> None:
        """From now on a tap means something, which a button elsewhere does too."""
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A tap that began and ended here."""
        here = self.rect().contains(event.position().toPoint())
        if here and event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()


class StatusStrip(QWidget):
    """Terminal, cashier and sale leading; what may need somebody and the clock trailing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """All parts empty."""
        super().__init__(parent)
        grid = current_theme().sizes.grid
        self._tight = False
        self._row = row = Flow(self, split=3)
        row.setContentsMargins(2 * grid, grid, 2 * grid, grid)
        row.setSpacing(2 * grid)
        self._terminal = label("", "status-strong", wrap=False)
        self._cashier = label("", "status", wrap=False)
        self._sale = label("", "status", wrap=False)
        self.connectivity = StatusItem()
        self.queue = StatusItem()
        self.printer = StatusItem()
        self.plugins = StatusItem()
        self.devices = StatusItem()
        self._clock = label("", "status", wrap=False)
        for part in (self._terminal, self._cashier, self._sale):
            row.addWidget(part)
        for item in (self.plugins, self.connectivity, self.queue, self.printer, self.devices):
            row.addWidget(item)
        row.addWidget(self._clock)

    def set_place(self, terminal: str, cashier: str = "", sale: str = "") -> None:
        """Say where, who and which sale."""
        for part, words in (
            (self._terminal, terminal),
            (self._cashier, cashier),
            (self._sale, sale),
        ):
            part.setText(words)
            part.setVisible(bool(words) and not (self._tight and part is self._sale))

    def set_tight(self, tight: bool) -> None:
        """Leave the sale's number and the clock out where room is scarce; states always stay."""
        self._tight = tight
        grid = current_theme().sizes.grid
        edge = grid if tight else 2 * grid
        self._row.setContentsMargins(edge, grid // 2 if tight else grid, edge, grid // 2)
        self._sale.setVisible(not tight and bool(self._sale.text()))
        self._clock.setVisible(not tight)

    def set_clock(self, words: str) -> None:
        """Show a formatted day and time."""
        self._clock.setText(words)
