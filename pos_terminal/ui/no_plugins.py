"""The plugins of a screen that has none: a price checker, a window of a test."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from pos_terminal.checkout.plugin_views import PluginTable, PluginView
from pos_terminal.domain.errors import CashierError


class NoPlugins:
    """`ports.Plugins` where no host runs."""

    def views(self) -> tuple[PluginView, ...]:
        """None."""
        return ()

    def look_soon(self) -> None:
        """Nothing to find."""

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Nothing ever changes."""
        return lambda: None

    def template(self, plugin: str, key: str, language: str) -> str:
        """No words."""
        return ""

    def check_settings(self, plugin: str, values: dict[str, Any]) -> Future[dict[str, Any]]:
        """CashierError("plugin.unknown")."""
        return _unknown(plugin)

    def check_act(self, plugin: str, act: str, values: dict[str, Any]) -> Future[dict[str, Any]]:
        """CashierError("plugin.unknown")."""
        return _unknown(plugin)

    def report(self, plugin: str, name: str, asked: dict[str, Any]) -> Future[PluginTable]:
        """CashierError("plugin.unknown")."""
        return _unknown(plugin)

    def replay(self, plugin: str, from_seq: int = 0) -> Future[int]:
        """CashierError("plugin.unknown")."""
        return _unknown(plugin)

    def log_lines(self, plugin: str, limit: int = 200) -> Future[tuple[str, ...]]:
        """CashierError("plugin.unknown")."""
        return _unknown(plugin)


def _unknown(plugin: str) -> Future[Any]:
    answer: Future[Any] = Future()
    answer.set_exception(CashierError("plugin.unknown", plugin=plugin))
    return answer
