"""Where the on-screen keyboard lies: beside the ticket where it fits, else below the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QWidget

from pos_terminal.ui.views.sell_page import SellPage
from pos_terminal.ui.widgets import OnScreenKeyboard, Sheet

_LEAST_WIDTH = 720  # px: eleven keys of 48 and their gaps


class KeyboardDock(QObject):
    """Places the keyboard when it shows; the ticket stays where it is if it can."""

    def __init__(self, window: QWidget, below: QWidget) -> None:
        """`below` is the strip under the page that makes room for a wide keyboard."""
        super().__init__(window)
        self._window = window
        self._below = below
        self.keyboard = OnScreenKeyboard(window)
        self._sell: SellPage | None = None
        below.setFixedHeight(0)
        self.keyboard.installEventFilter(self)
        window.installEventFilter(self)

    def follow(self, sell: SellPage) -> None:
        """The sale's page, where the keyboard may lie beside the ticket."""
        self._sell = sell

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Place it anew when it shows, hides or the window changes."""
        kinds = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest)
        if watched is self.keyboard and event.type() in kinds:
            self._place()
        elif watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        shown = not self.keyboard.isHidden()
        beside = self._beside() if shown else None
        height = self.keyboard.sizeHint().height() if shown else 0
        if self._sell is not None:
            self._sell.choose.make_room(height if beside is not None else 0, keys=not shown)
        self._below.setFixedHeight(height if shown and beside is None else 0)
        if not shown:
            return
        width, bottom = self._window.width(), self._window.height()
        spot = QRect(0, bottom - height, width, height)
        if beside is not None:
            spot = QRect(beside.left(), bottom - height, beside.width(), height)
        self.keyboard.setGeometry(spot)
        self.keyboard.raise_()

    def _beside(self) -> QRect | None:
        """The right side of the sale, where it is in front and wide enough."""
        sell = self._sell
        if sell is None or not sell.isVisible() or Sheet.top_of(self._window) is not None:
            return None
        right = sell.right
        if right.width() < _LEAST_WIDTH:
            return None
        corner = right.mapTo(self._window, right.rect().topLeft())
        return QRect(corner, right.size())
