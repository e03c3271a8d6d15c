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
    _acts()
    _assessments()
    _parts()


def _number(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, primary_key=key, nullable=False)


def _text(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=key, nullable=False)


def _acts() -> None:
    op.create_table(
        "acts",
        _number("seq", key=True),
        _number("no", key=True),
        _number("at_us"),
        _text("kind"),
        _text("key"),
        _number("count"),
        _number("amount_minor"),
        sqlite_with_rowid=False,
    )
    op.create_table("shifts", _number("one", key=True), sa.Column("opened_us", sa.Integer))


def _assessments() -> None:
    op.create_table(
        "assessments",
        _number("seq", key=True),
        _text("occasion"),
        sa.Column("basket_id", sa.Text),
        sa.Column("employee_id", sa.Text),
        _text("occurred_at"),
        _text("business_date"),
        _number("amount_minor"),
        _number("score"),
        _text("level"),
        _number("shadow_score"),
        _text("shadow_level"),
        _text("ended"),
        _text("receipt_no"),
    )
    op.create_index("assessments_by_day", "assessments", ["business_date"])
    op.create_index("assessments_by_basket", "assessments", ["basket_id"])


def _parts() -> None:
    op.create_table(
        "parts",
        _number("seq", key=True),
        _text("rule", key=True),
        _number("points"),
        _number("shadow"),
        _text("facts"),
        _text("broken"),
        sqlite_with_rowid=False,
    )
    op.create_index("parts_by_rule", "parts", ["rule", "seq"])
