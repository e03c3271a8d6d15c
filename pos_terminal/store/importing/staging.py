"""The staging file: rows of the file beside the catalogue, compared and written set by set.

The connection's main database is a private file that nobody keeps; the catalogue is attached
as `cat`, read-only for a preview. Everything that is compared or written is one SQL statement
over all rows, so a catalogue of a million products costs seconds, not a statement a row.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2

from pos_terminal.domain.errors import StoreError
from pos_terminal.store.engine import open_engine
from pos_terminal.store.importing.product_rows import ExtraCode, Staged
from pos_terminal.store.importing.progress import Pace
from pos_terminal.store.importing.report import ImportCancelled

_CACHE_KIB = 131_072  # while an import runs; the connection goes when it ends
_PREFIX = ".import-"
_ABANDONED_S = 86_400
_ASK_EVERY = 200_000  # steps of SQLite between two looks at the wish to stop

_CREATE = """
CREATE TABLE staged (
    row_no INTEGER PRIMARY KEY, sku TEXT, name TEXT, words TEXT, category TEXT, unit TEXT,
    price_micro INTEGER, tax_group TEXT, min_age INTEGER, plu TEXT, price_required INTEGER,
    serial_required INTEGER, active INTEGER, code TEXT, product_id INTEGER
)
"""
_CREATE_EXTRA = "CREATE TABLE extra_codes (row_no INTEGER, code TEXT, qty_milli INTEGER)"
_INSERT_EXTRA = "INSERT INTO extra_codes VALUES (?, ?, ?)"


class Staging:
    """A connection with the staging tables and the catalogue as `cat`."""

    def __init__(self, connection: Any, pace: Pace) -> None:
        """Make the tables."""
        self.connection = connection
        self.pace = pace
        self.execute(_CREATE)
        self.execute(_CREATE_EXTRA)

    def execute(self, sql: str, parameters: tuple[object, ...] = ()) -> Any:
        """One statement; raises ImportCancelled if it was stopped half-way."""
        with _in_our_words():
            return self.connection.execute(sql, parameters)

    def count(self, sql: str, parameters: tuple[object, ...] = ()) -> int:
        """The one number that a statement answers."""
        return int(self.execute(sql, parameters).fetchone()[0])

    def rows(self, sql: str, parameters: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """All rows of a statement."""
        found: list[tuple[Any, ...]] = self.execute(sql, parameters).fetchall()
        return found

    def add(self, columns: Sequence[str], rows: Iterable[Staged]) -> None:
        """Put rows of the file into the staging tables; '' is nothing."""
        marks = ", ".join("?" if name == "row_no" else "nullif(?, '')" for name in columns)
        insert = f"INSERT INTO staged ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608
        with _in_our_words():
            self.connection.executemany(insert, rows)

    def empty_log(self) -> None:
        """Bring the WAL into the catalogue and make it short again, unless a reader is in it."""
        self.connection.execute("PRAGMA busy_timeout = 500")
        self.connection.execute("PRAGMA cat.wal_checkpoint(TRUNCATE)").fetchall()

    def add_codes(self, extra: list[ExtraCode]) -> None:
        """Put the codes of rows with several into their staging table."""
        with _in_our_words():
            self.connection.executemany(_INSERT_EXTRA, extra)


@contextmanager
def _in_our_words() -> Iterator[None]:
    """ImportCancelled for a statement that was stopped half-way, StoreError for what failed."""
    try:
        yield
    except dbapi2.OperationalError as err:
        if "interrupted" in str(err):
            raise ImportCancelled("stopped; nothing was changed") from err
        raise StoreError("The catalogue could not be written.", str(err)) from err


@contextmanager
def staging(catalog: Path, pace: Pace, *, readonly: bool) -> Iterator[Staging]:
    """A staging file beside a catalogue; both the file and the connection go at the end."""
    _sweep(catalog.parent)
    with tempfile.TemporaryDirectory(
        prefix=_PREFIX, dir=catalog.parent, ignore_cleanup_errors=True
    ) as folder:
        engine = open_engine(Path(folder) / "staging.db", synchronous="OFF")
        pooled = engine.raw_connection()
        connection: Any = pooled.driver_connection
        try:
            _attach(connection, catalog, pace, readonly)
            yield Staging(connection, pace)
        finally:
            if connection.in_transaction:
                connection.rollback()
            connection.set_progress_handler(None, 0)
            pooled.close()
            engine.dispose()


def _sweep(folder: Path) -> None:
    """Take away what an import left that was killed; one that runs is not a day old."""
    for left in folder.glob(f"{_PREFIX}*"):
        if time.time() - left.stat().st_mtime > _ABANDONED_S:
            shutil.rmtree(left, ignore_errors=True)


def _attach(connection: Any, catalog: Path, pace: Pace, readonly: bool) -> None:
    mode = "ro" if readonly else "rw"
    for pragma in (
        "journal_mode=OFF",
        "foreign_keys=OFF",
        "secure_delete=OFF",
        f"cache_size=-{_CACHE_KIB // 4}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    uri = f"{catalog.absolute().as_uri()}?mode={mode}"
    connection.execute("ATTACH ? AS cat", (uri,))
    connection.execute("PRAGMA cat.secure_delete=OFF")
    connection.execute(f"PRAGMA cat.cache_size=-{_CACHE_KIB}")
    connection.execute("PRAGMA cat.synchronous=FULL")
    connection.set_progress_handler(_stopper(pace), _ASK_EVERY)


def _stopper(pace: Pace) -> Any:
    def stop() -> int:
        try:
            return int(pace.wants_stop())
        except KeyboardInterrupt:  # Ctrl-C in the middle of a statement
            return 1

    return stop
