"""A serial device that is plugged in, pulled and plugged in again, through the whole rack."""

from __future__ import annotations

import os
import sys
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware import known_drivers
from hardware.conditions import DeviceState
from hardware.known_scanners import SCANNERS
from hardware.ports import ScanData
from pos_terminal.checkout.device_views import DeviceConfig
from pos_terminal.devices import rack as rack_module
from tests.fakes.devices import FakeSource
from tests.unit.devices.conftest import Racks
from tests.waiting import until

PATIENCE_S = 60.0
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pty is a serial port on POSIX")


class Cable:
    """A pty under a name of its own; while pulled the name is gone."""

    def __init__(self, node: Path) -> None:
        self.node = node
        self._ends: tuple[int, ...] = ()

    def plug_in(self) -> None:
        far, near = os.openpty()
        tty.setraw(near)
        self._ends = (far, near)
        self.node.symlink_to(os.ttyname(near))

    def say(self, data: bytes) -> None:
        os.write(self._ends[0], data)

    def pull(self) -> None:
        self.node.unlink(missing_ok=True)
        for end in self._ends:
            os.close(end)
        self._ends = ()


@pytest.fixture
def cable(tmp_path: Path) -> Iterator[Cable]:
    made = Cable(tmp_path / "ttyUSB0")
    yield made
    made.pull()


def test_a_scanner_comes_goes_and_comes_again_while_the_lane_sells(
    racks: Racks, cable: Cable, monkeypatch: pytest.MonkeyPatch
) -> None:
    news = FakeSource()
    real = rack_module.HotPlug
    monkeypatch.setattr(rack_module, "HotPlug", lambda told: real(told, lambda: news, settle_s=0))
    monkeypatch.setattr(known_drivers, "OURS", (*known_drivers.OURS, *SCANNERS))
    rack = racks()
    heard: list[ScanData] = []
    rack.subscribe_scans(heard.append)

    def state() -> str:
        return next(one.state for one in rack.views() if one.device_id == "scanner")

    rack.keep(DeviceConfig("scanner", "serial", f"serial:{cable.node}")).result(PATIENCE_S)
    until(lambda: state() == DeviceState.OFFLINE, PATIENCE_S)
    for code in (b"4006381333931\r", b"12345670\r"):
        cable.plug_in()
        news.plug()
        until(lambda: state() not in (DeviceState.OFFLINE, DeviceState.CONNECTING), PATIENCE_S)
        count = len(heard)
        cable.say(code)
        until(lambda count=count: len(heard) > count, PATIENCE_S)  # type: ignore[misc]
        cable.pull()
        until(lambda: state() == DeviceState.OFFLINE, PATIENCE_S)
    assert [one.text for one in heard] == ["4006381333931", "12345670"]
