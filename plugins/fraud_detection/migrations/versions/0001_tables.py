"""Acts, shift, assessments and their parts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From nothing."""
    op.create_table(
        "acts",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("no", sa.Integer, primary_key=True),
        sa.Column("at_us", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("amount_minor", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "shifts",
        sa.Column("one", sa.Integer, primary_key=True),
        sa.Column("opened_us", sa.Integer),
    )
    op.create_table(
        "assessments",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("occasion", sa.Text, nullable=False),
        sa.Column("basket_id", sa.Text),
        sa.Column("employee_id", sa.Text),
        sa.Column("occurred_at", sa.Text, nullable=False),
        sa.Column("business_date", sa.Text, nullable=False),
        sa.Column("amount_minor", sa.Integer, nullable=False),
        sa.Column("score", sa.Integer, nullable=False),
        sa.Column("level", sa.Text, nullable=False),
        sa.Column("shadow_score", sa.Integer, nullable=False),
        sa.Column("shadow_level", sa.Text, nullable=False),
        sa.Column("ended", sa.Text, nullable=False),
        sa.Column("receipt_no", sa.Text, nullable=False),
    )
    op.create_index("assessments_by_day", "assessments", ["business_date"])
    op.create_index("assessments_by_basket", "assessments", ["basket_id"])
    op.create_table(
        "parts",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("rule", sa.Text, primary_key=True),
        sa.Column("points", sa.Integer, nullable=False),
        sa.Column("shadow", sa.Integer, nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("broken", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("parts_by_rule", "parts", ["rule", "seq"])
