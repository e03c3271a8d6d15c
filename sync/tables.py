"""The tables of sync.db, which the sync process owns; a lost tail of it is only a redelivery."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text

SYNC_SCHEMA = 1  # PRAGMA user_version at the head of migrations/sync

metadata = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


cursors = Table(
    "cursors",
    metadata,
    Column("sink", Text, primary_key=True),
    _text("journal_id"),
    Column("epoch", Integer, nullable=False),
    Column("seq", Integer, nullable=False),  # everything up to it is acknowledged or parked
    _text("hash"),
)

switches = Table(
    "switches",  # what a manager asked for; survives a restart
    metadata,
    Column("sink", Text, primary_key=True),
    Column("paused", Integer, nullable=False),
)

parked = Table(
    "parked",
    metadata,
    Column("sink", Text, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    _text("event_id"),
    _text("event_type"),
    _text("occurred_at"),
    _text("reason"),  # key of a sentence
    _text("facts"),  # JSON
    _text("request_id"),
    _text("parked_at"),  # UTC
    Column("tries", Integer, nullable=False),
)

notes = Table(
    "notes",  # the head of the journal as last seen, and other single facts
    metadata,
    Column("key", Text, primary_key=True),
    _text("value"),
)

inbox = Table(
    "inbox",  # what head office and other lanes sent, until nobody here needs it
    metadata,
    Column("position", Integer, primary_key=True),  # grows, never used again
    _text("source"),  # catalog | customers | parked
    _text("kind"),  # product, tax, employee, setting, …
    _text("key"),
    _text("version"),
    Column("document", LargeBinary, nullable=False),  # JSON as it came, checked
    _text("received_at"),  # UTC
    Index("inbox_key", "source", "kind", "key", unique=True),  # the newest of a key is enough
    sqlite_autoincrement=True,
)
