"""Reads sync.db's inbox from another process than the one that owns it."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pos_terminal.store.engine import open_engine
from sync.inbox import INBOX_ID
from sync.inbox_marks import SOURCE

_ROWS = (
    "SELECT position, kind, key, version, document FROM inbox WHERE source = ?"
    " AND kind IN (SELECT value FROM json_each(?)) AND position > ? ORDER BY position LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row of the inbox."""

    position: int
    kind: str
    key: str
    version: str  # texts compare as versions do
    document: bytes = field(repr=False)


class InboxReader:
    """One thread owns it; the file may come, go and be another one."""

    def __init__(self, sync_db: Path) -> None:
        """Nothing is opened before `open`."""
        self._path = sync_db
        self._file: tuple[int, int] | None = None
        self._engine: Any = None
        self._driver: Any = None
        self.inbox_id = ""
        self._empty: dict[tuple[str, ...], tuple[int, int]] = {}

    def open(self) -> bool:
        """Whether there is an inbox to read."""
        try:
            found = self._path.stat()
        except OSError:
            self.close()
            return False
        if self._file != (found.st_dev, found.st_ino):
            self.close()
            self._engine = open_engine(self._path, readonly=True)
            self._pooled = self._engine.raw_connection()
            self._driver = self._pooled.driver_connection
            self._file = (found.st_dev, found.st_ino)
        if not self.inbox_id and self._has_tables():
            query = "SELECT value FROM notes WHERE key = ?"
            row = self._driver.execute(query, (INBOX_ID,)).fetchone()
            self.inbox_id = row[0] if row else ""
        return bool(self.inbox_id)

    def rows(
        self, kinds: Collection[str], after: int, most: int, source: str = SOURCE
    ) -> list[Waiting]:
        """What follows a position, oldest first; costs one PRAGMA while nothing has changed."""
        (version,) = self._driver.execute("PRAGMA data_version").fetchone()
        at = (version, after)
        if self._empty.get(tuple(kinds)) == at:
            return []
        asked = (source, json.dumps(list(kinds)), after, most)
        found = [Waiting(*row) for row in self._driver.execute(_ROWS, asked)]
        if not found:
            self._empty[tuple(kinds)] = at
        return found

    def close(self) -> None:
        """Let go."""
        if self._engine is not None:
            self._driver = None
            self._pooled.close()
            self._engine.dispose()
            self._engine = None
        self._file, self.inbox_id = None, ""
        self._empty.clear()

    def _has_tables(self) -> bool:
        query = "SELECT 1 FROM sqlite_schema WHERE name = 'inbox'"
        return self._driver.execute(query).fetchone() is not None
