"""Change due, or what is still due, in giant digits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos_terminal.ui.format import isolate
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets.fitted_label import FittedLabel
from pos_terminal.ui.widgets.text import label

_OF_HEIGHT = 7.5  # a window lower than so many figures has no room for a giant one


class GiantAmount(QWidget):
    """A caption and an amount of 72 px that stays until it is told otherwise."""

    def __init__(self, caption: str = "", parent: QWidget | None = None) -> None:
        """An empty amount under `caption`."""
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * current_theme().sizes.grid)
        self._caption = label(caption, "line-muted", wrap=False)
        self._amount = FittedLabel("change", "pay")
        row.addWidget(self._caption, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._amount, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Large words on a low screen leave less to the figure; it stays above 40 px."""
        super().resizeEvent(event)
        self.fit_into(self.window().height())

    def fit_into(self, height: int) -> None:
        """Be as large as suits a window of `height` px."""
        low = current_theme().sizes.font_change * _OF_HEIGHT > height
        self._amount.set_size("total" if low else "change")

    def show_amount(self, caption: str, amount: str, *, colour: str = "pay") -> None:
        """Show a formatted amount; `colour` is pay for change, text for what is due."""
        self._caption.setText(caption)
        self._amount.set_text(isolate(amount))
        self._amount.set_colour(colour)
        self.setAccessibleName(f"{caption} {amount}")
