"""What head office has published: the version of each row, and the documents that wait."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE published (
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version >= 1),
        gone INTEGER NOT NULL CHECK (gone IN (0, 1)),
        PRIMARY KEY (kind, key)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE inbox_kept (
        position INTEGER NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        reason TEXT NOT NULL,
        facts TEXT NOT NULL
    ) STRICT
    """,
)


def upgrade() -> None:
    for statement in TABLES:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("a catalogue is replaced as a whole, never migrated back")
