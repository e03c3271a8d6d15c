"""The inbox of sync.db: what came down and is not applied yet, the newest of each key.

Documents and how far their source was read are one transaction: nothing is lost or doubled by a
kill. Rows go when the store that they change says that it has passed them.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from sync.store import SyncStore
from sync.tables import inbox, notes

INBOX_ID = "inbox.id"  # positions are those of this inbox; a new sync.db has others
OFFSET = "inbox.offset."  # + source: how far it was read, in its own words
SEEN = "inbox.seen_at"  # when nothing of head office was left to receive, UTC
REMOVED = "inbox.removed."  # + store: rows up to here are gone
_AT_ONCE = 20_000  # rows removed in one transaction


@dataclass(frozen=True, slots=True)
class Entry:
    """A checked document for the inbox; texts of versions compare as the versions do."""

    kind: str
    key: str
    version: str
    document: bytes


@dataclass(frozen=True, slots=True)
class Row:
    """One that waits."""

    position: int
    kind: str
    key: str
    document: bytes


def version_text(number: int) -> str:
    """A number so that texts compare like numbers."""
    return f"{number:016d}"


class Inbox:
    """One source's part: catalog, customers or parked. Any thread may call."""

    def __init__(self, store: SyncStore, source: str) -> None:
        """The first one gives the inbox its name."""
        self._store = store
        self.source = source
        with store.transaction() as tx:
            fresh = upsert(notes).values(key=INBOX_ID, value=secrets.token_hex(8))
            tx.execute(fresh.on_conflict_do_nothing())
            query = select(notes.c.value).where(notes.c.key == INBOX_ID)
            self.id: str = tx.execute(query).scalar_one()

    def offset(self) -> str:
        """How far the source was read; empty: not at all."""
        return self._store.note(OFFSET + self.source)

    def take(self, entries: Sequence[Entry], offset: str, now: str) -> None:
        """Keep documents that are newer than what waits, and the place in the source."""
        with self._store.transaction() as tx:
            if entries:
                self._put(tx, entries, now)
            _note(tx, OFFSET + self.source, offset)

    def _put(self, tx: Connection, entries: Sequence[Entry], now: str) -> None:
        newest: dict[tuple[str, str], Entry] = {}
        for entry in entries:
            known = newest.get((entry.kind, entry.key))
            if known is None or entry.version > known.version:
                newest[entry.kind, entry.key] = entry
        run = tx.exec_driver_sql
        run(
            "DELETE FROM inbox WHERE source = ? AND kind = ? AND key = ? AND version < ?",
            [(self.source, row.kind, row.key, row.version) for row in newest.values()],
        )
        run(
            "INSERT OR IGNORE INTO inbox (source, kind, key, version, document, received_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                (self.source, row.kind, row.key, row.version, row.document, now)
                for row in newest.values()
            ],
        )

    def waiting(self, kinds: Collection[str], after: int) -> int:
        """How many rows of these kinds follow a position."""
        query = select(func.count()).where(
            inbox.c.position > after, inbox.c.source == self.source, inbox.c.kind.in_(kinds)
        )
        with self._store.transaction() as tx:
            return int(tx.execute(query).scalar_one())

    def removed(self, store: str) -> int:
        """Up to where rows that a store has applied are gone."""
        return int(self._store.note(REMOVED + store) or 0)

    def remove(self, store: str, kinds: Collection[str], upto: int, kept: Iterable[int]) -> None:
        """Take away what a store has passed, but for what it keeps."""
        held = json.dumps(sorted(kept))
        first = (
            select(inbox.c.position)
            .where(
                inbox.c.position <= upto,
                inbox.c.source == self.source,
                inbox.c.kind.in_(kinds),
                inbox.c.position.not_in(select(func.json_each(held).table_valued("value").c.value)),
            )
            .limit(_AT_ONCE)
        )
        gone = _AT_ONCE
        while gone == _AT_ONCE:
            with self._store.transaction() as tx:
                gone = tx.execute(delete(inbox).where(inbox.c.position.in_(first))).rowcount
                _note(tx, REMOVED + store, str(upto))

    def pass_over(self, position: int) -> bool:
        """Let positions begin above one that a store has applied; False: they do.

        A sync.db from an older backup would give them once more, to documents that are new.
        """
        with self._store.transaction() as tx:
            run = tx.exec_driver_sql
            newest = run("SELECT seq FROM sqlite_sequence WHERE name = 'inbox'").scalar()
            if position <= (newest or 0):
                return False
            run("DELETE FROM sqlite_sequence WHERE name = 'inbox'")
            run("INSERT INTO sqlite_sequence (name, seq) VALUES ('inbox', ?)", (position,))
        return True

    def from_beginning(self) -> None:
        """What was passed over is wanted now: the source is read once more."""
        self._store.write_note(OFFSET + self.source, "")

    def read_anew(self, store: str, position: int) -> None:
        """A store lost what it had applied: the source is read from its beginning."""
        with self._store.transaction() as tx:
            _note(tx, OFFSET + self.source, "")
            _note(tx, REMOVED + store, str(position))


def _note(tx: Connection, key: str, value: str) -> None:
    fresh = upsert(notes).values(key=key, value=value)
    tx.execute(fresh.on_conflict_do_update(index_elements=["key"], set_={"value": value}))
