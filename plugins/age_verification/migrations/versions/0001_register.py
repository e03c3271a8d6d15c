"""The register, baskets and their items."""

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
        "register",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("occurred_at", sa.Text, nullable=False),
        sa.Column("terminal_id", sa.Text, nullable=False),
        sa.Column("basket_id", sa.Text, nullable=False),
        sa.Column("checked_by", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("how", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("limit_years", sa.Integer, nullable=False),
        sa.Column("challenge_years", sa.Integer, nullable=False),
        sa.Column("lines_refused", sa.Integer, nullable=False),
    )
    op.create_index("register_by_day", "register", ["day"])
    op.create_table(
        "baskets",
        sa.Column("basket_id", sa.Text, primary_key=True),
        sa.Column("checked", sa.Integer, nullable=False),
        sa.Column("age_asked", sa.Text, nullable=False),
        sa.Column("hours_asked", sa.Text, nullable=False),
        sa.Column("by_checkout", sa.Integer, nullable=False),
    )
    op.create_table(
        "items",
        sa.Column("basket_id", sa.Text, primary_key=True),
        sa.Column("line_no", sa.Integer, primary_key=True),
        sa.Column("sku", sa.Text, nullable=False),
        sa.Column("category", sa.Text, nullable=False),
        sa.Column("min_age", sa.Integer, nullable=False),
        sa.Column("qty_milli", sa.Integer, nullable=False),
    )
