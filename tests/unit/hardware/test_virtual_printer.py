"""The simulated printer and drawer: driven by hand, they behave and look like real ones."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from hardware.connections import connection
from hardware.drivers.escpos import abilities
from hardware.ports import (
    CoverOpen,
    CutterJam,
    DeviceFault,
    DrawerFault,
    PaperEmpty,
    PrinterOffline,
    PrintProof,
    UnsupportedFormat,
)
from hardware.registry import Make
from hardware.simulators.virtual_printer import VirtualDrawer, VirtualPrinter

JOB = b"\x1b@Milk 1.29\n\x1dV\x00"
ENOUGH_S = 5.0


def printer(**options: Any) -> VirtualPrinter:
    made = VirtualPrinter(Make(connection("simulator:"), "roll", options))
    made.claim()
    return made


@pytest.mark.parametrize(
    ("act", "value", "well", "fault"),
    [
        ("cover", "open", "closed", CoverOpen),
        ("paper", "out", "full", PaperEmpty),
        ("cutter", "jammed", "free", CutterJam),
        ("offline", "on", "off", PrinterOffline),
    ],
)
def test_what_a_person_does_to_it_is_what_the_driver_sees(
    act: str, value: str, well: str, fault: type[DeviceFault]
) -> None:
    roll = printer()
    roll.simulate(act, value)
    with pytest.raises(fault):
        roll.print("j", JOB, ENOUGH_S)
    assert roll.health().online is False
    roll.simulate(act, well)
    roll.claim()
    assert roll.print("j", JOB, ENOUGH_S) is PrintProof.CONFIRMED


def test_a_low_roll_prints_and_says_so() -> None:
    roll = printer(proof="echo")
    roll.simulate("paper", "low")
    assert roll.print("j", JOB, ENOUGH_S) is PrintProof.ECHOED
    assert roll.health().paper_low


def test_its_drawer_opens_by_a_kick_and_is_shut_by_hand() -> None:
    roll = printer()
    roll.pulse(b"\x1bp\x00\x19\xff", 1.0)
    assert roll.health().drawer_open is True
    roll.simulate("drawer", "closed")
    assert roll.health().drawer_open is False


def test_what_hangs_out_of_it_can_be_looked_at_and_the_roll_has_an_end() -> None:
    roll = printer(paper_mm=58)
    for _ in range(20):
        roll.print("j", JOB, ENOUGH_S)
    with Image.open(BytesIO(roll.paper())) as picture:
        first = picture.size
    roll.print("j", JOB * 3, ENOUGH_S)
    with Image.open(BytesIO(roll.paper())) as picture:
        assert picture.size[0] == first[0]
        assert picture.size[1] > first[1]
    assert not roll.works.printed


def test_paper_can_be_looked_at_before_anything_was_printed() -> None:
    with Image.open(BytesIO(printer().paper())) as picture:
        assert picture.width


@pytest.mark.parametrize(("act", "value"), [("paper", "eaten"), ("dance", ""), ("drawer", "ajar")])
def test_what_it_cannot_do_is_refused(act: str, value: str) -> None:
    for device in (printer(), VirtualDrawer("drawer")):
        with pytest.raises(UnsupportedFormat):
            device.simulate(act, value)


def test_a_drawer_of_its_own_opens_sticks_and_is_pulled_off() -> None:
    drawer = VirtualDrawer("drawer")
    assert drawer.is_open() is False
    drawer.kick()
    assert (drawer.is_open(), drawer.kicks) == (True, 1)
    drawer.simulate("drawer", "closed")
    drawer.simulate("stuck", "on")
    drawer.kick()
    assert drawer.is_open() is False
    drawer.simulate("offline", "on")
    with pytest.raises(DrawerFault):
        drawer.kick()
    assert drawer.health().online is False


@pytest.mark.parametrize(
    ("where", "options", "proof"),
    [
        ("tcp://h:9100", {}, "status"),
        ("tcp://h:9100", {"profile": "TM-T88V"}, "echo"),
        ("usb:04b8:0e15", {"profile": "TM-T88V", "proof": "status"}, "status"),
        ("serial:/dev/ttyS0", {"proof": "none"}, "none"),
        ("spool:Receipts", {"proof": "echo"}, "none"),
    ],
)
def test_how_a_printer_proves_its_work_follows_from_its_model_cable_and_options(
    where: str, options: dict[str, Any], proof: str
) -> None:
    assert abilities(Make(connection(where), "printer", options)).proof == proof
