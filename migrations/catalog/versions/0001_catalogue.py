"""The catalogue: products, codes, prices, taxes, pictures, quick keys, search index, change log."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Prices are integer millionths of the major unit, quantities integer thousandths: never a float.
TABLES = (
    """
    CREATE TABLE about (
        key TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE versions (
        version INTEGER NOT NULL PRIMARY KEY CHECK (version >= 1),
        made_at TEXT NOT NULL,
        source TEXT NOT NULL,
        source_sha256 TEXT NOT NULL CHECK (length(source_sha256) = 64),
        count INTEGER NOT NULL CHECK (count > 0),
        bulk INTEGER NOT NULL DEFAULT 0 CHECK (bulk IN (0, 1))
    ) STRICT
    """,
    """
    CREATE TABLE changes (
        version INTEGER NOT NULL REFERENCES versions (version),
        entity TEXT NOT NULL,
        key TEXT NOT NULL,
        op TEXT NOT NULL CHECK (op IN ('put', 'gone')),
        PRIMARY KEY (version, entity, key)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE categories (
        code TEXT NOT NULL PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 64),
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
        position INTEGER NOT NULL DEFAULT 0,
        colour TEXT NOT NULL DEFAULT '',
        version INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE taxes (
        code TEXT NOT NULL PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 64),
        name TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('percent', 'fixed', 'division')),
        rate TEXT NOT NULL,
        included INTEGER NOT NULL CHECK (included IN (0, 1)),
        affects_next_base INTEGER NOT NULL CHECK (affects_next_base IN (0, 1)),
        base_affected INTEGER NOT NULL CHECK (base_affected IN (0, 1)),
        rounding TEXT NOT NULL,
        exemptible INTEGER NOT NULL CHECK (exemptible IN (0, 1)),
        version INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE tax_groups (
        code TEXT NOT NULL PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 64),
        name TEXT NOT NULL,
        version INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE tax_group_taxes (
        tax_group TEXT NOT NULL REFERENCES tax_groups (code) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        tax TEXT NOT NULL REFERENCES taxes (code),
        PRIMARY KEY (tax_group, position)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE images (
        sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
        extension TEXT NOT NULL CHECK (extension IN ('png', 'jpg', 'webp')),
        size_bytes INTEGER NOT NULL CHECK (size_bytes > 0),
        version INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE products (
        id INTEGER NOT NULL PRIMARY KEY,
        sku TEXT NOT NULL CHECK (length(sku) BETWEEN 1 AND 64),
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
        words TEXT,
        category TEXT REFERENCES categories (code),
        unit TEXT NOT NULL DEFAULT 'ea' CHECK (unit IN ('ea', 'kg', 'l', 'm')),
        price_micro INTEGER NOT NULL CHECK (price_micro BETWEEN 0 AND 9999999999999),
        tax_group TEXT NOT NULL REFERENCES tax_groups (code),
        min_age INTEGER NOT NULL DEFAULT 0 CHECK (min_age BETWEEN 0 AND 99),
        plu TEXT,
        price_required INTEGER NOT NULL DEFAULT 0 CHECK (price_required IN (0, 1)),
        serial_required INTEGER NOT NULL DEFAULT 0 CHECK (serial_required IN (0, 1)),
        image_sha256 TEXT REFERENCES images (sha256),
        active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
        version INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE barcodes (
        code TEXT NOT NULL PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 64),
        product_id INTEGER NOT NULL
            REFERENCES products (id) ON UPDATE CASCADE ON DELETE CASCADE,
        qty_milli INTEGER NOT NULL DEFAULT 1000 CHECK (qty_milli BETWEEN 1 AND 99999999)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE prices (
        product_id INTEGER NOT NULL
            REFERENCES products (id) ON UPDATE CASCADE ON DELETE CASCADE,
        customer_group TEXT NOT NULL DEFAULT '',
        starts_on TEXT NOT NULL CHECK (length(starts_on) = 10),
        ends_on TEXT CHECK (ends_on IS NULL OR ends_on >= starts_on),
        price_micro INTEGER NOT NULL CHECK (price_micro BETWEEN 0 AND 9999999999999),
        version INTEGER NOT NULL,
        PRIMARY KEY (product_id, customer_group, starts_on)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE quick_keys (
        page TEXT NOT NULL REFERENCES categories (code) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position >= 0),
        sku TEXT NOT NULL,
        label TEXT NOT NULL DEFAULT '',
        colour TEXT NOT NULL DEFAULT '',
        version INTEGER NOT NULL,
        PRIMARY KEY (page, position)
    ) STRICT, WITHOUT ROWID
    """,
)

INDEXES = (
    "CREATE UNIQUE INDEX products_sku ON products (sku)",
    "CREATE UNIQUE INDEX products_plu ON products (plu) WHERE plu IS NOT NULL",
    "CREATE INDEX products_open ON products (price_required) WHERE price_required = 1",
    "CREATE INDEX products_category ON products (category, id) WHERE category IS NOT NULL",
    "CREATE INDEX barcodes_product ON barcodes (product_id)",
    "CREATE INDEX changes_key ON changes (entity, key, version)",
)

# The rowid is products.id, the popularity rank: ORDER BY rowid costs nothing (0.1 ms against
# 87-169 ms for a joined column). No positions are kept (detail=none): 3 times smaller, and a
# search needs none. Prefix lists of 1-3 characters make the first keystrokes the fastest.
SEARCH = """
    CREATE VIRTUAL TABLE product_words USING fts5(
        words, content='', columnsize=0, detail=none, prefix='1 2 3',
        tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
    )
"""


def upgrade() -> None:
    for statement in (*TABLES, *INDEXES, SEARCH):
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("a catalogue is replaced as a whole, never migrated back")
