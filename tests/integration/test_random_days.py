"""Whatever is pressed in whatever order, the independent verifier finds the journal right."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import Phase
from pos_terminal.store.verify import verify
from tests.integration.random_cashier import RandomCashier
from tests.lane_fixtures import CASHIER, LaneAtWork, lane_on

pytestmark = pytest.mark.slow  # seconds of CPU each; `./pos test --quick` goes without

PRESSES = 400


@pytest.mark.parametrize("seed", range(6))
def test_a_random_day_verifies_and_so_does_a_crash_in_the_midst(
    lane: LaneAtWork, tmp_path: Path, seed: int
) -> None:
    cashier = RandomCashier(lane, random.Random(seed))
    crash_at = cashier.dice.randrange(PRESSES)
    for press in range(PRESSES):
        cashier.press()
        if press == crash_at:
            crashed = lane.crash_copy(tmp_path / "crashed")
            told = cashier.write_down(tmp_path / "told.jsonl")
            before = verify(crashed, told)
            assert before.ok, [check.as_data() for check in before.failed()]
    assert lane.state.phase is not Phase.STOPPED
    report = verify(lane.data_dir, cashier.write_down(tmp_path / "told.jsonl"))
    assert report.ok, [check.as_data() for check in report.failed()]
    assert len(cashier.told) == report.sales > 5


def test_a_lane_that_recovers_from_a_crash_goes_on_with_a_journal_that_verifies(
    lane: LaneAtWork, tmp_path: Path
) -> None:
    cashier = RandomCashier(lane, random.Random(99))
    for _ in range(150):
        cashier.press()
    crashed = lane.crash_copy(tmp_path / "crashed")
    with lane_on(crashed, lane.clock) as again:
        again.do(c.AcceptRecovery())
        again.sign_in(CASHIER)
        cashier.lane = again
        for _ in range(150):
            cashier.press()
    report = verify(crashed, cashier.write_down(tmp_path / "told.jsonl"))
    assert report.ok, [check.as_data() for check in report.failed()]
