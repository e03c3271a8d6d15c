"""Rig of the scanners in USB HID POS mode, for device_rigs.py: hidapi by hand."""

from __future__ import annotations

import time
from contextlib import ExitStack
from pathlib import Path

from hardware.connections import connection
from hardware.drivers.hid_scanner import HidScanner
from hardware.parsing.hid_reports import USAGE_PAGE
from hardware.transports.hid import HidLink
from tests.contract.rig import Bench
from tests.fakes.hid import Hid, interface, report


def hid_scanner(_folder: Path, _stack: ExitStack) -> Bench:
    """A scanner and something that it scans."""
    backend = Hid(interface(USAGE_PAGE))
    cable = HidLink(connection("hid:0c2e:0b01"), "scanner", USAGE_PAGE, backend)
    scanner = HidScanner(cable, "scanner")

    def use() -> object:
        backend.says = [report(b"4006381333931")]
        return scanner.scan(time.monotonic() + 60.0)

    def pull() -> None:
        backend.interfaces, backend.fault = [], OSError("read error")

    def plug_in() -> None:
        backend.interfaces, backend.fault = [interface(USAGE_PAGE)], None

    return Bench(scanner, use, pull, plug_in)
