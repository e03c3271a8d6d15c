"""Room kept back on the disk, so that a sale in progress can end when the disk is full (F5)."""

from __future__ import annotations

import os
from pathlib import Path

from pos_terminal.log import get_logger

log = get_logger(__name__)
FILE = "reserve.bin"
# A sale writes some 100 KiB: the log, its fold into lane.db, the head outside, a printed receipt.
SIZE_BYTES = 16 * 2**20
_CHUNK = b"\0" * 2**20


class Reserve:
    """A file of real blocks beside the store: given up when the disk is full, made again after."""

    def __init__(self, folder: Path) -> None:
        """Keep it in that folder; it must be on the store's own disk."""
        self._path = folder / FILE

    def ready(self) -> bool:
        """Whether it is there; it is made where it is missing and the disk has room."""
        return self._whole() or self._make()

    def give_up(self) -> None:
        """Let the store have the room."""
        try:
            self._path.unlink()
        except OSError:  # gone already, or a disk that takes nothing at all
            return
        log.warning("reserve given up", free_bytes=SIZE_BYTES)

    def _whole(self) -> bool:
        try:
            found = self._path.stat()
        except OSError:
            return False
        blocks = getattr(found, "st_blocks", None)  # a copy may have holes
        held = found.st_size if blocks is None else min(found.st_size, blocks * 512)
        return held >= SIZE_BYTES

    def _make(self) -> bool:
        try:
            with self._path.open("wb") as file:
                _allocate(file.fileno())
        except OSError as err:
            self._path.unlink(missing_ok=True)
            log.warning("no room for the reserve", error=str(err))
            return False
        return True


def _allocate(handle: int) -> None:
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(handle, 0, SIZE_BYTES)
        return
    for _ in range(SIZE_BYTES // len(_CHUNK)):
        os.write(handle, _CHUNK)
