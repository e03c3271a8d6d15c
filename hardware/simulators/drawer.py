"""A drawer in memory."""

from __future__ import annotations

from hardware.lifecycle import Unlinked
from hardware.ports import DeviceHealth, DrawerFault


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
