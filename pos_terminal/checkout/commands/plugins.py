"""Plugins: switched, set, answered, overruled; and what their workers bring."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pos_terminal.checkout.commands.base import Command, FromDevice


@dataclass(frozen=True, slots=True)
class SwitchPlugin(Command):
    """Switch a plugin on or off; off also ends what it holds."""

    plugin: str
    on: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ChangePluginSettings(Command):
    """Take settings that the plugin's own model has checked (all of them, as JSON values)."""

    plugin: str
    settings: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ActOnPlugin(Command):
    """Give a plugin something to do; `data` was checked by the act's own form."""

    plugin: str
    act: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class LookAtPlugins(Command):
    """Open the page of plugins: their reports tell about the people who work here."""


@dataclass(frozen=True, slots=True)
class AnswerPlugin(Command):
    """Answer a plugin's question."""

    plugin: str
    ask_id: str
    choice: str


@dataclass(frozen=True, slots=True)
class ReleaseHold(Command):
    """A manager lets the basket go on although a plugin holds it."""

    plugin: str
    kind: str


@dataclass(frozen=True, slots=True)
class RemoveHeldItems(Command):
    """Take out the items that a plugin holds."""

    plugin: str
    kind: str


@dataclass(frozen=True, slots=True)
class OverrideChecks(Command):
    """A manager goes on without the answer of plugins that are past their deadline."""


@dataclass(frozen=True, slots=True)
class PluginOutcome:
    """What a plugin wants done, with a deterministic id, and the event that caused it."""

    outcome_id: str  # UUIDv5 of (cause, plugin, index)
    kind: str  # hold | release | emit | suggest | ask | notice
    data: dict[str, Any]  # as `plugins.outcomes` writes it
    cause_id: str
    cause_type: str
    basket_id: str | None = None
    employee_id: str | None = None
    shift_id: str | None = None


@dataclass(frozen=True, slots=True)
class ApplyOutcomes(FromDevice):
    """A plugin has handled all events up to `seq`; these are its outcomes, not yet applied."""

    plugin: str
    seq: int
    outcomes: tuple[PluginOutcome, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class SawSuggestions(FromDevice):
    """The screen has painted these suggestions: (plugin, SKU) each."""

    basket_id: str
    seen: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SuspendPlugin(FromDevice):
    """The host gives up on a plugin until somebody switches it on again."""

    plugin: str
    cause: str  # raised | slow | hung | died | flooded | refused
    detail: str = ""
