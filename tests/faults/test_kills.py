"""A lane killed anywhere comes back with everything that anybody was told (C2, C20, F1)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import kill_points, kill_restart, kill_stores, plugin_points, seeds
from tests.faults.driver_till import killed_shop, shop_template
from tests.faults.kill_moments import kill_by_seed
from tests.faults.kill_table import Table
from tests.integration.sync import delivery_points, head_office_child

FEW = ("commit.before@ITEM_ADDED", "card.asked", "print.sent", "commit.after@BASKET_CLOSED")
SHARES = 6
KILLS = 5  # of each of the seeds below: 25 in all; `./pos faults --kills` does 500


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    """A furnished shop, made once."""
    with shop_template() as data_dir:
        yield data_dir


def survives(template: Path, folder: Path, points: tuple[str, ...]) -> None:
    with killed_shop(template, folder) as shop:
        lives = list(kill_points.die_at(shop, points))
    assert [life.point for life in lives if not life.fired] == []
    assert [finding for life in lives for finding in life.findings] == []
    assert len(lives) == len(points) + 1


@pytest.mark.slow
def test_a_lane_that_dies_at_its_most_delicate_moments_loses_and_doubles_nothing(
    template: Path, tmp_path: Path
) -> None:
    survives(template, tmp_path, FEW)


def test_every_crash_point_of_the_program_is_drilled() -> None:
    from pos_terminal.crash_points import CRASH_POINTS

    points = (
        *kill_points.ALL,
        *kill_stores.ALL,
        *plugin_points.POINTS,
        *head_office_child.POINTS,
        *delivery_points.POINTS,
    )
    drilled = {kill_points.point_name(point) for point in points}
    assert drilled == set(CRASH_POINTS)


def test_a_fault_that_does_not_fire_or_is_not_survived_fails_the_drill() -> None:
    table = Table()
    assert not table.ok  # nothing was drilled
    table.add("drawer.kick", fired=True, findings=(), where="point")
    assert table.ok
    table.add("drawer.kick", fired=False, findings=(), where="point")
    assert (table.ok, table.wrong) == (False, ["point: drawer.kick did not fire"])
    table.add("card.asked", fired=True, findings=("I1: gone",), where="seed 7")
    assert table.wrong[-1] == "seed 7: I1: gone"
    assert table.lines()[1:] == [
        "drawer.kick         2      1         1",
        "card.asked          1      1         0",
    ]


def test_a_seed_that_failed_is_kept_with_what_it_found_first(tmp_path: Path) -> None:
    file = tmp_path / "seeds.json"
    assert seeds.failing_seeds(file) == {}
    seeds.keep(7, "I1: gone", file)
    seeds.keep(7, "later", file)
    seeds.keep(3, "I5", file)
    assert seeds.failing_seeds(file) == {3: "I5", 7: "I1: gone"}


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_every_named_crash_point_kills_and_is_survived(
    template: Path, tmp_path: Path, share: int
) -> None:
    survives(template, tmp_path, kill_points.ALL[share::SHARES])


@pytest.mark.slow
@pytest.mark.parametrize("seed", [*range(1, 6), *seeds.failing_seeds()])
def test_kills_at_random_moments_are_survived(template: Path, tmp_path: Path, seed: int) -> None:
    lives = list(kill_by_seed(template, tmp_path, seed, KILLS))
    assert [life.how for life in lives if not life.fired] == []
    assert [finding for life in lives for finding in life.findings] == []
    assert len(lives) == KILLS + 1


@pytest.mark.slow
def test_the_real_window_shows_what_came_back_and_what_needs_a_decision(
    template: Path, tmp_path: Path
) -> None:
    with killed_shop(template, tmp_path) as shop:
        card, paper = kill_restart.windows(shop, ("card.asked", "print.sent"))
    assert (card.fired, card.findings) == (True, ())
    assert (paper.fired, paper.findings) == (True, ())
    assert "A card payment of" in " ".join(card.words)
    assert "The sale in hand came back" in " ".join(card.words)
    assert "Look at the printer" in " ".join(paper.words)


@pytest.mark.slow
def test_a_kill_while_the_stores_are_made_or_replaced_leaves_whole_ones(
    template: Path, tmp_path: Path
) -> None:
    lives = [*kill_stores.new_shop(tmp_path / "new"), *kill_stores.restored(template, tmp_path)]
    assert [life.point for life in lives if not life.fired] == []
    assert [finding for life in lives for finding in life.findings] == []
    assert {life.point for life in lives} == {*kill_stores.ALL, "none"}
