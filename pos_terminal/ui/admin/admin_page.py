"""What the manager's pages share: the rail of sections, a title that says what it is for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos_terminal.ui.admin.sections import SECTIONS, go_to
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.views.page import Page
from pos_terminal.ui.widgets import Button, ScrollPane, label
from pos_terminal.ui.widgets.flow import EqualFlow

_WORDS = 240  # px at 100 % that title and sentence need beside the buttons
_RAIL = 200  # px at 100 %


class AdminPage(Page):
    """A rail on the leading side, content beside it; Esc goes back to the till."""

    section = ""

    def __init__(self, stage: Stage, title: str, sentence: str) -> None:
        """`title` and `sentence` say what the page is for."""
        super().__init__(stage)
        grid = current_theme().sizes.grid
        self.column.setContentsMargins(0, 0, 0, 0)
        self.content = QVBoxLayout()
        self.content.setSpacing(2 * grid)
        self.content.setContentsMargins(3 * grid, 2 * grid, 2 * grid, 2 * grid)
        self.acts = EqualFlow()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(title, "title"))
        if not current_theme().scale.crowded:
            about = label(sentence, "muted")
            policy = about.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # the buttons keep their row
            about.setSizePolicy(policy)
            words.addWidget(about)
        self.head = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.head)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(2 * grid)
        self._beside.addLayout(words, 1)
        self._beside.addLayout(self.acts)
        self.content.addWidget(self.head)
        self.content.addWidget(self.notice)
        row = QHBoxLayout()
        row.setSpacing(0)
        self._side = self._rail()
        row.addWidget(self._side)
        row.addLayout(self.content, 1)
        self.column.addLayout(row, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width has room for words beside the buttons, or has not."""
        super().resizeEvent(event)
        self._settle_head()

    def _settle_head(self) -> None:
        """Buttons stand below the words where these would be squeezed into a column."""
        scale, edges = current_theme().scale, self.content.contentsMargins()
        width = self.width() - self._side.minimumWidth() - edges.left() - edges.right()
        left = width - self.acts.sizeHint().width() - self._beside.spacing()
        narrow = scale.crowded or left < round(_WORDS * scale.space * scale.text)
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(down if narrow else along)

    def _rail(self) -> QWidget:
        theme = current_theme()
        rail = QFrame()
        rail.setProperty("role", "rail")
        rail.setFixedWidth(round(_RAIL * theme.scale.space * max(1.0, theme.scale.text * 0.85)))
        column = QVBoxLayout(rail)
        column.setContentsMargins(theme.sizes.grid, 2 * theme.sizes.grid, theme.sizes.grid,
                                  2 * theme.sizes.grid)  # fmt: skip
        column.setSpacing(theme.sizes.grid)
        pane = ScrollPane()  # with very large words there are more sections than room
        self._entries: dict[str, Button] = {}
        for section in SECTIONS:
            made = Button(section.words, Kind.QUIET)
            made.set_leading(True)
            made.setCheckable(True)
            made.setChecked(section.name == self.section)
            made.clicked.connect(partial(self._go, section.name))
            pane.body.addWidget(made)
            self._entries[section.name] = made
        pane.body.addStretch(1)
        column.addWidget(pane, 1)
        back = Button(self.tr("Back to the till"), Kind.QUIET, hint="Esc")
        back.set_leading(True)
        back.clicked.connect(partial(self._go, ""))
        column.addWidget(back)
        return rail

    def _go(self, name: str, _checked: bool = False) -> None:
        for section, button in self._entries.items():
            button.setChecked(section == self.section)  # a tap alone marks nothing
        if name != self.section:
            go_to(self.stage, name)

    def leave(self) -> None:
        """Esc: out of the panel, unless the page has something of its own to close first."""
        self._go("")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back; Enter presses the focused button."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, Button):
            focused.click()
        else:
            super().keyPressEvent(event)
