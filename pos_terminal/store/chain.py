"""Does the journal follow from event to event: its tail at start, the whole while nobody sells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from pos_terminal.domain.errors import BugError
from pos_terminal.store.canonical import canonical, sha256
from pos_terminal.store.head import GENESIS
from pos_terminal.store.journal import envelope, event_at, event_from_row
from pos_terminal.store.operations import control_value, set_control
from pos_terminal.store.tables import journal

VERIFIED = "verified_seq"
_NO_EVENT = (TypeError, ValueError, AttributeError, DBAPIError, BugError)  # whatever stands there


@dataclass(frozen=True, slots=True)
class Break:
    """Where a journal stops following: the seq, and `kind`.

    Kinds: missing | moved (does not follow the one before) | changed | unreadable.
    """

    seq: int
    kind: str


@dataclass(frozen=True, slots=True)
class Link:
    """The event before the next one to look at."""

    seq: int = 0
    hash: str = GENESIS


def first_broken(connection: Connection, *, whole: bool = False) -> Break | None:
    """The first event since the last verified one that does not follow; None: all do.

    Start-up looks at what is new (17 µs an event); the rest is for `walk` in idle moments, or
    `whole` where something was found damaged.
    """
    seq = 0 if whole else int(control_value(connection, VERIFIED) or 0)
    try:
        last = event_at(connection, seq) if seq else None
    except _NO_EVENT:
        return Break(seq, "unreadable")
    reached = walk(connection, Link() if last is None else Link(last.seq, last.hash))
    if isinstance(reached, Break):
        return reached
    set_control(connection, VERIFIED, str(reached.seq))
    return None


def walk(connection: Connection, link: Link, limit: int | None = None) -> Link | Break:
    """Look at the events behind `link`; how far it went, or what does not follow."""
    query = select(journal).where(journal.c.seq > link.seq).order_by(journal.c.seq).limit(limit)
    try:
        for row in connection.execute(query.execution_options(yield_per=1)):
            kind = _wrong(row, link)
            if kind:
                return Break(link.seq + 1, kind)
            link = Link(row.seq, row.hash.hex())
    except _NO_EVENT:
        broken = Break(link.seq + 1, "unreadable")
        return broken if limit == 1 else _step_by_step(connection, link, broken)
    return link


def _step_by_step(connection: Connection, link: Link, broken: Break) -> Break:
    """Which row it really was: the driver reads one ahead."""
    while isinstance(reached := walk(connection, link, 1), Link) and reached != link:
        link = reached
    return reached if isinstance(reached, Break) else broken


def _wrong(row: Any, link: Link) -> str:
    """What is wrong with a row behind that link, or nothing."""
    if row.seq != link.seq + 1:
        return "missing"
    event = event_from_row(row)
    if event.prev_hash != link.hash:
        return "moved"
    data_hash = sha256(row.data)
    right = sha256(canonical(envelope(event, data_hash.hex())))
    return "" if (data_hash, right) == (row.data_hash, row.hash) else "changed"
