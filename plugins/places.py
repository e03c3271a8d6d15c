"""What the host knows of one plugin: what was found, what it says of itself, how it stands."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from plugins.description import Description
from plugins.errors import PluginFailed, PluginRefused
from plugins.host_facts import HostFacts
from plugins.registry import Found
from plugins.stage import Stage
from plugins.standing import Standing
from plugins.views import refused_view, view_of
from plugins.worker import Worker
from pos_terminal.checkout.plugin_views import PluginSwitch, PluginView

MISSING = "missing"
LOOK_S = 0.1  # between looks whether it has been switched on
HUNG_S = 60.0  # at least; a thread cannot be ended, only left alone


class AtWork(Exception):
    """It was switched on meanwhile: its own thread is to be asked."""


class Place:
    """One name among the plugins of this lane."""

    def __init__(self, name: str, changed: Callable[[], None]) -> None:
        """Nothing is known of it but the name."""
        self.name = name
        self.found: Found | None = None
        self.doubles: list[Found] = []  # others of the same name
        self.description: Description | None = None
        self.switch: PluginSwitch | None = None
        self.settings: dict[str, Any] | None = None
        self.worker: Worker | None = None
        self.standing = Standing(changed)
        self.having = threading.Lock()  # whoever has it has the plugin's database
        self._describing = threading.Lock()

    def take_in(self, found: Found) -> None:
        """It is there."""
        if found.refused:
            self.doubles.append(found)
        else:
            self.found = found

    @property
    def runs(self) -> bool:
        """Whether it is switched on, does not rest, and is there."""
        switch = self.switch
        return switch is not None and switch.on and not switch.suspended and self.found is not None

    @property
    def seq(self) -> int:
        """The last event that it has finished, or that it does not want."""
        worker = self.worker
        return max(self.standing.seq, 0 if worker is None else worker.inbox.done)

    def hangs(self, now: float) -> bool:
        """Whether it has had events in hand for longer than anybody should wait (monotonic s)."""
        since, patience_s = self.standing.busy_since, max(HUNG_S, self.standing.allowed_s)
        return self.worker is not None and bool(since) and now - since > patience_s

    def settled(self, head_seq: int) -> bool:
        """Whether it has nothing to do now."""
        worker = self.worker
        if worker is None or not worker.thread.is_alive():
            return True
        return self.standing.state == "working" and self.seq >= head_seq

    @property
    def unusable(self) -> bool:
        """Whether it could not even say what it is."""
        return self.description is None and bool(self.standing.refused)

    def turn(self, switch: PluginSwitch) -> None:
        """Take a switch as the lane has it."""
        self.switch = switch
        if not switch.on:
            self.standing.turns("refused" if self.unusable else "off")
        elif self.found is None:
            self.standing.turns(MISSING)
        elif switch.suspended:
            self.standing.turns("suspended")
        else:
            self.standing.refused = ""
            self.standing.turns("starting")

    def suspend(self, cause: str) -> None:
        """It rests until it is switched on again."""
        if self.switch is not None:
            self.switch = replace(self.switch, suspended=cause)
        self.standing.turns("refused" if self.standing.refused else "suspended")

    def describe(self, facts: Callable[[], HostFacts]) -> Description:
        """What it says of itself, asked once. Raises PluginRefused, PluginFailed."""
        with self._describing:
            if self.description is None:
                self.description = self._asked(facts)
            return self.description

    def _asked(self, facts: Callable[[], HostFacts]) -> Description:
        if self.found is None:
            raise PluginRefused(self.name, "It is not there: put it back, or switch it off.")
        source = facts()
        try:
            stage = self.found.make(Path(), source)
            try:
                description = stage.describe()
            finally:
                stage.close()
            if description.name != self.name:
                why = f"It calls itself {description.name}: both names must be the same."
                raise PluginRefused(self.name, why)
        except PluginRefused as err:
            self._refuse(err.why)
            raise
        except Exception as err:
            said = err.detail if isinstance(err, PluginFailed) else f"{type(err).__name__}."
            why = f"It cannot be loaded: {said} Ask its author."
            self._refuse(why)
            raise PluginRefused(self.name, why) from err
        finally:
            source.close()
        if self.standing.refused:  # it was mended, or was only too slow then
            self.standing.refused = ""
            self.standing.turns("suspended" if self.switch and self.switch.on else "off")
        return description

    def _refuse(self, why: str) -> None:
        self.standing.refused = why
        self.standing.turns("refused")

    @contextmanager
    def resting(
        self, facts: Callable[[], HostFacts], folder: Path, *, opened: bool
    ) -> Iterator[Stage]:
        """A stage for a moment, while the plugin does not work. Raises PluginRefused, AtWork."""
        self.describe(facts)
        if self.found is None:
            raise PluginRefused(self.name, "It is not there.")
        with self.had():
            source = facts()
            stage = self.found.make(folder / self.name, source)
            try:
                if opened:
                    stage.open()
                yield stage
            finally:
                stage.close()
                source.close()

    @contextmanager
    def had(self) -> Iterator[None]:
        """Its database, from whoever is about to end. Raises AtWork, PluginRefused."""
        until = time.monotonic() + HUNG_S
        while not self.having.acquire(timeout=LOOK_S):
            worker = self.worker
            if worker is not None and worker.thread.is_alive():
                raise AtWork
            if time.monotonic() > until:
                raise PluginRefused(self.name, "It is busy: try again later.")
        try:
            yield
        finally:
            self.having.release()

    @contextmanager
    def beside(self, facts: Callable[[], HostFacts]) -> Iterator[Stage]:
        """A stage with the settings of now on empty tables, while the plugin goes on working."""
        if self.found is None:
            raise PluginRefused(self.name, "It is not there.")
        source = facts()
        with TemporaryDirectory() as folder:
            stage = self.found.make(Path(folder), source)
            try:
                stage.open()
                if self.settings is not None:
                    stage.handle([_settings_of(self.name, self.settings)], live=False, quiet=True)
                yield stage
            finally:
                stage.close()
                source.close()

    def is_made_beside(self, report: str) -> bool:
        """Whether no event need wait for this report."""
        said = self.description
        return said is not None and any(r.name == report and r.beside for r in said.reports)

    def views(self, head_seq: int) -> tuple[PluginView, ...]:
        """As a screen shows it, and after it those that cannot have its name."""
        mine = view_of(
            self.name,
            self.found,
            self.description,
            self.switch,
            self.standing,
            self.settings,
            self.seq,
            head_seq,
        )
        return (mine, *map(refused_view, self.doubles))


def _settings_of(plugin: str, settings: dict[str, Any]) -> dict[str, Any]:
    """Settings as the event that brings them to a stage."""
    told = {"plugin": plugin, "settings": settings, "seq": 1, "hash": ""}
    return {"event_type": "PLUGIN_SETTINGS_CHANGED", **told}
