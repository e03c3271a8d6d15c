"""The number pad: 1-2-3 on top by default, 7-8-9 where the shop wants it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QWidget

from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets.button import Button

BACK = "back"
_BACK_SIGN = "\u232b"


class NumberPad(QWidget):
    """Emits `key` with "0" … "9", the corner key's text, or "back"; types into a bound field."""

    key = Signal(str)

    def __init__(
        self,
        *,
        corner: str = "00",
        seven_on_top: bool | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`corner` is the key left of 0: "00" for money, "." for quantities, "" for none."""
        super().__init__(parent)
        self._field: QLineEdit | None = None
        # Digits stay 1-2-3 from left to right in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(current_theme().sizes.grid)
        rows = ["123", "456", "789"]
        if current_theme().scale.seven_on_top if seven_on_top is None else seven_on_top:
            rows.reverse()
        for row, digits in enumerate(rows):
            for column, digit in enumerate(digits):
                self._add(digit, digit, row, column)
        if corner:
            self._add(corner, corner, 3, 0)
        self._add("0", "0", 3, 1)
        self._add(_BACK_SIGN, BACK, 3, 2).setAccessibleName(self.tr("Delete last digit"))
        for index in range(3):
            self._grid.setColumnStretch(index, 1)

    def bind(self, field: QLineEdit | None) -> None:
        """Type into `field` from now on; None to only emit `key`."""
        self._field = field

    def _add(self, words: str, sends: str, row: int, column: int) -> Button:
        made = Button(words, Kind.KEY)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        made.setMinimumHeight(current_theme().sizes.pad_key)
        made.clicked.connect(lambda: self._pressed(sends))
        self._grid.addWidget(made, row, column)
        return made

    def _pressed(self, sends: str) -> None:
        if self._field is not None:
            if sends == BACK:
                self._field.backspace()
            else:
                self._field.insert(sends)
        self.key.emit(sends)
