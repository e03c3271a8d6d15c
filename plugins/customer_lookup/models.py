"""The plugin's tables; nothing in them says who a customer is, only a reference of the lane's."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text

metadata = MetaData()

visits = Table(
    "visits",  # one a closed sale or refund
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("customer_ref", Text, nullable=False),
    Column("sale_id", Text, nullable=False),
    Column("receipt_no", Text, nullable=False),
    Column("kind", Text, nullable=False),  # sale | refund
    Column("closed_at", Text, nullable=False),  # UTC
    Column("business_date", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("total_minor", Integer, nullable=False),
    Column("lines", Integer, nullable=False),
)
Index("visits_by_customer", visits.c.customer_ref, visits.c.seq)
Index("visits_by_day", visits.c.business_date)

liked = Table(
    "liked",  # how often a customer buys a product, of late
    metadata,
    Column("customer_ref", Text, primary_key=True),
    Column("sku", Text, primary_key=True),
    Column("name", Text, nullable=False),  # as sold last
    Column("times", Integer, nullable=False),  # visits that had it
    Column("score", Integer, nullable=False),  # rules.ONE a visit, faded to scored_on
    Column("scored_on", Text, nullable=False),
)
Index("liked_by_day", liked.c.scored_on)

merged = Table(
    "merged",  # whose references count for whom
    metadata,
    Column("from_ref", Text, primary_key=True),
    Column("into_ref", Text, nullable=False),
)
Index("merged_by_into", merged.c.into_ref)
