"""A consistent copy of a running lane in one file, checked after writing, and the way back."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pysqlite3 import dbapi2

from pos_terminal.crash_points import reached
from pos_terminal.domain.errors import StoreError
from pos_terminal.store.engine import open_engine
from pos_terminal.store.operations import set_control

FORMAT = 1
DATABASES = ("lane.db", "catalog.db")
RESTORED = "restored"  # control row: the next start opens a new epoch
PAGES_A_STEP = 2_000  # the writer gets in between
CHUNK = 1 << 20

Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What a backup holds: name → SHA-256 of each file."""

    path: Path
    files: dict[str, str]


def backup(
    data_dir: Path,
    target: Path,
    check: Callable[[Path], None],
    progress: Progress | None = None,
) -> BackupReport:
    """Copy the lane's databases and pictures while it sells; `check` verifies the copy.

    The file appears only when it is whole. Secrets are not in it: `doctor` says where they are.
    Raises StoreError when the copy does not verify.
    """
    tell = progress or (lambda _name, _size: None)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        copies = Path(folder) / "data"
        copies.mkdir()
        for name in DATABASES:
            if (data_dir / name).exists():
                copy_database(data_dir / name, copies / name)
                tell(name, (copies / name).stat().st_size)
        check(copies)
        fresh = Path(folder) / "backup.zip"
        files = _pack(data_dir, copies, fresh, tell)
        _read_back(fresh, files)
        fresh.replace(target)
    return BackupReport(target, files)


def copy_database(source: Path, target: Path) -> None:
    """An online copy of one database, by SQLite's backup interface."""
    with (
        dbapi2.connect(f"file:{source.as_posix()}?mode=ro", uri=True) as old,
        dbapi2.connect(target) as new,
    ):
        old.backup(new, pages=PAGES_A_STEP, sleep=0.001)
        new.execute("PRAGMA journal_mode=DELETE")
    old.close()
    new.close()


def _pack(data_dir: Path, copies: Path, target: Path, tell: Progress) -> dict[str, str]:
    files: dict[str, str] = {}
    images = data_dir / "images"
    members = [(path, path.name) for path in sorted(copies.iterdir())]
    members += [
        (path, path.relative_to(data_dir).as_posix())
        for path in sorted(images.rglob("*"))
        if path.is_file()
    ]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path, name in members:
            with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as sink:
                files[name] = _copy(source, sink.write)
            tell(name, path.stat().st_size)
        manifest = {"format": FORMAT, "files": files}
        archive.writestr("manifest.json", json.dumps(manifest, indent=1, sort_keys=True))
    return files


def _copy(source: IO[bytes], write: Callable[[bytes], object]) -> str:
    """Hand over everything in chunks; the SHA-256 of it all."""
    digest = hashlib.sha256()
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        write(chunk)
    return digest.hexdigest()


def _read_back(path: Path, files: dict[str, str]) -> None:
    with zipfile.ZipFile(path) as archive:
        for name, expected in files.items():
            with archive.open(name) as member:
                if _copy(member, len) != expected:
                    raise StoreError(
                        f"{name} in the backup is damaged.", "Check the disk and back up again."
                    )


def restore(source: Path, data_dir: Path, check: Callable[[Path], None]) -> Path | None:
    """Unpack a backup into `data_dir`; what was there is set aside whole, never deleted.

    The caller holds the lane's lock. The next start opens a new epoch. Returns where the old
    files went, or None. Raises StoreError when the backup is not whole.
    """
    files = _manifest(source)
    data_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=data_dir, prefix=".restore-") as folder:
        fresh = Path(folder)
        with zipfile.ZipFile(source) as archive:
            for name, expected in files.items():
                _unpack(archive, name, expected, fresh)
        check(fresh)
        _mark_restored(fresh / "lane.db")
        aside = _set_aside(data_dir)
        reached("restore.set_aside")
        for path in sorted(fresh.iterdir()):
            shutil.move(path, data_dir / path.name)
    return aside


def _manifest(source: Path) -> dict[str, str]:
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = json.loads(archive.read("manifest.json"))
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as err:
        raise StoreError(f"{source.name} is not a backup.", "Choose another file.") from err
    if manifest.get("format") != FORMAT:
        raise StoreError(
            f"{source.name} was made by a newer program.", "Update this program first."
        )
    return dict(manifest["files"])


def _unpack(archive: zipfile.ZipFile, name: str, expected: str, folder: Path) -> None:
    target = folder / name
    if not target.resolve().is_relative_to(folder.resolve()):
        raise StoreError(f"{name} points outside the backup.", "Do not use this file.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as member, target.open("wb") as sink:
        if _copy(member, sink.write) != expected:
            raise StoreError(f"{name} in the backup is damaged.", "Choose an older backup.")


def _mark_restored(lane_db: Path) -> None:
    engine = open_engine(lane_db)
    try:
        with engine.begin() as connection:
            set_control(connection, RESTORED, "1")
    finally:
        engine.dispose()
    for suffix in ("-wal", "-shm"):
        lane_db.with_name(lane_db.name + suffix).unlink(missing_ok=True)


def _set_aside(data_dir: Path) -> Path | None:
    """Move database, WAL and shared memory together: a foreign -wal would corrupt (F8)."""
    names = [f"{name}{suffix}" for name in DATABASES for suffix in ("", "-wal", "-shm")]
    found = [data_dir / name for name in (*names, "images") if (data_dir / name).exists()]
    if not found:
        return None
    number = 1
    while (aside := data_dir / f"set-aside-{number}").exists():
        number += 1
    aside.mkdir()
    for path in found:
        shutil.move(path, aside / path.name)
    return aside
