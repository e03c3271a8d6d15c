"""A store that came back from a backup."""

from __future__ import annotations

from pathlib import Path

from pos_terminal.checkout import commands as c
from tests.lane_fixtures import LaneAtWork, lane_on, verified


def go_on(data_dir: Path) -> LaneAtWork:
    """The restored lane starts, says so, and sells; the books are in order."""
    with lane_on(data_dir) as lane:
        assert lane.state.recovery is not None
        assert lane.state.recovery.notes == ("recovery.restored",)
        lane.do(c.AcceptRecovery())
        lane.sign_in()
        lane.sell()
        assert lane.events("EPOCH_STARTED")[-1].epoch == 2
    verified(data_dir)
    return lane
