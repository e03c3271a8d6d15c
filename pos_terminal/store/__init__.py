"""The local store: SQLite databases, the journal, and everything that is derived from it."""
