"""A strip that says what was done and offers to undo it; never takes the focus.

It stands beside the ticket, over neither total nor Pay; without an undo, taps go through it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets.button import Button
from pos_terminal.ui.widgets.text import label

_BESIDE_TICKET = 0.57  # of the page's width
SHOWN_MS = 8_000  # long enough to read and reach; WCAG asks that undo stays elsewhere too


class Toast(QFrame):
    """Shows one sentence near the bottom of `over`, with an optional Undo."""

    undone = Signal()

    def __init__(self, over: QWidget) -> None:
        """Hidden until `say`."""
        super().__init__(over)
        self.setProperty("role", "toast")
        sizes = current_theme().sizes
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * sizes.grid, sizes.grid, 2 * sizes.grid, sizes.grid)
        row.setSpacing(2 * sizes.grid)
        self._words = label("", "toast", wrap=False)
        self._undo = Button(self.tr("Undo"))
        self._undo.clicked.connect(self._on_undo)
        row.addWidget(self._words)
        row.addWidget(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    def say(self, words: str, *, undo: bool = False, shown_ms: int = SHOWN_MS) -> None:
        """Show `words`; with `undo`, a button that emits `undone`."""
        self._words.setText(words)
        self._undo.setVisible(undo)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not undo)
        self.setAccessibleName(words)
        self.show()  # first: what is not shown yet has not got its font
        self._place()
        self.raise_()
        self._timer.start(shown_ms)

    def words(self) -> str:
        """The sentence that is shown."""
        return self._words.text()

    def end_undo(self) -> None:
        """What it offers to undo is past: go. Any other sentence stays its time."""
        if not self._undo.isHidden():
            self._timer.stop()
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay at the bottom when the window changes size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def _on_undo(self) -> None:
        self._timer.stop()
        self.hide()
        self.undone.emit()

    def _place(self) -> None:
        over = self.parentWidget()
        if over is None:
            return
        grid = current_theme().sizes.grid
        room = round(over.width() * _BESIDE_TICKET) - 4 * grid
        self._words.setWordWrap(False)
        wraps = self.sizeHint().width() > room
        self._words.setWordWrap(wraps)
        self.adjustSize()
        column = self.layout()
        if wraps and column is not None:
            self.resize(room, column.totalHeightForWidth(room))
        top = over.height() - self.height() - 3 * grid
        right = over.layoutDirection() == Qt.LayoutDirection.LeftToRight
        edge = 2 * grid
        self.move(over.width() - self.width() - edge if right else edge, top)
        self.setLayoutDirection(over.layoutDirection())
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
