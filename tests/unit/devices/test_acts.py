"""What a test from the Devices page finds out about a device."""

from __future__ import annotations

import pytest

from hardware.ports import CheckDigit, DeviceBusy, DrawerStuck, ScanData
from hardware.simulators.virtual_printer import VirtualDrawer
from pos_terminal.devices.acts import kick, scanned
from pos_terminal.ui.sentences import sentence

NOW_S = 0.0


def test_a_drawer_that_stays_shut_is_said_to_be_stuck() -> None:
    drawer = VirtualDrawer("drawer")
    drawer.stuck = True
    with pytest.raises(DrawerStuck):
        kick(drawer, NOW_S)
    drawer.stuck = False
    assert kick(drawer, NOW_S) == ""


@pytest.mark.parametrize("tells", [None, True, DeviceBusy("printer")])
def test_a_drawer_is_stuck_only_where_its_switch_says_so(
    tells: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawer = VirtualDrawer("drawer")

    def is_open() -> object:
        if isinstance(tells, Exception):
            raise tells
        return tells

    monkeypatch.setattr(drawer, "is_open", is_open)
    assert kick(drawer, NOW_S) == ""


@pytest.mark.parametrize(
    ("data", "aim", "misread"),
    [
        ("4006381333931", "E0", ""),
        ("4006381333932", "E0", "4006381333932"),
        ("96385074", "E4", ""),
        ("96385075", "E4", "96385075"),
        ("01234505", "E0", ""),  # a short UPC: its last digit checks the long one
        ("400638133393", "E0", ""),  # sent without its check digit
        ("4006381333932", "", ""),  # nobody said that it is an EAN
        ("4006381333932", "A0", ""),
        ("0104006381333932", "C1", "04006381333932"),
        ("0104006381333931", "C1", ""),
        ("", "E0", ""),
    ],
)
def test_a_number_that_was_surely_misread_is_told(data: str, aim: str, misread: str) -> None:
    scan = ScanData(data.encode(), aim)
    if not misread:
        assert scanned("scanner", scan) == f"{len(data)} characters"
        return
    with pytest.raises(CheckDigit) as caught:
        scanned("scanner", scan)
    assert misread in sentence(caught.value)
    assert misread not in str(caught.value), "it may get into a log"
