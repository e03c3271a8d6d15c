"""A display on a real lane: what is sold stands there, and nothing of it stays."""

from __future__ import annotations

from hardware.ports import Role
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.device_views import DeviceConfig
from tests.lane_fixtures import MILK_CODE, LaneAtWork
from tests.waiting import until


def test_a_lane_shows_what_it_sells_and_forgets_what_is_parked(lane: LaneAtWork) -> None:
    config = DeviceConfig(Role.LINE_DISPLAY, "simulator", "simulator:")
    rack = lane.running.devices
    device_id = rack.keep(config).result(60)
    rack.start()

    def reads() -> str:
        return str(rack.simulate(device_id, "lines").result(60))

    lane.do(c.Scan(MILK_CODE, 2000))
    until(lambda: reads() == "Milk 1 l\n2 × 1.45        2.90")
    lane.do(c.StartCheckout())
    until(lambda: reads().startswith("Total"))
    lane.do(c.CancelCheckout())
    lane.do(c.Park())
    until(lambda: reads() == "Corner shop\nWelcome")
