"""What a driver needs of a cable: bytes with a deadline, and the truth about how it failed."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from hardware.errors import DeviceFault, DeviceOffline


class Transport(Protocol):
    """One connection to one device; used by one thread.

    Deadlines are moments of `time.monotonic`. After any fault but a timeout the connection is
    closed: `open` begins anew.
    """

    @property
    def where(self) -> str:
        """The port or address, for messages: /dev/ttyUSB0, 10.0.0.5:9100."""

    @property
    def is_open(self) -> bool:
        """Whether it was opened and has not failed since."""

    def open(self) -> None:
        """Connect within a few seconds; raises NoHardware, DeviceBusy or DeviceOffline."""

    def close(self) -> None:
        """Give the port back; harmless when repeated."""

    def write(self, data: bytes, deadline: float) -> None:
        """Hand over all of it; raises WriteCut with how much surely left this program."""

    def read(self, most: int, deadline: float) -> bytes:
        """What came, at least one byte; empty at the deadline; DeviceOffline when it is gone."""

    def drain(self) -> bytes:
        """Take what came unasked, without waiting: a late answer is not the next one's."""

    def missing(self) -> DeviceFault:
        """The fault that says why it is not open."""


@runtime_checkable
class EndsJobs(Protocol):
    """A transport that can tell whether all that was written was taken by the other side."""

    def end_job(self, deadline: float) -> bool:
        """Say that no more comes; True: all of it surely left, and was taken, by the deadline.

        False is not knowing. Raises WriteCut where it surely failed.
        """


class WriteCut(DeviceOffline):
    """The cable failed, or the deadline passed, after `sent` bytes were handed over."""

    def __init__(self, device: str, sent: int, hint: str = "") -> None:
        """`sent` bytes left this program; whether they arrived nobody knows."""
        super().__init__(device, hint)
        self.sent = sent
