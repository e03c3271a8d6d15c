"""What each key does on the sale's page: the keys that cashiers know."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from pos_terminal.checkout.commands import LockScreen
from pos_terminal.checkout.state import Phase
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.viewmodels.entry import BACK
from pos_terminal.ui.widgets import Button

if TYPE_CHECKING:
    from pos_terminal.ui.views.sell_page import SellPage

Act = Callable[[], None]
_REPEATS = (Qt.Key.Key_Backspace, Qt.Key.Key_Up, Qt.Key.Key_Down)


class SellKeys:
    """Gets the keys that no widget of the page wanted."""

    def __init__(self, page: SellPage) -> None:
        """Act on `page`."""
        self._page = page
        self._desk = page.desk

    @property
    def _phase(self) -> Phase:
        return self._page.stage.state.phase

    def press(self, event: QKeyEvent) -> None:
        """One key; a held one counts once unless it moves or deletes."""
        key = Qt.Key(event.key())
        if event.isAutoRepeat() and key not in _REPEATS:
            return
        act = self._acts().get(key)
        if act is not None:
            act()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._control(key)
        elif not isinstance(self._page.focusWidget(), QLineEdit):
            self._character(event.text())

    def _acts(self) -> dict[Qt.Key, Act]:
        always: dict[Qt.Key, Act] = {
            Qt.Key.Key_F9: self._desk.pay_key,
            Qt.Key.Key_Return: self._enter,
            Qt.Key.Key_Enter: self._enter,
            Qt.Key.Key_Escape: self._escape,
            Qt.Key.Key_Backspace: lambda: self._digit(BACK),
        }
        if self._phase is not Phase.SELLING:
            return always | {Qt.Key.Key_F7: lambda: self._page.tender("card")}
        return always | self._selling()

    def _selling(self) -> dict[Qt.Key, Act]:
        desk, page = self._desk, self._page
        return {
            Qt.Key.Key_F2: page.choose.start_search,
            Qt.Key.Key_F3: lambda: desk.ask(asks.AskCustomer()),
            Qt.Key.Key_F4: desk.park,
            Qt.Key.Key_F5: lambda: desk.ask(asks.AskParked()),
            Qt.Key.Key_F6: desk.quantity,
            Qt.Key.Key_F8: desk.discount,
            Qt.Key.Key_F10: lambda: desk.ask(asks.AskMore()),
            Qt.Key.Key_Delete: desk.void,
            Qt.Key.Key_Up: lambda: page.walk(-1),
            Qt.Key.Key_Down: lambda: page.walk(1),
        }

    def _control(self, key: Qt.Key) -> None:
        if self._phase is Phase.SELLING and key == Qt.Key.Key_Z:
            self._desk.undo()
        elif key == Qt.Key.Key_L:
            self._page.stage.bridge.submit(LockScreen())

    def _enter(self) -> None:
        focused = self._page.focusWidget()
        if isinstance(focused, Button) and focused.hasFocus():
            focused.click()
        elif self._phase is Phase.SELLING and self._desk.enter():
            self._page.rest()
        elif self._phase is Phase.PAYING:
            self._page.enter_cash("enter")
        else:
            self._page.primary("enter")

    def _escape(self) -> None:
        page = self._page
        if page.money.typed:
            page.money.clear()
        elif self._phase in (Phase.PAYING, Phase.AWAITING_CHECKS):
            page.back()
        elif self._desk.entry.active:
            self._desk.entry.clear()
        elif page.choose.bar.search.text():
            page.leave_search()
        else:
            page.panel.ticket.clear_selection()
            page.panel.quiet()
            page.rest()

    def _digit(self, key: str) -> None:
        if self._phase is Phase.SELLING:
            self._desk.key(key)
        elif self._phase is Phase.PAYING:
            self._page.money.press(key)

    def _character(self, text: str) -> None:
        selling = self._phase is Phase.SELLING
        if text in (".", ",") or (text.isdecimal() and text.isascii()):
            self._digit(text)
        elif text == "*" and selling:
            self._desk.entry.arm_next()
        elif selling and text.isprintable() and text.strip():
            self._page.choose.start_search(text)
