"""The append-only, hash-chained journal: envelope, hash, append and read."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, insert, select

from pos_terminal.domain.events import EVENTS, EventType
from pos_terminal.store.canonical import canonical, sha256
from pos_terminal.store.head import GENESIS, Head
from pos_terminal.store.prepared import Prepared
from pos_terminal.store.tables import journal


@dataclass(frozen=True, slots=True)
class Stamp:
    """Where and when an event happens; ids are UUID text, `occurred_at` UTC with six decimals."""

    store_id: str
    terminal_id: str
    occurred_at: str
    utc_offset_min: int
    business_date: str
    shift_id: str | None = None
    employee_id: str | None = None
    basket_id: str | None = None
    caused_by: str | None = None
    training: bool = False


@dataclass(frozen=True, slots=True)
class JournalEvent:
    """One stored event; `hash` and `prev_hash` in hex, `data` as decoded JSON."""

    seq: int
    event_id: str
    journal_id: str
    epoch: int
    event_type: str
    version: int
    stamp: Stamp
    data: dict[str, Any]
    data_bytes: bytes = field(repr=False)
    prev_hash: str
    hash: str


def envelope(event: JournalEvent, data_hash: str) -> dict[str, Any]:
    """The hashed fields of an event: everything but data and hash; absent is null."""
    stamp = event.stamp
    return {
        "business_date": stamp.business_date,
        "basket_id": stamp.basket_id,
        "caused_by": stamp.caused_by,
        "data_hash": data_hash,
        "employee_id": stamp.employee_id,
        "epoch": event.epoch,
        "event_id": event.event_id,
        "event_type": event.event_type,
        "journal_id": event.journal_id,
        "occurred_at": stamp.occurred_at,
        "prev_hash": event.prev_hash,
        "seq": event.seq,
        "shift_id": stamp.shift_id,
        "store_id": stamp.store_id,
        "terminal_id": stamp.terminal_id,
        "training": stamp.training,
        "utc_offset_min": stamp.utc_offset_min,
        "version": event.version,
    }


def seal(
    head: Head, event_id: str, event_type: str, stamp: Stamp, data: dict[str, Any]
) -> tuple[JournalEvent, Head]:
    """The event that follows `head`, hashed, and the new head."""
    data_bytes = canonical(data)
    spec = EVENTS.get(EventType(event_type)) if event_type in EventType.__members__ else None
    draft = JournalEvent(
        seq=head.seq + 1,
        event_id=event_id,
        journal_id=head.journal_id,
        epoch=head.epoch,
        event_type=event_type,
        version=spec.version if spec else 1,
        stamp=stamp,
        data=data,
        data_bytes=data_bytes,
        prev_hash=head.hash,
        hash="",
    )
    digest = sha256(canonical(envelope(draft, sha256(data_bytes).hex()))).hex()
    event = JournalEvent(
        draft.seq,
        draft.event_id,
        draft.journal_id,
        draft.epoch,
        draft.event_type,
        draft.version,
        stamp,
        data,
        data_bytes,
        draft.prev_hash,
        digest,
    )
    return event, Head(head.journal_id, head.epoch, event.seq, digest)


_INSERT = Prepared(insert(journal))


def store_event(connection: Connection, event: JournalEvent) -> None:
    """Insert one sealed event."""
    stamp = event.stamp
    _INSERT.run(
        connection,
        {
            "seq": event.seq,
            "event_id": event.event_id,
            "journal_id": event.journal_id,
            "epoch": event.epoch,
            "event_type": event.event_type,
            "version": event.version,
            "store_id": stamp.store_id,
            "terminal_id": stamp.terminal_id,
            "shift_id": stamp.shift_id,
            "employee_id": stamp.employee_id,
            "basket_id": stamp.basket_id,
            "caused_by": stamp.caused_by,
            "training": int(stamp.training),
            "occurred_at": stamp.occurred_at,
            "utc_offset_min": stamp.utc_offset_min,
            "business_date": stamp.business_date,
            "data": event.data_bytes,
            "data_hash": sha256(event.data_bytes),
            "prev_hash": bytes.fromhex(event.prev_hash),
            "hash": bytes.fromhex(event.hash),
        },
    )


def read_head_row(connection: Connection) -> Head:
    """The head as the database has it; seq 0 for an empty journal.

    A last row that is no event has a head without a hash: nothing follows it, and the start says
    that it is damaged.
    """
    try:
        row = connection.execute(
            select(journal.c.journal_id, journal.c.epoch, journal.c.seq, journal.c.hash)
            .order_by(journal.c.seq.desc())
            .limit(1)
        ).one_or_none()
        if row is None:
            return Head(str(uuid.uuid4()), 1, 0, GENESIS)
        return Head(row.journal_id, row.epoch, row.seq, row.hash.hex())
    except (ValueError, TypeError, AttributeError):
        last = connection.execute(select(func.max(journal.c.seq))).scalar_one()
        return Head(str(uuid.uuid4()), 1, last, "")


def event_from_row(row: Any) -> JournalEvent:
    """A journal row as an event."""
    stamp = Stamp(
        store_id=row.store_id,
        terminal_id=row.terminal_id,
        occurred_at=row.occurred_at,
        utc_offset_min=row.utc_offset_min,
        business_date=row.business_date,
        shift_id=row.shift_id,
        employee_id=row.employee_id,
        basket_id=row.basket_id,
        caused_by=row.caused_by,
        training=bool(row.training),
    )
    return JournalEvent(
        row.seq,
        row.event_id,
        row.journal_id,
        row.epoch,
        row.event_type,
        row.version,
        stamp,
        json.loads(row.data),
        row.data,
        row.prev_hash.hex(),
        row.hash.hex(),
    )


def read_events(
    connection: Connection, after_seq: int = 0, *, limit: int | None = None
) -> Iterator[JournalEvent]:
    """Events in order after a seq, streamed."""
    query = select(journal).where(journal.c.seq > after_seq).order_by(journal.c.seq)
    if limit is not None:
        query = query.limit(limit)
    for row in connection.execution_options(stream_results=True).execute(query):
        yield event_from_row(row)


def basket_events(connection: Connection, basket_id: str) -> list[JournalEvent]:
    """All events of one basket, in order."""
    query = select(journal).where(journal.c.basket_id == basket_id).order_by(journal.c.seq)
    return [event_from_row(row) for row in connection.execute(query)]


def event_at(connection: Connection, seq: int) -> JournalEvent | None:
    """The event of that seq."""
    row = connection.execute(select(journal).where(journal.c.seq == seq)).one_or_none()
    return None if row is None else event_from_row(row)


def first_since(connection: Connection, business_date: str) -> int | None:
    """Seq of the first event of that business day (ISO) or later; None: nothing happened since.

    Days never run backwards along the journal, so it is found by halving: no index is needed.
    """
    low, high = 1, int(connection.execute(select(func.max(journal.c.seq))).scalar() or 0) + 1
    end = high
    while low < high:
        middle = (low + high) // 2
        query = select(journal.c.business_date).where(journal.c.seq == middle)
        if str(connection.execute(query).scalar()) < business_date:
            low = middle + 1
        else:
            high = middle
    return low if low < end else None


def event_by_id(connection: Connection, event_id: str) -> JournalEvent | None:
    """The event of that id."""
    row = connection.execute(select(journal).where(journal.c.event_id == event_id)).one_or_none()
    return None if row is None else event_from_row(row)


def has_event(connection: Connection, event_id: str) -> bool:
    """Whether an event is stored: decides a commit of unknown outcome."""
    query = select(journal.c.seq).where(journal.c.event_id == event_id)
    return connection.execute(query).one_or_none() is not None
