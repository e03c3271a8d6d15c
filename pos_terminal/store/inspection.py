"""Is lane.db fit to be opened for writing? Nothing here writes, so nothing that is lost goes on.

A healthy start pays for a header, the head of the journal and one comparison. Only where that
looks wrong, or the last run left a note, everything is read as by `journal verify`.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from pos_terminal.log import get_logger
from pos_terminal.store.chain import Break, Link, walk
from pos_terminal.store.engine import open_engine
from pos_terminal.store.head import Head
from pos_terminal.store.journal import read_head_row
from pos_terminal.store.operations import control_value
from pos_terminal.store.suspicion import is_suspect
from pos_terminal.store.swap import RESTORED
from pos_terminal.store.tables import epochs, journal
from pos_terminal.store.trouble import code_of, refusal, trouble_of

log = get_logger(__name__)
MAGIC = b"SQLite format 3\0"
_NONSENSE = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR")
_HEADER = 100  # bytes: https://sqlite.org/fileformat.html
# Checks of the verifier that a journal which is whole can mend, or that the head outside decides.
_MENDABLE = frozenset({"file", "I5 tables", "I2 head"})


class Condition(StrEnum):
    """What a start may do with the store."""

    SOUND = "sound"  # or not there
    TABLES = "tables"  # the journal is whole, what is made from it is not
    JOURNAL = "journal"  # ours and readable, with an event that does not follow
    FOREIGN = "foreign"  # another lane's pages, or its log
    UNREADABLE = "unreadable"  # no database, or a part of one


@dataclass(frozen=True, slots=True)
class Files:
    """The three files of one database; they only make sense together."""

    db: Path

    @property
    def log(self) -> Path:
        """Commits that are not yet in the database file."""
        return Path(f"{self.db}-wal")

    @property
    def has_log(self) -> bool:
        """Whether there are any."""
        return _size(self.log) > 0

    @property
    def is_cut(self) -> bool:
        """Whether the header promises more pages than there are; a log may hold the rest."""
        with self.db.open("rb") as file:
            header = file.read(_HEADER)
        if len(header) < _HEADER or not header.startswith(MAGIC):
            return True
        (page,) = struct.unpack(">H", header[16:18])
        (pages,) = struct.unpack(">I", header[28:32])
        return not self.has_log and pages * (65_536 if page == 1 else page) > _size(self.db)


def inspect(lane_db: Path, outside: Head | None) -> Condition:
    """How the store is; `outside` is the head as the file beside it has it."""
    files = Files(lane_db)
    if not _size(lane_db):  # to open it now would throw the log away
        return Condition.UNREADABLE if files.has_log else Condition.SOUND
    if files.is_cut:
        return Condition.UNREADABLE
    engine = open_engine(lane_db, readonly=True)
    try:
        with engine.connect() as connection:
            return _condition(connection, files, outside)
    except (TypeError, ValueError, AttributeError) as err:
        log.error("store", error=str(err))
        return _unreadable(lane_db)
    except DBAPIError as err:
        log.error("store", error=str(err))
        if not code_of(err).startswith(_NONSENSE):  # locked, or not ours to read
            raise trouble_of(err) or refusal() from err
        return _unreadable(lane_db)
    finally:
        engine.dispose()


def _condition(connection: Connection, files: Files, outside: Head | None) -> Condition:
    # a restored store was verified as a whole, and lies beside another life's head
    agrees = _reaches(connection, outside) or _is_restored(connection)
    if outside is not None and not agrees and _is_foreign(connection, outside):
        return Condition.FOREIGN
    if agrees and not is_suspect(files.db.parent):
        return Condition.SOUND
    found = _look_at_all(connection, files.db)
    # a log that may be another's is never folded in
    mixed = found is Condition.JOURNAL and not agrees and files.has_log
    return Condition.FOREIGN if mixed else found


def _reaches(connection: Connection, outside: Head | None) -> bool:
    """Whether the journal reaches what was noted outside, under the same hash."""
    if _schema(connection) == 0:
        return outside is None
    head = read_head_row(connection)
    if outside is None or outside.seq == 0:
        return True
    if (head.epoch, head.seq) < (outside.epoch, outside.seq):
        return False
    query = select(journal.c.hash).where(journal.c.seq == outside.seq)
    found = connection.execute(query).scalar_one_or_none()
    return found is not None and bytes(found).hex() == outside.hash


def _schema(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _is_restored(connection: Connection) -> bool:
    return _schema(connection) > 0 and control_value(connection, RESTORED) == "1"


def _is_foreign(connection: Connection, outside: Head) -> bool:
    """Whether this life of the lane has another journal here: no backup of ours is like that."""
    query = select(epochs.c.journal_id).where(epochs.c.epoch == outside.epoch)
    found = connection.execute(query).scalar_one_or_none()
    return found is not None and found != outside.journal_id


def _look_at_all(connection: Connection, lane_db: Path) -> Condition:
    """Everything, by the independent verifier; the journal once more by itself where it fails."""
    from pos_terminal.store.verify import verify  # late: a healthy start never needs it

    failed = {check.name for check in verify(lane_db.parent).failed()}
    log.warning("looked at everything", failed=sorted(failed))
    if not failed - {"I2 head"}:
        return Condition.SOUND
    if isinstance(walk(connection, Link()), Break):
        return Condition.JOURNAL
    return Condition.TABLES if failed <= _MENDABLE else Condition.SOUND


def _unreadable(lane_db: Path) -> Condition:
    """The first reads failed: perhaps on tables that can be made again."""
    engine = open_engine(lane_db, readonly=True)
    try:
        with engine.connect() as connection:
            reached = walk(connection, Link())
    except DBAPIError:
        return Condition.UNREADABLE
    finally:
        engine.dispose()
    whole = isinstance(reached, Link) and reached.seq > 0
    return Condition.TABLES if whole else Condition.UNREADABLE


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
