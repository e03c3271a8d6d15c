"""One store outside on the page of all of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.health import Health
from pos_terminal.ui.viewmodels.sync_status import SinkShown
from pos_terminal.ui.widgets import Button, Card, StatusState, label
from pos_terminal.ui.widgets.status_strip import StatusDot


class SinkCard(Card):
    """Name, state, what waits, what is wrong; one button opens it."""

    opened = Signal(str)

    def __init__(self, told: SinkShown, parent: QWidget | None = None) -> None:
        """As it is now."""
        super().__init__(parent)
        grid = current_theme().sizes.grid
        self._name = told.name
        self._dot = StatusDot()
        self._title = label(told.title, "line-strong")
        self._state = label("", "status-strong")
        head = QHBoxLayout()
        head.setSpacing(grid)
        head.addWidget(self._dot)
        head.addWidget(self._state, 1)
        self._about = label(told.purpose, "second")
        self._waiting = label("", "heading")
        self._more = label("", "second")
        self._problem = label("", "body")
        self._parked = label("", "strong")
        self._open = Button("")
        self.setFocusProxy(self._open)
        self._open.clicked.connect(lambda: self.opened.emit(self._name))
        self.body.setSpacing(grid // 2)
        self.body.addWidget(self._title)
        self.body.addLayout(head)
        for part in (self._about, self._waiting, self._more, self._problem, self._parked):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.body.addSpacing(grid)
        self.body.addWidget(self._open)
        self.show_sink(told)

    def show_sink(self, told: SinkShown) -> None:
        """How it is now."""
        self._dot.set_state(StatusState(told.health))
        self._state.setText(told.state)
        self._say(self._about, "" if told.on else told.purpose)
        self._say(self._waiting, told.waiting)
        more = " · ".join(part for part in (told.oldest, told.rate, told.left) if part)
        waits = self.tr("waiting to be sent")
        self._say(self._more, (f"{waits} · {more}" if more else waits) if told.on else "")
        self._say(self._problem, told.problem)
        parked = self.tr("{count} not accepted").format(count=told.parked)
        self._say(self._parked, parked if told.parked else "")
        words = self.tr("Open") if told.on else self.tr("Set up")
        self._open.set_words(words, f"{words}: {told.title}")
        sign = self.tr("needs you") if told.health is Health.WARN else ""
        self.setAccessibleName(", ".join(p for p in (told.title, told.state, sign) if p))

    @staticmethod
    def _say(part: QWidget, words: str) -> None:
        part.setText(words)  # type: ignore[attr-defined]
        part.setVisible(bool(words))
