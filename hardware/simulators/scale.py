"""A scale without a scale: what lies on it, what ails it, and a driver that really asks it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from hardware.drivers.toledo8217 import Toledo8217
from hardware.errors import DeviceFault, DeviceOffline, NoHardware, UnsupportedFormat
from hardware.registry import Make
from hardware.simulators import scale_speech as speech
from hardware.simulators.virtual_scale import VirtualScale
from hardware.transports.traced import Trace, TracedLink


@dataclass
class CableFaults:
    """What goes wrong with the next answers."""

    silent: bool = False
    noise: bytes = b""  # instead of each answer
    cut_after: int | None = None  # bytes of each answer that still come
    late_s: float = 0.0  # each answer comes so much later
    for_answers: int = -1  # so many answers are meant; -1: all


class ScaleCable:
    """The other end of a scale's cable, in memory: a Transport."""

    def __init__(
        self, scale: VirtualScale, protocol: str, faults: CableFaults | None = None
    ) -> None:
        """`protocol` as in scale_speech.SPEECHES."""
        self.name = "simulated scale"
        self.where = "simulator"
        self.is_open = False
        self.offline = False
        self.faults = faults or CableFaults()
        self._speech = speech.SPEECHES[protocol](scale)
        self._said: list[tuple[float, bytes]] = []  # from when on it can be read

    def open(self) -> None:
        """Plug in."""
        if self.offline:
            raise NoHardware(self.name)
        self.is_open = True
        self._said.clear()

    def close(self) -> None:
        """Unplug."""
        self.is_open = False

    def write(self, data: bytes, deadline: float) -> None:
        """The scale hears it, and answers."""
        self._check()
        self.say(self._speech.hear(data))

    def say(self, answer: bytes) -> None:
        """Put an answer on the cable, with what ails it."""
        faults = self.faults
        due = time.monotonic()
        if answer and faults.for_answers:
            faults.for_answers -= 1
            answer = b"" if faults.silent else (faults.noise or answer)[: faults.cut_after]
            due += faults.late_s
        if answer:
            self._said.append((due, answer))

    def say_first(self, answer: bytes) -> None:
        """Put something on the cable before whatever waits there."""
        self._said.insert(0, (time.monotonic(), answer))

    def read(self, most: int, deadline: float) -> bytes:
        """What it said by now; waits for the first byte."""
        self._check()
        while not (self._said and self._said[0][0] <= time.monotonic()):
            unasked = self._speech.by_itself()
            if unasked:
                self.say(unasked)
            until = min([deadline, *(due for due, _ in self._said[:1])])
            left_s = until - time.monotonic()
            if left_s > 0:
                time.sleep(left_s)
            elif until == deadline:
                return b""
        due, said = self._said.pop(0)
        if len(said) > most:
            self._said.insert(0, (due, said[most:]))
        return said[:most]

    def drain(self) -> bytes:
        """What lies there already."""
        self._check()
        now, taken = time.monotonic(), b""
        while self._said and self._said[0][0] <= now:
            taken += self._said.pop(0)[1]
        return taken

    def missing(self) -> DeviceFault:
        """Why it is not open."""
        return NoHardware(self.name)

    def _check(self) -> None:
        if self.offline:
            self.is_open = False
            raise DeviceOffline(self.name)


class SimulatedScale(Toledo8217):
    """The Toledo driver on a virtual scale, with that scale's front."""

    def __init__(self, name: str, trace: Trace | None = None) -> None:
        """An empty scale that shows kilograms."""
        self.scale = VirtualScale()
        self.cable = ScaleCable(self.scale, "toledo8217")
        super().__init__(TracedLink(self.cable, trace or Trace()), name)

    def simulate(self, act: str, value: str = "") -> str:
        """Act: put "1.250 kg" (or "" to empty it), motion, overload, offline on|off.

        Answers with what its display shows; raises UnsupportedFormat for anything else.
        """
        if act == "put":
            self.scale.on_it = _kilograms(value, self.name)
        elif act == "motion":
            self.scale.moving_polls = -1 if value == "on" else 0
        elif act == "overload":
            self.scale.over = value == "on"
        elif act == "offline":
            self.cable.offline = value == "on"
        else:
            raise UnsupportedFormat(self.name)
        return f"{self.scale.net} {self.scale.unit}"


_IN_KILOGRAMS = {
    "kg": Decimal(1),
    "g": Decimal("0.001"),
    "lb": Decimal("0.45359237"),
    "oz": Decimal("0.028349523125"),
}


def _kilograms(written: str, name: str) -> Decimal:
    amount, _, unit = written.strip().partition(" ")
    try:
        value = Decimal(amount.replace(",", ".") or "0")
        put = value * _IN_KILOGRAMS[unit.strip().lower() or "kg"]
    except (InvalidOperation, KeyError) as err:
        raise UnsupportedFormat(name, "Type a weight such as 1.250 kg.") from err
    if not put.is_finite() or abs(put) > 1000:
        raise UnsupportedFormat(name, "Type a weight such as 1.250 kg.")
    return put


def make(asked: Make) -> SimulatedScale:
    """From the registry."""
    return SimulatedScale(asked.name, asked.trace)
