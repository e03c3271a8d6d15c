"""The tables of lane.db that hold people: versioned rows, never in the journal."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text, text

from pos_terminal.store.columns import UuidBytes, metadata


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


customers = Table(
    "customers",
    metadata,
    Column("customer_ref", UuidBytes, primary_key=True),
    Column("row_version", Integer, nullable=False),
    _text("name"),
    _text("phone"),  # as typed
    _text("phone_e164"),
    _text("email"),
    _text("card"),
    _text("note"),
    _text("customer_group"),
    Column("consent", Integer, nullable=False),
    _text("status"),  # active | merged | erased
    _text("changed_at"),
    Column("merged_into", UuidBytes),  # who counts for this one since a merge
    Index("customers_card", "card", unique=True, sqlite_where=text("card <> ''")),
    Index("customers_phone", "phone_e164", sqlite_where=text("phone_e164 <> ''")),
    Index("customers_merged", "merged_into", sqlite_where=text("merged_into IS NOT NULL")),
)

# What people are looked up by, made from their rows by people_names: no FTS5, whose segments keep
# what was deleted from them. A key's first character says its kind.
customer_keys = Table(
    "customer_keys",
    metadata,
    Column("key", Text, nullable=False, primary_key=True),
    Column("customer_ref", UuidBytes, nullable=False, primary_key=True),
    sqlite_with_rowid=False,
)

customer_words = Table(
    "customer_words",  # each word of any name, by itself and by itself without one letter
    metadata,
    Column("key", Text, nullable=False, primary_key=True),
    Column("word", Text, nullable=False, primary_key=True),
    sqlite_with_rowid=False,
)
SEARCHED = (customer_keys, customer_words)

employees = Table(
    "employees",
    metadata,
    Column("employee_id", Text, primary_key=True),
    Column("row_version", Integer, nullable=False),
    _text("name"),
    _text("username"),
    _text("role"),
    _text("pin_hash"),
    _text("password_hash"),
    _text("language"),
    Column("active", Integer, nullable=False),
    Column("demo", Integer, nullable=False),
    Column("badge_digest", Text, nullable=False, server_default=text("''")),  # keyed, of the code
    Column("badge_end", Text, nullable=False, server_default=text("''")),  # its last characters
    Index("employees_username", "username", unique=True, sqlite_where=text("username <> ''")),
    Index(
        "employees_badge",
        "badge_digest",
        unique=True,
        sqlite_where=text("badge_digest <> '' AND active = 1"),
    ),
)
