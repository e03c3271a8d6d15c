"""Plugins: which there are, how they do, and one of them in detail."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from pos_terminal.checkout.state import LaneState
from pos_terminal.ui.admin.admin_page import AdminPage
from pos_terminal.ui.admin.plugin_detail import PluginDetail
from pos_terminal.ui.admin.plugin_switch import switch_plugin, switch_words
from pos_terminal.ui.admin.plugins_watch import PluginsWatch
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.viewmodels.plugin_status import PluginShown, shown
from pos_terminal.ui.widgets import Button, Table
from pos_terminal.ui.widgets.table import Cell, Column


class PluginsPage(AdminPage):
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
        self.watch.changed.connect(self._show)
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
        self.detail.closed.connect(self.close_detail)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.detail)
        self.content.addWidget(self._stack, 1)

    def enter(self, state: LaneState) -> None:
        """The table, as the host tells it now."""
        self.notice.clear()
        self.close_detail()
        if self.table.selected() is None:
            self.table.select_row(0)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Somebody looks."""
        super().showEvent(event)
        self.watch.start()
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody looks."""
        super().hideEvent(event)
        self.watch.stop()

    def open(self, name: str) -> None:
        """One plugin in detail."""
        if self.watch.view(name) is not None:
            self.notice.clear()
            self.detail.open(name)
            self._stack.setCurrentWidget(self.detail)
            self._show_acts()

    def close_detail(self) -> None:
        """Back to all of them."""
        self._stack.setCurrentWidget(self.table)
        self._show()
        self.table.view().setFocus()

    def leave(self) -> None:
        """Esc closes the detail first."""
        if self._stack.currentWidget() is self.detail:
            self.close_detail()
        else:
            super().leave()

    def _show(self) -> None:
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
        listed = self._stack.currentWidget() is self.table
        view = self.watch.view(str(self.table.selected() or ""))
        self.head.setVisible(listed)  # the plugin's own title stands there instead
        for button in (self._switch, self._open):
            button.setEnabled(view is not None)
        if view is not None:
            self._switch.set_words(switch_words(view))
            self._switch.setEnabled(view.on or view.state != "refused")

    def _turn(self) -> None:
        view = self.watch.view(str(self.table.selected() or ""))
        if view is not None:
            switch_plugin(self.stage, self, view)
