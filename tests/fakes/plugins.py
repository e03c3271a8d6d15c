"""A plugins' host by hand, and the shop that a plugin asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from plugins.cabinet import Cursor
from plugins.description import Description
from plugins.rehearsal import ScriptedFacts
from pos_terminal.checkout.commands import PluginOutcome
from pos_terminal.checkout.plugin_views import PluginTable, PluginView


class FakeFacts(ScriptedFacts):
    """`plugins.facts.Facts` that is what the test says; it ships for the tests of plugins."""


class FakeStage:
    """`plugins.stage.Stage` in memory: remembers what it was given, fails when it is told to."""

    def __init__(self, description: Description, answer: Sequence[PluginOutcome] = ()) -> None:
        self.slowest_s = 0.0
        self.cursor = Cursor()
        self.wanted = frozenset(description.supported)
        self.handled: list[dict[str, Any]] = []
        self.failure: Exception | None = None
        self.is_open = False
        self._description = description
        self._answer = list(answer)
        self._waiting: list[tuple[int, PluginOutcome]] = []

    def describe(self) -> Description:
        return self._description

    def open(self) -> None:
        self.is_open = True

    def close(self) -> None:
        self.is_open = False

    def handle(
        self, bodies: Sequence[dict[str, Any]], *, live: bool, quiet: bool = False
    ) -> list[PluginOutcome]:
        if self.failure is not None:
            raise self.failure
        self.handled += bodies
        self.cursor = Cursor(bodies[-1]["seq"], bodies[-1]["hash"])
        if not quiet:
            self._waiting += [(self.cursor.seq, outcome) for outcome in self._answer]
        return self._answer

    def pass_over(self, seq: int, event_hash: str) -> None:
        self.cursor = Cursor(max(seq, self.cursor.seq), event_hash)

    def undelivered(self) -> list[tuple[int, PluginOutcome]]:
        return list(self._waiting)

    def delivered(self, ids: Sequence[str]) -> None:
        self._waiting = [(seq, one) for seq, one in self._waiting if one.outcome_id not in ids]

    def checked_settings(self, values: dict[str, Any]) -> dict[str, Any]:
        return values

    def checked_act(self, name: str, values: dict[str, Any]) -> dict[str, Any]:
        return values

    def report(self, name: str, asked: dict[str, Any]) -> dict[str, Any]:
        return {"columns": [], "rows": [], "note": ""}


@dataclass
class FakePlugins:
    """`ui.ports.Plugins` that answers what the test has laid out."""

    shown: tuple[PluginView, ...] = ()
    words: dict[tuple[str, str, str], str] = field(default_factory=dict)  # plugin, key, language
    tables: dict[tuple[str, str], PluginTable] = field(default_factory=dict)
    refusal: Exception | None = None
    replayed: list[tuple[str, int]] = field(default_factory=list)
    lines: tuple[str, ...] = ()
    looks: int = 0  # how often somebody wanted to know what is new
    listeners: list[Callable[[], None]] = field(default_factory=list)

    def views(self) -> tuple[PluginView, ...]:
        return self.shown

    def look_soon(self) -> None:
        self.looks += 1

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
