"""From the bytes on a serial port to the line on the ticket, through the whole till."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from pos_terminal.checkout.device_views import DeviceConfig
from tests.contract.device_rigs import Pty
from tests.ui.till import BREAD, MILK, Till, open_till

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no ptys"),
]


@pytest.fixture
def cable() -> Iterator[Pty]:
    made = Pty()
    yield made
    made.pull()


def units(till: Till) -> list[tuple[str, int]]:
    return [(line.line.name, line.line.qty_milli) for line in till.stage.state.priced.lines]


def set_up(till: Till, *configs: DeviceConfig) -> None:
    """As the Devices page does; all of them answer afterwards."""
    devices = till.running.devices
    devices.start()
    for config in configs:
        devices.keep(config).result(60)
    wanted = {config.name for config in configs}

    def listening() -> bool:
        states = {view.config.name: view.state for view in devices.views()}
        return all(states.get(name) in ("ready", "unknown") for name in wanted)

    till.until(listening)


def test_what_a_scanner_sends_is_on_the_ticket_and_an_unknown_code_stops_nothing(
    tmp_path: Path, cable: Pty
) -> None:
    with open_till(tmp_path) as till:
        where = f"serial:{cable.path}?baud=115200"
        set_up(till, DeviceConfig("scanner", "serial", where, "counter"))
        os.write(cable.far, f"{BREAD}\r\n]C1010{MILK}10A1\r\n".encode())
        till.until(lambda: len(units(till)) == 2)
        os.write(cable.far, f"40000\r{BREAD}\r{MILK}\r".encode())
        till.until(lambda: units(till)[-1:] == [("Whole milk 1 l", 2000)])
        assert units(till) == [("Sourdough loaf", 2000), ("Whole milk 1 l", 2000)]


def test_two_scanners_at_work_at_once_lose_nothing(tmp_path: Path) -> None:
    with ExitStack() as stack, open_till(tmp_path) as till:
        cables = [Pty(), Pty()]
        for one in cables:
            stack.callback(one.pull)
        set_up(
            till,
            *(
                DeviceConfig("scanner", "serial", f"serial:{one.path}", f"scanner {number}")
                for number, one in enumerate(cables)
            ),
        )
        for _ in range(20):
            for one, code in zip(cables, (BREAD, MILK), strict=True):
                os.write(one.far, f"{code}\r".encode())
        wanted = {("Sourdough loaf", 20_000), ("Whole milk 1 l", 20_000)}
        till.until(lambda: set(units(till)) == wanted, str(units(till)))


def test_a_simulated_scanner_scans_like_a_real_one(tmp_path: Path) -> None:
    with open_till(tmp_path) as till:
        set_up(till, DeviceConfig("scanner", "simulator", "simulator:", "front"))
        (view,) = (one for one in till.running.devices.views() if one.config.role == "scanner")
        till.running.devices.simulate(view.device_id, "scan", f"]C1010{MILK}").result(60)
        till.until(lambda: units(till) == [("Whole milk 1 l", 1000)])
