"""A fresh store from a lane's events, wherever they were kept: journal as it was, tables anew.

The journal is inserted row by row as it is, each event judged against the chain; tables are then
made from it alone. The next start of such a store opens a new epoch, as after any restore.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, insert

from pos_terminal.domain.errors import StoreError
from pos_terminal.store import swap
from pos_terminal.store.catalog.schema import prepare_catalog
from pos_terminal.store.engine import open_engine
from pos_terminal.store.head import GENESIS, Head
from pos_terminal.store.migrate import LANE_SCHEMA, migrate
from pos_terminal.store.operations import set_control
from pos_terminal.store.rebuild import rebuild
from pos_terminal.store.tables import journal
from sync.documents import Document
from sync.lane_event import HASHED, LaneEvent
from sync.people_again import put_customers

AT_ONCE = 1_000
_ELSEWHERE = "Look for the missing ones in another store: a backup, Kafka, or the archive on S3."


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuilt store has."""

    head: Head
    events: int
    customers: int


def need_empty(target: Path) -> None:
    """Raises StoreError for a folder that holds something, or what is no folder."""
    if not target.exists():
        return
    if not target.is_dir():
        raise StoreError(f"{target} is not a folder.", "Name an empty or a new one.")
    if any(not each.name.startswith(swap.FRESH) for each in target.iterdir()):
        raise StoreError(f"{target} is not empty.", "Name an empty or a new folder.")


def rebuild_store(
    events: Iterable[LaneEvent], target: Path, documents: Iterable[Document] = ()
) -> Rebuilt:
    """A whole store in an empty or new folder: all of it, or (StoreError) nothing.

    `events` are one lane's, in order from seq 1. Of `documents` the newest of each customer counts;
    the catalogue is empty, and staff and settings are not there: no store of events has them.
    """
    with fresh_in(target) as fresh:
        return build_in(fresh, events, documents)


@contextmanager
def fresh_in(target: Path) -> Iterator[Path]:
    """A folder for a store to be built in; at the end its files are what `target` holds.

    After an exception, or a kill, `target` holds nothing that anybody would take for a store.
    Raises StoreError for a folder that holds something.
    """
    need_empty(target)
    target.mkdir(parents=True, exist_ok=True)
    for left in target.glob(f"{swap.FRESH}*"):  # of one that was killed
        shutil.rmtree(left, ignore_errors=True)
    fresh = Path(tempfile.mkdtemp(dir=target, prefix=swap.FRESH))
    try:
        yield fresh
        swap.begin(target, fresh)
    except BaseException:
        if not swap.pending(target):
            shutil.rmtree(fresh, ignore_errors=True)
        raise


def build_in(
    folder: Path, events: Iterable[LaneEvent], documents: Iterable[Document] = ()
) -> Rebuilt:
    """The same in a folder of the caller's, who puts the files in their place by `swap`."""
    lane_db = folder / "lane.db"
    engine = open_engine(lane_db)
    try:
        migrate(engine, "lane", LANE_SCHEMA)
        head = _insert(engine, verified(events))
        with engine.begin() as connection:
            people = put_customers(connection, documents)
            set_control(connection, swap.RESTORED, "1")
    finally:
        engine.dispose()
    rebuild(lane_db)
    prepare_catalog(folder / "catalog.db")
    return Rebuilt(head, head.seq, people)


def verified(events: Iterable[LaneEvent]) -> Iterator[LaneEvent]:
    """The same events; StoreError at the first that is forged, missing or of another history."""
    last = Head("", 0, 0, GENESIS)
    lane = ""
    for event in events:
        lane = lane or event.terminal_id
        if event.seq != last.seq + 1:
            gap = f"Events {last.seq + 1} to {event.seq - 1} are missing."
            raise StoreError(gap if event.seq > last.seq else _twice(event), _ELSEWHERE)
        if event.terminal_id != lane:
            raise StoreError(f"Event {event.seq} is of lane {event.terminal_id}.", _ELSEWHERE)
        if event.prev_hash != last.hash or event.epoch < last.epoch:
            raise StoreError(f"Event {event.seq} does not follow the one before it.", _ELSEWHERE)
        if not event.genuine:
            raise StoreError(f"Event {event.seq} was changed after it was made.", _ELSEWHERE)
        last = event.head
        yield event


def _twice(event: LaneEvent) -> str:
    return f"Event {event.seq} comes twice."


def _insert(engine: Engine, events: Iterator[LaneEvent]) -> Head:
    head = None
    while some := list(islice(events, AT_ONCE)):
        with engine.begin() as connection:
            connection.execute(insert(journal), [_row(event) for event in some])
        head = some[-1].head
    if head is None:
        raise StoreError("There are no events of this lane.", _ELSEWHERE)
    return head


def _row(event: LaneEvent) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(event, name) for name in HASHED}
    hashes = {name: bytes.fromhex(row.get(name, event.hash)) for name in _HASHES}
    return row | hashes | {"data": event.payload, "training": int(event.training)}


_HASHES = ("data_hash", "prev_hash", "hash")
