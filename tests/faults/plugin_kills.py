"""The lane is killed while every plugin works: ours in threads, a foreign one in a process."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pos_terminal.bootstrap import open_lane
from pos_terminal.checkout import commands as c
from tests.contract.plugins.stages import OURS, REFERENCE
from tests.fakes.world import FakeClock, FakeHasher
from tests.faults.driver import Death, DrivenLane, LaneDiedError
from tests.faults.driver_till import KilledShop, killed_shop, shop_template
from tests.faults.kill_moments import Killed, RandomShop
from tests.faults.kill_points import Fired, point_name
from tests.faults.kill_story import Story
from tests.faults.lane_process import settings_for
from tests.faults.plugin_judge import PluginJudge
from tests.faults.plugin_points import POINTS
from tests.lane_fixtures import BY_MANAGER, CASHIER, PINS, Devices, LaneAtWork

FOREIGN = "reference_plugin"
SEEDS = Path(__file__).with_name("plugin_seeds.json")  # that failed once


@contextmanager
def plugin_template() -> Iterator[Path]:
    """A furnished shop with every plugin switched on."""
    with shop_template() as plain, tempfile.TemporaryDirectory(prefix="pos-drill-") as folder:
        data_dir = Path(shutil.copytree(plain, Path(folder) / "data"))
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(REFERENCE, data_dir / "plugins" / FOREIGN, ignore=ignored)
        with open_lane(settings_for(data_dir, 9), hasher=FakeHasher()) as running:
            lane = LaneAtWork(running, FakeClock(), Devices())
            lane.do(c.SignIn(CASHIER, PINS[CASHIER]))
            assert running.plugins.ready()
            for name in (*OURS, FOREIGN):
                lane.do(c.SwitchPlugin(name, on=True), BY_MANAGER)
            assert running.plugins.settled()
            views = running.plugins.views()
            states = {view.name: view.state for view in views if view.name in (*OURS, FOREIGN)}
            assert set(states.values()) == {"working"}, states
            lane.do(c.SignOut())
        yield data_dir


@dataclass
class PluginShop(KilledShop):
    """A shop whose plugins are judged after each death, too."""

    judge: PluginJudge | None = None

    def died(self, lane: DrivenLane, cause: str) -> Death:
        death = super().died(lane, cause)
        self.judged(cause)
        return death

    def ends_well(self, lane: DrivenLane) -> None:
        try:
            lane.settle()
        except LaneDiedError:
            self.died(lane, "the end")
            return
        super().ends_well(lane)
        self.judged("the end")

    def judged(self, cause: str) -> None:
        assert self.judge is not None
        self.found(cause, self.judge.findings())


@contextmanager
def plugin_shop(template: Path, folder: Path) -> Iterator[PluginShop]:
    """A copy of the shop, with a printer and a judge of its own."""
    with killed_shop(template, folder) as shop:
        judge = PluginJudge(shop.data_dir, folder / "understudies")
        try:
            yield PluginShop(shop.witness, judge=judge)
        finally:
            judge.close()


def die_at(shop: PluginShop, points: Sequence[str] = POINTS) -> Iterator[Fired]:
    """A life for each point, on one directory, and a good end."""
    for point in points:
        shop.findings.clear()
        lane = shop.begin(point)
        died = live(shop, lane, point)
        fired = died and shop.died(lane, point).at_point(point_name(point))
        yield Fired(point, fired, tuple(shop.findings))
    shop.findings.clear()
    lane = shop.begin()
    if live(shop, lane):
        shop.died(lane, "the last life")
    else:
        shop.ends_well(lane)
    yield Fired("none", True, tuple(shop.findings))


def live(shop: PluginShop, lane: DrivenLane, point: str = "") -> bool:
    """One life; whether it ended in death."""
    try:
        shop.recovered(lane)
        Story(lane, shop.witness).sells()
        lane.settle()
        if point_name(point) in ("plugin.replayed", "plugin.swapped"):
            lane.replay(OURS[0])
        lane.stop() if point else None
    except LaneDiedError:
        return True
    return False


def kill_by_seed(template: Path, folder: Path, seed: int, lives: int) -> Iterator[Killed]:
    """One shop, killed at the moments that the seed draws."""
    with plugin_shop(template, folder) as shop:
        yield from RandomShop(shop, seed).lives(lives)
