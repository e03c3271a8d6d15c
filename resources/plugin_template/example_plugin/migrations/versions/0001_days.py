"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create what models.py describes."""
    op.create_table(
        "days",
        sa.Column("business_date", sa.Text, primary_key=True),
        sa.Column("sales", sa.Integer, nullable=False),
        sa.Column("total_minor", sa.Integer, nullable=False),
    )
