"""A plugins' host by hand, and the shop that a plugin asks."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from plugins.rehearsal import ScriptedFacts
from pos_terminal.checkout.plugin_views import PluginTable, PluginView

FakeFacts = ScriptedFacts


@dataclass
class FakePlugins:
    """`ui.ports.Plugins` that answers what the test has laid out."""

    shown: tuple[PluginView, ...] = ()
    words: dict[tuple[str, str, str], str] = field(default_factory=dict)  # plugin, key, language
    tables: dict[tuple[str, str], PluginTable] = field(default_factory=dict)
    refusal: Exception | None = None
    replayed: list[tuple[str, int]] = field(default_factory=list)
    lines: tuple[str, ...] = ()
    listeners: list[Callable[[], None]] = field(default_factory=list)

    def views(self) -> tuple[PluginView, ...]:
        return self.shown

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def template(self, plugin: str, key: str, language: str) -> str:
        return self.words.get((plugin, key, language), "")

    def check_settings(self, plugin: str, values: dict[str, Any]) -> Future[dict[str, Any]]:
        return self._answer(values)

    def check_act(self, plugin: str, act: str, values: dict[str, Any]) -> Future[dict[str, Any]]:
        return self._answer(values)

    def report(self, plugin: str, name: str, asked: dict[str, Any]) -> Future[PluginTable]:
        return self._answer(self.tables[plugin, name])

    def replay(self, plugin: str, from_seq: int = 0) -> Future[int]:
        self.replayed.append((plugin, from_seq))
        return self._answer(0)

    def log_lines(self, plugin: str, limit: int = 200) -> Future[tuple[str, ...]]:
        return self._answer(self.lines[:limit])

    def _answer(self, value: Any) -> Future[Any]:
        answer: Future[Any] = Future()
        if self.refusal is not None:
            answer.set_exception(self.refusal)
        else:
            answer.set_result(value)
        return answer
