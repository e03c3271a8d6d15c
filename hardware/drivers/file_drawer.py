"""A drawer that is a file: one line a kick, so that trials can count across a crash."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from hardware.lifecycle import Unlinked
from hardware.ports import DeviceHealth, DrawerFault
from hardware.registry import Make


class FileDrawer(Unlinked):
    """Appends the time of each kick to a file, durably."""

    def __init__(self, path: Path, name: str = "file drawer") -> None:
        self.name = name
        self.path = path

    def health(self) -> DeviceHealth:
        """Always there."""
        return DeviceHealth(online=True)

    def kick(self) -> None:
        """Record one kick; raises DrawerFault."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="ascii") as file:
                file.write(f"{datetime.now(UTC).isoformat()}\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as err:
            raise DrawerFault(self.name, f"Check that {self.path} can be written to.") from err

    def is_open(self) -> bool | None:
        """A file has no switch."""
        return None

    @property
    def kicks(self) -> int:
        """How often it was opened, in all its life."""
        return len(self.path.read_text("ascii").splitlines()) if self.path.exists() else 0


def make(asked: Make) -> FileDrawer:
    """The driver "file": by default `drawer.log` beside the lane's data."""
    return FileDrawer(Path(asked.folder) / (asked.where.place or "drawer.log"), asked.name)
