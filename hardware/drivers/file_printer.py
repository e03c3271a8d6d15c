"""A printer of files: one file a job, complete or not there at all."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path

from hardware.lifecycle import Unlinked
from hardware.ports import DeviceHealth, PrinterOffline, PrintProof
from hardware.registry import Make

_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_ENDINGS = {b"%PDF": ".pdf", b"\x89PNG": ".png"}
_HINT = "Check that the receipt folder is there, writable and not full: "


class FilePrinter(Unlinked):
    """Writes `JOB.bin` (or .pdf, .png) to a folder; the same job id is written once only.

    `picture_of` makes a PNG of a job for people to look at, stored as `JOB.png`; it gets the
    job's id and may return None.
    """

    def __init__(
        self,
        folder: Path,
        name: str = "file printer",
        picture_of: Callable[[str], bytes | None] | None = None,
    ) -> None:
        self.name = name
        self.folder = folder
        self._picture_of = picture_of

    def open(self) -> None:
        """Make the folder if it can be made."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return  # said when it is used

    def health(self) -> DeviceHealth:
        """Whether the folder can be written to; one that is gone is made again."""
        self.open()
        if self.folder.is_dir() and os.access(self.folder, os.W_OK):
            return DeviceHealth(online=True)
        return DeviceHealth(False, f"{_HINT}{self.folder}", PrinterOffline.key)

    def print(self, job_id: str, data: bytes, deadline_s: float) -> PrintProof:
        """Write the job; CONFIRMED means that it is on disk. Raises PrinterOffline."""
        ending = _ENDINGS.get(data[:4], ".bin")
        target = self.folder / (_file_name(job_id) + ending)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                if self._picture_of is not None and ending == ".bin":
                    picture = self._picture_of(job_id)
                    if picture is not None:
                        _write(target.with_suffix(".png"), picture)
                _write(target, data)
        except OSError as err:
            raise PrinterOffline(self.name, f"{_HINT}{self.folder}") from err
        return PrintProof.CONFIRMED


def _file_name(job_id: str) -> str:
    """The id itself where it is harmless as a file name, else its hash."""
    if _SAFE_NAME.fullmatch(job_id):
        return job_id
    return hashlib.sha256(job_id.encode()).hexdigest()


def _write(target: Path, data: bytes) -> None:
    """All or nothing, and on disk when it returns."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    if os.name == "posix":  # the name, too, must survive a power cut
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def make(asked: Make) -> FilePrinter:
    """The driver "file": a folder, by default `receipts` beside the lane's data."""
    return FilePrinter(Path(asked.folder) / (asked.where.place or "receipts"), asked.name)
