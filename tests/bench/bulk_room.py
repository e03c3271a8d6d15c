"""What a large journal will take of disk and time, measured on its first days."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from pathlib import Path

SPARE = 1.1  # of the disk that is needed
GROWING = 1.3  # large files are written slower than small ones


class NoRoom(RuntimeError):
    """The disk is too small for what was asked; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Needed:
    """Bytes and seconds."""

    disk_bytes: int
    time_s: float

    def __str__(self) -> str:
        """For a person, before it begins."""
        return (
            f"This will take about {self.disk_bytes / 1e9:.1f} GB of disk "
            f"and {self.time_s / 60:.0f} minutes."
        )


class Pace:
    """How fast a store grows from here on."""

    def __init__(self, data_dir: Path) -> None:
        """Look at clock and file."""
        self._file = data_dir / "lane.db"
        self._size, self._at = self._file.stat().st_size, time.monotonic()

    def for_more(self, written: int, sales: int) -> Needed:
        """What `sales` more will need, after `written` were written since the start."""
        size, passed = self._file.stat().st_size - self._size, time.monotonic() - self._at
        return Needed(size * sales // written, passed * sales / written * GROWING)


def room_for(data_dir: Path, needed: Needed) -> None:
    """Raises NoRoom when the disk has not what is needed and a tenth more."""
    free = shutil.disk_usage(data_dir).free
    if free < needed.disk_bytes * SPARE:
        raise NoRoom(
            f"{needed.disk_bytes * SPARE / 1e9:.1f} GB of disk are needed and {free / 1e9:.1f} GB "
            f"are free. Free some, or name a folder on a larger disk."
        )
