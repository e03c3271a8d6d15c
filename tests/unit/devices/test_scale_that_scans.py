"""A scanner and a scale on one cable: one device of the lane, and nothing of a scan is lost."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hardware.conditions import DeviceState
from hardware.connections import connection
from hardware.drivers.magellan import Magellan
from hardware.drivers.magellan import make as make_magellan
from hardware.ports import ScanData
from hardware.registry import Make
from hardware.simulators.scale import ScaleCable
from hardware.simulators.virtual_scale import VirtualScale
from hardware.transports.traced import Trace
from pos_terminal.checkout.device_views import DeviceConfig
from pos_terminal.devices import acts
from pos_terminal.devices.lineup import Entry
from pos_terminal.devices.place import Place
from tests.contract.scale_rigs import QUICK
from tests.waiting import until

CONFIG = DeviceConfig("scale", "magellan", "serial:nowhere")


@pytest.mark.slow
def test_scans_on_a_scales_cable_are_heard_while_it_weighs() -> None:
    heard: list[ScanData] = []
    cable = ScaleCable(VirtualScale(Decimal("1.25")), "magellan")
    place = Place("scale", Entry(CONFIG), lambda: None, heard.append)
    place.use_thread(Magellan(cable, "scale", QUICK))
    place.start()
    try:
        until(lambda: place.view().state == DeviceState.READY)
        for number in range(5):
            cable.say(f"S08F400638133393{number}\r".encode())
            assert place.do(acts.weigh).result(60).value == Decimal("1.250")
        until(lambda: len(heard) == 5)
    finally:
        place.ask_to_stop()
        place.stop(5)
    assert [one.text for one in heard] == [f"400638133393{number}" for number in range(5)]


def test_what_it_scans_is_in_no_trace() -> None:
    trace = Trace()
    made = make_magellan(Make(connection("serial:nowhere"), "scale", trace=trace))
    trace.note("<", b"S08R4ANSI 636000\r")
    assert made.name == "scale"
    assert [(one.data, one.total) for one in trace.entries()] == [(b"", 17)]
