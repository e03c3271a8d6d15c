"""The first sync.db: cursors, switches, parked events, notes, inbox."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

TABLES = (
    """
    CREATE TABLE cursors (
        sink TEXT NOT NULL PRIMARY KEY,
        journal_id TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        seq INTEGER NOT NULL CHECK (seq >= 0),
        hash TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE switches (
        sink TEXT NOT NULL PRIMARY KEY,
        paused INTEGER NOT NULL CHECK (paused IN (0, 1))
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE parked (
        sink TEXT NOT NULL,
        seq INTEGER NOT NULL,
        event_id TEXT NOT NULL,
        event_type TEXT NOT NULL,
        occurred_at TEXT NOT NULL,
        reason TEXT NOT NULL,
        facts TEXT NOT NULL,
        request_id TEXT NOT NULL,
        parked_at TEXT NOT NULL,
        tries INTEGER NOT NULL,
        PRIMARY KEY (sink, seq)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE notes (
        key TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE inbox (
        position INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        source TEXT NOT NULL,
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        version TEXT NOT NULL,
        document BLOB NOT NULL,
        received_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE UNIQUE INDEX inbox_key ON inbox (source, kind, key)",
)


def upgrade() -> None:
    for statement in TABLES:
        op.get_bind().exec_driver_sql(statement)
