"""What the tests of printers' cables share: jobs, moments, a USB printer."""

from __future__ import annotations

import time

from hardware.connections import connection
from hardware.transports.usb import UsbLink
from tests.fakes.usb import FakeUsbPrinter

JOB = b"\x1b@Milk 1.29\n\x1dV\x00"
LONG = b"\x1b@" + b"a line\n" * 2000
SOON_S = 60.0


def soon() -> float:
    return time.monotonic() + SOON_S


def at_once() -> float:
    return time.monotonic() + 0.05


def usb_link(bus: FakeUsbPrinter, where: str = "usb:04b8:0e15") -> UsbLink:
    return UsbLink(connection(where), "printer", bus.found)
