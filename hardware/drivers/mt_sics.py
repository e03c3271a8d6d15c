"""Mettler Toledo scales and balances that speak MT-SICS."""

from __future__ import annotations

import time

from hardware.drivers.polled_scale import PolledScale
from hardware.errors import DeviceTimeout, Unstable
from hardware.linking import link
from hardware.parsing.scales import mt_sics
from hardware.parsing.scales.reading import ScaleReading
from hardware.registry import Make
from hardware.values import Weight


class MtSics(PolledScale):
    """Weighs, zeroes, tares."""

    def request(self, until: float) -> None:
        """Ask for the weight as it is now: whether it stands is judged here."""
        self.link.write(mt_sics.WEIGH, until)

    def read(self, data: bytes) -> ScaleReading | None:
        """The first line."""
        return mt_sics.read(data)

    def zero(self, deadline: float) -> None:
        """Zero it; raises Unstable where it did not."""
        self._tell(mt_sics.ZERO, deadline)

    def tare(self, weight: Weight | None, deadline: float) -> None:
        """Take off a weight, what lies on it, or nothing any more."""
        if weight is None:
            self._tell(mt_sics.TARE, deadline)
        elif not weight.value:
            self._tell(mt_sics.CLEAR_TARE, deadline)
        else:
            self._tell(b"%s %s %s\r\n" % (mt_sics.SET_TARE, *_written(weight)), deadline)

    def _tell(self, word: bytes, deadline: float) -> None:
        self.settle(deadline)
        self.link.write(word, deadline)
        heard = b""
        while (done := mt_sics.done(heard)) is None:
            if time.monotonic() >= deadline:
                raise DeviceTimeout(self.name)
            heard += self.link.read(64, deadline)
        if not done:
            raise Unstable(self.name)


def _written(weight: Weight) -> tuple[bytes, bytes]:
    return str(weight.value).encode(), weight.unit.encode()


def make(asked: Make) -> MtSics:
    """From the registry."""
    return MtSics(link(asked), asked.name)
