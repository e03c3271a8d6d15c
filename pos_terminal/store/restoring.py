"""The way back from a backup: checked whole before anything is changed."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from pysqlite3 import dbapi2

from pos_terminal.domain.errors import StoreError
from pos_terminal.store import swap
from pos_terminal.store.backup import FORMAT, copy_hashed
from pos_terminal.store.engine import open_engine
from pos_terminal.store.operations import failures, set_control, set_failures

_NAMES = re.compile(r"lane\.db|catalog\.db|images/[0-9a-f]{2}/[0-9a-f]{64}\.[a-z]{3,4}", re.ASCII)
_DAMAGE = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, NotImplementedError,
           RuntimeError)  # fmt: skip
_SPARE_BYTES = 1 << 26


def restore(source: Path, data_dir: Path, check: Callable[[Path], None]) -> Path | None:
    """Unpack a backup into `data_dir`; what was there is set aside whole, never deleted.

    The caller holds the lane's lock. `check` judges the unpacked store. The next start opens a new
    epoch. Returns where the old files went, or None. Raises StoreError, and nothing is changed.
    """
    return replace_store(data_dir, lambda fresh: _unpack(source, fresh), check)


def replace_store(
    data_dir: Path,
    make: Callable[[Path], None],
    check: Callable[[Path], None],
    ours: tuple[str, ...] = swap.OURS,
) -> Path | None:
    """What `make` puts into a fresh folder takes the place of `ours`, as `restore` says."""
    data_dir.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(StoreError):  # one that cannot go on is replaced by this one
        swap.finish(data_dir)
    fresh = Path(tempfile.mkdtemp(dir=data_dir, prefix=swap.FRESH))
    try:
        make(fresh)
        check(fresh)
        _mark(fresh / "lane.db", _tries(data_dir / "lane.db"))
        return swap.begin(data_dir, fresh, ours)
    except BaseException:
        if not swap.pending(data_dir):
            shutil.rmtree(fresh, ignore_errors=True)
        raise


def wrapped_pepper(source: Path) -> dict[str, object] | None:
    """The shop's pepper as the backup has it; None without. StoreError when it is no backup."""
    try:
        with zipfile.ZipFile(source) as archive:
            wrapped = json.loads(archive.read("manifest.json")).get("pepper")
    except (*_DAMAGE, AttributeError) as err:
        raise _no_backup(source) from err
    return wrapped if isinstance(wrapped, dict) else None


def _no_backup(source: Path) -> StoreError:
    return StoreError(f"{source.name} is not a backup, or a damaged one.", "Choose another file.")


def _unpack(source: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(source) as archive:
            files = _manifest(archive, source.name)
            _need_room(archive, files, folder)
            for name, expected in files.items():
                _unpack_one(archive, name, expected, folder)
    except _DAMAGE as err:
        raise _no_backup(source) from err


def _manifest(archive: zipfile.ZipFile, source: str) -> dict[str, str]:
    manifest = json.loads(archive.read("manifest.json"))
    if not isinstance(manifest, dict) or not isinstance(manifest.get("format"), int):
        raise ValueError("no manifest")
    if manifest["format"] > FORMAT:
        raise StoreError(f"{source} was made by a newer program.", "Update this program first.")
    files = manifest.get("files")
    if not isinstance(files, dict) or "lane.db" not in files:
        raise ValueError("no lane")
    for name in files:
        if not _NAMES.fullmatch(name):
            raise StoreError(f"{name} does not belong into a backup.", "Do not use this file.")
    return files


def _need_room(archive: zipfile.ZipFile, files: dict[str, str], folder: Path) -> None:
    need = sum(archive.getinfo(name).file_size for name in files) + _SPARE_BYTES
    if shutil.disk_usage(folder).free < need:
        raise StoreError(f"The disk has no room: {need >> 20:,} MiB are needed.", "Make room.")


def _unpack_one(archive: zipfile.ZipFile, name: str, expected: str, folder: Path) -> None:
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as member, target.open("wb") as sink:
        if copy_hashed(member, sink.write) != expected:
            raise StoreError(f"{name} in the backup is damaged.", "Choose an older backup.")


def _tries(lane_db: Path) -> dict[str, int]:
    """Failed sign-ins of the store that goes: a restore lets nobody guess anew (F39)."""
    if not lane_db.exists() or not lane_db.stat().st_size:  # opened, its log would be deleted
        return {}
    try:
        uri = f"{lane_db.absolute().as_uri()}?mode=ro"
        with contextlib.closing(dbapi2.connect(uri, uri=True)) as old:
            return dict(old.execute("SELECT subject, failures FROM login_guard"))
    except dbapi2.Error:
        return {}  # it is replaced because it cannot be read


def _mark(lane_db: Path, tries: dict[str, int]) -> None:
    engine = open_engine(lane_db)
    try:
        with engine.begin() as connection:
            set_control(connection, swap.RESTORED, "1")
            for subject, count in tries.items():
                if count > failures(connection, subject):
                    set_failures(connection, subject, count)
    finally:
        engine.dispose()
    if lane_db.with_name(f"{lane_db.name}-wal").exists():  # closing folds it in
        raise StoreError("The unpacked store cannot be written.", "Check the disk and try again.")
