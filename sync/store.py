"""sync.db: where each sink stands, what is parked, what is paused; one process owns it."""

from __future__ import annotations

import json
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from pos_terminal.domain.errors import SinkError
from pos_terminal.store.engine import open_engine
from pos_terminal.store.head import Head
from pos_terminal.store.migrate import migrate
from sync.lane_event import LaneEvent
from sync.sinks.base import NOTHING, Position
from sync.tables import SYNC_SCHEMA, cursors, notes, parked, switches

HEAD = "head"  # note: the newest head of the journal that this process has seen


@dataclass(frozen=True, slots=True)
class ParkedEvent:
    """An event that a sink can never take, and why."""

    sink: str
    seq: int
    event_id: str
    event_type: str
    occurred_at: str
    reason: str
    facts: dict[str, Any]
    request_id: str
    parked_at: str
    tries: int
    seen: bool = False  # a person has looked at it


class SyncStore:
    """Any thread may call; each call is a transaction of its own."""

    def __init__(self, path: Path, *, readonly: bool = False) -> None:
        """Open sync.db, made when it is not there; `readonly` beside the agent that owns it."""
        self._engine = open_engine(path, readonly=readonly, synchronous="NORMAL")
        if not readonly:
            migrate(self._engine, "sync", SYNC_SCHEMA)
        self._one_at_a_time = threading.RLock()

    def close(self) -> None:
        """Let go."""
        self._engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A transaction; nobody else of this process writes meanwhile."""
        with self._one_at_a_time, self._engine.begin() as connection:
            yield connection

    def scrub(self) -> None:
        """Fold the log in and empty it: what was deleted is not left there. Waits for nobody."""
        with self._one_at_a_time, self._engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def cursor(self, sink: str) -> Position:
        """The last event that is acknowledged (or parked) with all before it."""
        with self.transaction() as tx:
            row = tx.execute(select(cursors).where(cursors.c.sink == sink)).one_or_none()
        return NOTHING if row is None else Head(row.journal_id, row.epoch, row.seq, row.hash)

    def move(self, sink: str, to: Position) -> None:
        """Set the cursor; the sink has acknowledged, or a person decided."""
        with self.transaction() as tx:
            _put(tx, cursors, {"sink": sink}, asdict(to))

    def park(self, sink: str, event: LaneEvent, why: SinkError, now: str) -> None:
        """Keep an event aside and go past it, in one transaction."""
        with self.transaction() as tx:
            query = select(parked.c.tries).where(parked.c.sink == sink, parked.c.seq == event.seq)
            tries = tx.execute(query).scalar() or 0
            values = {
                "event_id": event.event_id,
                "event_type": event.event_type,
                "occurred_at": event.occurred_at,
                "reason": why.key,
                "facts": json.dumps(why.facts, default=str),
                "request_id": why.request_id,
                "parked_at": now,
                "tries": tries + 1,
            }
            _put(tx, parked, {"sink": sink, "seq": event.seq}, values)
            _forget_seen(tx, sink, event.seq)  # refused anew: somebody has to look again

    def parked(self, sink: str = "", limit: int = 1000) -> list[ParkedEvent]:
        """What is parked, of one sink or of all, in order."""
        query = select(parked).order_by(parked.c.sink, parked.c.seq).limit(limit)
        if sink:
            query = query.where(parked.c.sink == sink)
        with self.transaction() as tx:
            rows = tx.execute(query).all()
            seen = {name: _seen(tx, name) for name in {row.sink for row in rows}}
        return [
            ParkedEvent(
                **dict(row._mapping) | {"facts": json.loads(row.facts)},
                seen=row.seq in seen[row.sink],
            )
            for row in rows
        ]

    def parked_seqs(self, sink: str) -> list[int]:
        """The seqs that are parked."""
        with self.transaction() as tx:
            query = select(parked.c.seq).where(parked.c.sink == sink).order_by(parked.c.seq)
            return list(tx.execute(query).scalars())

    def unpark(self, sink: str, seq: int) -> None:
        """It was taken after all, or is no longer wanted."""
        with self.transaction() as tx:
            tx.execute(delete(parked).where(parked.c.sink == sink, parked.c.seq == seq))
            _forget_seen(tx, sink, seq)

    def mark_seen(self, sink: str, seqs: Collection[int]) -> int:
        """A person has looked at these (none: all) parked events, which stay; how many were new."""
        with self.transaction() as tx:
            query = select(parked.c.seq).where(parked.c.sink == sink)
            query = query.where(parked.c.seq.in_(seqs)) if seqs else query
            before, found = _seen(tx, sink), set(tx.execute(query).scalars())
            _keep_seen(tx, sink, before | found)
            return len(found - before)

    def seen(self, sink: str) -> int:
        """How many of the parked events a person has looked at."""
        with self.transaction() as tx:
            return len(_seen(tx, sink))

    def paused(self, sink: str) -> bool:
        """Whether a person has paused the sink."""
        with self.transaction() as tx:
            query = select(switches.c.paused).where(switches.c.sink == sink)
            return bool(tx.execute(query).scalar())

    def pause(self, sink: str, on: bool) -> None:
        """Pause or go on; survives a restart."""
        with self.transaction() as tx:
            _put(tx, switches, {"sink": sink}, {"paused": int(on)})

    def note(self, key: str) -> str:
        """A single fact, empty where there is none."""
        with self.transaction() as tx:
            return tx.execute(select(notes.c.value).where(notes.c.key == key)).scalar() or ""

    def write_note(self, key: str, value: str) -> None:
        """Keep a single fact."""
        with self.transaction() as tx:
            _put(tx, notes, {"key": key}, {"value": value})

    def change_note(self, key: str, before: str, after: str) -> bool:
        """Write over a fact that is still the same; False: it is another one by now."""
        with self.transaction() as tx:
            same = update(notes).where(notes.c.key == key, notes.c.value == before)
            return tx.execute(same.values(value=after)).rowcount == 1

    def seen_head(self) -> Head | None:
        """The newest head of the journal that was seen: the journal may not be behind it."""
        text = self.note(HEAD)
        return Head(**json.loads(text)) if text else None

    def see_head(self, head: Head) -> None:
        """Keep the head outside the lane's database."""
        self.write_note(HEAD, json.dumps(asdict(head)))


def _seen(tx: Connection, sink: str) -> set[int]:
    """A note, as an older program must be able to go on with this file."""
    query = select(notes.c.value).where(notes.c.key == f"seen.{sink}")
    return set(json.loads(tx.execute(query).scalar() or "[]"))


def _keep_seen(tx: Connection, sink: str, seqs: set[int]) -> None:
    _put(tx, notes, {"key": f"seen.{sink}"}, {"value": json.dumps(sorted(seqs))})


def _forget_seen(tx: Connection, sink: str, seq: int) -> None:
    seqs = _seen(tx, sink)
    if seq in seqs:
        _keep_seen(tx, sink, seqs - {seq})


def _put(tx: Connection, table: Table, key: dict[str, Any], values: dict[str, Any]) -> None:
    statement = upsert(table).values(**key, **values)
    tx.execute(statement.on_conflict_do_update(index_elements=list(key), set_=values))
