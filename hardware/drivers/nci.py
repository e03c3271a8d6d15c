"""Scales that speak NCI: Weigh-Tronix, Brecknell, and Mettler's NCI emulation."""

from __future__ import annotations

import time

from hardware.drivers.polled_scale import NO_TARE, PolledScale
from hardware.errors import DeviceTimeout, NothingWeighed, UnsupportedFormat
from hardware.linking import link
from hardware.parsing.scales import nci
from hardware.parsing.scales.reading import ScaleReading
from hardware.registry import Make
from hardware.values import Weight


class Nci(PolledScale):
    """Weighs and zeroes; of tares it takes what lies on it, and only where the scale has it."""

    def request(self, until: float) -> None:
        """Ask for the weight."""
        self.link.write(nci.WEIGH, until)

    def read(self, data: bytes) -> ScaleReading | None:
        """The first frame."""
        return nci.read(data)

    def zero(self, deadline: float) -> None:
        """Zero it; the status that it answers with says whether it did."""
        self._tell(nci.ZERO, deadline)

    def tare(self, weight: Weight | None, deadline: float) -> None:
        """Take off what lies on it; a weight of 0 ends that where the scale is empty."""
        if weight is not None and weight.value:
            raise UnsupportedFormat(self.name, NO_TARE)
        self._tell(nci.TARE, deadline)

    def _tell(self, word: bytes, deadline: float) -> None:
        self.settle(deadline)
        self.link.write(word, deadline)
        reading = self.read(self.hear(min(deadline, time.monotonic() + self.pace.answer_s)))
        if reading is None:
            raise DeviceTimeout(self.name)
        if reading.fault not in (None, NothingWeighed):
            raise (reading.fault or NothingWeighed)(self.name)


def make(asked: Make) -> Nci:
    """From the registry."""
    return Nci(link(asked), asked.name)
