"""CAS scales that are asked: ENQ, ACK, DC1, a block with a check character."""

from __future__ import annotations

import time

from hardware.drivers.polled_scale import PolledScale
from hardware.errors import DeviceTimeout, Garbled
from hardware.linking import link
from hardware.parsing.scales import cas
from hardware.parsing.scales.reading import ScaleReading
from hardware.registry import Make


class Cas(PolledScale):
    """Weighs; zero and tare are keys of the scale."""

    def request(self, until: float) -> None:
        """Ask, wait to be heard, ask for the weight; raises DeviceTimeout or Garbled."""
        self.link.write(cas.ENQUIRE, until)
        heard = b""
        while cas.ACKNOWLEDGED not in heard:
            heard += self.link.read(64, until)
            if cas.ACKNOWLEDGED not in heard and time.monotonic() >= until:
                raise (Garbled if heard else DeviceTimeout)(self.name)
        self.link.write(cas.SEND_WEIGHT, until)

    def read(self, data: bytes) -> ScaleReading | None:
        """The first block."""
        return cas.read(data)


def make(asked: Make) -> Cas:
    """From the registry."""
    return Cas(link(asked), asked.name)
