"""Reads lane.db as it is: read-only, one snapshot, rows as plain tuples."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from pysqlite3 import dbapi2

from pos_terminal.store.verify.wire import encode, uuid_text

Connection = Any  # pysqlite3 has no types of its own


class Row(NamedTuple):
    """One journal row as stored; ids and hashes are bytes."""

    seq: int
    event_id: bytes
    journal_id: bytes
    epoch: int
    event_type: str
    version: int
    store_id: str
    terminal_id: str
    shift_id: bytes | None
    employee_id: str | None
    basket_id: bytes | None
    caused_by: bytes | None
    training: int
    occurred_at: str
    utc_offset_min: int
    business_date: str
    data: bytes
    data_hash: bytes
    prev_hash: bytes
    hash: bytes


_OPTIONAL_IDS = ("shift_id", "basket_id", "caused_by")
_WIDTHS = (
    *((name, 16) for name in ("event_id", "journal_id", *_OPTIONAL_IDS)),
    *((name, 32) for name in ("data_hash", "prev_hash", "hash")),
)
_INTEGERS = ("seq", "epoch", "version", "training", "utc_offset_min")
_TEXTS = ("event_type", "store_id", "terminal_id", "occurred_at", "business_date")


def database_file(place: Path) -> Path:
    """The file to read: `lane.db` of a data directory, or a copied file itself."""
    return place / "lane.db" if place.is_dir() else place


def open_snapshot(file: Path) -> Connection:
    """A connection whose `lane` schema is one frozen, read-only view of the file.

    Its own `main` schema is a private temporary database for the replay. A copied file in a
    folder that cannot be written has no room for SQLite's side files; without a WAL it is read
    as immutable.
    """
    _keep_log(file)
    connection = dbapi2.connect("", uri=True, isolation_level=None)
    connection.text_factory = _text
    connection.execute("PRAGMA busy_timeout=5000")
    connection.execute("PRAGMA synchronous=OFF")  # concerns the temporary database only
    where = file.absolute().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    try:
        _attach(connection, f"file:{where}?mode=ro")
    except dbapi2.Error:
        wal = Path(f"{file}-wal")
        if not file.is_file() or (wal.exists() and wal.stat().st_size):
            connection.close()
            raise
        _attach(connection, f"file:{where}?mode=ro&immutable=1")
    return connection


def _text(raw: bytes) -> str | bytes:
    """Text as stored; bytes that are no UTF-8 stay bytes, so that a check can name their row."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw


def _keep_log(file: Path) -> None:
    """SQLite deletes the log of an empty file, also for who only reads."""
    wal = Path(f"{file}-wal")
    if wal.exists() and wal.stat().st_size and not (file.exists() and file.stat().st_size):
        raise dbapi2.DatabaseError("it is empty or missing, and its log is still there")


def _attach(connection: Connection, uri: str) -> None:
    connection.execute("ATTACH ? AS lane", (uri,))
    try:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM lane.sqlite_master").fetchone()
    except dbapi2.Error:
        connection.execute("ROLLBACK")
        connection.execute("DETACH lane")
        raise


def journal_rows(connection: Connection) -> Iterator[Row]:
    """All journal rows in the order of `seq`, streamed."""
    columns = ", ".join(Row._fields)
    cursor = connection.execute(f"SELECT {columns} FROM lane.journal ORDER BY seq")  # noqa: S608
    return map(Row._make, cursor)


def _expected(name: str) -> tuple[type, ...]:
    if name in _INTEGERS:
        return (int,)
    if name in _TEXTS:
        return (str,)
    if name == "employee_id":
        return (str, type(None))
    return (bytes, type(None)) if name in _OPTIONAL_IDS else (bytes,)


_SHAPES = frozenset(product(*map(_expected, Row._fields)))


def malformed(row: Row) -> str:
    """The first column whose type or length is impossible, or nothing."""
    if tuple(map(type, row)) not in _SHAPES:
        columns = zip(Row._fields, row, strict=True)
        return next(name for name, value in columns if type(value) not in _expected(name))
    for name, width in _WIDTHS:
        value = getattr(row, name)
        if value is not None and len(value) != width:
            return name
    return "" if row.training in (0, 1) else "training"


def envelope(row: Row) -> bytes:
    """Canonical bytes of what the row's hash covers."""
    return encode(
        {
            "basket_id": uuid_text(row.basket_id),
            "business_date": row.business_date,
            "caused_by": uuid_text(row.caused_by),
            "data_hash": row.data_hash.hex(),
            "employee_id": row.employee_id,
            "epoch": row.epoch,
            "event_id": uuid_text(row.event_id),
            "event_type": row.event_type,
            "journal_id": uuid_text(row.journal_id),
            "occurred_at": row.occurred_at,
            "prev_hash": row.prev_hash.hex(),
            "seq": row.seq,
            "shift_id": uuid_text(row.shift_id),
            "store_id": row.store_id,
            "terminal_id": row.terminal_id,
            "training": row.training == 1,
            "utc_offset_min": row.utc_offset_min,
            "version": row.version,
        }
    )
