"""Scales that speak Toledo 8217: Mettler Ariva, Viva, DIVA, and many compatible ones."""

from __future__ import annotations

import time

from hardware.drivers.polled_scale import NO_TARE, Pace, PolledScale
from hardware.errors import DeviceFault, NothingWeighed, UnsupportedFormat
from hardware.linking import link
from hardware.parsing.scales import toledo8217 as words
from hardware.parsing.scales.reading import ScaleReading
from hardware.ports import DeviceHealth
from hardware.registry import Make
from hardware.transports.base import Transport
from hardware.values import Weight

_NOT_DONE = "The scale goes on showing a weight: empty it, or use its own keys."


class Toledo8217(PolledScale):
    """Weighs, zeroes, and takes tares of a known weight."""

    def __init__(
        self, link: Transport, name: str, unit: str = "", pace: Pace | None = None
    ) -> None:
        """`unit` "": told by the decimals."""
        super().__init__(link, name, pace)
        self._unit = unit
        self._stands: ScaleReading | None = None  # what the scale told last, while it stays so

    def claim(self) -> None:
        """Take the port; what it said before another had it says nothing now."""
        self._stands = None
        super().claim()

    def request(self, until: float) -> None:
        """Ask for the weight."""
        self.link.write(words.WEIGH, until)

    def read(self, data: bytes) -> ScaleReading | None:
        """The first frame."""
        return words.read(data, self._unit)

    def _asked(self, deadline: float) -> ScaleReading:
        reading = super()._asked(deadline)
        if reading.unchanged and self._stands is not None:
            return self._stands
        self._stands = reading if reading.weight() is not None else None
        return reading

    def health(self) -> DeviceHealth:
        """Some are silent while goods move: the echo test tells whether one is there at all."""
        found = super().health()
        if found.online is False and found.key == "device.timeout" and self._echoes():
            return DeviceHealth(online=True)
        return found

    def _echoes(self) -> bool:
        until = time.monotonic() + self.pace.answer_s
        heard = b""
        try:
            self.link.write(words.ECHO, until)
            while words.ECHOED not in heard and time.monotonic() < until:
                heard += self.link.read(64, until)
            self.link.write(words.ECHO_END, time.monotonic() + self.pace.answer_s)
        except DeviceFault:
            return False
        return words.ECHOED in heard

    def zero(self, deadline: float) -> None:
        """Zero it, and see that it shows nothing."""
        self._stands = None
        self.settle(deadline)
        self.link.write(words.ZERO, deadline)
        self._see(deadline, NothingWeighed)

    def tare(self, weight: Weight | None, deadline: float) -> None:
        """Take off a weight, what lies on it, or nothing any more."""
        self._stands = None
        self.settle(deadline)
        self.link.write(self._tare_words(weight), deadline)
        self._see(deadline, NothingWeighed if weight is None else None)

    def _tare_words(self, weight: Weight | None) -> bytes:
        if weight is None:
            return words.TARE
        if not weight.value:
            return words.CLEAR_TARE
        kilograms = (self._unit or weight.unit) != "lb"
        milli = weight.thousandths_of("kg" if kilograms else "lb")
        digits = milli if kilograms else (milli + 5) // 10
        if not 0 < digits < 100_000:
            raise UnsupportedFormat(self.name, NO_TARE)
        return words.TARE + f"{digits:05d}".encode()

    def _see(self, deadline: float, wanted: type[DeviceFault] | None) -> None:
        """The answer is a status, of which nothing follows: ask until it is so."""
        self.hear(min(deadline, time.monotonic() + self.pace.answer_s))
        try:
            while wanted is not None:
                self.weigh(min(deadline, time.monotonic() + self.pace.answer_s))
                if time.monotonic() + self.pace.pause_s >= deadline:
                    raise UnsupportedFormat(self.name, _NOT_DONE)
        except NothingWeighed:
            return


def make(asked: Make) -> Toledo8217:
    """From the registry."""
    return Toledo8217(link(asked), asked.name, str(asked.options.get("unit", "")))
