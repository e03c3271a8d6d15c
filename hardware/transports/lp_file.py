"""The system's own driver of a USB printer: /dev/usb/lp0, written and read without blocking."""

from __future__ import annotations

import errno
import os
import select
import time

from hardware.connections import Connection
from hardware.errors import DeviceBusy, DeviceFault, NoHardware, NoRight
from hardware.transports.base import WriteCut
from hardware.transports.held import Holding

_PIECE = 4096
_SLICE_S = 0.25
_NO_RIGHT = "This user may not open the printer: add it to the group lp, or install the udev rules."
_READABLE = select.POLLIN if hasattr(select, "POLLIN") else 1
_WRITABLE = select.POLLOUT if hasattr(select, "POLLOUT") else 4


class LpFile(Holding[int]):
    """One printer's device file; one that cannot be read is only written to."""

    def __init__(self, where: Connection, name: str) -> None:
        """`file:/dev/usb/lp0`."""
        super().__init__(name, where.place, NoHardware(name))
        self._readable = False

    def open(self) -> None:
        """Take it; raises NoHardware or DeviceBusy."""
        self.close()
        try:
            self._held, self._readable = _file_of(self.where)
        except OSError as err:
            self._fault = self._why(err)
            raise self._fault from err

    def _give_back(self, held: int) -> None:
        os.close(held)

    def write(self, data: bytes, deadline: float) -> None:
        """Write all by the deadline; raises WriteCut."""
        file, sent = self._opened(), 0
        while sent < len(data):
            try:
                if self._waits(_WRITABLE, min(deadline, time.monotonic() + _SLICE_S)):
                    sent += os.write(file, data[sent : sent + _PIECE])
            except BlockingIOError:
                continue
            except OSError as err:
                self._lost(err)
                raise WriteCut(self.name, sent) from err
            if sent < len(data) and time.monotonic() >= deadline:
                raise WriteCut(self.name, sent)

    def read(self, most: int, deadline: float) -> bytes:
        """What came; empty at the deadline."""
        file = self._opened()
        while True:
            ready = self._readable and self._waits(_READABLE, deadline)
            try:
                data = os.read(file, most) if ready else b""
            except BlockingIOError:
                data = b""
            except OSError as err:
                raise self._lost(err) from err
            left_s = deadline - time.monotonic()
            if data or left_s <= 0:
                return data
            time.sleep(min(left_s, 0.01))  # usblp is always ready, with nothing to say

    def drain(self) -> bytes:
        """Take what lies there."""
        taken = b""
        while piece := self.read(4096, time.monotonic()):
            taken += piece
        return taken

    def end_job(self, deadline: float) -> bool:
        """Whether the system's driver has handed over what it took: then it takes more."""
        self._opened()
        try:
            return self._waits(_WRITABLE, deadline)
        except OSError as err:
            raise self._lost(err) from err

    def _waits(self, what: int, until: float) -> bool:
        """Whether it became ready; a file whose other side is gone is an OSError."""
        poll = select.poll()
        poll.register(self._opened(), what)
        left_ms = max(0, int((until - time.monotonic()) * 1000))
        for _, events in poll.poll(left_ms):
            if events & (select.POLLERR | select.POLLNVAL):
                raise OSError(errno.ENODEV, "the printer is gone")
            return bool(events & what)
        return False

    def _why(self, err: OSError) -> DeviceFault:
        if err.errno in (errno.EACCES, errno.EPERM):
            return NoRight(self.name, _NO_RIGHT)
        if err.errno == errno.EBUSY:
            return DeviceBusy(self.name)
        return NoHardware(self.name)


def _file_of(path: str) -> tuple[int, bool]:
    """The file, and whether it can be read."""
    flags = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
    try:
        return os.open(path, os.O_RDWR | flags), True
    except OSError as err:
        if err.errno not in (errno.EACCES, errno.EROFS, errno.EINVAL):
            raise
        return os.open(path, os.O_WRONLY | flags), False
