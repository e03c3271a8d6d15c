"""Makes the journal-derived tables again from the journal alone (I5)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, delete

from pos_terminal.store import people_index
from pos_terminal.store.engine import open_engine, uri_of
from pos_terminal.store.journal import read_events
from pos_terminal.store.migrate import LANE_SCHEMA, migrate
from pos_terminal.store.people_tables import SEARCHED
from pos_terminal.store.projections import project
from pos_terminal.store.tables import DERIVED, metadata

BATCH = 2_000  # events held in memory at once


def rebuild(path: Path, progress: Callable[[int], None] | None = None) -> int:
    """Replay the whole journal of a lane.db into its derived tables; one transaction.

    The caller holds the lane's lock. Returns the number of events.
    """
    engine = open_engine(path)
    try:
        with engine.begin() as connection:
            for table in DERIVED:
                connection.execute(delete(table))
            return _replay(connection, progress)
    finally:
        engine.dispose()


def rebuild_into(fresh: Path, damaged: Path) -> int:
    """A whole new lane.db from what cannot be made again in a damaged one; the number of events.

    The damaged file is only read, table by table, never by an index. Raises DBAPIError where it
    cannot be read.
    """
    engine = open_engine(fresh)
    try:
        migrate(engine, "lane", LANE_SCHEMA)
        with engine.connect() as connection:
            raw = connection.connection.cursor()  # ATTACH goes outside a transaction
            raw.execute("ATTACH ? AS damaged", (uri_of(damaged, "ro"),))
            with connection.begin():
                _carry_over(connection)
                people_index.index_all(connection)
                events = _replay(connection)
            raw.execute("DETACH damaged")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            raw.close()
        return events
    finally:
        engine.dispose()


def _carry_over(connection: Connection) -> None:
    query = "SELECT name FROM damaged.sqlite_schema WHERE type = 'table'"
    there = set(connection.exec_driver_sql(query).scalars())  # an older program knew fewer
    for table in metadata.sorted_tables:
        if table not in DERIVED + SEARCHED and table.name in there:
            columns = ", ".join(column.name for column in table.columns)
            connection.exec_driver_sql(
                f"INSERT INTO main.{table.name} ({columns})"  # noqa: S608 - our own names
                f" SELECT {columns} FROM damaged.{table.name} NOT INDEXED ORDER BY rowid"
            )


def _replay(connection: Connection, progress: Callable[[int], None] | None = None) -> int:
    """Project every event in order; the seq of the last."""
    seq = 0
    while batch := list(read_events(connection, seq, limit=BATCH)):
        for event in batch:
            project(connection, event)
        seq = batch[-1].seq
        if progress is not None:
            progress(seq)
    return seq
