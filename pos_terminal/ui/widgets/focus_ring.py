"""The focus ring of a widget that has no border of its own to thicken."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pos_terminal.ui.widgets.button import draw_focus_ring


class FocusRing(QWidget):
    """Lies over `target`, lets everything through, and shows while `target` has the focus."""

    def __init__(self, target: QWidget) -> None:
        """Follow the focus and the size of `target`."""
        super().__init__(target)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        target.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Show, hide and fit."""
        if event.type() == QEvent.Type.FocusIn:
            self.show()
            self.raise_()
        elif event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Only the ring."""
        painter = QPainter(self)
        draw_focus_ring(painter, self.rect())
        painter.end()
