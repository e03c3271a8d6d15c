"""The right side while plugins check the sale: who is awaited, for how long, a way past them."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.checking import QUIET_MS, CheckingShown, checking_of, is_quiet
from pos_terminal.ui.widgets import Button, Card, label

_TICK_MS = 250


class ChecksPanel(QWidget):
    """Counts by a timer of its own; asks the lane nothing."""

    override = Signal()
    due = Signal()  # the checks have taken long enough to be shown

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nobody is awaited."""
        super().__init__(parent)
        self._state: LaneState | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.grid)
        card = Card()
        card.body.setSpacing(2 * current_theme().sizes.grid)
        self._title = label("", "heading")
        self._sentence = label("", "muted")
        self._names = label("", "line-strong")
        self._waited = label("", "line-muted")
        card.body.addStretch(1)
        for part in (self._title, self._names, self._waited, self._sentence):
            card.body.addWidget(part)
        card.body.addStretch(2)
        column.addWidget(card, 1)
        self._go_on = Button(self.tr("Manager: go on without"))
        self._go_on.clicked.connect(self.override)
        column.addWidget(self._go_on)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._count)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.due)

    def take(self, state: LaneState) -> bool:
        """Follow a state; True where the checks are to be seen now."""
        waits = state.phase is Phase.AWAITING_CHECKS
        if not waits:
            self._state = None
            self._tick.stop()
            self._soon.stop()
            return False
        self._state = state
        left_ms = QUIET_MS - waited_ms(state)
        if is_quiet(state, waited_ms(state)):
            self._soon.start(max(1, left_ms))
            return False
        self._tick.start()
        self._count()
        return True

    def _count(self) -> None:
        if self._state is not None:
            self._show(checking_of(self._state, waited_ms(self._state)))

    def _show(self, shown: CheckingShown) -> None:
        self._title.setText(shown.title)
        self._sentence.setText(shown.sentence)
        self._names.setText(" · ".join(shown.names))
        self._waited.setText(shown.waited)
        self._waited.setVisible(bool(shown.waited))
        self._go_on.setVisible(shown.may_override)


def waited_ms(state: LaneState) -> int:
    """How long the lane has waited, by the clock that it counts with."""
    if not state.waiting_since:
        return 0
    return max(0, round((time.monotonic() - state.waiting_since) * 1000))
