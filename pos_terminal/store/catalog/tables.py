"""Tables of catalog.db as SQLAlchemy knows them; migrations/catalog holds their history.

Prices are integer millionths of the major unit, quantities integer thousandths, so no float can
get in. `products.id` is the popularity rank (smaller sells better) and the search index's rowid;
it means nothing outside this file, where a product is known by its SKU.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text, text

SCHEMA_VERSION = 2  # PRAGMA user_version at the head of migrations/catalog
IMPORTED_FROM_ID = 10_000_001  # ids below are kept for products ranked by what they sold

metadata = MetaData()

about = Table(
    "about",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("made_at", Text, nullable=False),  # UTC, ISO 8601
    Column("source", Text, nullable=False),  # "demo", "form", "import", "head office"
    Column("source_sha256", Text, nullable=False),
    Column("count", Integer, nullable=False),
    Column("bulk", Integer, nullable=False, server_default=text("0")),  # 1: not listed in changes
)

changes = Table(
    "changes",
    metadata,
    Column("version", Integer, ForeignKey("versions.version"), primary_key=True),
    Column("entity", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("op", Text, nullable=False),  # put | gone
    Index("changes_key", "entity", "key", "version"),
)

categories = Table(
    "categories",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("position", Integer, nullable=False, server_default=text("0")),
    Column("colour", Text, nullable=False, server_default=text("''")),
    Column("version", Integer, nullable=False),
)

taxes = Table(
    "taxes",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("rate", Text, nullable=False),  # decimal
    Column("included", Integer, nullable=False),
    Column("affects_next_base", Integer, nullable=False),
    Column("base_affected", Integer, nullable=False),
    Column("rounding", Text, nullable=False),
    Column("exemptible", Integer, nullable=False),
    Column("version", Integer, nullable=False),
)

tax_groups = Table(
    "tax_groups",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("version", Integer, nullable=False),
)

tax_group_taxes = Table(
    "tax_group_taxes",
    metadata,
    Column("tax_group", Text, ForeignKey("tax_groups.code"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("tax", Text, ForeignKey("taxes.code"), nullable=False),
)

images = Table(
    "images",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("extension", Text, nullable=False),
    Column("size_bytes", Integer, nullable=False),
    Column("version", Integer, nullable=False),
)

products = Table(
    "products",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sku", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("words", Text),  # what the search index holds, where that is not the name
    Column("category", Text, ForeignKey("categories.code")),
    Column("unit", Text, nullable=False, server_default=text("'ea'")),
    Column("price_micro", Integer, nullable=False),
    Column("tax_group", Text, ForeignKey("tax_groups.code"), nullable=False),
    Column("min_age", Integer, nullable=False, server_default=text("0")),
    Column("plu", Text),
    Column("price_required", Integer, nullable=False, server_default=text("0")),
    Column("serial_required", Integer, nullable=False, server_default=text("0")),
    Column("image_sha256", Text, ForeignKey("images.sha256")),
    Column("active", Integer, nullable=False, server_default=text("1")),
    Column("version", Integer, nullable=False),
    Index("products_sku", "sku", unique=True),
    Index("products_plu", "plu", unique=True, sqlite_where=text("plu IS NOT NULL")),
    Index("products_open", "price_required", sqlite_where=text("price_required = 1")),
    Index("products_category", "category", "id", sqlite_where=text("category IS NOT NULL")),
)

barcodes = Table(
    "barcodes",
    metadata,
    Column("code", Text, primary_key=True),  # normalised: UPC-A is its EAN-13
    Column("product_id", Integer, ForeignKey("products.id"), nullable=False),
    Column("qty_milli", Integer, nullable=False, server_default=text("1000")),
    Index("barcodes_product", "product_id"),
)

prices = Table(
    "prices",
    metadata,
    Column("product_id", Integer, ForeignKey("products.id"), primary_key=True),
    Column("customer_group", Text, primary_key=True, server_default=text("''")),  # '': everybody
    Column("starts_on", Text, primary_key=True),  # local date, ISO 8601
    Column("ends_on", Text),  # last day; NULL: until another one
    Column("price_micro", Integer, nullable=False),
    Column("version", Integer, nullable=False),
)

published = Table(
    "published",  # the version that head office gave each row; rows of a snapshot have its own
    metadata,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("gone", Integer, nullable=False),  # 1: deleted; an older document does not revive it
)

inbox_kept = Table(
    "inbox_kept",  # documents that wait, or that this catalogue cannot take, and why
    metadata,
    Column("position", Integer, primary_key=True),  # in the inbox
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("reason", Text, nullable=False),  # key of a sentence
    Column("facts", Text, nullable=False),  # JSON
)

quick_keys = Table(
    "quick_keys",
    metadata,
    Column("page", Text, ForeignKey("categories.code"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("sku", Text, nullable=False),
    Column("label", Text, nullable=False, server_default=text("''")),
    Column("colour", Text, nullable=False, server_default=text("''")),
    Column("version", Integer, nullable=False),
)
