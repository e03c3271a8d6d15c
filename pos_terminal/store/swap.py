"""Other files in the place of a store's: noted before it begins, so that a kill ends nothing half.

While the note lies there nobody may open the store: the next start or the next restore goes on
where this one stopped, and no shop is ever begun on top of one that is half away (F8, F11).
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from pos_terminal.crash_points import reached
from pos_terminal.domain.errors import StoreError

RESTORED = "restored"  # control row of a restored store: its next start opens a new epoch
NOTE = "restore.json"
FRESH = ".restore-"  # folders that hold what shall come, beside what is there
DATABASES = ("lane.db", "catalog.db")
IMAGES = "images"
# A log that belongs to another database would corrupt it: the logs go first (F8).
_SIDE = ("-wal", "-shm", "")
LANE_FILES = tuple(f"lane.db{end}" for end in _SIDE)
OURS = (*(f"{name}{end}" for end in _SIDE for name in DATABASES), IMAGES)


@dataclass(frozen=True, slots=True)
class Swap:
    """What is being done: names in the data directory."""

    fresh: str  # the folder with the files that shall come
    aside: str  # the folder for those that go
    names: tuple[str, ...]  # what shall come
    ours: tuple[str, ...] = OURS  # what goes


def begin(data_dir: Path, fresh: Path, ours: tuple[str, ...] = OURS) -> Path | None:
    """Put the files of `fresh` in the place of `ours`; returns where those went, None without any.

    Before the note is written nothing has changed; afterwards it is done, now or at the next start.
    """
    names = tuple(name for name in (*DATABASES, IMAGES) if (fresh / name).exists())
    swap = Swap(fresh.name, _next_aside(data_dir).name, names, ours)
    for path in (*fresh.rglob("*"), fresh):
        sync(path)
    _write(data_dir / NOTE, swap)
    reached("restore.noted")
    return _carry_out(data_dir, swap)


def pending(data_dir: Path) -> bool:
    """Whether one was begun and not finished."""
    return (data_dir / NOTE).exists()


def refuse_pending(data_dir: Path) -> None:
    """For who only reads: StoreError while the store is half away."""
    if pending(data_dir):
        raise StoreError(
            "A restore was cut off before its end.",
            "Start the lane, or restore once more: it goes on where it stopped.",
        )


def finish(data_dir: Path) -> None:
    """Go on with what was cut off, and take away what it left; the caller holds the lane's lock.

    Raises StoreError when what shall come is not there any more.
    """
    if pending(data_dir):
        _carry_out(data_dir, _read(data_dir))
    for left in data_dir.glob(f"{FRESH}*"):  # cut off while unpacking: nothing had begun
        shutil.rmtree(left, ignore_errors=True)


def _carry_out(data_dir: Path, swap: Swap) -> Path | None:
    """Each step may be the last before a kill: what is done is seen from where the files are."""
    fresh, aside = data_dir / swap.fresh, data_dir / swap.aside
    _check_whole(data_dir, swap)
    for name in swap.ours:
        placed = name in swap.names and not (fresh / name).exists()
        if not placed and (data_dir / name).exists():
            aside.mkdir(mode=0o700, exist_ok=True)
            (data_dir / name).rename(_free(aside / name))
            reached("restore.set_aside", [name])
    for name in swap.names:
        if (fresh / name).exists():
            (fresh / name).rename(data_dir / name)
            reached("restore.placed", [name])
    sync(aside)
    sync(data_dir)
    (data_dir / NOTE).unlink()
    sync(data_dir)
    shutil.rmtree(fresh, ignore_errors=True)
    return aside if aside.exists() else None


def _check_whole(data_dir: Path, swap: Swap) -> None:
    for name in swap.names:
        if not ((data_dir / swap.fresh / name).exists() or (data_dir / name).exists()):
            raise StoreError(
                f"A restore was cut off, and {swap.fresh}/{name} is gone.",
                f"Restore the backup again; the files from before are in {swap.aside}.",
            )


def _next_aside(data_dir: Path) -> Path:
    return _free(data_dir / "set-aside-1")


def _free(path: Path) -> Path:
    """That name, or the next that is not taken: nothing that was set aside is ever replaced."""
    stem, number = path.name.removesuffix("-1"), 1
    while path.exists():
        number += 1
        path = path.with_name(f"{stem}-{number}")
    return path


def _write(path: Path, swap: Swap) -> None:
    fresh = path.with_suffix(".tmp")
    fresh.write_text(json.dumps(asdict(swap)), "utf-8")
    sync(fresh)
    fresh.replace(path)
    sync(path.parent)


def _read(data_dir: Path) -> Swap:
    try:
        data = json.loads((data_dir / NOTE).read_text("utf-8"))
        names, ours = (tuple(map(str, data[part])) for part in ("names", "ours"))
        swap = Swap(str(data["fresh"]), str(data["aside"]), names, ours)
    except (ValueError, KeyError, TypeError) as err:
        raise StoreError(f"{NOTE} is damaged.", "Restore the backup again.") from err
    if any(Path(name).name != name for name in (swap.fresh, swap.aside, *names, *ours)):
        raise StoreError(f"{NOTE} is damaged.", "Restore the backup again.")
    return swap


def sync(path: Path) -> None:
    """Be sure that a file or a folder is on the disk, as far as the system can say."""
    with contextlib.suppress(OSError):  # Windows opens no directory; what is not there is not lost
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
