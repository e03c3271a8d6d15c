"""A drawer and a customer display in memory."""

from __future__ import annotations

from hardware.lifecycle import Unlinked
from hardware.ports import DeviceHealth, DisplayOffline, DrawerFault


class SimulatedDrawer(Unlinked):
    """Counts kicks; `stuck` refuses them."""

    def __init__(self, name: str = "simulated drawer", *, stuck: bool = False) -> None:
        self.name = name
        self.stuck = stuck
        self.kicks = 0

    def health(self) -> DeviceHealth:
        """Offline while stuck."""
        if self.stuck:
            return DeviceHealth(False, DrawerFault.standing_hint, DrawerFault.key)
        return DeviceHealth(online=True)

    def kick(self) -> None:
        """Count one; raises DrawerFault while stuck."""
        if self.stuck:
            raise DrawerFault(self.name)
        self.kicks += 1

    def is_open(self) -> bool | None:
        """It has no switch."""
        return None


class SimulatedDisplay(Unlinked):
    """Keeps the two lines that a customer would read."""

    WIDTH = 20

    def __init__(self, name: str = "simulated display", *, offline: bool = False) -> None:
        self.name = name
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
        self.lines = (first[: self.WIDTH], second[: self.WIDTH])

    def clear(self) -> None:
        """Keep nothing."""
        self.show("")
