"""A scanner without one: a code is typed on the Devices page and scanned like a real one."""

from __future__ import annotations

import queue
import time

from hardware.errors import DeviceOffline, UnsupportedFormat
from hardware.lifecycle import Unlinked
from hardware.parsing.aim import split
from hardware.parsing.escapes import unescaped
from hardware.parsing.reading import LONGEST
from hardware.ports import DeviceHealth, ScanData
from hardware.registry import Make
from hardware.transports.traced import Trace


class SimulatedScanner(Unlinked):
    """Scans what it is told to."""

    def __init__(self, name: str = "simulated scanner", trace: Trace | None = None) -> None:
        """Nothing lies before it."""
        self.name = name
        self.offline = False
        self._trace = trace or Trace(hides=True)
        self._before_it: queue.Queue[ScanData] = queue.Queue()

    def claim(self) -> None:
        """Raises DeviceOffline while it is told to be."""
        self._check()

    def health(self) -> DeviceHealth:
        """Offline when told so."""
        if self.offline:
            return DeviceHealth(False, DeviceOffline.standing_hint, DeviceOffline.key)
        return DeviceHealth(online=True)

    def scan(self, deadline: float) -> ScanData | None:
        """The next code that somebody holds before it."""
        self._check()
        try:
            scan = self._before_it.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            self._check()
            return None
        self._trace.note("<", scan.data)
        return scan

    def simulate(self, act: str, value: str = "") -> str:
        r"""Acts: scan CODE (]C1 before it, \x1d or <GS> inside), offline on|off.

        Raises UnsupportedFormat for anything else.
        """
        if act == "offline":
            self.offline = value == "on"
            return "off" if self.offline else "on"
        aim, text = split(unescaped(value))
        data = text.encode("utf-8", "replace")
        if act != "scan" or not data or len(data) > LONGEST:
            raise UnsupportedFormat(self.name, "Type a code, for example ]C10104006381333931.")
        self._before_it.put(ScanData(data, aim, self.name, typed=True))
        return f"{len(text)} characters"

    def _check(self) -> None:
        if self.offline:
            raise DeviceOffline(self.name)


def make(asked: Make) -> SimulatedScanner:
    """From the registry."""
    return SimulatedScanner(asked.name, asked.trace)
