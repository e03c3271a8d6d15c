"""One plugin: how it does, its switch, and what can be done with it, in sections."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos_terminal.checkout.plugin_views import PluginView
from pos_terminal.ui.admin.plugin_about import AboutPane
from pos_terminal.ui.admin.plugin_acts import ActsPane
from pos_terminal.ui.admin.plugin_log import LogPane
from pos_terminal.ui.admin.plugin_replay import ReplayPane
from pos_terminal.ui.admin.plugin_reports import ReportsPane
from pos_terminal.ui.admin.plugin_settings import SettingsPane
from pos_terminal.ui.admin.plugin_switch import switch_off, switch_plugin, switch_words
from pos_terminal.ui.admin.plugins_watch import PluginsWatch
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.plugin_status import shown
from pos_terminal.ui.widgets import (
    Button,
    CategoryTabs,
    EqualFlow,
    InlineNotice,
    ScrollPane,
    StatusState,
    Tone,
    label,
)
from pos_terminal.ui.widgets.status_strip import StatusDot

_CROWDED = 13  # controls high: the least of a section where words are very large


class PluginDetail(QWidget):
    """Made anew for each plugin; what is being filled in stays while the host tells news."""

    closed = Signal()

    def __init__(self, stage: Stage, watch: PluginsWatch, parent: QWidget | None = None) -> None:
        """Nothing is open."""
        super().__init__(parent)
        self._stage, self._watch = stage, watch
        self._name = ""
        column = self._column()
        column.addLayout(self._head())
        self._hint = InlineNotice()
        column.addWidget(self._hint)
        self.tabs = CategoryTabs()
        self.tabs.chosen.connect(lambda key: self._go(str(key)))
        column.addWidget(self.tabs)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        if current_theme().scale.crowded:  # all of it scrolls, so that nothing is squeezed
            self._stack.setMinimumHeight(_CROWDED * current_theme().sizes.control)
        self._panes: dict[str, QWidget] = {}

    def _column(self) -> QVBoxLayout:
        """Where everything stands; with very large words it scrolls as a whole."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(current_theme().sizes.grid)
        if not current_theme().scale.crowded:
            return outer
        pane = ScrollPane()
        outer.addWidget(pane)
        return pane.body

    def _head(self) -> QBoxLayout:
        """Title and state leading, buttons trailing, or below where words are large."""
        grid = current_theme().sizes.grid
        self._title = label("", "heading")
        self._dot = StatusDot()
        self._state = label("", "status")
        self._switch = Button("")
        self._switch.clicked.connect(self._turn)
        self._off = Button(self.tr("Switch off"))
        self._off.clicked.connect(self._turn_off)
        back = Button(self.tr("All plugins"), hint="Esc")
        back.clicked.connect(self.closed)
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
        buttons = EqualFlow() if crowded else QHBoxLayout()
        buttons.setSpacing(grid)
        for button in (self._switch, self._off, back):
            buttons.addWidget(button)
        head.addLayout(buttons)
        if not crowded:
            head.setAlignment(buttons, Qt.AlignmentFlag.AlignTop)  # or they grow with the title
        return head

    @property
    def name(self) -> str:
        """The plugin that is open."""
        return self._name

    def open(self, name: str) -> None:
        """Another plugin, from its first section."""
        self._name = name
        for old in self._panes.values():
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._panes = {}
        view = self._watch.view(name)
        if view is None:
            return
        self.tabs.set_tabs(self._sections(view))
        self._go(str(self.tabs.key()))
        self.refresh()
        self.tabs.setFocus()

    def refresh(self) -> None:
        """How it does now."""
        view = self._watch.view(self._name)
        if view is None:
            return
        told = shown(view)
        self._title.setText(told.title)
        words = " · ".join(part for part in (told.state, told.behind) if part)
        self._dot.set_state(StatusState(told.health))
        self._state.setText(words)
        self._switch.set_words(switch_words(view))
        self._switch.setEnabled(view.on or view.state != "refused")
        self._off.setVisible(view.on and view.state == "suspended")
        if told.next_step:
            self._hint.show_notice(Tone.WARN, told.next_step, detail=told.error)
        else:
            self._hint.clear()
        pane = self._stack.currentWidget()
        if isinstance(pane, AboutPane | ReplayPane):
            pane.show_view(view)

    def _sections(self, view: PluginView) -> list[tuple[object, str]]:
        named = [
            ("about", self.tr("About"), True),
            ("settings", self.tr("Settings"), view.settings_schema is not None),
            ("reports", self.tr("Reports"), bool(view.reports)),
            ("acts", self.tr("Acts"), bool(view.acts)),
            ("log", self.tr("Log"), True),
            ("replay", self.tr("Replay"), view.state not in ("refused", "missing")),
        ]
        return [(key, words) for key, words, there in named if there]

    def _go(self, key: str) -> None:
        view = self._watch.view(self._name)
        if view is None:
            return
        if key not in self._panes:
            made = self._make(key, view)
            self._panes[key] = made
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(self._panes[key])

    def _make(self, key: str, view: PluginView) -> QWidget:
        makers: dict[str, Callable[[Stage, PluginView], QWidget]] = {
            "about": AboutPane,
            "settings": SettingsPane,
            "reports": ReportsPane,
            "acts": ActsPane,
            "log": LogPane,
            "replay": ReplayPane,
        }
        return makers[key](self._stage, view)

    def pane(self) -> QWidget | None:
        """The section in front."""
        return self._stack.currentWidget()

    def _turn(self) -> None:
        view = self._watch.view(self._name)
        if view is not None:
            switch_plugin(self._stage, self, view)

    def _turn_off(self) -> None:
        view = self._watch.view(self._name)
        if view is not None:
            switch_off(self._stage, self, view)
