"""Toledo Prix and other Brazilian scales: PRT1."""

from __future__ import annotations

from hardware.drivers.polled_scale import PolledScale
from hardware.linking import link
from hardware.parsing.scales import prix
from hardware.parsing.scales.reading import ScaleReading
from hardware.registry import Make


class Prix(PolledScale):
    """Weighs; zero and tare are keys of the scale."""

    def request(self, until: float) -> None:
        """Ask for the weight."""
        self.link.write(prix.WEIGH, until)

    def read(self, data: bytes) -> ScaleReading | None:
        """The first frame."""
        return prix.read(data)


def make(asked: Make) -> Prix:
    """From the registry."""
    return Prix(link(asked), asked.name)
