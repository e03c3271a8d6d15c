"""The plugins' news while somebody looks."""

from __future__ import annotations

from PySide6.QtCore import QObject

from pos_terminal.checkout.plugin_views import PluginView
from pos_terminal.ui.news import News
from pos_terminal.ui.ports import Plugins


class PluginsWatch(News):
    """Follows the plugins while somebody looks."""

    def __init__(self, plugins: Plugins, parent: QObject | None = None) -> None:
        """Nobody looks yet."""
        super().__init__(plugins.subscribe, parent)
        self._plugins = plugins
        self._looked = False

    def views(self) -> tuple[PluginView, ...]:
        """All plugins, from memory."""
        return self._plugins.views()

    def view(self, name: str) -> PluginView | None:
        """One of them; None where it is gone."""
        return next((each for each in self.views() if each.name == name), None)

    def start(self) -> None:
        """Somebody looks: what was put here while the till ran is to be seen as well."""
        super().start()
        if not self._looked:
            self._looked = True
            self._plugins.look_soon()

    def stop(self) -> None:
        """Nobody looks any more."""
        super().stop()
        self._looked = False
