"""Any clock at any moment of a random day, with crashes in between: the books stay in order."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import Phase
from pos_terminal.checkout.timekeeper import TimeKeeper
from pos_terminal.store.verify import verify
from tests.fakes.world import FakeClock
from tests.integration.random_cashier import RandomCashier
from tests.lane_fixtures import LaneAtWork, lane_on

pytestmark = pytest.mark.slow

PRESSES = 150
JUMPS = [
    *(timedelta(days=days) for days in (-1_100, -1, 1, 44, 50, 1_100)),
    *(timedelta(seconds=seconds) for seconds in (-3_600, -121, -90, 90, 121, 3_600)),
]


def settle_in(lane: LaneAtWork) -> None:
    """What a person does after a restart."""
    lane.do(c.ConfirmTime())
    lane.do(c.AcceptRecovery())
    lane.sign_in()


def press_on(cashier: RandomCashier, presses: int) -> int:
    """Presses with a clock that somebody plays with; how often the till had to ask."""
    lane, dice, asked = cashier.lane, cashier.dice, 0
    assert isinstance(lane, LaneAtWork)
    for _ in range(presses):
        if dice.random() < 0.15:
            lane.clock.is_set_to(lane.clock.now() + dice.choice(JUMPS))
        cashier.press()
        lane.wait(lambda state: state.pending_card is None)  # the question hides that it is
        cashier.hear()
        if lane.state.phase is Phase.CONFIRM_TIME and dice.random() < 0.7:
            asked += 1
            lane.do(c.ConfirmTime())
        if lane.state.phase is Phase.SIGNED_OUT:
            lane.sign_in()
    return asked


@pytest.mark.parametrize("seed", range(3))
def test_a_random_day_under_a_wild_clock_verifies_also_after_crashes(
    shop_dir: Path, tmp_path: Path, seed: int
) -> None:
    dice = random.Random(seed)
    told: dict[str, dict[str, object]] = {}
    asked, data_dir, clock = 0, shop_dir, FakeClock()
    for life in range(3):
        with lane_on(data_dir, clock) as lane:
            cashier = RandomCashier(lane, dice, told)
            settle_in(lane)
            asked += press_on(cashier, PRESSES)
            assert lane.state.phase is not Phase.STOPPED
            data_dir = lane.crash_copy(tmp_path / f"life-{life}")
            acknowledged = cashier.write_down(tmp_path / "told.jsonl")
            clock = FakeClock(clock.now() + dice.choice(JUMPS))
        report = verify(data_dir, acknowledged)
        assert report.ok, [check.as_data() for check in report.failed()]
    assert asked > 5, "the clock was not played with"
    assert told
    assert any(key.endswith("time.confirm") for key in cashier.refusals)


def test_a_till_that_believes_any_clock_is_found_by_the_same_day(
    shop_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: each event takes the time as the clock says it."""
    monkeypatch.setattr(TimeKeeper, "check", lambda _self: False)
    monkeypatch.setattr(TimeKeeper, "read", lambda self: self._moment(self.clock.now()))
    with lane_on(shop_dir) as lane:
        settle_in(lane)
        press_on(RandomCashier(lane, random.Random(0)), PRESSES)
    found = {check.name: check.sentence for check in verify(shop_dir).failed()}
    assert "Time steps back" in found["I2 times"]
