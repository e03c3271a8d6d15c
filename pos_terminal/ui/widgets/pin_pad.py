"""A pad for PINs: shows how many digits there are, never which."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets.button import Button, draw_focus_ring
from pos_terminal.ui.widgets.number_pad import BACK, NumberPad
from pos_terminal.ui.widgets.text import label, restyle


class PinDots(QWidget):
    """One ring a place, filled for each digit typed; nothing of the digits."""

    def __init__(self, places: int, parent: QWidget | None = None) -> None:
        """`places` rings are shown even before a digit is typed."""
        super().__init__(parent)
        self._places = places
        self._filled = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_filled(self, count: int) -> None:
        """Show that `count` digits are typed."""
        self._filled = count
        self.setAccessibleName(self.tr("{count} digits typed").format(count=count))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A row of dots within a focus ring."""
        sizes = current_theme().sizes
        step = 2 * sizes.dot + sizes.grid
        return QSize(step * (self._places + 2), sizes.target)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Rings, filled from the leading edge."""
        theme = current_theme()
        sizes = theme.sizes
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = max(self._places, self._filled)
        size = sizes.dot + sizes.inner
        step = size + 2 * sizes.grid
        left = (self.width() - count * step + 2 * sizes.grid) // 2
        for place in range(count):
            filled = place < self._filled
            painter.setPen(QPen(theme.colour("text" if filled else "border"), sizes.edge))
            painter.setBrush(theme.colour("text" if filled else "surface"))
            painter.drawEllipse(left + place * step, (self.height() - size) // 2, size, size)
        parent = self.parentWidget()
        if parent is not None and parent.hasFocus():
            draw_focus_ring(painter, self.rect())
        painter.end()


class PinPad(QWidget):
    """Collects a PIN by touch or keyboard; emits `entered` once a PIN is complete or OK pressed."""

    entered = Signal(str)

    def __init__(
        self,
        *,
        least: int = 4,
        most: int = 8,
        seven_on_top: bool | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """PINs have `least` to `most` digits; OK or Enter finishes."""
        super().__init__(parent)
        self._least, self._most = least, most
        self._digits = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("PIN"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.grid)
        self._dots = PinDots(least, self)
        self._error = label("", "error")
        self._error.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._error.hide()
        self._pad = NumberPad(corner="", seven_on_top=seven_on_top)
        self._pad.key.connect(self._on_key)
        self._ok = Button(self.tr("OK"), Kind.PRIMARY)
        self._ok.clicked.connect(self._finish)
        for widget in (self._dots, self._error, self._pad, self._ok):
            column.addWidget(widget)
        column.addStretch(1)
        self._pad.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._show()

    def clear(self, error: str = "") -> None:
        """Forget what was typed; `error` is a sentence shown under the dots."""
        self._digits = ""
        self._error.setText(error)
        self._error.setVisible(bool(error))
        restyle(self._error)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Digits, Backspace and Enter by keyboard."""
        if event.text().isdecimal() and event.text().isascii():
            self._on_key(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self._on_key(BACK)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Show the ring around the dots."""
        self._dots.update()

    def focusOutEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Hide the ring around the dots."""
        self._dots.update()

    def _on_key(self, key: str) -> None:
        if key == BACK:
            self._digits = self._digits[:-1]
        elif len(self._digits) < self._most:
            self._digits += key
        self._error.hide()
        self._show()

    def _finish(self) -> None:
        if len(self._digits) >= self._least:
            typed, self._digits = self._digits, ""
            self._show()
            self.entered.emit(typed)

    def _show(self) -> None:
        self._dots.set_filled(len(self._digits))
        self._ok.setEnabled(len(self._digits) >= self._least)
