"""What scale.py measures happens on real lanes: each act is done, each kill is survived."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.bench import scale, scale_acts
from tests.bench.bulk import make_journal, sold_in
from tests.bench.journal_growth import Aged
from tests.lane_fixtures import verified

SALES = 54


@pytest.mark.slow
def test_every_act_on_every_lane_leaves_journals_that_verify(tmp_path: Path) -> None:
    make_journal(tmp_path / "few", SALES, a_shift=SALES // 3)
    shutil.copytree(tmp_path / "few", tmp_path / "many")
    make_journal(tmp_path / "many", 2 * SALES)
    lanes = [Aged(tmp_path / "few", SALES), Aged(tmp_path / "many", 2 * SALES)]
    samples = scale_acts.acts_in_turn(lanes, 1)
    samples |= scale_acts.closings_in_turn(lanes[:1], 1)
    samples |= scale_acts.recoveries_in_turn(lanes[:1], 1)
    assert set(samples) == {
        *scale_acts.READS,
        scale_acts.Z_CLOSE,
        scale_acts.RECOVERY,
    }
    assert all(took > 0 for by_lane in samples.values() for few in by_lane.values() for took in few)
    (figure,) = scale.growth(scale_acts.REFUND, lanes, samples)
    assert figure.floor == samples[scale_acts.REFUND][SALES][0]
    for lane in lanes:
        assert sold_in(lane.folder) > lane.sales
        verified(lane.folder)


@pytest.mark.slow
def test_a_lane_that_is_not_killed_is_not_taken_for_one(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ended by itself"):
        scale_acts.recoveries_in_turn([Aged(tmp_path / "no-lane", 1)], 1)
