"""A break: the till is locked, its end is known, nobody works in somebody else's name."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import Phase
from tests.fakes.world import NOON
from tests.lane_fixtures import (
    CASHIER,
    MANAGER,
    MILK_CODE,
    PINS,
    LaneAtWork,
    lane_on,
    verified,
)


def test_a_break_locks_the_till_and_ones_own_pin_ends_it(lane: LaneAtWork) -> None:
    lane.do(c.StartBreak())
    assert (lane.state.phase, lane.state.break_since) == (Phase.LOCKED, NOON)
    assert lane.refused(c.Scan(MILK_CODE)) == "screen.locked"
    assert lane.refused(c.StartBreak()) == "screen.locked"
    lane.clock.passes(minutes=15)
    lane.do(c.Unlock(PINS[CASHIER]))
    assert (lane.state.phase, lane.state.break_since) == (Phase.SELLING, None)
    began, locked, ended, unlocked = lane.events()[-4:]
    assert (began.event_type, locked.data) == ("BREAK_STARTED", {"reason": "break"})
    assert (ended.event_type, ended.data) == ("BREAK_ENDED", {"how": "unlock"})
    assert unlocked.event_type == "SCREEN_UNLOCKED"
    assert {event.stamp.employee_id for event in (began, locked, ended, unlocked)} == {"E002"}
    verified(lane.data_dir)


def test_a_break_waits_for_the_end_of_the_sale(lane: LaneAtWork) -> None:
    lane.scan(MILK_CODE)
    assert lane.refused(c.StartBreak()) == "break.basket"
    lane.do(c.Park())
    lane.do(c.StartBreak())


def test_nobody_ends_the_break_of_another_but_may_take_the_till(lane: LaneAtWork) -> None:
    lane.do(c.StartBreak())
    assert lane.refused(c.Unlock(PINS[MANAGER], login=MANAGER)) == "break.other"
    assert not lane.events("BREAK_ENDED")
    lane.sign_in(MANAGER)
    ended, out, signed_in = lane.events()[-3:]
    assert (ended.event_type, ended.data) == ("BREAK_ENDED", {"how": "switch"})
    assert (ended.stamp.employee_id, out.stamp.employee_id) == ("E002", "E002")
    assert signed_in.stamp.employee_id == "E001"
    assert (lane.state.phase, lane.state.break_since) == (Phase.SELLING, None)
    lane.do(c.LockScreen())
    lane.do(c.Unlock(PINS[MANAGER]))
    assert len(lane.events("BREAK_ENDED")) == 1


def test_after_a_crash_nobody_is_on_a_break(lane: LaneAtWork, tmp_path: Path) -> None:
    lane.do(c.StartBreak())
    with lane_on(lane.crash_copy(tmp_path / "crashed")) as again:
        assert (again.state.phase, again.state.break_since) == (Phase.SIGNED_OUT, None)
        assert again.events("EMPLOYEE_LOGOUT")[-1].data == {"reason": "restart"}
        again.clock.passes(minutes=5)
        again.sign_in()
        again.do(c.StartBreak())
        assert again.state.break_since == NOON + timedelta(minutes=5)
