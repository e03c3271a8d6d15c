"""One plugin: how it does, its switch, and what can be done with it, in sections."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from pos_terminal.checkout.plugin_views import PluginView
from pos_terminal.ui.admin.detail_frame import DetailFrame
from pos_terminal.ui.admin.plugin_about import AboutPane
from pos_terminal.ui.admin.plugin_acts import ActsPane
from pos_terminal.ui.admin.plugin_log import LogPane
from pos_terminal.ui.admin.plugin_replay import ReplayPane
from pos_terminal.ui.admin.plugin_reports import ReportsPane
from pos_terminal.ui.admin.plugin_settings import SettingsPane
from pos_terminal.ui.admin.plugin_switch import switch_off, switch_plugin, switch_words
from pos_terminal.ui.admin.plugins_watch import PluginsWatch
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.viewmodels.plugin_status import shown
from pos_terminal.ui.widgets import Button, Tone


class PluginDetail(DetailFrame):
    """Made anew for each plugin; what is being filled in stays while the host tells news."""

    def __init__(self, stage: Stage, watch: PluginsWatch, parent: QWidget | None = None) -> None:
        """Nothing is open."""
        buttons = Button(""), Button("")
        super().__init__(stage, parent, buttons)
        self._switch, self._off = buttons
        self._watch = watch
        self._name = ""
        self._back.set_words(self.tr("All plugins"))
        self._off.set_words(self.tr("Switch off"))
        self._switch.clicked.connect(self._turn)
        self._off.clicked.connect(self._turn_off)

    @property
    def name(self) -> str:
        """The plugin that is open."""
        return self._name

    def open(self, name: str) -> None:
        """Another plugin, from its first section."""
        self._name = name
        view = self._watch.view(name)
        self.show_sections(self._sections(view) if view is not None else [])
        if view is None:
            return
        self.refresh()
        self.tabs.setFocus()

    def refresh(self) -> None:
        """How it does now."""
        view = self._watch.view(self._name)
        if view is None:
            return
        told = shown(view)
        words = " · ".join(part for part in (told.state, told.behind) if part)
        self.say_state(told.title, told.health, words)
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

    def make_pane(self, key: str) -> QWidget | None:
        """The section of a tab."""
        view = self._watch.view(self._name)
        if view is None:
            return None
        makers: dict[str, Callable[[Stage, PluginView], QWidget]] = {
            "about": AboutPane,
            "settings": SettingsPane,
            "reports": ReportsPane,
            "acts": ActsPane,
            "log": LogPane,
            "replay": ReplayPane,
        }
        return makers[key](self._stage, view)

    def _turn(self) -> None:
        view = self._watch.view(self._name)
        if view is not None:
            switch_plugin(self._stage, self, view)

    def _turn_off(self) -> None:
        view = self._watch.view(self._name)
        if view is not None:
            switch_off(self._stage, self, view)
