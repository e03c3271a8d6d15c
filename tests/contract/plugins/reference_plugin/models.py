"""What was sold."""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData, Table, Text

metadata = MetaData()

sold = Table(
    "sold",
    metadata,
    Column("sku", Text, primary_key=True),
    Column("qty_milli", Integer, nullable=False),
)
