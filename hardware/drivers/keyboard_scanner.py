"""A scanner that types: the screen hears its keys, this stands for it among the devices.

Its options (what it puts before and after a code, how fast it types) are read by the screen.
"""

from __future__ import annotations

import time

from hardware.lifecycle import Unlinked
from hardware.ports import DeviceHealth, ScanData
from hardware.registry import Make


class KeyboardScanner(Unlinked):
    """Says nothing itself, and cannot tell whether it is there."""

    def __init__(self, name: str) -> None:
        """A scanner of that name."""
        self.name = name

    def health(self) -> DeviceHealth:
        """Nobody can tell a scanner that types from any other keyboard."""
        return DeviceHealth(online=None)

    def scan(self, deadline: float) -> ScanData | None:
        """Never: its keys go to the window."""
        time.sleep(max(0.0, deadline - time.monotonic()))
        return None


def make(asked: Make) -> KeyboardScanner:
    """From the registry."""
    return KeyboardScanner(asked.name)
