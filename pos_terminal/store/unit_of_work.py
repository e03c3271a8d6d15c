"""One transaction of lane.db: append events, project them, queue prints, commit once."""

from __future__ import annotations

import contextlib
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2
from sqlalchemy import Connection, Engine, RootTransaction
from sqlalchemy.exc import DBAPIError

from pos_terminal import crash_points
from pos_terminal.domain.errors import StoreError
from pos_terminal.log import get_logger
from pos_terminal.store import journal as journal_store
from pos_terminal.store.engine import open_engine
from pos_terminal.store.head import Head
from pos_terminal.store.journal import JournalEvent, Stamp
from pos_terminal.store.projections import project
from pos_terminal.store.reserve import Reserve
from pos_terminal.store.suspicion import suspect
from pos_terminal.store.trouble import (
    NoRoom,
    NotStored,
    OutcomeUnknown,
    StoreDamaged,
    code_of,
    is_busy,
    is_full,
    refusal,
    trouble_of,
)

log = get_logger(__name__)
PATIENCE_S = 60.0  # for a program that holds the store, a stopped one among them


# A commit is some 10 pages. SQLite would fold the log by itself every 1,000 pages, in the midst of
# whatever commit is then: two more syncs for one sale in thirty (counted by strace).
FOLD_BETWEEN_SALES = 64  # commits
FOLD_AT_LAST = 1024  # commits; whoever then waits, the log must end somewhere
# A folded log begins anew with the next commit, unless somebody reads it at that moment (a receipt
# being drawn): it would grow from fold to fold. Longer than this, the fold waits for the reader.
LONG_LOG_PAGES = 1_500
READER_PATIENCE_MS = 250
NEXT_PATIENCE_MS = 20  # with a reader that stayed: a backup, a look after a Z


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
        """Open the store; the schema must be at head (store.migrate). StoreError if it cannot."""
        self.path = path
        self.patience_s = PATIENCE_S
        self.on_wait: Callable[[], None] = lambda: None  # somebody else holds the store, still
        self.reserve = Reserve(path.parent)
        self._new_id = new_id
        self._open()
        self._fold("PASSIVE")  # a log that was read from the cache is no proof of what is stored

    def _open(self) -> None:
        self._engine = open_engine(self.path)
        try:
            self._connection = self._engine.connect()
            self._connection.connection.cursor().execute("PRAGMA wal_autocheckpoint=0")
            self._commits = 0  # since the log was folded
            self._reader_stays = False
            with self._connection.begin():
                self.head = journal_store.read_head_row(self._connection)
        except DBAPIError as err:
            self._engine.dispose()
            raise _trouble(self.path, err) or refusal() from err

    @contextmanager
    def transaction(self) -> Iterator[Tx]:
        """One commit; nothing is told to anybody before it returns.

        A COMMIT that fails with an I/O error has an unknown outcome: the store is opened anew and
        the last event looked up by its id. Raises StoreError when it is not there, where the disk
        refuses before the commit, or when somebody else holds the store for `patience_s`.
        """
        transaction = self._begin()
        tx = Tx(self._connection, self.head, self._new_id)
        try:
            yield tx
        except DBAPIError as err:  # full, unreadable: the disk's word, not a bug
            self._roll_back(transaction)
            trouble = _trouble(self.path, err)
            if trouble is None:
                raise
            raise trouble from err
        except BaseException:
            self._roll_back(transaction)
            raise
        if crash_points.ARMED:
            crash_points.reached("commit.before", tx.event_types)
        try:
            transaction.commit()
        except DBAPIError as err:
            self._decide(transaction, tx, err)
        self.head = tx.head
        self._commits += 1
        if crash_points.ARMED:
            crash_points.reached("commit.after", tx.event_types)

    def _begin(self) -> RootTransaction:
        """Be the writer: nothing has happened yet, so waiting costs nothing but time."""
        until = time.monotonic() + self.patience_s
        while True:
            try:
                return self._connection.begin()
            except DBAPIError as err:
                if not is_busy(err) or time.monotonic() > until:
                    raise _trouble(self.path, err) or refusal() from err
            self.on_wait()

    def _roll_back(self, transaction: RootTransaction) -> None:
        try:
            transaction.rollback()
        except DBAPIError:
            self.reopen()  # closing the file ends what could not be rolled back

    def _decide(self, transaction: RootTransaction, tx: Tx, cause: DBAPIError) -> None:
        """Return where the commit has happened; raise what keeps it from having happened."""
        if is_full(cause):  # there may be no room to open the file again
            self._roll_back(transaction)
            raise NoRoom from cause
        last = tx.events[-1].event_id if tx.events else None
        try:
            self.reopen()
            with self._connection.begin():
                stored = last is not None and journal_store.has_event(self._connection, last)
        except (DBAPIError, StoreError) as err:
            raise OutcomeUnknown from err
        if not self._settled():
            raise OutcomeUnknown from cause
        log.warning("commit", code=code_of(cause), stored=stored)
        if not stored:
            raise NotStored from cause

    def _settled(self) -> bool:
        """All of the log is on the disk, and nothing else is in it: also beside a quota."""
        if self._fold("TRUNCATE"):
            return True
        self.reserve.give_up()
        return self._fold("TRUNCATE")

    def reopen(self) -> None:
        """Drop the connection and open the file again."""
        with contextlib.suppress(DBAPIError, dbapi2.Error):
            self.close()
        self._open()

    def checkpoint(self) -> None:
        """Fold the WAL into the database; the lane calls it when idle between sales."""
        self._fold("PASSIVE")

    def fold_when_long(self, *, between_sales: bool) -> None:
        """Fold a WAL that has grown; the lane calls it when a command has been answered.

        The first commit after that syncs once more: it should not be the one that closes a sale.
        """
        if self._commits >= (FOLD_BETWEEN_SALES if between_sales else FOLD_AT_LAST):
            self.checkpoint()

    def empty_log(self) -> bool:
        """Fold the whole WAL and cut it to nothing: what it held is no longer on the disk.

        False where somebody reads it just now; nobody waits longer than a blink for that.
        """
        cursor = self._connection.connection.cursor()
        before = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout={READER_PATIENCE_MS}")
        try:
            return self._fold("TRUNCATE")
        finally:
            cursor.execute(f"PRAGMA busy_timeout={before}")
            cursor.close()

    def make_room(self) -> None:
        """Give up the reserve, and the room that the log holds: a sale must end (F5)."""
        self.reserve.give_up()
        self._fold("TRUNCATE")

    def _fold(self, how: str) -> bool:
        """Fold the WAL into the database; with TRUNCATE True means that all of it is on the disk.

        What the log held and nobody was told of is gone after that: it cannot come back.
        """
        try:
            cursor = self._connection.connection.cursor()  # outside any transaction
            busy, pages, _folded = cursor.execute(f"PRAGMA wal_checkpoint({how})").fetchone()
            if how == "PASSIVE" and pages > LONG_LOG_PAGES:
                busy = self._restart_log(cursor)
            else:
                self._reader_stays = False
            cursor.close()
            self._commits = FOLD_BETWEEN_SALES - 1 if self._reader_stays else 0
        except (dbapi2.Error, DBAPIError):  # the next idle moment tries again
            return False
        return not busy

    def _restart_log(self, cursor: Any) -> int:
        """Let the next commit begin at the front of the log; 0: it will."""
        patience_ms = NEXT_PATIENCE_MS if self._reader_stays else READER_PATIENCE_MS
        before = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout={patience_ms}")
        busy: int = cursor.execute("PRAGMA wal_checkpoint(RESTART)").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout={before}")
        self._reader_stays = bool(busy)
        return busy

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
        self._engine.dispose()


class LaneReader:
    """A read-only view of lane.db: short reads, one connection a call."""

    def __init__(self, path: Path) -> None:
        """Point at the file."""
        self._path = path
        self._engine: Engine = open_engine(path, readonly=True)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent snapshot for as long as the block runs; keep it short."""
        try:
            with self._engine.connect() as connection, connection.begin():
                yield connection
        except DBAPIError as err:
            trouble = _trouble(self._path, err)
            if trouble is None:
                raise
            raise trouble from err

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


def _trouble(lane_db: Path, err: DBAPIError) -> StoreError | None:
    """What it means; damage is noted, so that the next start looks at everything."""
    trouble = trouble_of(err)
    if isinstance(trouble, StoreDamaged):
        suspect(lane_db.parent, code_of(err))
    return trouble
