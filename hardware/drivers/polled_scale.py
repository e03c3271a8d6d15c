"""What all scales that are asked have in common: when an answer is believed, and when not."""

from __future__ import annotations

import time
from abc import abstractmethod
from dataclasses import dataclass

from hardware.errors import (
    DeviceFault,
    DeviceTimeout,
    Garbled,
    Mends,
    NothingWeighed,
    Unstable,
    UnsupportedFormat,
)
from hardware.lifecycle import Linked, unhealthy
from hardware.parsing.scales.reading import ScaleReading
from hardware.ports import DeviceHealth
from hardware.transports.base import Transport
from hardware.values import Weight

_LONGEST = 256  # bytes that are kept of one answer
NO_TARE = "This scale cannot be told a tare: use its own key, or the tare on the screen."
_NO_ZERO = "This scale cannot be zeroed from here: empty it and use its own zero key."


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a scale may take, in seconds."""

    answer_s: float = 0.5  # most answer within 0.2
    late_s: float = 1.2  # how long after its question an answer may still come
    pause_s: float = 0.1  # between two questions
    health_s: float = 0.8


class PolledScale(Linked):
    """Asks until a weight stands, and believes only the answer to its own last question.

    An answer that came too late is waited for and thrown away before anything new is asked; where
    it never came, the first answer after that is not believed either.
    """

    def __init__(self, link: Transport, name: str, pace: Pace | None = None) -> None:
        """Speak over `link`."""
        super().__init__(link, name)
        self.pace = pace or Pace()
        self._late_until = 0.0  # an answer is owed, and may still come until then
        self._doubted = False  # the owed answer never came: it may come instead of the next one

    # -- what a protocol says -----------------------------------------------------------

    @abstractmethod
    def request(self, until: float) -> None:
        """Ask for the weight; raises DeviceFault."""

    @abstractmethod
    def read(self, data: bytes) -> ScaleReading | None:
        """What the first whole frame says; None: none yet."""

    # -- the port -----------------------------------------------------------------------

    def weigh(self, deadline: float) -> Weight:
        """As hardware.ports.Scale; of several faults the last that a hand can mend is told."""
        told: type[DeviceFault] = DeviceTimeout
        while True:
            reading = self._ask(deadline)
            weight = reading.weight()
            if weight is not None:
                return weight
            told = _worth_more(reading.fault or Unstable, told)
            if time.monotonic() + self.pace.pause_s >= deadline:
                raise told(self.name)
            time.sleep(self.pace.pause_s)

    def zero(self, deadline: float) -> None:
        """As hardware.ports.Scale; protocols that can do it say how."""
        raise UnsupportedFormat(self.name, _NO_ZERO)

    def tare(self, weight: Weight | None, deadline: float) -> None:
        """As hardware.ports.Scale; protocols that can do it say how."""
        raise UnsupportedFormat(self.name, NO_TARE)

    def health(self) -> DeviceHealth:
        """Ask it once: a scale that says nothing is not well, whatever the cable is."""
        if not self.link.is_open:
            return unhealthy(self.link.missing())
        try:
            fault = self._ask(time.monotonic() + self.pace.health_s).fault
        except DeviceFault as err:
            return unhealthy(err)
        if fault is None or fault in (Unstable, NothingWeighed):
            return DeviceHealth(online=True)
        said = fault(self.name)
        return DeviceHealth(fault.mends is Mends.OPERATOR, said.hint, said.key)

    # -- one question -------------------------------------------------------------------

    def _ask(self, deadline: float) -> ScaleReading:
        if not self.settle(deadline):
            return ScaleReading(DeviceTimeout)
        reading = self._asked(deadline)
        if self._doubted and reading.fault is not DeviceTimeout:
            self._doubted = False  # perhaps it answers the question before
            reading = self._asked(deadline)
        return reading

    def _asked(self, deadline: float) -> ScaleReading:
        asked_at = time.monotonic()
        until = min(deadline, asked_at + self.pace.answer_s)
        try:
            self.request(until)
            heard = self.hear(until)
        except (DeviceTimeout, Garbled) as err:
            reading, fault = None, type(err)
        else:
            reading, fault = self.read(heard), Garbled if heard else DeviceTimeout
        if reading is None:
            self._late_until = asked_at + self.pace.late_s
        return reading or ScaleReading(fault)

    def hear(self, until: float) -> bytes:
        """All that is said until a frame is whole, or the time is up."""
        heard = b""
        while True:  # once at least: what has come already is heard, however late it is
            heard = (heard + self.sort(self.link.read(_LONGEST, until)))[-_LONGEST:]
            if self.read(heard) is not None or time.monotonic() >= until:
                return heard

    def sort(self, data: bytes) -> bytes:
        """What of it is about the weight; the rest is kept by whoever has a use for it."""
        return data

    def settle(self, deadline: float) -> bool:
        """Whether one may ask: nothing that was said before counts, nor what is still to come."""
        heard = self.sort(self.link.drain())
        if not self._late_until:
            return True
        until = min(self._late_until, deadline)
        while self.read(heard) is None and time.monotonic() < until:
            heard += self.hear(until)
        if self.read(heard) is None and time.monotonic() < self._late_until:
            return False
        self._doubted = self.read(heard) is None
        self._late_until = 0.0
        return True


def _worth_more(fault: type[DeviceFault], told: type[DeviceFault]) -> type[DeviceFault]:
    """What people are told: the newest that a hand can mend, then noise, then silence."""
    rank = {Garbled: 1, DeviceTimeout: 0}
    return told if rank.get(fault, 2) < rank.get(told, 2) else fault
