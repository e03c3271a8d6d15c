"""The print queue does not grow for ever: a Z report lets go of what was printed long ago."""

from __future__ import annotations

from hardware.ports import UnknownOutcome
from pos_terminal.checkout import commands as c
from tests.lane_fixtures import MANAGER, Devices, LaneAtWork

COUNTS = "SELECT status, count(*) FROM print_jobs GROUP BY status"


def counts(lane: LaneAtWork) -> dict[str, int]:
    return {row[0]: row[1] for row in lane.rows(COUNTS)}


def printed(lane: LaneAtWork) -> None:
    lane.wait(lambda state: state.prints.queued == 0)


def z_report(lane: LaneAtWork) -> None:
    lane.sign_in(MANAGER)
    lane.do(c.CloseShift(0))
    lane.do(c.OpenShift(10_000))
    printed(lane)


def test_what_was_printed_weeks_ago_is_gone_after_a_z_report(lane: LaneAtWork) -> None:
    lane.sell("MILK")
    lane.sell("BREAD")
    printed(lane)
    z_report(lane)
    assert counts(lane) == {"CONFIRMED": 3}  # younger than a month: kept
    lane.clock.passes(days=31)
    lane.sell("MILK")
    printed(lane)
    assert counts(lane) == {"CONFIRMED": 4}  # a sale does not pay for tidying up
    z_report(lane)
    assert counts(lane) == {"CONFIRMED": 2}  # that sale and the Z report itself


def test_what_nobody_has_decided_stays_however_old_it_is(
    lane: LaneAtWork, devices: Devices
) -> None:
    devices.printer.fault = UnknownOutcome("fake printer")
    lane.sell("MILK")
    lane.wait(lambda state: bool(state.prints.uncertain))
    devices.printer.fault = None
    lane.clock.passes(days=31)
    z_report(lane)
    assert counts(lane)["UNCONFIRMED"] == 1
    lane.sell("BREAD")
    printed(lane)
    numbers = [row[0] for row in lane.rows("SELECT number FROM print_jobs ORDER BY number")]
    assert len(numbers) == len(set(numbers))
