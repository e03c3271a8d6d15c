"""The life of a device, in UnifiedPOS' words: open, claim, enable, release, close."""

from __future__ import annotations

from hardware.errors import DeviceFault
from hardware.ports import DeviceHealth
from hardware.transports.base import Transport


class Unlinked:
    """A device that holds nothing between two calls: files, network printers, simulators."""

    def open(self) -> None:
        """Nothing to do."""

    def claim(self) -> None:
        """Nothing is held."""

    def enable(self) -> None:
        """It tells nothing by itself."""

    def release(self) -> None:
        """Nothing is held."""

    def close(self) -> None:
        """Nothing is held."""


class Linked:
    """A device on one transport that nobody else may use meanwhile."""

    def __init__(self, link: Transport, name: str) -> None:
        """Speak over `link`, which is opened by `claim`."""
        self.name = name
        self.link = link

    def open(self) -> None:
        """Nothing is touched before it is claimed."""

    def claim(self) -> None:
        """Take the port; raises NoHardware, DeviceBusy or DeviceOffline."""
        self.link.open()

    def enable(self) -> None:
        """Begin to listen or make it ready; raises DeviceFault."""

    def release(self) -> None:
        """Give the port back; harmless when repeated."""
        self.link.close()

    def close(self) -> None:
        """Give up everything; harmless when repeated."""
        self.release()

    def health(self) -> DeviceHealth:
        """Whether its port is held; a driver whose device can answer asks it."""
        return DeviceHealth(online=None) if self.link.is_open else unhealthy(self.link.missing())


def unhealthy(fault: DeviceFault) -> DeviceHealth:
    """How a device with this fault is."""
    return DeviceHealth(False, fault.hint, fault.key)
