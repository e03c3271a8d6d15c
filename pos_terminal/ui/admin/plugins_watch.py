"""The host's news on the UI thread: many of them become one look a moment later."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from pos_terminal.checkout.plugin_views import PluginView
from pos_terminal.ui.ports import Plugins

_SOON_MS = 150


class PluginsWatch(QObject):
    """Follows the plugins while somebody looks."""

    changed = Signal()
    _came = Signal()

    def __init__(self, plugins: Plugins, parent: QObject | None = None) -> None:
        """Nobody looks yet."""
        super().__init__(parent)
        self._plugins = plugins
        self._stop: Callable[[], None] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(lambda: self.changed.emit())
        self._came.connect(self._note, Qt.ConnectionType.QueuedConnection)

    def views(self) -> tuple[PluginView, ...]:
        """All plugins, from memory."""
        return self._plugins.views()

    def view(self, name: str) -> PluginView | None:
        """One of them; None where it is gone."""
        return next((each for each in self.views() if each.name == name), None)

    def start(self) -> None:
        """Somebody looks: what was put here while the till ran is to be seen as well."""
        if self._stop is None:
            self._stop = self._plugins.subscribe(self._heard)
            self._plugins.look_soon()

    def stop(self) -> None:
        """Nobody looks any more."""
        self._soon.stop()
        if self._stop is not None:
            self._stop()
            self._stop = None

    def _heard(self) -> None:
        if isValid(self):
            self._came.emit()

    def _note(self) -> None:
        if self._stop is not None and not self._soon.isActive():
            self._soon.start()
