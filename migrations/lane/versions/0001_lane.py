"""The first lane.db: journal with its triggers, derived tables, people, operations."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Run the frozen DDL beside this file."""
    script = Path(__file__).with_suffix(".sql").read_text("utf-8")
    for statement in script.split("\n-- next\n")[1:]:
        op.get_bind().exec_driver_sql(statement)
