"""One thing of a page in detail: title and state, a hint, sections as tabs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.health import Health
from pos_terminal.ui.widgets import (
    Button,
    CategoryTabs,
    EqualFlow,
    InlineNotice,
    ScrollPane,
    StatusState,
    label,
)
from pos_terminal.ui.widgets.status_strip import StatusDot

_CROWDED = 13  # controls high: the least of a section where words are very large


class DetailFrame(QWidget):
    """Sections are made when they are looked at, and kept while this thing is open."""

    closed = Signal()

    def __init__(
        self,
        stage: Stage,
        parent: QWidget | None = None,
        buttons: Sequence[Button] = (),
    ) -> None:
        """`buttons` stand before the way back, which the heir gives its words."""
        super().__init__(parent)
        self._stage = stage
        self._panes: dict[str, QWidget] = {}
        self._whole: ScrollPane | None = None
        column = self._column()
        column.addLayout(self._head(buttons))
        self._hint = InlineNotice()
        column.addWidget(self._hint)
        self.tabs = CategoryTabs()
        self.tabs.chosen.connect(lambda key: self._go(str(key)))
        column.addWidget(self.tabs)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        if current_theme().scale.crowded:  # all of it scrolls, so that nothing is squeezed
            self._stack.setMinimumHeight(_CROWDED * current_theme().sizes.control)

    def _column(self) -> QVBoxLayout:
        """Where everything stands; with very large words it scrolls as a whole."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(current_theme().sizes.grid)
        if not current_theme().scale.crowded:
            return outer
        self._whole = ScrollPane()
        outer.addWidget(self._whole)
        return self._whole.body

    def _head(self, buttons: Sequence[Button]) -> QBoxLayout:
        """Title and state leading, buttons trailing, or below where words are large."""
        grid = current_theme().sizes.grid
        self._title = label("", "heading")
        self._dot = StatusDot()
        self._state = label("", "status")
        self._back = Button("", hint="Esc")
        self._back.clicked.connect(self.closed)
        state = QHBoxLayout()
        state.setSpacing(grid)
        state.addWidget(self._dot)
        state.addWidget(self._state, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addLayout(state)
        crowded = current_theme().scale.crowded
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        head = QBoxLayout(down if crowded else along)
        head.setSpacing(grid)
        head.addLayout(words, 1)
        row = EqualFlow() if crowded else QHBoxLayout()
        row.setSpacing(grid)
        for button in (*buttons, self._back):
            row.addWidget(button)
        head.addLayout(row)
        if not crowded:
            head.setAlignment(row, Qt.AlignmentFlag.AlignTop)  # or they grow with the title
        return head

    def say_state(self, title: str, health: Health, words: str) -> None:
        """What it is called and how it does."""
        self._title.setText(title)
        self._dot.set_state(StatusState(health))
        self._state.setText(words)

    def show_sections(self, sections: list[tuple[object, str]], chosen: object = None) -> None:
        """Another thing is open: its sections, none of them made yet."""
        for old in self._panes.values():
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._panes = {}
        self.tabs.set_tabs(sections, chosen)
        self._go(str(self.tabs.key()))
        if self._whole is not None:  # once everything has its height
            QTimer.singleShot(0, self, self._to_the_top)

    def _to_the_top(self) -> None:
        if self._whole is not None:
            self._whole.verticalScrollBar().setValue(0)

    def open(self, key: str) -> None:
        """Another thing."""
        raise NotImplementedError

    def stop(self) -> None:
        """Nobody looks any more."""

    def make_pane(self, key: str) -> QWidget | None:
        """The section of a tab; None where the thing is gone."""
        raise NotImplementedError

    def _go(self, key: str) -> None:
        if key not in self._panes:
            made = self.make_pane(key)
            if made is None:
                return
            self._panes[key] = made
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(self._panes[key])

    def pane(self) -> QWidget | None:
        """The section in front."""
        return self._stack.currentWidget()
