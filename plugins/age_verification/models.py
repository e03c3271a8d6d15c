"""The plugin's tables: the register of checks, and baskets that are not finished."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text

metadata = MetaData()

register = Table(
    "register",
    metadata,
    Column("seq", Integer, primary_key=True),  # of the event; nothing here names the customer
    Column("day", Text, nullable=False),  # of the shop's calendar, ISO
    Column("occurred_at", Text, nullable=False),  # UTC
    Column("terminal_id", Text, nullable=False),
    Column("basket_id", Text, nullable=False),
    Column("checked_by", Text, nullable=False),  # employee id, or empty
    Column("outcome", Text, nullable=False),  # verified | refused | hours | released | unchecked
    Column("how", Text, nullable=False),
    Column("document", Text, nullable=False),  # kind, or empty
    Column("limit_years", Integer, nullable=False),
    Column("challenge_years", Integer, nullable=False),  # of the house rule then; 0: none
    Column("lines_refused", Integer, nullable=False),
)
Index("register_by_day", register.c.day)

baskets = Table(
    "baskets",
    metadata,
    Column("basket_id", Text, primary_key=True),
    Column("checked", Integer, nullable=False),  # years
    Column("age_asked", Text, nullable=False),  # what the lane was told to hold for; empty: nothing
    Column("hours_asked", Text, nullable=False),
    Column("by_checkout", Integer, nullable=False),  # 1: told at Pay, so that it ends with it
)

items = Table(
    "items",
    metadata,
    Column("basket_id", Text, primary_key=True),
    Column("line_no", Integer, primary_key=True),
    Column("sku", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("min_age", Integer, nullable=False),
    Column("qty_milli", Integer, nullable=False),
)
