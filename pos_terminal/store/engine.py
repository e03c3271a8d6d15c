"""Opening SQLite: one library, the right pragmas, and a refusal of versions that corrupt."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import NullPool, StaticPool

from pos_terminal.domain.errors import StoreError

# 3.7.0–3.51.2 can corrupt a WAL that two processes reset: https://sqlite.org/releaselog/3_51_3.html
SAFE_SQLITE = (3, 51, 3)
_SIDE_BYTES = 2**16  # the least of them, and something beside


def check_sqlite() -> None:
    """Refuse a SQLite with the WAL-reset bug: StoreError."""
    if dbapi2.sqlite_version_info < SAFE_SQLITE:
        raise StoreError(
            f"SQLite {dbapi2.sqlite_version} can damage the store.",
            "Reinstall the program: it brings SQLite 3.51.3 or newer.",
        )


def uri_of(path: Path, mode: str) -> str:
    """A database file for SQLite; `mode` is ro or rwc.

    A file whose side files are not there and cannot be made is read as one that cannot change,
    unless its log holds something: https://sqlite.org/wal.html#readonly
    """
    where = path.as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    fixed = mode == "ro" and not _has_log(path) and not _may_have_side_files(path)
    return f"file:{where}?mode={mode}{'&immutable=1' if fixed else ''}"


def _may_have_side_files(path: Path) -> bool:
    if all(os.path.exists(f"{path}{end}") for end in ("-wal", "-shm")):
        return True
    if not os.access(path.parent, os.W_OK):
        return False
    return shutil.disk_usage(path.parent).free > _SIDE_BYTES


def keep_log(path: Path) -> None:
    """Refuse to open an empty or missing file beside a log: SQLite would delete that, unread.

    It does so for a reader, too. Raises StoreError.
    """
    if _has_log(path) and not _size(path):
        raise StoreError(
            f"{path.name} is empty or missing, and its log is still there.",
            "Put the file back, or type: pos-terminal restore BACKUP.zip --yes",
        )


def _has_log(path: Path) -> bool:
    return _size(path.with_name(f"{path.name}-wal")) > 0


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def open_engine(path: Path, *, readonly: bool = False, synchronous: str = "FULL") -> Engine:
    """An engine on one SQLite file, WAL, BEGIN IMMEDIATE for writers; StoreError if unsafe.

    A writer keeps its one connection (one thread owns it); readers open one a thread.
    """
    check_sqlite()

    def connect() -> Any:
        keep_log(path)
        uri = uri_of(path, "ro" if readonly else "rwc")
        return dbapi2.connect(uri, uri=True, isolation_level=None, check_same_thread=False)

    pool = NullPool if readonly else StaticPool
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connect,
        poolclass=pool,
        hide_parameters=True,  # an error that is logged tells no row: rows hold people
    )

    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA busy_timeout=5000")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA recursive_triggers=ON")  # or REPLACE would get past append-only
        if readonly:
            cursor.execute("PRAGMA query_only=ON")
        else:
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute(f"PRAGMA synchronous={synchronous}")
            cursor.execute("PRAGMA secure_delete=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        # a deferred transaction that turns to writing fails with BUSY_SNAPSHOT at once
        connection.exec_driver_sql("BEGIN" if readonly else "BEGIN IMMEDIATE")

    return engine
