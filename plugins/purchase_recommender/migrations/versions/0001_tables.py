"""Products and what goes with them, words, customers, stock, tiles offered and taken."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create them."""
    _learnt()
    _noted()


def _learnt() -> None:
    op.create_table(
        "products",
        sa.Column("product_id", sa.Integer, primary_key=True),
        sa.Column("sku", sa.Text, nullable=False, unique=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("baskets_micro", sa.Integer, nullable=False),
        sa.Column("at_s", sa.Integer, nullable=False),
        sa.Column("heat_micro", sa.Integer, nullable=False),
    )
    op.create_index("products_by_heat", "products", ["heat_micro"])
    op.create_table(
        "neighbours",
        sa.Column("product_id", sa.Integer, primary_key=True),
        sa.Column("at_s", sa.Integer, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "name_words",
        sa.Column("word", sa.Text, primary_key=True),
        sa.Column("many", sa.Integer, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "customers",
        sa.Column("customer_ref", sa.Text, primary_key=True),
        sa.Column("at_s", sa.Integer, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )


def _noted() -> None:
    op.create_table(
        "lessons",
        sa.Column("one", sa.Integer, primary_key=True),
        sa.Column("baskets_micro", sa.Integer, nullable=False),
        sa.Column("at_s", sa.Integer, nullable=False),
        sa.Column("heat_micro", sa.Integer, nullable=False),
    )
    op.create_table(
        "counted",
        sa.Column("sku", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "taps",
        sa.Column("basket_id", sa.Text, primary_key=True),
        sa.Column("sku", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "offers",
        sa.Column("business_date", sa.Text, primary_key=True),
        sa.Column("sku", sa.Text, primary_key=True),
        sa.Column("shown", sa.Integer, nullable=False),
        sa.Column("taken", sa.Integer, nullable=False),
        sa.Column("taken_minor", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
