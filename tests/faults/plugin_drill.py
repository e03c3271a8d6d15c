"""Drills of many kills with every plugin at work; what holds of a lane holds here, and more."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.faults import child_kills, plugin_kills
from tests.faults.kill_drill import Drill
from tests.faults.kill_moments import Killed
from tests.faults.kill_points import Fired


class PluginDrill(Drill):
    """The same kinds of kills; its template is `plugin_kills.plugin_template`."""

    prefix = "plugins, "
    kept_seeds = plugin_kills.SEEDS

    def children(self, kills: int, seed: int) -> None:
        """Kills of a plugin's process alone."""
        with tempfile.TemporaryDirectory(prefix="pos-drill-") as folder:
            found = child_kills.killed_often(Path(folder) / "data", kills, seed)
        for _ in range(kills):
            self._table.add("plugin's process: in its events", True, tuple(found), f"seed {seed}")
        self._say(f"plugin's process, {kills} kills: {found[0] if found else 'survived'}")

    def _die_at(self, folder: Path, points: Sequence[str]) -> Iterator[Fired]:
        with plugin_kills.plugin_shop(self._template, folder) as shop:
            yield from plugin_kills.die_at(shop, points)

    def _killed(self, folder: Path, seed: int, kills: int) -> Iterator[Killed]:
        return plugin_kills.kill_by_seed(self._template, folder, seed, kills)
