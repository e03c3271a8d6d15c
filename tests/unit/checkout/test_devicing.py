"""What a manager does about devices is in the journal before it is done."""

from __future__ import annotations

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.domain.permissions import Right, Role, may
from tests.lane_fixtures import BY_MANAGER, LaneAtWork


def test_an_act_is_noted_with_who_allowed_it(lane: LaneAtWork) -> None:
    lane.do(c.ManageDevices("set_up", "scale", "toledo8217 serial:/dev/ttyUSB0"), BY_MANAGER)

    data = lane.events("DEVICES_MANAGED")[-1].data
    assert data["device_id"] == "scale"
    assert data["detail"] == "toledo8217 serial:/dev/ttyUSB0"
    assert data["managed_by"] == lane.events("OVERRIDE_APPROVED")[-1].data["approved_by"]
    assert lane.rows("SELECT what, reason FROM audit ORDER BY seq DESC LIMIT 1") == [
        ("scale", "set_up")
    ]


def test_a_look_that_somebody_allowed_is_noted(lane: LaneAtWork) -> None:
    lane.do(c.LookAtDevices(), BY_MANAGER)

    assert lane.events("OVERRIDE_APPROVED")[-1].data["act"] == "LookAtDevices"


@pytest.mark.parametrize(
    "wrong",
    [
        c.ManageDevices("explode", "scale"),
        c.ManageDevices("test", "../scale"),
        c.ManageDevices("test", ""),
        c.ManageDevices("test", "scale", "x" * 201),
        c.ManageDevices("test", "scale", "two\nlines"),
    ],
)
def test_what_is_no_act_on_a_device_is_refused_and_not_noted(
    lane: LaneAtWork, wrong: c.ManageDevices
) -> None:
    assert lane.refused(wrong, BY_MANAGER) == "device.act"
    assert not lane.events("DEVICES_MANAGED")


def test_managers_and_technicians_set_devices_up_and_nobody_else() -> None:
    assert {role for role in Role if may(role, Right.DEVICES)} == {Role.MANAGER, Role.TECHNICIAN}
