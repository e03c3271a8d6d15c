"""The tables of Example plugin, in a database of its own."""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData, Table, Text

metadata = MetaData()

days = Table(
    "days",
    metadata,
    Column("business_date", Text, primary_key=True),  # ISO date
    Column("sales", Integer, nullable=False),
    Column("total_minor", Integer, nullable=False),  # cents: money is never a float
)
