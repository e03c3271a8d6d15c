"""What is being typed on the pad, and what it will do to the sale."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_terminal.checkout.commands import AddProduct, Command, Scan, SetQuantity
from pos_terminal.domain.product import ONE_MILLI
from pos_terminal.ui.viewmodels.amounts import decimal_sign, quantity_from

BACK = "back"  # as the number pad sends it
CODE_LENGTH = 4  # from here on typed digits are a code (PLU, GTIN), below a quantity
_MOST = 14  # the longest code that is typed by hand: a GTIN-14

Item = Scan | AddProduct

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class EntryShown:
    """The entry as the screen shows it; nothing typed: both empty."""

    typed: str
    meaning: str


class Entry(QObject):
    """Collects digits; says what they mean; turns them into commands when something happens."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing typed."""
        super().__init__(parent)
        self._typed = ""
        self._for_next = False

    @property
    def typed(self) -> str:
        """The keys so far."""
        return self._typed

    @property
    def for_next(self) -> bool:
        """Whether the number is the quantity of the item to come."""
        return self._for_next

    @property
    def active(self) -> bool:
        """Whether there is anything to show."""
        return bool(self._typed) or self._for_next

    def press(self, key: str) -> None:
        """One key of the pad or the keyboard: digits, a decimal sign, or BACK."""
        if key == BACK:
            if not self._typed:
                self._for_next = False
            self._typed = self._typed[:-1]
        elif key in ".,":
            if "." not in self._typed:
                self._typed = (self._typed or "0") + "."
        elif len(self._typed) + len(key) <= _MOST:
            self._typed += key
        self.changed.emit()

    def clear(self) -> None:
        """Forget it."""
        if self.active:
            self._typed, self._for_next = "", False
            self.changed.emit()

    def arm_next(self) -> None:
        """The number, typed or still to be typed, is the quantity of the next item."""
        self._for_next = True
        self.changed.emit()

    def shown(self, last_name: str) -> EntryShown:
        """The words for it; `last_name` is the line that a quantity would change."""
        typed = self._typed.replace(".", decimal_sign())
        if self._for_next:
            return EntryShown(f"{typed or '_'} ×", translate("Entry", "of the next item"))
        if self.is_code or (not last_name and len(self._typed) >= CODE_LENGTH):
            return EntryShown(self._typed, translate("Entry", "Enter adds the item of this code"))
        if not last_name:
            return EntryShown(f"{typed} ×", translate("Entry", "of the next item"))
        return EntryShown(f"{typed} ×", last_name)

    @property
    def is_code(self) -> bool:
        """Whether the digits are a code rather than a quantity."""
        return not self._for_next and len(self._typed) >= CODE_LENGTH and "." not in self._typed

    def take_quantity(self) -> int | None:
        """The typed quantity in thousandths, and forget it; None where it is none."""
        quantity = quantity_from(self._typed)
        self.clear()
        return quantity

    def take_text(self) -> str:
        """The typed keys, and forget them."""
        typed = self._typed
        self.clear()
        return typed

    def end(
        self, last_item: Item | None, *, has_line: bool, chosen: int | None = None
    ) -> list[Command]:
        """What the number meant, because another act follows (C11); forgets it.

        A chosen line gets the number. Right after an item the number is how many of it: the rest
        is added, so that an equal line that was there before keeps its own quantity.
        """
        if not self._typed or self._for_next:
            self.clear()
            return []
        if self.is_code:
            return [Scan(self.take_text())]
        quantity = self.take_quantity()
        if quantity is None or not has_line:
            return []
        if chosen is not None or last_item is None:
            return [SetQuantity(quantity, chosen)]
        missing = quantity - (last_item.qty_milli or ONE_MILLI)
        if missing < 0:
            return [SetQuantity(quantity)]
        return [replace(last_item, qty_milli=missing)] if missing else []

    def before_item(
        self, item: Item, last_item: Item | None, *, has_line: bool, chosen: int | None = None
    ) -> list[Command]:
        """The commands for an item that ends the number entry, in order."""
        if not self._for_next and (has_line or self.is_code):
            return [*self.end(last_item, has_line=has_line, chosen=chosen), item]
        quantity = self.take_quantity()
        return [item if quantity is None else replace(item, qty_milli=quantity)]
