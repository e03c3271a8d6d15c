"""Head office's catalogue documents, applied: the newest of each key wins, in any order.

A batch is one edit of the catalogue; how far the inbox has been read is noted in the same
transaction, so that a kill leaves either both or neither.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.product import CatalogChange
from pos_terminal.store.catalog.product_edit import CatalogEdit
from pos_terminal.store.catalog.published_products import PublishedProducts
from pos_terminal.store.catalog.published_shelves import SHELVES, take_away
from pos_terminal.store.catalog.writer import CatalogWriter

SOURCE = "head office"
POSITION = "inbox_position"  # rows of `about`
FLOOR = "published_floor"  # everything up to this version is in the snapshot this file began as
VERSION, PUBLISHED_AT = "published_version", "published_at"
LISTED = 500  # a batch with more products is one bulk version
_KINDS = ("tax", "tax_group", "category", "product", "quick_key")  # a row after what it names


@dataclass(frozen=True, slots=True)
class Published:
    """One document of the catalogue; `position` is its place in the inbox."""

    position: int
    kind: str
    key: str
    version: int
    published_at: str
    body: Mapping[str, Any] = field(repr=False)
    deleted: bool = False
    refused: str = ""  # why this program does not take it


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that is not applied, and why: a key of a sentence and its facts."""

    position: int
    kind: str
    key: str
    reason: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a batch did."""

    change: CatalogChange
    applied: int  # documents that count now; a row that already was like that is one, too
    kept: tuple[Kept, ...]


def apply_published(
    writer: CatalogWriter, documents: Sequence[Published], inbox_id: str, upto: int
) -> Outcome:
    """Apply a batch, and note that the inbox has been read up to a position.

    Raises CashierError("catalogue.busy") while an import is writing: nothing has happened.
    """
    with writer.editing(SOURCE, bulk=len(documents) > LISTED) as edited:
        batch = _Batch(edited.edit, inbox_id)
        for document in documents:
            batch.sort_in(document)
        batch.apply()
        batch.move(upto)
    return Outcome(edited.change, batch.applied, tuple(batch.kept))


class _Batch:
    """One transaction."""

    def __init__(self, edit: CatalogEdit, inbox_id: str) -> None:
        self._edit = edit
        pooled: Any = edit.connection.connection
        self._driver = pooled.driver_connection
        self._inbox_id = inbox_id
        about = read_about(edit.connection)
        self._mark = Mark.from_text(about.get(POSITION, ""))
        if self._mark.inbox_id != inbox_id:  # sync began a new one: its positions are others
            self._mark = Mark(inbox_id, 0)
            self._driver.execute("DELETE FROM inbox_kept")
        self._about = about
        self._floor = int(about.get(FLOOR, "0"))
        self._newest: dict[tuple[str, str], Published] = {}
        self.applied = 0
        self.kept: list[Kept] = []

    def sort_in(self, document: Published) -> None:
        known = self._newest.get((document.kind, document.key))
        if known is None or document.version > known.version:
            self._newest[document.kind, document.key] = document

    def apply(self) -> None:
        known = self._fresh()
        for row in known:
            if row.refused:
                self._keep(row, CashierError("head_office.refused", why=row.refused))
        fresh = [row for row in known if not row.refused]
        for kind in _KINDS:
            self._put([row for row in fresh if row.kind == kind and not row.deleted])
        for kind in reversed(_KINDS):
            self._take_away([row for row in fresh if row.kind == kind and row.deleted])
        for row in fresh:
            if row.kind == "snapshot":
                self._see(row)
        kept = {entry.position for entry in self.kept}
        self._note_published([row for row in fresh if row.position not in kept])
        self._note_kept()

    def move(self, upto: int) -> None:
        """Note the position; it never goes back."""
        if upto > self._mark.position or not self._about.get(POSITION):
            self._write_about(POSITION, Mark(self._inbox_id, max(upto, self._mark.position)).text)

    def _fresh(self) -> list[Published]:
        keys = json.dumps([[kind, key] for kind, key in self._newest])
        known = {
            (kind, key): version
            for kind, key, version in self._driver.execute(
                "SELECT p.kind, p.key, p.version FROM json_each(?) e JOIN published p"
                " ON p.kind = e.value ->> 0 AND p.key = e.value ->> 1",
                (keys,),
            )
        }
        rows = [row for at, row in self._newest.items() if row.version > known.get(at, self._floor)]
        return sorted(rows, key=lambda row: (row.version, row.key))

    def _put(self, rows: list[Published]) -> None:
        if not rows:
            return
        if rows[0].kind == "product":
            products = PublishedProducts(self._edit, self._floor)
            for row, err in products.put(rows):
                self._keep(row, err)
            return
        for row in rows:
            self._guarded(row, lambda row=row: SHELVES[row.kind](self._edit, row.key, row.body))

    def _take_away(self, rows: list[Published]) -> None:
        for row in rows:
            self._guarded(row, lambda row=row: take_away(self._edit, row.kind, row.key))

    def _guarded(self, row: Published, write: Any) -> None:
        try:
            write()
        except CashierError as err:
            self._keep(row, err)

    def _keep(self, row: Published, err: CashierError) -> None:
        self.kept.append(Kept(row.position, row.kind, row.key, err.key, err.facts))

    def _see(self, row: Published) -> None:
        """The end of a publication: how old this catalogue is, and the currency of its prices."""
        self._write_about(VERSION, str(row.version))
        self._write_about(PUBLISHED_AT, row.published_at)
        if row.body.get("currency"):
            self._edit.set_currency(str(row.body["currency"]))

    def _note_published(self, rows: Sequence[Published]) -> None:
        self.applied = len(rows)
        self._driver.executemany(
            "INSERT INTO published (kind, key, version, gone) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (kind, key) DO UPDATE SET version = excluded.version,"
            " gone = excluded.gone",
            [(row.kind, row.key, row.version, int(row.deleted)) for row in rows],
        )

    def _note_kept(self) -> None:
        """Whatever was kept of these keys is settled now, or kept again at its place of today."""
        if self._driver.execute("SELECT 1 FROM inbox_kept LIMIT 1").fetchone():
            self._driver.executemany(
                "DELETE FROM inbox_kept WHERE kind = ? AND key = ?", list(self._newest)
            )
        self._driver.executemany(
            "INSERT OR REPLACE INTO inbox_kept (position, kind, key, reason, facts)"
            " VALUES (?, ?, ?, ?, ?)",
            [
                (row.position, row.kind, row.key, row.reason, json.dumps(row.facts, default=str))
                for row in self.kept
            ],
        )

    def _write_about(self, key: str, value: str) -> None:
        self._driver.execute(
            "INSERT INTO about (key, value) VALUES (?, ?)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """How far an inbox has been read; another inbox has other positions."""

    inbox_id: str
    position: int

    @classmethod
    def from_text(cls, text: str) -> Mark:
        """Of its row; nothing read where there is none."""
        inbox_id, _, position = text.partition(":")
        return cls(inbox_id, int(position or 0))

    @property
    def text(self) -> str:
        """For its row."""
        return f"{self.inbox_id}:{self.position}"


def read_about(connection: Connection) -> dict[str, str]:
    """The single facts about a catalogue."""
    found: Iterable[Any] = connection.exec_driver_sql("SELECT key, value FROM about")
    return {key: value for key, value in found}
