"""One thing on the page of all of them: what it is called, how it does, a button that opens it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.health import Health
from pos_terminal.ui.widgets import Button, Card, EqualFlow, StatusState, label
from pos_terminal.ui.widgets.status_strip import StatusDot

_CARD = 300  # px at 100 %: the least width of a card
_MOST = 3  # in a row: six cards make two even ones


class CardFlow(EqualFlow):
    """Cards side by side; even rows on a wide screen too."""

    def __init__(self) -> None:
        """No cards yet."""
        scale = current_theme().scale
        super().__init__(least_width=round(_CARD * scale.space * scale.text))

    def columns(self, width: int) -> int:
        """How many columns there are at this inner width."""
        return min(_MOST, super().columns(width))


class StateCard(Card):
    """`lines` are the roles of what stands below the state; one without words is left out."""

    opened = Signal(str)

    def __init__(
        self, name: str, title: str, lines: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """`name` is what `opened` tells."""
        super().__init__(parent)
        grid = current_theme().sizes.grid
        self._dot = StatusDot()
        self._title = label(title, "line-strong")
        self._state = label("", "status-strong")
        head = QHBoxLayout()
        head.setSpacing(grid)
        head.addWidget(self._dot)
        head.addWidget(self._state, 1)
        self._lines: list[QLabel] = [label("", role) for role in lines]
        self._open = Button("")
        self.setFocusProxy(self._open)
        self._open.clicked.connect(lambda: self.opened.emit(name))
        self.body.setSpacing(grid // 2)
        self.body.addWidget(self._title)
        self.body.addLayout(head)
        for part in self._lines:
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.body.addSpacing(grid)
        self.body.addWidget(self._open)

    def say(self, title: str, health: Health, state: str, lines: Sequence[str], act: str) -> None:
        """How it is now; `act` is what the button says."""
        self._title.setText(title)
        self._dot.set_state(StatusState(health))
        self._state.setText(state)
        for part, words in zip(self._lines, lines, strict=True):
            part.setText(words)
            part.setVisible(bool(words))
        self._open.set_words(act, f"{act}: {title}")
        sign = self.tr("needs you") if health is Health.WARN else ""
        self.setAccessibleName(", ".join(part for part in (title, state, sign) if part))
