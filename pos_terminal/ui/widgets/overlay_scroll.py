"""A thin scroll bar over a view, so that its content keeps one width and one edge."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from pos_terminal.ui.theme import current_theme


class OverlayScroll(QWidget):
    """Shows where the view stands; wheel, touch and keys scroll the view itself."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        """Replace the vertical bar of `view`."""
        super().__init__(view)
        self._bar = view.verticalScrollBar()
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.installEventFilter(self)
        self._bar.rangeChanged.connect(self._show)
        self._bar.valueChanged.connect(self.update)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay on the trailing edge."""
        turned = QEvent.Type.LayoutDirectionChange
        if event.type() in (QEvent.Type.Resize, turned) and isinstance(watched, QWidget):
            width = current_theme().sizes.inner
            right = watched.layoutDirection() == Qt.LayoutDirection.LeftToRight
            self.setGeometry(watched.width() - width if right else 0, 0, width, watched.height())
        return False

    def _show(self) -> None:
        self.setVisible(self._bar.maximum() > self._bar.minimum())
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A handle as long as the part in view."""
        span = self._bar.maximum() - self._bar.minimum() + self._bar.pageStep()
        if span <= 0:
            return
        theme = current_theme()
        length = max(theme.sizes.target // 2, self.height() * self._bar.pageStep() // span)
        free = max(1, self._bar.maximum() - self._bar.minimum())
        top = (self.height() - length) * (self._bar.value() - self._bar.minimum()) // free
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("border"))
        half = self.width() / 2
        painter.drawRoundedRect(0, top, self.width(), length, half, half)
        painter.end()
