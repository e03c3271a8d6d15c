"""Parked sales of the shop's other lanes, and which parked sales have ended, by whom."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE parked_elsewhere (
        "key" TEXT NOT NULL,
        number INTEGER NOT NULL,
        terminal_id TEXT NOT NULL,
        name TEXT NOT NULL,
        customer_ref TEXT NOT NULL,
        parked_at TEXT NOT NULL,
        total_minor INTEGER NOT NULL,
        currency TEXT NOT NULL,
        lines_count INTEGER NOT NULL,
        basket TEXT NOT NULL,
        PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE parked_ends (
        "key" TEXT NOT NULL,
        terminal_id TEXT NOT NULL,
        basket_id BLOB,
        ended_at TEXT NOT NULL,
        PRIMARY KEY ("key", terminal_id)
    )
    """,
)


def upgrade() -> None:
    """Operational tables: they hold nothing that the journal makes."""
    for statement in TABLES:
        op.get_bind().exec_driver_sql(statement)
