"""The lane's journal as sinks read it: bounded batches, read-only, straight from the driver.

A backlog may be a million events: rows come one by one and a batch is limited in bytes, so memory
does not grow with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, Protocol

from pysqlite3 import dbapi2

from pos_terminal.domain.errors import StoreError
from pos_terminal.domain.events import EventType
from pos_terminal.store.columns import known_uuid_text, uuid_text
from pos_terminal.store.engine import open_engine
from pos_terminal.store.head import GENESIS, Head
from pos_terminal.store.migrate import LANE_SCHEMA
from sync import segments
from sync.documents import Document, Kind
from sync.lane_documents import LaneDocuments
from sync.lane_event import LaneEvent
from sync.sinks.base import NOTHING, Batch, Limits, Position

_COLUMNS = (
    "terminal_id, store_id, journal_id, epoch, seq, event_id, event_type, version, shift_id,"
    " employee_id, basket_id, caused_by, training, occurred_at, utc_offset_min, business_date,"
    " data, data_hash, prev_hash, hash"
)
_AFTER = f"SELECT {_COLUMNS} FROM journal WHERE seq > ? ORDER BY seq LIMIT ?"  # noqa: S608
_HEAD = "SELECT journal_id, epoch, seq, hash FROM journal ORDER BY seq DESC LIMIT 1"
_AT = "SELECT journal_id, epoch, seq, hash FROM journal WHERE seq = ?"
_LIFE_START = "SELECT max(first_seq) FROM epochs WHERE first_seq <= ?"
_SHIFT_END = "SELECT max(seq) FROM journal WHERE seq > ? AND seq <= ? AND event_type = ?"
_EPOCH_START = "SELECT first_seq FROM epochs WHERE epoch > ? ORDER BY epoch LIMIT 1"


class Source(Protocol):
    """Where batches come from, and what a cursor is compared with."""

    def head(self) -> Position:
        """The last event that is there."""

    def at(self, seq: int) -> Position | None:
        """The event of that seq."""

    def life_after(self, epoch: int) -> int | None:
        """The first seq of the life that followed `epoch`; None: it is the last one."""

    def event(self, seq: int) -> LaneEvent | None:
        """The event of that seq, whole."""

    def batches(self, after: int, limits: Limits, carries: Collection[Kind]) -> Iterator[Batch]:
        """What follows `after`; a batch without events brings documents of the next one's."""

    def close(self) -> None:
        """Let go."""


class Outbox:
    """The journal of this lane; one thread owns an outbox."""

    def __init__(self, lane_db: Path, catalog_db: Path, images: Path) -> None:
        """Open the files for reading. Raises StoreError."""
        try:
            self._engine = open_engine(lane_db, readonly=True)
            self._connection = self._engine.connect()
        except Exception as err:
            raise _unreadable(err) from err
        self._driver: Any = self._connection.connection.driver_connection
        [found] = self._row("PRAGMA user_version")
        if found != LANE_SCHEMA:
            self._engine.dispose()
            raise StoreError(
                f"The journal is of another version of this program (schema {found}).",
                "Start the till once: it brings the file up to date.",
            )
        self._documents = LaneDocuments(self._connection, catalog_db, images)
        self._announced_upto = 0  # documents of a tail that waits are handed out once

    def close(self) -> None:
        """Close them."""
        self._documents.close()
        self._connection.close()
        self._engine.dispose()

    def changed(self) -> int:
        """A number that moves when another process has written: cheap, for looks in between."""
        return int(self._row("PRAGMA data_version")[0])

    def segments_end(self, upto: int) -> int:
        """Where the last whole segment ends up to a seq; what follows waits for its own."""
        floor = upto - upto % segments.SEGMENT
        closed = self._row(_SHIFT_END, floor, upto, EventType.SHIFT_CLOSED)[0] or 0
        life = self._row(_LIFE_START, upto + 1)[0] or 1
        return max(floor, int(closed), int(life) - 1)

    def settings(self, prefix: str) -> dict[str, str]:
        """Rows of the shop's settings whose key begins so."""
        query = "SELECT key, value FROM settings WHERE substr(key, 1, ?) = ?"
        try:
            return dict(self._driver.execute(query, (len(prefix), prefix)).fetchall())
        except dbapi2.Error as err:
            raise _unreadable(err) from err

    def head(self) -> Position:
        """The last event."""
        return _position(self._row(_HEAD)) or NOTHING

    def at(self, seq: int) -> Position | None:
        """The event of that seq."""
        return _position(self._row(_AT, seq)) if seq else NOTHING

    def life_after(self, epoch: int) -> int | None:
        """The first seq of the life that followed `epoch`."""
        row = self._row(_EPOCH_START, epoch)
        return None if row is None else int(row[0])

    def event(self, seq: int) -> LaneEvent | None:
        """The event of that seq, whole."""
        row = self._row(_AFTER, seq - 1, 1)
        return None if row is None or row[4] != seq else event_of(row)

    def batches(self, after: int, limits: Limits, carries: Collection[Kind]) -> Iterator[Batch]:
        """The next events, once, with the documents that they announce before them."""
        after = self.segments_end(after) if limits.segments else after
        events = self._read(after, limits)
        documents: list[Document] = []
        for portion in self._announced(events, limits, carries):
            if documents and len(documents) + len(portion) > limits.documents:
                yield Batch((), tuple(documents))
                documents = []
            documents.extend(portion)
        if limits.segments:
            if documents:  # a picture does not wait until a segment is full
                yield Batch((), tuple(documents))
                documents = []
            self._announced_upto = events[-1].seq if events else after
            events = list(segments.whole(events))
        if events:
            yield Batch(tuple(events), tuple(documents))

    def _announced(
        self, events: list[LaneEvent], limits: Limits, carries: Collection[Kind]
    ) -> Iterator[list[Document]]:
        announcing = self._documents.announcing(carries)
        for event in events:
            if event.event_type in announcing and event.seq > self._announced_upto:
                yield from self._documents.announced_by(event, carries, limits.documents)

    def _read(self, after: int, limits: Limits) -> list[LaneEvent]:
        events: list[LaneEvent] = []
        size = 0
        try:
            cursor = self._driver.execute(_AFTER, (after, limits.events))
            for row in cursor:
                event = event_of(row)
                size += len(event.payload)
                if events and size > limits.payload_bytes:
                    break
                events.append(event)
            cursor.close()  # an open one would pin the store's log
        except dbapi2.Error as err:
            raise _unreadable(err) from err
        return events

    def _row(self, sql: str, *values: object) -> Any:
        try:
            return self._driver.execute(sql, values).fetchone()
        except dbapi2.Error as err:
            raise _unreadable(err) from err


def event_of(row: Any) -> LaneEvent:
    """A row of the journal; five times as fast as by SQLAlchemy's rows."""
    return LaneEvent(
        row[0],
        row[1],
        str(known_uuid_text(row[2])),
        row[3],
        row[4],
        str(uuid_text(row[5])),
        row[6],
        row[7],
        known_uuid_text(row[8]),
        row[9],
        known_uuid_text(row[10]),
        known_uuid_text(row[11]),
        bool(row[12]),
        row[13],
        row[14],
        row[15],
        row[16],
        row[17].hex(),
        row[18].hex(),
        row[19].hex(),
    )


def _position(row: Any) -> Position | None:
    if row is None:
        return None
    return Head(str(known_uuid_text(row[0])), row[1], row[2], row[3].hex() if row[3] else GENESIS)


def _unreadable(err: Exception) -> StoreError:
    return StoreError(f"The journal cannot be read: {err}.", "Look at the disk.")
