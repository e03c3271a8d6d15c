"""The first frame: plain labels, so that it waits for none of the screen's own widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget


class StartWindow(QWidget):
    """What is on the screen until the lane is open, or says why it is not."""

    painted = Signal()  # each time

    def __init__(self) -> None:
        """One calm sentence."""
        super().__init__()
        self.setProperty("role", "page")
        self.setWindowTitle(self.tr("Till"))
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        for words, role in (
            (self.tr("Starting …"), "line-strong"),
            (self.tr("The till opens its books."), "muted"),
        ):
            line = QLabel(words)
            line.setProperty("role", role)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._column.addWidget(line)
        self._column.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that it was seen."""
        super().paintEvent(event)
        self.painted.emit()

    def show_error(self, error: Exception) -> None:
        """Why the till cannot open, and what to do."""
        from pos_terminal.ui.sentences import sentence  # late: only a till that fails needs them
        from pos_terminal.ui.widgets import EmptyState

        for line in self.findChildren(QLabel):
            self._column.removeWidget(line)
            line.deleteLater()
        said = EmptyState(self.tr("The till cannot open"), sentence(error))
        self._column.insertWidget(1, said)
