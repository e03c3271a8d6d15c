"""The first reporting schema: events, what is made of them, documents, and views for reports."""

from __future__ import annotations

from pathlib import Path

from alembic import op

from pos_terminal.domain.currency import CURRENCY_CODES, minor_digits

revision = "0001"
down_revision = None

SCRIPTS = ("0001_reporting.sql", "0001_views.sql")


def upgrade() -> None:
    """Run the frozen DDL beside this file; it speaks to the schema that comes first."""
    driver = op.get_bind().connection.driver_connection
    for name in SCRIPTS:
        driver.execute(Path(__file__).with_name(name).read_text("utf-8"))
    codes = sorted(CURRENCY_CODES)
    driver.execute(
        "INSERT INTO currencies (currency, digits) SELECT * FROM unnest(%s::text[], %s::integer[])",
        [codes, [minor_digits(code) for code in codes]],
    )
