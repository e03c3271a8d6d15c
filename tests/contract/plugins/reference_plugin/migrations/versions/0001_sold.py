"""What was sold."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sold",
        sa.Column("sku", sa.Text, primary_key=True),
        sa.Column("qty_milli", sa.Integer, nullable=False),
    )
