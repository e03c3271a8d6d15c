"""A cable in memory between a driver and a printer's works; it can be cut after any byte."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from hardware.errors import DeviceFault, DeviceOffline
from hardware.simulators.works import Works
from hardware.transports.base import WriteCut


class Ends(StrEnum):
    """How a cable fails, as this side sees it."""

    RESET = "reset"  # the write itself fails
    RESET_LATER = "reset later"  # the system took the bytes; the next read fails
    CLOSED = "closed"  # the other side hung up in order, what comes after is refused
    SILENT = "silent"  # bytes vanish
    BLOCKED = "blocked"  # the other side takes no more


@dataclass(frozen=True, slots=True)
class Cut:
    """After so many bytes to the printer, counted from the opening."""

    after: int
    how: Ends


def _sleep_until(moment: float) -> None:
    time.sleep(max(0.0, moment - time.monotonic()))


class PrinterCable:
    """A transport; `clock` and `wait_until` may be a test's."""

    def __init__(
        self,
        works: Works,
        name: str = "simulated printer",
        cut: Cut | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        wait_until: Callable[[float], None] = _sleep_until,
    ) -> None:
        """Not open yet."""
        self.works = works
        self.name = name
        self.cut = cut
        self.plugged = True
        self._clock = clock
        self._wait_until = wait_until
        self._open = False
        self._written = 0
        self._inbox = bytearray()

    @property
    def where(self) -> str:
        """In memory."""
        return "memory"

    @property
    def is_open(self) -> bool:
        """Whether it was opened and has not failed since."""
        return self._open

    def open(self) -> None:
        """Connect; raises DeviceOffline when it is not plugged in."""
        if not self.plugged:
            raise self.missing()
        self._open, self._written = True, 0
        self._inbox.clear()

    def close(self) -> None:
        """Hang up."""
        self._open = False

    def write(self, data: bytes, deadline: float) -> None:
        """Hand over what the cable carries; raises WriteCut."""
        self._check()
        room = len(data) if self.cut is None else max(0, self.cut.after - self._written)
        arrived = data[:room]
        self._written += len(data)
        self._inbox += self.works.take(arrived)
        if room >= len(data) or self.cut is None:
            return
        if self.cut.how is Ends.RESET:
            self.close()
            raise WriteCut(self.name, len(arrived))
        if self.cut.how is Ends.BLOCKED:
            self._wait_until(deadline)
            raise WriteCut(self.name, len(arrived))

    def read(self, most: int, deadline: float) -> bytes:
        """What the printer said; empty at the deadline."""
        self._check()
        if not self._inbox:
            if self._is_cut(Ends.RESET_LATER, Ends.CLOSED):
                self.close()
                raise DeviceOffline(self.name)
            self._wait_until(deadline)
        taken = bytes(self._inbox[:most])
        del self._inbox[:most]
        return taken

    def end_job(self, deadline: float) -> bool:
        """Whether the printer has taken every byte."""
        self._check()
        if self._is_cut(Ends.RESET_LATER):
            self.close()
            raise DeviceOffline(self.name)
        if self._is_cut(*Ends) or self.works.hangs:
            self._wait_until(deadline)
            return False
        return True

    def drain(self) -> bytes:
        """What came unasked."""
        self._check()
        taken = bytes(self._inbox)
        self._inbox.clear()
        return taken

    def missing(self) -> DeviceFault:
        """It is not plugged in, or was cut."""
        return DeviceOffline(self.name)

    def says(self, data: bytes) -> None:
        """The printer says something by itself, or late."""
        self._inbox += data

    def _is_cut(self, *how: Ends) -> bool:
        cut = self.cut
        return cut is not None and self._written > cut.after and cut.how in how

    def _check(self) -> None:
        if not self.plugged:
            self._open = False
        if not self._open:
            raise self.missing()
