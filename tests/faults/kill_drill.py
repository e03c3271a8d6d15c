"""Drills of many kills: shops side by side, one a core, and what they add up to."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.faults import kill_points, kill_restart, kill_stores, seeds
from tests.faults.driver_till import killed_shop
from tests.faults.kill_moments import LIVES, Killed, kill_by_seed
from tests.faults.kill_points import Fired
from tests.faults.kill_table import Table
from tests.lane_fixtures import crash_copy

NAMES = {
    "moment": "random: between and in presses",
    "start": "random: before the lane was open",
    "paper": "random: mid-print, some bytes out",
    "commit": "random: at a commit, by number",
    "import": "random: import not answered",
    "none": "none: goes on and ends cleanly",
}
Say = Callable[[str], None]


class Drill:
    """Runs kinds of kills on copies of one shop."""

    prefix = ""  # of its rows in the table
    kept_seeds = seeds.FILE

    def _die_at(self, folder: Path, points: Sequence[str]) -> Iterator[Fired]:
        with killed_shop(self._template, folder) as shop:
            yield from kill_points.die_at(shop, points)

    def _killed(self, folder: Path, seed: int, kills: int) -> Iterator[Killed]:
        return kill_by_seed(self._template, folder, seed, kills)

    def __init__(self, template: Path, table: Table, say: Say, keep: Path | None = None) -> None:
        self._template = template
        self._table = table
        self._say = say
        self._keep = keep
        self._lock = threading.Lock()
        self._shops = max(1, os.cpu_count() or 1)

    def points(self, points: Sequence[str] = kill_points.ALL) -> None:
        """Every named point, in as many shops as there are cores."""
        shares = [points[first :: self._shops] for first in range(self._shops)]
        self._side_by_side([lambda share=share: self._points(share) for share in shares])

    def moments(self, kills: int, seed: int) -> None:
        """So many kills at random moments, ten to a shop."""
        shops = [(seed + at, min(LIVES, kills - at * LIVES)) for at in range(-(-kills // LIVES))]
        self._side_by_side([lambda shop=shop: self.moment(*shop) for shop in shops])

    def stores(self) -> None:
        """A new shop's first start, and a restore."""
        with tempfile.TemporaryDirectory(prefix="pos-drill-") as folder:
            home = Path(folder)
            for fired in (
                *kill_stores.new_shop(home / "new"),
                *kill_stores.restored(self._template, home),
            ):
                name = NAMES.get(fired.point) or kill_points.point_name(fired.point)
                self._table.add(name, fired.fired, fired.findings, fired.point)
            self._say("first start and restore: done")

    def restarts(self) -> None:
        """The real window on what a kill left, timed from the start of its process."""
        with tempfile.TemporaryDirectory(prefix="pos-drill-") as folder:
            with killed_shop(self._template, Path(folder)) as shop:
                for restart in kill_restart.windows(shop):
                    name = "restart to the recovery page"
                    self._table.add(name, restart.fired, restart.findings, restart.point)
                    took = f"{restart.seconds:.1f} s, {restart.cpu_s:.1f} s of them its own"
                    self._say(f"{restart.point}: recovery page after {took}")

    def moment(self, seed: int, kills: int) -> None:
        """One seed's shop."""
        with tempfile.TemporaryDirectory(prefix="pos-drill-") as folder:
            found: list[str] = []
            for killed in self._killed(Path(folder), seed, kills):
                found += killed.findings
                with self._lock:
                    where = f"seed {seed}"
                    name = self.prefix + NAMES[killed.how]
                    self._table.add(name, killed.fired, killed.findings, where)
            self._end(f"{self.prefix}seed {seed}: {kills} kills", found, Path(folder))
            if found:
                with self._lock:
                    seeds.keep(seed, found[0], self.kept_seeds)

    def _points(self, points: Sequence[str]) -> None:
        with tempfile.TemporaryDirectory(prefix="pos-drill-") as folder:
            found: list[str] = []
            for fired in self._die_at(Path(folder), points):
                found += fired.findings
                name = NAMES.get(fired.point) or kill_points.point_name(fired.point)
                with self._lock:
                    self._table.add(self.prefix + name, fired.fired, fired.findings, fired.point)
            self._end(f"{self.prefix}{len(points)} named points", found, Path(folder))

    def _end(self, what: str, found: list[str], folder: Path) -> None:
        with self._lock:
            self._say(f"{what}: {'survived' if not found else found[0]}")
            if found and self._keep is not None:
                kept = self._keep / f"{what.replace(':', '').replace(' ', '-')}"
                crash_copy(folder, kept)

    def _side_by_side(self, work: Sequence[Callable[[], None]]) -> None:
        with ThreadPoolExecutor(self._shops) as pool:
            for future in [pool.submit(one) for one in work]:
                future.result()
