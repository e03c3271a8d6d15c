"""Entries, corrections, and who is at work."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "entries",
        sa.Column("no", sa.Integer, primary_key=True),
        sa.Column("entry_id", sa.Text, nullable=False, unique=True),
        sa.Column("work_no", sa.Integer, nullable=False),
        sa.Column("employee_ref", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("terminal_id", sa.Text, nullable=False),
        sa.Column("business_date", sa.Text, nullable=False),
        sa.Column("opened_at", sa.Text, nullable=False),
        sa.Column("opened_offset_min", sa.Integer, nullable=False),
        sa.Column("closed_at", sa.Text),
        sa.Column("closed_offset_min", sa.Integer),
        sa.Column("closed_by", sa.Text, nullable=False),
        sa.Column("assumed", sa.Integer, nullable=False),
    )
    op.create_index("entries_by_day", "entries", ["business_date"])
    op.create_index("entries_by_employee", "entries", ["employee_ref", "business_date"])
    op.create_table(
        "corrections",
        sa.Column("no", sa.Integer, primary_key=True),
        sa.Column("correction_no", sa.Integer, primary_key=True),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("opened_at", sa.Text, nullable=False),
        sa.Column("closed_at", sa.Text),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("corrected_by", sa.Text, nullable=False),
    )
    op.create_table(
        "at_work",
        sa.Column("one", sa.Integer, primary_key=True),
        sa.Column("employee", sa.Text, nullable=False),
        sa.Column("work_no", sa.Integer, nullable=False),
        sa.Column("break_no", sa.Integer, nullable=False),
        sa.Column("locked_at", sa.Text),
        sa.Column("locked_offset_min", sa.Integer, nullable=False),
        sa.Column("locked_day", sa.Text, nullable=False),
        sa.Column("lock_no", sa.Integer, nullable=False),
        sa.Column("until", sa.Text),
    )
