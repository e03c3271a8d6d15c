"""The plugin's tables: entries as they were seen, their corrections, and who is at work now."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text

metadata = MetaData()

entries = Table(
    "entries",
    metadata,
    Column("no", Integer, primary_key=True),  # seq of the event that began it
    Column("entry_id", Text, nullable=False, unique=True),
    Column("work_no", Integer, nullable=False),  # of a break: the entry that it is in; else 0
    Column("employee_ref", Text, nullable=False),
    Column("kind", Text, nullable=False),  # work | break
    Column("terminal_id", Text, nullable=False),
    Column("business_date", Text, nullable=False),
    Column("opened_at", Text, nullable=False),  # UTC
    Column("opened_offset_min", Integer, nullable=False),
    Column("closed_at", Text),
    Column("closed_offset_min", Integer),
    Column("closed_by", Text, nullable=False),
    Column("assumed", Integer, nullable=False),  # 1: the end was not seen
)
Index("entries_by_day", entries.c.business_date)
Index("entries_by_employee", entries.c.employee_ref, entries.c.business_date)

corrections = Table(
    "corrections",
    metadata,
    Column("no", Integer, primary_key=True),  # of the entry
    Column("correction_no", Integer, primary_key=True),
    Column("seq", Integer, nullable=False),  # of the event
    Column("opened_at", Text, nullable=False),
    Column("closed_at", Text),
    Column("reason", Text, nullable=False),
    Column("corrected_by", Text, nullable=False),
)

at_work = Table(
    "at_work",
    metadata,
    Column("one", Integer, primary_key=True),  # 1: there is one row
    Column("employee", Text, nullable=False),
    Column("work_no", Integer, nullable=False),
    Column("break_no", Integer, nullable=False),
    Column("locked_at", Text),
    Column("locked_offset_min", Integer, nullable=False),
    Column("locked_day", Text, nullable=False),
    Column("lock_no", Integer, nullable=False),
    Column("until", Text),
)
