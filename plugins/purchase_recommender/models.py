"""The plugin's tables; nothing in them says who a customer is, only a reference of the lane's."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()

products = Table(
    "products",
    metadata,
    Column("product_id", Integer, primary_key=True),  # in the order in which they were first sold
    Column("sku", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),  # as sold last
    Column("baskets_micro", Integer, nullable=False),  # that held it, millionths, as of at_s
    Column("at_s", Integer, nullable=False),  # seconds since 1970, UTC
    Column("heat_micro", Integer, nullable=False),  # how well it sells of late: rules.heated
)
Index("products_by_heat", products.c.heat_micro)

neighbours = Table(
    "neighbours",
    metadata,
    Column("product_id", Integer, primary_key=True),
    Column("at_s", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),  # tallies.Tally of what was bought with it
)

name_words = Table(
    "name_words",
    metadata,
    Column("word", Text, primary_key=True),
    Column("many", Integer, nullable=False),  # products with the word in their name
    Column("packed", LargeBinary, nullable=False),  # their ids; empty once they are too many
)

customers = Table(
    "customers",
    metadata,
    Column("customer_ref", Text, primary_key=True),
    Column("at_s", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),  # tallies.Tally of what they bought
)

lessons = Table(
    "lessons",
    metadata,
    Column("one", Integer, primary_key=True),  # 1: there is one row
    Column("baskets_micro", Integer, nullable=False),  # learnt from, as of at_s
    Column("at_s", Integer, nullable=False),
    Column("heat_micro", Integer, nullable=False),  # of all products together
)

counted = Table(
    "counted",  # products whose stock was ever counted: that of others is only what they sold
    metadata,
    Column("sku", Text, primary_key=True),
    sqlite_with_rowid=False,
)

taps = Table(
    "taps",  # tiles tapped in baskets that are not closed yet
    metadata,
    Column("basket_id", Text, primary_key=True),
    Column("sku", Text, primary_key=True),
    sqlite_with_rowid=False,
)

offers = Table(
    "offers",
    metadata,
    Column("business_date", Text, primary_key=True),
    Column("sku", Text, primary_key=True),
    Column("shown", Integer, nullable=False),  # baskets that closed with it on the screen
    Column("taken", Integer, nullable=False),
    Column("taken_minor", Integer, nullable=False),
    sqlite_with_rowid=False,
)
