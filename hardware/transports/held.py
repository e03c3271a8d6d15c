"""What transports share that hold something of the system: open or not, and why not."""

from __future__ import annotations

from typing import Generic, TypeVar

from hardware.errors import DeviceFault, DeviceOffline

Held = TypeVar("Held")


class Holding(Generic[Held]):
    """Holds a port, a socket or a pipe while it is open; any fault gives it back."""

    def __init__(self, name: str, where: str, fault: DeviceFault) -> None:
        """`where` is for messages; `fault` says why it is not open yet."""
        self.name = name
        self.where = where
        self._held: Held | None = None
        self._fault = fault

    @property
    def is_open(self) -> bool:
        """Whether it is held."""
        return self._held is not None

    def close(self) -> None:
        """Give it back; harmless when repeated."""
        held, self._held = self._held, None
        if held is not None:
            self._give_back(held)

    def missing(self) -> DeviceFault:
        """Why it is not open."""
        return self._fault

    def _give_back(self, held: Held) -> None:
        raise NotImplementedError

    def _opened(self) -> Held:
        if self._held is None:
            raise self._fault
        return self._held

    def _lost(self, err: Exception) -> DeviceFault:
        """It was there, and is gone: the fault to raise."""
        self.close()
        self._fault = DeviceOffline(self.name)
        self._fault.__cause__ = err
        return self._fault
