"""Bytes of a store, changed by hand: a write-ahead log cut anywhere, one bit flipped anywhere.

Layouts: https://sqlite.org/fileformat2.html#walformat and #the_database_header.
"""

from __future__ import annotations

import random
import shutil
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WAL_HEADER = 32  # bytes
FRAME_HEADER = 24
SIDE_FILES = ("", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Frame:
    """One page in the log; a commit's last frame carries the size of the database after it."""

    start: int  # offset in the file
    end: int
    page: int
    commits: bool


def frames(wal: Path) -> list[Frame]:
    """All frames of a log, in order."""
    data = wal.read_bytes()
    (page_size,) = struct.unpack(">I", data[8:12])
    found, start = [], WAL_HEADER
    while start + FRAME_HEADER + page_size <= len(data):
        page, size = struct.unpack(">II", data[start : start + 8])
        end = start + FRAME_HEADER + page_size
        found.append(Frame(start, end, page, size > 0))
        start = end
    return found


def cuts(found: list[Frame]) -> Iterator[int]:
    """Lengths of a torn log: every frame boundary, a byte before it, and into the next page."""
    for end in (0, WAL_HEADER, *(frame.end for frame in found)):
        for off in (-1, 0, FRAME_HEADER + 1):
            if 0 <= end + off <= found[-1].end:
                yield end + off


def commits_before(found: list[Frame], length: int) -> int:
    """How many commits are whole in a log of that length."""
    return sum(frame.commits for frame in found if frame.end <= length)


def copy_store(source: Path, folder: Path, *, wal_bytes: int | None = None) -> Path:
    """lane.db with its log, cut to so many bytes, and the head outside; nothing else."""
    folder.mkdir(parents=True)
    for name in ("lane.db", "lane.db-wal", "head.json"):
        if (source / name).exists():
            shutil.copy(source / name, folder / name)
    if wal_bytes is not None:
        with (folder / "lane.db-wal").open("r+b") as file:
            file.truncate(wal_bytes)
    return folder


@dataclass(frozen=True, slots=True)
class Flip:
    """One bit that fell over."""

    file: str
    offset: int
    bit: int

    def on(self, data_dir: Path) -> None:
        """Let it fall; the file is no longer what it was."""
        with (data_dir / self.file).open("r+b") as file:
            file.seek(self.offset)
            (before,) = file.read(1)
            file.seek(self.offset)
            file.write(bytes([before ^ 1 << self.bit]))


def flips(data_dir: Path, file: str, count: int, seed: int) -> Iterator[Flip]:
    """So many flips anywhere in a file, the same for a seed."""
    dice = random.Random(seed)
    size = (data_dir / file).stat().st_size
    for _ in range(count):
        yield Flip(file, dice.randrange(size), dice.randrange(8))
