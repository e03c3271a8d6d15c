"""A scanner in USB HID POS mode: whole scans with their symbology, and no keyboard in between."""

from __future__ import annotations

import time

from hardware.connections import refused
from hardware.lifecycle import Linked
from hardware.parsing.hid_reports import USAGE_PAGE, ScanReport, scan_report
from hardware.parsing.reading import LONGEST
from hardware.ports import ScanData
from hardware.registry import Make
from hardware.transports.base import Transport
from hardware.transports.hid import HidLink
from hardware.transports.traced import TracedLink

_REPORT_BYTES = 64
_REST_S = 1.0  # how long the next part of one scan may take


class HidScanner(Linked):
    """Puts reports together."""

    def __init__(self, cable: Transport, name: str) -> None:
        """Listen on `cable`, of which one read is one report."""
        super().__init__(cable, name)
        self._parts: list[ScanReport] = []
        self._last = 0.0

    def enable(self) -> None:
        """Whatever was scanned while nobody listened is nobody's any more."""
        self._parts.clear()
        self.link.drain()

    def release(self) -> None:
        """Give it back; half a scan is dropped."""
        self._parts.clear()
        super().release()

    def scan(self, deadline: float) -> ScanData | None:
        """The next scan, None where none came by the deadline; raises DeviceFault."""
        while True:
            report = self.link.read(_REPORT_BYTES, deadline)
            now = time.monotonic()
            part = scan_report(report)
            whole = self._take(part, now) if part is not None else None
            if whole is not None:
                return whole
            if not report and now - self._last > _REST_S:  # not while reports wait for us
                self._parts.clear()  # the rest of the one before never came
            if now >= deadline:  # also where it says something else all the time
                return None

    def _take(self, part: ScanReport, now: float) -> ScanData | None:
        if self._parts and self._parts[0].aim != part.aim:
            self._parts.clear()  # the rest of the one before never came
        self._last = now
        self._parts.append(part)
        if part.more:
            return None
        data = b"".join(each.data for each in self._parts)
        self._parts.clear()
        return ScanData(data, part.aim, self.name) if len(data) <= LONGEST else None


def make(asked: Make) -> HidScanner:
    """From the registry."""
    if asked.where.kind != "hid":
        raise refused(str(asked.where), "a scanner in HID POS mode is at hid:VENDOR:PRODUCT")
    cable = asked.cable or HidLink(asked.where, asked.name, USAGE_PAGE)
    return HidScanner(TracedLink(cable, asked.trace), asked.name)
