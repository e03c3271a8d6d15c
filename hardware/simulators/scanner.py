"""A scanner without one: a code is typed on the Devices page and scanned like a real one."""

from __future__ import annotations

from hardware.errors import UnsupportedFormat
from hardware.parsing.aim import split
from hardware.parsing.escapes import unescaped
from hardware.parsing.reading import LONGEST
from hardware.ports import ScanData
from hardware.registry import Make
from hardware.simulators.hand_fed import HandFed
from hardware.transports.traced import Trace


class SimulatedScanner(HandFed):
    """Scans what it is told to."""

    def __init__(self, name: str = "simulated scanner", trace: Trace | None = None) -> None:
        """Nothing lies before it."""
        super().__init__(name, trace)

    def scan(self, deadline: float) -> ScanData | None:
        """The next code that somebody holds before it."""
        return self.take(deadline)

    def held(self, act: str, value: str) -> ScanData:
        r"""Act: scan CODE (]C1 before it, \x1d or <GS> inside); else UnsupportedFormat."""
        aim, text = split(unescaped(value))
        data = text.encode("utf-8", "replace")
        if act != "scan" or not data or len(data) > LONGEST:
            raise UnsupportedFormat(self.name, "Type a code, for example ]C10104006381333931.")
        return ScanData(data, aim, self.name, typed=True)


def make(asked: Make) -> SimulatedScanner:
    """From the registry."""
    return SimulatedScanner(asked.name, asked.trace)
