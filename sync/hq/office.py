"""What the office wants and what it has sent: published.db in its data directory."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pos_terminal.store.canonical import canonical
from pos_terminal.store.engine import open_engine

NAME = "published.db"
_TABLES = (
    "CREATE TABLE IF NOT EXISTS sent (kind TEXT NOT NULL, key TEXT NOT NULL,"
    " store_id TEXT NOT NULL, version INTEGER NOT NULL, gone INTEGER NOT NULL,"
    " sha256 BLOB NOT NULL, PRIMARY KEY (kind, key, store_id)) STRICT, WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS wanted (kind TEXT NOT NULL, key TEXT NOT NULL,"
    " store_id TEXT NOT NULL, body TEXT, PRIMARY KEY (kind, key, store_id))"
    " STRICT, WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS notes (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)"
    " STRICT, WITHOUT ROWID",
)
LAST, CATALOGUE = "last_version", "catalogue_version"


@dataclass(frozen=True, slots=True)
class Row:
    """One document before it has a version; a body of None is deleted."""

    kind: str
    key: str
    body: dict[str, Any] | None
    store_id: str = ""

    @property
    def sha256(self) -> bytes:
        """Of what it says."""
        return hashlib.sha256(canonical(self.body)).digest()


class Office:
    """The office's own database; one process at a time writes it."""

    def __init__(self, folder: Path, now_s: Callable[[], float] = time.time) -> None:
        """Open it, made when it is not there; `now_s` is the wall clock."""
        self._now_s = now_s
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / NAME).touch(0o600)  # hashes of PINs are in it
        self._engine = open_engine(folder / NAME)
        with self._engine.begin() as connection:
            for statement in _TABLES:
                connection.exec_driver_sql(statement)

    def close(self) -> None:
        """Let go."""
        self._engine.dispose()

    @contextmanager
    def _driver(self) -> Iterator[Any]:
        with self._engine.begin() as connection:
            pooled: Any = connection.connection
            yield pooled.driver_connection

    def want(self, row: Row) -> None:
        """Remember what is to be published: staff, a setting, a plugin."""
        with self._driver() as run:
            run.execute(
                "INSERT OR REPLACE INTO wanted (kind, key, store_id, body) VALUES (?, ?, ?, ?)",
                (row.kind, row.key, row.store_id, None if row.body is None else _json(row.body)),
            )

    def wanted(self) -> list[Row]:
        """All of them."""
        with self._driver() as run:
            rows = run.execute("SELECT kind, key, store_id, body FROM wanted").fetchall()
        return [
            Row(kind, key, None if body is None else json.loads(body), store_id)
            for kind, key, store_id, body in rows
        ]

    def sent(self) -> dict[tuple[str, str, str], tuple[bytes, bool]]:
        """What the lanes have been told, by kind, key and shop: its hash, and whether deleted."""
        with self._driver() as run:
            rows = run.execute("SELECT kind, key, store_id, sha256, gone FROM sent").fetchall()
        return {(kind, key, shop): (sha, bool(gone)) for kind, key, shop, sha, gone in rows}

    def counts(self) -> dict[str, int]:
        """Live documents of each kind."""
        with self._driver() as run:
            query = "SELECT kind, count(*) FROM sent WHERE gone = 0 GROUP BY kind"
            return dict(run.execute(query).fetchall())

    def note_sent(self, rows: Iterable[Row], version: int) -> None:
        """They were acknowledged."""
        with self._driver() as run:
            run.executemany(
                "INSERT OR REPLACE INTO sent (kind, key, store_id, version, gone, sha256)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (row.kind, row.key, row.store_id, version, int(row.body is None), row.sha256)
                    for row in rows
                ],
            )

    def note(self, key: str) -> int:
        """A number, 0 where there is none."""
        with self._driver() as run:
            row = run.execute("SELECT value FROM notes WHERE key = ?", (key,)).fetchone()
        return int(row[0]) if row else 0

    def write_note(self, key: str, value: int) -> None:
        """Keep a number."""
        with self._driver() as run:
            run.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (key, str(value)))

    def next_version(self) -> int:
        """Of the publication that begins; it is used up even if that fails half-way.

        Seconds of the clock at least: an office that lost its file goes on above what it sent.
        """
        version = max(self.note(LAST) + 1, int(self._now_s()))
        self.write_note(LAST, version)
        return version


def _json(body: dict[str, Any]) -> str:
    return canonical(body).decode()
