"""An amount that is being typed: digits are minor units, a decimal sign makes them units."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from pos_terminal.ui.viewmodels.amounts import amount_from
from pos_terminal.ui.viewmodels.entry import BACK

_MOST = 12


class MoneyEntry(QObject):
    """Collects the keys of an amount."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing typed."""
        super().__init__(parent)
        self._typed = ""

    @property
    def typed(self) -> str:
        """The keys so far."""
        return self._typed

    def press(self, key: str) -> None:
        """One key of the pad or the keyboard."""
        before = self._typed
        if key == BACK:
            self._typed = self._typed[:-1]
        elif key in ".,":
            self._typed += "" if "." in self._typed else "."
        elif len(self._typed) + len(key) <= _MOST:
            self._typed = (self._typed + key).lstrip("0")
        if self._typed != before:
            self.changed.emit()

    def clear(self) -> None:
        """Forget it."""
        if self._typed:
            self._typed = ""
            self.changed.emit()

    def minor(self, currency: str) -> int | None:
        """The amount in minor units; None where nothing, or no amount, is typed."""
        return amount_from(self._typed, currency) or None
