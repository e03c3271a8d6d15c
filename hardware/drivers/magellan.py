"""Datalogic Magellan: a scanner and a scale on one cable."""

from __future__ import annotations

import time
from collections import deque

from hardware.drivers.polled_scale import Pace, PolledScale
from hardware.linking import link
from hardware.parsing.scales import magellan
from hardware.parsing.scales.reading import ScaleReading
from hardware.registry import Make
from hardware.transports.base import Transport
from hardware.values import ScanData

_MOST_SCANS = 50
_SCAN = b"S0"


class Magellan(PolledScale):
    """Weighs; and hands over scans, also those that come while it is asked for a weight."""

    def __init__(self, link: Transport, name: str, pace: Pace | None = None) -> None:
        """Speak over `link`."""
        super().__init__(link, name, pace)
        self._part = b""  # of a line
        self._scans: deque[ScanData] = deque(maxlen=_MOST_SCANS)

    def request(self, until: float) -> None:
        """Ask for the state, with the weight where it stands."""
        if not self._part.startswith(_SCAN):
            self._part = b""  # the end of an old answer must not become the next one's
        self.link.write(magellan.STATE, until)

    def read(self, data: bytes) -> ScaleReading | None:
        """The first line that is the scale's."""
        return magellan.read(data)

    def sort(self, data: bytes) -> bytes:
        """Whole lines of the scale; scans are kept for `scan`."""
        whole, self._part = magellan.lines(self._part + data)
        ours = b""
        for line in whole:
            found = magellan.scanned(line, self.name)
            if found is not None:
                self._scans.append(found)
            else:
                ours += line + b"\r"
        return ours

    def scan(self, deadline: float) -> ScanData | None:
        """The next scan, None where none came by the deadline."""
        while not self._scans and time.monotonic() < deadline:
            self.sort(self.link.read(256, deadline))
        return self._scans.popleft() if self._scans else None


def make(asked: Make) -> Magellan:
    """From the registry; what it scans may be a person's document, and is in no trace (I8)."""
    asked.trace.hides = True
    return Magellan(link(asked), asked.name)
