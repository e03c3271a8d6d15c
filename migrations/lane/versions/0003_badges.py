"""Badges of staff: a keyed digest of the code, and its last characters to tell badges apart."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STATEMENTS = (
    "ALTER TABLE employees ADD COLUMN badge_digest TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE employees ADD COLUMN badge_end TEXT DEFAULT '' NOT NULL",
    """
    CREATE UNIQUE INDEX employees_badge ON employees (badge_digest)
    WHERE badge_digest <> '' AND active = 1
    """,
)


def upgrade() -> None:
    """A reference table: nothing in it is made from the journal."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
