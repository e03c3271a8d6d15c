"""A recorded conversation as a transport: the device says what it said, if it is asked the same."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable

from hardware import errors
from hardware.errors import DeviceFault, DeviceOffline, NoHardware
from hardware.recording import Said
from hardware.transports.base import WriteCut
from pos_terminal.domain.errors import BugError

_FAULTS = {
    kind.key: kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, DeviceFault)
}


class Departed(BugError):
    """The driver did something else than was recorded; the text says where and what."""


class ReplayLink:
    """Answers reads with the recorded bytes while the driver writes what was recorded.

    A silence lasts as long as the driver waits. Raises Departed, which no driver takes for a fault
    of its device.
    """

    def __init__(self, said: Iterable[Said], name: str = "recording") -> None:
        """From its first line on; ValueError where a byte of the device was not kept."""
        self.name = name
        self.where = "recording"
        self.is_open = False
        self._rest = deque(enumerate(said, start=1))
        for number, one in self._rest:
            if one.way == "<" and not one.whole:
                raise ValueError(f"what it said was not kept: number {number}, {one.total} bytes")

    @property
    def left(self) -> int:
        """How much of the recording was not played yet."""
        return len(self._rest)

    def open(self) -> None:
        """Plug in."""
        self._fail()
        self.is_open = True

    def close(self) -> None:
        """Unplug."""
        self.is_open = False

    def write(self, data: bytes, deadline: float) -> None:
        """Compare; Departed at the first byte that differs."""
        self._check()
        rest = data
        while rest:
            if self._front() == "!":
                self._cut(len(data) - len(rest))
            rest = rest[self._matched(rest) :]

    def _cut(self, sent: int) -> None:
        try:
            self._fail()
        except DeviceOffline as fault:
            raise WriteCut(self.name, sent) from fault

    def _matched(self, data: bytes) -> int:
        """How many of these bytes the front entry has room for."""
        if self._front() != ">":
            waits = "the device speaks" if self._rest else "nothing more was recorded"
            raise Departed(f"{self._place()}: {waits}, and the driver writes {_hex(data)}")
        number, one = self._rest.popleft()
        taken = min(len(data), one.total)
        kept = min(taken, len(one.data))
        if data[:kept] != one.data[:kept]:
            at = next(n for n in range(kept) if data[n] != one.data[n])
            raise Departed(
                f"number {number}, byte {at + 1}: recorded {_hex(one.data[at:])},"
                f" and the driver writes {_hex(data[at:])}"
            )
        if taken < one.total:
            left = Said(">", one.data[taken:], one.total - taken)
            self._rest.appendleft((number, left))
        return taken

    def read(self, most: int, deadline: float) -> bytes:
        """What the device said next; where it said nothing, the time passes."""
        self._check()
        self._fail()
        if self._front() != "<":
            time.sleep(max(0.0, deadline - time.monotonic()))
            return b""
        number, one = self._rest.popleft()
        if len(one.data) > most:
            left = one.data[most:]
            self._rest.appendleft((number, Said("<", left, len(left))))
        return one.data[:most]

    def drain(self) -> bytes:
        """What the device said before it was asked again."""
        self._check()
        ways = [one.way for _, one in self._rest]
        said = next((place for place, way in enumerate(ways) if way != "<"), len(ways))
        if said == len(ways) or ways[said] != ">":
            return b""
        return b"".join(self._rest.popleft()[1].data for _ in range(said))

    def end_job(self, deadline: float) -> bool:
        """The device took what it is recorded to have taken."""
        self._check()
        return True

    def missing(self) -> DeviceFault:
        """It was not opened."""
        return NoHardware(self.name)

    def _front(self) -> str:
        return self._rest[0][1].way if self._rest else ""

    def _place(self) -> str:
        return f"number {self._rest[0][0]}" if self._rest else "at the end"

    def _fail(self) -> None:
        """The fault that was recorded here."""
        if self._front() == "!":
            _, one = self._rest.popleft()
            kind = _FAULTS.get(one.data.decode("ascii", "replace"), DeviceOffline)
            self.is_open = False
            raise kind(self.name)

    def _check(self) -> None:
        if not self.is_open:
            raise self.missing()


def _hex(data: bytes) -> str:
    return data[:16].hex(" ") + (" …" if len(data) > 16 else "")
