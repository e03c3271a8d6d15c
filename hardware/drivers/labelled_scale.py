"""Scales that write lines beginning with ST,GS: by themselves, or asked by a word of their own."""

from __future__ import annotations

from hardware.drivers.polled_scale import Pace, PolledScale
from hardware.linking import link
from hardware.parsing.scales import labelled
from hardware.parsing.scales.reading import ScaleReading
from hardware.registry import Make
from hardware.transports.base import Transport


class LabelledScale(PolledScale):
    """Weighs; zero and tare are keys of the scale."""

    def __init__(
        self, link: Transport, name: str, asked_by: str = "", pace: Pace | None = None
    ) -> None:
        """`asked_by` one of labelled.ASKED_BY; "": it writes all the time."""
        super().__init__(link, name, pace)
        self._word = labelled.ASKED_BY[asked_by]

    def request(self, until: float) -> None:
        """Ask for a line, if it does not write by itself."""
        if self._word:
            self.link.write(self._word, until)

    def read(self, data: bytes) -> ScaleReading | None:
        """The first line."""
        return labelled.read(data)


def make(asked: Make) -> LabelledScale:
    """From the registry."""
    return LabelledScale(link(asked), asked.name, str(asked.options.get("asked_by", "")))
