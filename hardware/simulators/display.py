"""Customer displays without glass: one that keeps two lines, one that reads a driver's bytes."""

from __future__ import annotations

import threading

from hardware.lifecycle import Unlinked
from hardware.line_text import laid_out
from hardware.parsing.pole_display import PoleScreen
from hardware.ports import DeviceFault, DeviceHealth, DisplayOffline
from hardware.registry import Make


class SimulatedDisplay(Unlinked):
    """Keeps the two lines that a customer would read."""

    def __init__(
        self, name: str = "simulated display", columns: int = 20, *, offline: bool = False
    ) -> None:
        self.name = name
        self.columns = columns
        self.offline = offline
        self.lines = ("", "")

    def health(self) -> DeviceHealth:
        """Offline when told so."""
        if self.offline:
            return DeviceHealth(False, DisplayOffline.standing_hint, DisplayOffline.key)
        return DeviceHealth(online=True)

    def show(self, first: str, second: str = "") -> None:
        """Keep two lines; raises DisplayOffline."""
        if self.offline:
            raise DisplayOffline(self.name)
        lines = (laid_out(line, self.columns).rstrip() for line in (first, second))
        self.lines = (next(lines), next(lines))

    def clear(self) -> None:
        """Keep nothing."""
        self.show("")

    def simulate(self, act: str, value: str = "") -> str:
        """Its front: offline on|off, or lines. Returns both lines; ValueError otherwise."""
        if act == "offline":
            self.offline = value == "on"
        elif act != "lines":
            raise ValueError(f"a display cannot {act}")
        return "\n".join(self.lines)


class PoleCable:
    """A cable to a display that reads its bytes; a transport as drivers need it."""

    def __init__(self, columns: int = 20) -> None:
        """Connected, not opened."""
        self.where = "here"
        self.screen = PoleScreen(columns)
        self.pulled = False
        self._open = False
        self._lock = threading.Lock()

    @property
    def is_open(self) -> bool:
        """Whether it was opened and has not failed since."""
        return self._open

    def open(self) -> None:
        """Connect; raises DisplayOffline while it is pulled."""
        self._check()
        self._open = True

    def close(self) -> None:
        """Harmless when repeated."""
        self._open = False

    def write(self, data: bytes, deadline: float) -> None:
        """The display reads it at once."""
        self._check()
        with self._lock:
            self.screen.feed(data)

    def read(self, most: int, deadline: float) -> bytes:
        """It never says anything."""
        return b""

    def drain(self) -> bytes:
        """Nothing came."""
        return b""

    def missing(self) -> DeviceFault:
        """Somebody pulled it."""
        return DisplayOffline("display")

    def _check(self) -> None:
        if self.pulled:
            self._open = False
            raise self.missing()


def make(asked: Make) -> SimulatedDisplay:
    """The driver "simulator"."""
    return SimulatedDisplay(asked.name, int(asked.options.get("columns", 20)))
