"""A consistent copy of a running lane in one file, checked after writing."""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pysqlite3 import dbapi2

from pos_terminal.domain.errors import StoreError
from pos_terminal.store.swap import DATABASES, IMAGES, sync

FORMAT = 1
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
    pepper: Mapping[str, object] | None = None,
) -> BackupReport:
    """Copy the lane's databases and pictures while it sells; `check` verifies the copy.

    The file appears only when it is whole. No secret is in it but a `pepper` that comes wrapped.
    Raises StoreError when the copy does not verify.
    """
    tell = progress or (lambda _name, _size: None)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        copies = Path(folder) / "data"
        copies.mkdir()
        for name in DATABASES:
            if (data_dir / name).exists():
                _copy_or_say(data_dir / name, copies / name)
                tell(name, (copies / name).stat().st_size)
        check(copies)
        fresh = Path(folder) / "backup.zip"
        files = _pack(data_dir, copies, fresh, tell, pepper)
        _read_back(fresh, files)
        with suppress(OSError):  # a stick may know no rights: staff and customers are in it
            fresh.chmod(0o600)
        sync(fresh)
        fresh.replace(target)
        sync(target.parent)
    return BackupReport(target, files)


def copy_database(source: Path, target: Path) -> None:
    """An online copy of one database, by SQLite's backup interface."""
    with (
        closing(dbapi2.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as old,
        closing(dbapi2.connect(target)) as new,
    ):
        # In one step: it holds one snapshot, which hinders no writer of a WAL. Steps in between
        # which the lane commits begin again each time, and never end while it sells.
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE")


def _copy_or_say(source: Path, target: Path) -> None:
    try:
        copy_database(source, target)
    except dbapi2.Error as err:
        raise StoreError(
            f"{source.name} cannot be copied ({err}).", "Check the disk and its free space."
        ) from err


def _pack(
    data_dir: Path,
    copies: Path,
    target: Path,
    tell: Progress,
    pepper: Mapping[str, object] | None,
) -> dict[str, str]:
    files: dict[str, str] = {}
    images = data_dir / IMAGES
    members = [(path, path.name) for path in sorted(copies.iterdir())]
    members += [
        (path, path.relative_to(data_dir).as_posix())
        for path in sorted(images.rglob("*"))
        if path.is_file() and not path.name.startswith(".")  # half a picture of an import
    ]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path, name in members:
            with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as sink:
                files[name] = copy_hashed(source, sink.write)
            tell(name, path.stat().st_size)
        manifest = {"format": FORMAT, "files": files} | ({"pepper": pepper} if pepper else {})
        archive.writestr("manifest.json", json.dumps(manifest, indent=1, sort_keys=True))
    return files


def copy_hashed(source: IO[bytes], write: Callable[[bytes], object]) -> str:
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
                if copy_hashed(member, len) != expected:
                    raise StoreError(
                        f"{name} in the backup is damaged.", "Check the disk and back up again."
                    )
