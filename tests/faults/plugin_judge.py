"""What must hold of plugins whose lane was killed: their tables are those of the journal up to
their cursor, and what they told stands in it once.

An understudy of each plugin reads the same journal from its beginning, beside the lane, and is
never killed. Nothing of the host is used: neither its reading nor its cursor.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from plugins.bodies import body_of
from plugins.host_facts import HostFacts
from plugins.loading import load
from plugins.runtime import Runtime
from pos_terminal.store.engine import open_engine
from pos_terminal.store.journal import event_from_row
from pos_terminal.store.tables import journal
from tests.contract.plugins.stages import PLACES, rows
from tests.lane_fixtures import rows_of

_SETTINGS = "PLUGIN_SETTINGS_CHANGED"


@dataclass
class Understudy:
    """One plugin, played from the journal on tables of its own."""

    stage: Runtime
    folder: Path
    facts: HostFacts
    emitted: set[str] = field(default_factory=set)  # ids of events that it tells
    seq: int = 0  # read up to here

    def reads(self, events: list[dict[str, Any]], upto: int, begins: int) -> None:
        """Everything behind what it has read."""
        name = self.stage.plugin.name
        fresh = [body for body in events if self.seq < body["seq"] <= upto]
        mine = [b for b in fresh if b["event_type"] in self.stage.wanted]
        mine = [b for b in mine if b.get("plugin", name) == name]
        before = [b for b in mine if b["seq"] <= begins and b["event_type"] == _SETTINGS][-1:]
        for body in before + [b for b in mine if b["seq"] > begins]:
            for outcome in self.stage.handle([body], live=False):
                if outcome.kind == "emit":
                    self.emitted.add(outcome.outcome_id)
        if fresh:
            self.stage.pass_over(upto, fresh[-1]["hash"])
        self.seq = max(self.seq, upto)


class PluginJudge:
    """Judges all plugins of a data directory, death after death."""

    def __init__(self, data_dir: Path, folder: Path) -> None:
        """The understudies' tables lie in `folder`."""
        self._data_dir = data_dir
        self._folder = folder
        self._understudies: dict[str, Understudy] = {}
        self.looked = 0  # tables held against the journal
        self.told = 0  # facts of plugins that are found in it

    def close(self) -> None:
        """Close all databases."""
        for understudy in self._understudies.values():
            understudy.stage.close()
            understudy.facts.close()

    def findings(self) -> list[str]:
        """Everything wrong; nothing may be running."""
        events = self._events()
        found = [
            finding
            for path in sorted((self._data_dir / "plugins").glob("*/plugin.db"))
            for finding in self._plugin(path.parent, events)
        ]
        return found + list(self._twice())

    def _plugin(self, folder: Path, events: list[dict[str, Any]]) -> Iterator[str]:
        name = folder.name
        try:
            stored = rows(folder)
            cursor = json.loads(dict(stored["host_state"]).get("cursor", '{"seq": 0}'))["seq"]
        except (KeyError, ValueError) as err:
            yield f"{name}: its tables cannot be read: {err!r}"
            return
        understudy = self._understudy(name)
        if understudy.seq > cursor:
            yield f"{name}: its cursor went back from {understudy.seq} to {cursor}"
            return
        understudy.reads(events, cursor, _begins(folder))
        expected = rows(understudy.folder)
        for table in sorted({*stored, *expected} - {"host_state"}):
            self.looked += 1
            if stored.get(table) != expected.get(table):
                yield f"{name}: {table} is not that of the journal up to event {cursor}"
        yield from self._told(name, folder, understudy)

    def _told(self, name: str, folder: Path, understudy: Understudy) -> Iterator[str]:
        """Each fact that the understudy tells stands in the journal, or waits to be handed over."""
        types = "', '".join(understudy.stage.plugin.emits) or "none"
        query = f"SELECT event_id FROM journal WHERE event_type IN ('{types}')"
        stored = {_uuid(raw) for (raw,) in rows_of(self._data_dir, query)}
        waiting = set(_waiting(folder))
        self.told = max(self.told, len(stored))
        for lost in sorted(understudy.emitted - stored - waiting):
            yield f"{name}: outcome {lost} is neither in the journal nor on its way"
        for strange in sorted(stored - understudy.emitted):
            yield f"{name}: event {strange} is none that the journal gives"

    def _twice(self) -> Iterator[str]:
        """No cause has the same effect twice, whatever ids they bear."""
        query = (
            "SELECT event_type, count(*) FROM journal WHERE caused_by IS NOT NULL"
            " GROUP BY event_type, caused_by, data HAVING count(*) > 1"
        )
        for event_type, count in rows_of(self._data_dir, query):
            yield f"{event_type} stands {count} times for one cause"

    def _understudy(self, name: str) -> Understudy:
        if name not in self._understudies:
            data = self._data_dir
            facts = HostFacts(
                data / "lane.db", data / "catalog.db", "TERM001", lambda: date(2026, 1, 1)
            )
            folder = self._folder / name
            stage = Runtime(load(PLACES[name]), folder, facts)
            stage.open()
            self._understudies[name] = Understudy(stage, folder, facts)
        return self._understudies[name]

    def _events(self) -> list[dict[str, Any]]:
        engine = open_engine(self._data_dir / "lane.db", readonly=True)
        try:
            with engine.connect() as connection:
                found = connection.execute(journal.select().order_by(journal.c.seq))
                return [body_of(event_from_row(row)) for row in found]
        finally:
            engine.dispose()


def _begins(folder: Path) -> int:
    """Where a plugin that begins "now" began."""
    path = folder / "begins.json"
    return int(json.loads(path.read_text("utf-8"))["seq"]) if path.exists() else 0


def _waiting(folder: Path) -> Iterator[str]:
    engine = open_engine(folder / "plugin.db", readonly=True)
    try:
        with engine.connect() as connection:
            yield from connection.exec_driver_sql("SELECT outcome_id FROM host_outcomes").scalars()
    finally:
        engine.dispose()


def _uuid(raw: bytes) -> str:
    return str(UUID(bytes=bytes(raw)))
