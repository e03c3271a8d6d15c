"""The customer's screen: a second window that shows what is sold, and takes no key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from pos_terminal.checkout.customer_view import THANKS_S, CustomerEye, forget, view_for_customer
from pos_terminal.checkout.state import LaneState
from pos_terminal.ui.bridge import Bridge
from pos_terminal.ui.viewmodels.customer_board import board_of
from pos_terminal.ui.widgets.customer_board import CustomerBoard

WINDOW_SIZE = (1024, 600)  # px, where it is an ordinary window
_AFTER_MS = 15  # the cashier's own frame comes first
_BEHIND = Qt.WindowType.WindowDoesNotAcceptFocus  # keys of a scanner stay with the till


class CustomerWindow(QWidget):
    """Follows the lane's states; it decides nothing and asks nobody."""

    woken = Signal()  # it became the active window, which it must not be

    def __init__(self, bridge: Bridge, thanks_s: float = THANKS_S) -> None:
        """Made before it is shown; `thanks_s` after a sale it forgets the customer."""
        super().__init__(None, Qt.WindowType.Window | _BEHIND)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # the till's window decides
        self.setWindowTitle(self.tr("Customer display"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.board = CustomerBoard(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.board)
        self._eye = CustomerEye()
        self._thanks_ms = round(thanks_s * 1000)
        self._paid = ""  # the sale for which thanks are said
        self._forgotten = ""
        self._thanks = QTimer(self)
        self._thanks.setSingleShot(True)
        self._thanks.timeout.connect(self._forget)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_state)
        self._state = bridge.state
        bridge.state_changed.connect(self._take)
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Some systems make every new window the active one: then the scanner's keys came here."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.woken.emit()

    def _take(self, state: LaneState) -> None:
        self._state = state
        if not self._soon.isActive():
            self._soon.start(_AFTER_MS)

    def _show_state(self) -> None:
        view = view_for_customer(self._state, self._eye)
        if view.sale_id != self._paid:
            self._paid = view.sale_id
            if view.sale_id:
                self._thanks.start(self._thanks_ms)
            else:
                self._thanks.stop()
        if view.sale_id and view.sale_id == self._forgotten:
            view = forget(view)
        self.board.show_board(board_of(view))

    def _forget(self) -> None:
        self._forgotten = self._paid
        self._show_state()


class CustomerScreen(QObject):
    """Puts the customer's window where it belongs: on a second screen, or nowhere."""

    def __init__(self, app: QApplication, till: QWidget, window: CustomerWindow, how: str) -> None:
        """`how` is auto (a second screen where there is one), window or off; see `place`."""
        super().__init__(till)
        self._till = till
        self._window = window
        self._how = how
        app.screenAdded.connect(self._screens_changed)
        app.screenRemoved.connect(self._screens_changed)
        till.destroyed.connect(window.deleteLater)
        window.woken.connect(self._hand_back)

    def place(self) -> None:
        """Show it where it belongs now, or hide it."""
        if self._how == "window":
            self._window.resize(*WINDOW_SIZE)
            self._window.show()
            return
        free = second_screen(self._till.screen()) if self._how == "auto" else None
        if free is None:
            self._window.hide()
            return
        self._window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self._window.setGeometry(free.geometry())
        self._window.show()

    def close(self) -> None:
        """With the till's window."""
        self._window.close()

    def _hand_back(self) -> None:
        QTimer.singleShot(0, self._till, self._till.activateWindow)

    def _screens_changed(self, _screen: QScreen) -> None:
        QTimer.singleShot(0, self, self.place)


def second_screen(first: QScreen | None) -> QScreen | None:
    """A screen on which the till is not; None where there is but one."""
    return next((one for one in QGuiApplication.screens() if one is not first), None)
