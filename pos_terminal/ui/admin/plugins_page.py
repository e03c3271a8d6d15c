"""Plugins: which there are, how they do, and one of them in detail."""

from __future__ import annotations

from pos_terminal.checkout.state import LaneState
from pos_terminal.ui.admin.detail_page import DetailPage
from pos_terminal.ui.admin.plugin_detail import PluginDetail
from pos_terminal.ui.admin.plugin_switch import switch_plugin, switch_words
from pos_terminal.ui.admin.plugins_watch import PluginsWatch
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.viewmodels.plugin_status import PluginShown, shown
from pos_terminal.ui.widgets import Button, Table
from pos_terminal.ui.widgets.table import Cell, Column


class PluginsPage(DetailPage):
    """A table of all plugins; Enter or two taps open one."""

    section = "plugins"

    def __init__(self, stage: Stage) -> None:
        """Follows the host while it is in front."""
        super().__init__(
            stage,
            self.tr("Plugins"),
            self.tr("What this till can do besides selling, and how it is doing."),
        )
        self.watch = PluginsWatch(stage.plugins, self)
        self._rows: tuple[PluginShown, ...] | None = None
        self.table = Table(
            [
                Column(self.tr("Plugin")),
                Column(self.tr("State")),
                Column(self.tr("Behind")),
                Column(self.tr("Last error"), stretch=True),
            ],
            name=self.tr("Plugins"),
            empty=(
                self.tr("No plugins here"),
                self.tr("Whoever looks after the till can install some."),
            ),
        )
        self.table.chosen.connect(lambda _key: self._show_acts())
        self.table.opened.connect(lambda key: self.open(str(key)))
        self._switch = Button(self.tr("Switch on"))
        self._open = Button(self.tr("Open"), Kind.PRIMARY)
        self._switch.clicked.connect(self._turn)
        self._open.clicked.connect(lambda: self.open(str(self.table.selected() or "")))
        self.acts.addWidget(self._switch)
        self.acts.addWidget(self._open)
        self.detail = PluginDetail(stage, self.watch)
        self.arrange(self.watch, self.table, self.detail)

    def enter(self, state: LaneState) -> None:
        """The table, as the host tells it now, with a row chosen."""
        super().enter(state)
        if self.table.selected() is None:
            self.table.select_row(0)

    def open(self, key: str) -> None:
        """One plugin in detail, if it is still there."""
        if self.watch.view(key) is not None:
            super().open(key)

    def focus_first(self) -> None:
        """The table."""
        self.table.view().setFocus()

    def show_now(self) -> None:
        """All plugins as the host tells them, and the open one."""
        rows = tuple(shown(view) for view in self.watch.views())
        if rows != self._rows:
            self._rows = rows
            chosen = self.table.selected()
            self.table.set_rows([(row.name, self._cells(row)) for row in rows])
            self.table.select(chosen)
        self.detail.refresh()
        self._show_acts()

    def _cells(self, row: PluginShown) -> list[Cell]:
        return [Cell(row.title), Cell(row.state_with_sign), Cell(row.behind), Cell(row.error)]

    def _show_acts(self) -> None:
        view = self.watch.view(str(self.table.selected() or ""))
        for button in (self._switch, self._open):
            button.setEnabled(view is not None)
        if view is not None:
            self._switch.set_words(switch_words(view))
            self._switch.setEnabled(view.on or view.state != "refused")

    def _turn(self) -> None:
        view = self.watch.view(str(self.table.selected() or ""))
        if view is not None:
            switch_plugin(self.stage, self, view)
