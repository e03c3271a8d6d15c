"""One transaction of lane.db: append events, project them, queue prints, commit once."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2
from sqlalchemy import Connection, Engine, RootTransaction
from sqlalchemy.exc import DBAPIError, OperationalError

from pos_terminal import crash_points
from pos_terminal.domain.errors import StoreError
from pos_terminal.store import journal as journal_store
from pos_terminal.store.engine import open_engine
from pos_terminal.store.head import Head
from pos_terminal.store.journal import JournalEvent, Stamp
from pos_terminal.store.projections import project


def refusal() -> StoreError:
    """What people are told when the disk refuses."""
    return StoreError(
        "The disk did not take the last step.", "Check free space and the disk, then try again."
    )


class Tx:
    """A running transaction; `committed` holds the events once the commit has returned."""

    def __init__(self, connection: Connection, head: Head, new_id: Callable[[], str]) -> None:
        """Start from the head of the journal."""
        self.connection = connection
        self.head = head
        self.events: list[JournalEvent] = []
        self._new_id = new_id

    def append(
        self, event_type: str, data: dict[str, Any], stamp: Stamp, event_id: str | None = None
    ) -> JournalEvent:
        """Append one event to the journal and write what is derived from it."""
        event, self.head = journal_store.seal(
            self.head, event_id or self._new_id(), event_type, stamp, data
        )
        journal_store.store_event(self.connection, event)
        project(self.connection, event)
        self.events.append(event)
        return event

    @property
    def event_types(self) -> list[str]:
        """What this transaction says, in order."""
        return [event.event_type for event in self.events]

    def start_epoch(self, above: int = 0) -> None:
        """The events from here on belong to a new journal id and the next epoch.

        `above` is an epoch seen outside that must not be used again.
        """
        used = self.head.epoch if self.head.seq else 0
        epoch = max(used, above) + 1
        self.head = Head(str(uuid.uuid4()), epoch, self.head.seq, self.head.hash)


class LaneStore:
    """lane.db with its one writing connection; only the lane thread touches it."""

    def __init__(self, path: Path, new_id: Callable[[], str]) -> None:
        """Open the store; the schema must be at head (store.migrate)."""
        self.path = path
        self._new_id = new_id
        self._engine = open_engine(path)
        self._connection = self._engine.connect()
        with self._connection.begin():
            self.head = journal_store.read_head_row(self._connection)

    @contextmanager
    def transaction(self) -> Iterator[Tx]:
        """One commit; nothing is told to anybody before it returns.

        A COMMIT that fails with an I/O error has an unknown outcome: the store is opened anew and
        the last event looked up by its id. Raises StoreError when it is not there, and where the
        disk refuses before the commit.
        """
        try:
            transaction = self._connection.begin()
        except OperationalError as err:
            raise refusal() from err
        tx = Tx(self._connection, self.head, self._new_id)
        try:
            yield tx
        except OperationalError as err:  # full, locked, unreadable: the disk's word, not a bug
            self._roll_back(transaction)
            raise refusal() from err
        except BaseException:
            self._roll_back(transaction)
            raise
        if crash_points.ARMED:
            crash_points.reached("commit.before", tx.event_types)
        try:
            transaction.commit()
        except DBAPIError as err:
            self._decide_unknown(tx, err)
        self.head = tx.head
        if crash_points.ARMED:
            crash_points.reached("commit.after", tx.event_types)

    def _roll_back(self, transaction: RootTransaction) -> None:
        try:
            transaction.rollback()
        except DBAPIError:
            self.reopen()  # closing the file ends what could not be rolled back

    def _decide_unknown(self, tx: Tx, cause: DBAPIError) -> None:
        self.reopen()
        last = tx.events[-1].event_id if tx.events else None
        with self._connection.begin():
            stored = last is not None and journal_store.has_event(self._connection, last)
        if not stored:
            raise refusal() from cause

    def reopen(self) -> None:
        """Drop the connection and open the file again."""
        self.close()
        self._engine = open_engine(self.path)
        self._connection = self._engine.connect()
        with self._connection.begin():
            self.head = journal_store.read_head_row(self._connection)

    def checkpoint(self) -> None:
        """Fold the WAL into the database; the lane calls it when idle."""
        with contextlib.suppress(dbapi2.Error):  # the next idle moment tries again
            cursor = self._connection.connection.cursor()  # outside any transaction
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
            cursor.close()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
        self._engine.dispose()


class LaneReader:
    """A read-only view of lane.db: short reads, one connection a call."""

    def __init__(self, path: Path) -> None:
        """Point at the file."""
        self._engine: Engine = open_engine(path, readonly=True)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent snapshot for as long as the block runs; keep it short."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()
