"""Makes the journal-derived tables again from the journal alone (I5)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import delete

from pos_terminal.store.engine import open_engine
from pos_terminal.store.journal import read_events
from pos_terminal.store.projections import project
from pos_terminal.store.tables import DERIVED

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
            seq = 0
            while batch := list(read_events(connection, seq, limit=BATCH)):
                for event in batch:
                    project(connection, event)
                seq = batch[-1].seq
                if progress is not None:
                    progress(seq)
            return seq
    finally:
        engine.dispose()
