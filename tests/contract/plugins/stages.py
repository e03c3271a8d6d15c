"""Every plugin that there is, a journal to play, and what a plugin has made of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from plugins.base import ProductFacts
from plugins.loading import load
from plugins.rehearsal import ScriptedFacts
from plugins.remote import RemoteStage
from plugins.runtime import Runtime
from plugins.stage import Stage
from pos_terminal.checkout.commands import PluginOutcome
from pos_terminal.store.engine import open_engine
from tests import retail_days
from tests.contract import golden_shift

ROOT = Path(__file__).parents[3]
HERE = Path(__file__).parent
OURS = tuple(sorted(path.parent.name for path in (ROOT / "plugins").glob("*/plugin.py")))
REFERENCE = str(HERE / "reference_plugin")
TEMPLATE = str(ROOT / "resources" / "plugin_template" / "example_plugin")
PLACES = {name: f"plugins.{name}.plugin" for name in OURS}
PLACES |= {"reference_plugin": REFERENCE, "example_plugin": TEMPLATE}
RETAIL = 400  # events of real sales behind the golden shift


@cache
def journal() -> tuple[dict[str, Any], ...]:
    """A shift with every kind of event, then real sales; do not change them."""
    golden = [_golden(event) for event in json.loads(golden_shift.FILE.read_text())["events"]]
    sold = [body | {"hash": f"r{body['seq']}"} for body in retail_days.bodies()[:RETAIL]]
    return tuple(body | {"seq": seq} for seq, body in enumerate([*golden, *sold], start=1))


def _golden(event: dict[str, str]) -> dict[str, Any]:
    envelope = json.loads(event["envelope_canonical"])
    for name in ("data_hash", "epoch", "journal_id", "prev_hash"):
        del envelope[name]
    return json.loads(event["data_canonical"]) | envelope | {"hash": event["hash"]}


def shop() -> ScriptedFacts:
    """The shop of that journal: its products are there, its past can be asked."""
    lines = [body["line"] for body in journal() if body["event_type"] == "ITEM_ADDED"]
    products = {
        line["sku"]: ProductFacts(line["sku"], line["name"], unit_price=line["unit_price"])
        for line in lines
    }
    return ScriptedFacts(products=products, journal=list(journal()))


@contextmanager
def in_thread(place: str, folder: Path) -> Iterator[Runtime]:
    """A plugin in this process."""
    stage = Runtime(load(place), folder, shop())
    stage.open()
    try:
        yield stage
    finally:
        stage.close()


@contextmanager
def in_process(place: str, folder: Path) -> Iterator[RemoteStage]:
    """A plugin in one of its own."""
    stage = RemoteStage(place, folder, shop())
    try:
        stage.open()
        yield stage
    finally:
        stage.close()


def play(
    stage: Stage,
    bodies: Sequence[dict[str, Any]],
    batch: int = 1,
    *,
    live: bool = True,
    handle: Callable[..., list[PluginOutcome]] | None = None,
) -> list[PluginOutcome]:
    """Hand over what the plugin wants, so many at once; all that it answers."""
    name = stage.describe().name
    mine = [
        dict(body)
        for body in bodies
        if body["event_type"] in stage.wanted and body.get("plugin", name) == name
    ]
    give = handle or stage.handle
    made: list[PluginOutcome] = []
    for at in range(0, len(mine), batch):
        made += give(mine[at : at + batch], live=live)
    return made


def rows(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All tables of a plugin.db, the host's cursor and settings among them."""
    engine = open_engine(folder / "plugin.db", readonly=True)
    try:
        with engine.connect() as connection:
            names = connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'host_outcomes'"
            ).scalars()
            return {
                name: sorted(
                    map(tuple, connection.exec_driver_sql(f'SELECT * FROM "{name}"')), key=repr
                )
                for name in sorted(names)
            }
    finally:
        engine.dispose()


def seen(made: Sequence[PluginOutcome]) -> list[tuple[str, str, str]]:
    """Outcomes as they can be compared."""
    return [(one.outcome_id, one.kind, json.dumps(one.data, sort_keys=True)) for one in made]
