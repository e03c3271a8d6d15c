"""The plugin's tables: acts in the windows, assessments, and what each rule added to them."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text

metadata = MetaData()

acts = Table(
    "acts",
    metadata,
    Column("seq", Integer, primary_key=True),  # of the event
    Column("no", Integer, primary_key=True),
    Column("at_us", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),  # whose: employee, customer or card as it is masked
    Column("count", Integer, nullable=False),
    Column("amount_minor", Integer, nullable=False),
    sqlite_with_rowid=False,
)

shifts = Table(
    "shifts",
    metadata,
    Column("one", Integer, primary_key=True),  # 1: there is one row
    Column("opened_us", Integer),  # null: none is open
)

assessments = Table(
    "assessments",
    metadata,
    Column("seq", Integer, primary_key=True),  # of the event that was judged
    Column("occasion", Text, nullable=False),
    Column("basket_id", Text),
    Column("employee_id", Text),
    Column("occurred_at", Text, nullable=False),  # UTC
    Column("business_date", Text, nullable=False),
    Column("amount_minor", Integer, nullable=False),
    Column("score", Integer, nullable=False),
    Column("level", Text, nullable=False),
    Column("shadow_score", Integer, nullable=False),
    Column("shadow_level", Text, nullable=False),
    Column("ended", Text, nullable=False),  # empty | sold | released | changed | voided
    Column("receipt_no", Text, nullable=False),
)
Index("assessments_by_day", assessments.c.business_date)
Index("assessments_by_basket", assessments.c.basket_id)

parts = Table(
    "parts",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("rule", Text, primary_key=True),
    Column("points", Integer, nullable=False),
    Column("shadow", Integer, nullable=False),
    Column("facts", Text, nullable=False),  # JSON: the fields that the rule asked
    Column("broken", Text, nullable=False),  # why it had no answer; empty: it matched
    sqlite_with_rowid=False,
)
Index("parts_by_rule", parts.c.rule, parts.c.seq)
