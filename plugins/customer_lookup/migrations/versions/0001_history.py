"""Visits, what customers like, and whose references count for whom."""

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
        "visits",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("customer_ref", sa.Text, nullable=False),
        sa.Column("sale_id", sa.Text, nullable=False),
        sa.Column("receipt_no", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("closed_at", sa.Text, nullable=False),
        sa.Column("business_date", sa.Text, nullable=False),
        sa.Column("currency", sa.Text, nullable=False),
        sa.Column("total_minor", sa.Integer, nullable=False),
        sa.Column("lines", sa.Integer, nullable=False),
    )
    op.create_index("visits_by_customer", "visits", ["customer_ref", "seq"])
    op.create_index("visits_by_day", "visits", ["business_date"])
    op.create_table(
        "liked",
        sa.Column("customer_ref", sa.Text, primary_key=True),
        sa.Column("sku", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("score", sa.Integer, nullable=False),
        sa.Column("scored_on", sa.Text, nullable=False),
    )
    op.create_index("liked_by_day", "liked", ["scored_on"])
    op.create_table(
        "merged",
        sa.Column("from_ref", sa.Text, primary_key=True),
        sa.Column("into_ref", sa.Text, nullable=False),
    )
    op.create_index("merged_by_into", "merged", ["into_ref"])
