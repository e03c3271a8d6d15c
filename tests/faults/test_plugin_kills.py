"""A lane that is killed while its plugins work: no event is skipped, none has its effect twice."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pysqlite3 import dbapi2

from tests.faults import child_kills, plugin_kills, plugin_points, seeds
from tests.faults.plugin_judge import PluginJudge
from tests.faults.tampered_day import attacker
from tests.lane_fixtures import crash_copy

FEW = ("plugin.before@BASKET_CLOSED", "plugin.after", "plugin.applied")


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    """A furnished shop with all plugins on, made once."""
    with plugin_kills.plugin_template() as data_dir:
        yield data_dir


@pytest.mark.slow
def test_plugins_whose_lane_dies_at_their_commits_go_on_where_their_tables_stand(
    template: Path, tmp_path: Path
) -> None:
    with plugin_kills.plugin_shop(template, tmp_path) as shop:
        lives = list(plugin_kills.die_at(shop, FEW))
        assert shop.judge is not None
        assert shop.judge.looked >= len(lives) * len(plugin_kills.OURS)
        assert shop.judge.told > 0
    assert [life.point for life in lives if not life.fired] == []
    assert [finding for life in lives for finding in life.findings] == []
    for plant, said in PLANTED.items():
        assert_found(tmp_path / "data", tmp_path / plant.__name__, plant, said)


def assert_found(data_dir: Path, folder: Path, plant: Callable[[Path], None], said: str) -> None:
    crash_copy(data_dir, folder / "data")
    plant(folder / "data")
    with contextlib.closing(PluginJudge(folder / "data", folder / "understudies")) as judge:
        findings = judge.findings()
    assert any(said in finding for finding in findings), (plant.__name__, findings)


def change(data_dir: Path, statement: str, *values: Any) -> None:
    path = data_dir / "plugins" / plugin_kills.FOREIGN / "plugin.db"
    with contextlib.closing(dbapi2.connect(str(path))) as connection:
        assert connection.execute(statement, values).rowcount > 0
        connection.commit()


def effect_twice(data_dir: Path) -> None:
    change(data_dir, "UPDATE sold SET qty_milli = qty_milli + 1000 WHERE sku = 'BREAD'")


def event_skipped(data_dir: Path) -> None:
    change(data_dir, "DELETE FROM sold WHERE sku = 'BREAD'")


def cursor_behind(data_dir: Path) -> None:
    cursor = json.dumps({"seq": 40, "hash": ""})
    change(data_dir, "UPDATE host_state SET value = ? WHERE key = 'cursor'", cursor)


def fact_lost(data_dir: Path) -> None:
    with attacker(data_dir) as connection:
        connection.execute("DELETE FROM journal WHERE event_type = 'UNITS_COUNTED'")


def fact_told_twice(data_dir: Path) -> None:
    with attacker(data_dir) as connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(journal)")]
        row = connection.execute(
            "SELECT * FROM journal WHERE event_type = 'UNITS_COUNTED'"
        ).fetchone()
        twin = dict(zip(names, row, strict=True)) | {"seq": 1_000_000, "event_id": b"t" * 16}
        marks = ", ".join("?" for _ in names)
        connection.execute(f"INSERT INTO journal VALUES ({marks})", list(twin.values()))


PLANTED = {
    effect_twice: "sold is not that of the journal",
    event_skipped: "sold is not that of the journal",
    cursor_behind: "sold is not that of the journal",
    fact_lost: "is neither in the journal nor on its way",
    fact_told_twice: "UNITS_COUNTED stands 2 times for one cause",
}


@pytest.mark.slow
def test_kills_of_its_process_in_the_middle_of_events_lose_and_double_nothing(
    tmp_path: Path,
) -> None:
    assert child_kills.killed_often(tmp_path / "data", kills=10, seed=1) == []


def test_every_point_of_a_plugin_is_drilled() -> None:
    from pos_terminal.crash_points import CRASH_POINTS

    drilled = {point.partition("#")[0].partition("@")[0] for point in plugin_points.POINTS}
    assert drilled == {name for name in CRASH_POINTS if name.startswith("plugin.")}


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, *seeds.failing_seeds(plugin_kills.SEEDS)])
def test_kills_at_random_moments_leave_plugins_whole(
    template: Path, tmp_path: Path, seed: int
) -> None:
    lives = list(plugin_kills.kill_by_seed(template, tmp_path, seed, 3))
    assert [finding for life in lives for finding in life.findings] == []
    assert [life.how for life in lives if not life.fired] == []
