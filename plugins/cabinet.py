"""The host's rows in a plugin.db: the cursor, outcomes on their way, settings as of the cursor."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    bindparam,
    delete,
    insert,
    select,
    text,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from pos_terminal.checkout.commands import PluginOutcome
from pos_terminal.store.prepared import Prepared

PREFIX = "host_"
metadata = MetaData()

state = Table(
    f"{PREFIX}state",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
outcomes = Table(
    f"{PREFIX}outcomes",
    metadata,
    Column("outcome_id", Text, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("row", Text, nullable=False),  # JSON of a PluginOutcome
)


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last event that is finished: nothing before it is read again."""

    seq: int = 0
    hash: str = ""  # of that event: a journal that lost its tail has another one


def read_cursor(connection: Connection) -> Cursor:
    """Where the plugin stands."""
    text = read_state(connection, "cursor")
    return Cursor(**json.loads(text)) if text else Cursor()


def write_cursor(connection: Connection, cursor: Cursor) -> None:
    """Move it, in the transaction of the effect."""
    write_state(connection, "cursor", json.dumps(asdict(cursor)))


def read_state(connection: Connection, key: str) -> str:
    """One value, empty where there is none."""
    return connection.execute(select(state.c.value).where(state.c.key == key)).scalar() or ""


_WRITE_STATE = Prepared(
    upsert(state)
    .values(key=bindparam("key"), value=bindparam("value"))
    .on_conflict_do_update(index_elements=["key"], set_={"value": text("excluded.value")})
)
_KEEP = Prepared(insert(outcomes))
_FORGET = Prepared(delete(outcomes).where(outcomes.c.outcome_id == bindparam("id")))


def write_state(connection: Connection, key: str, value: str) -> None:
    """Keep one value."""
    _WRITE_STATE.run(connection, {"key": key, "value": value})


def keep(connection: Connection, seq: int, made: Sequence[PluginOutcome]) -> None:
    """Outcomes of one event, to be handed over after the commit."""
    for position, one in enumerate(made):
        row = json.dumps(asdict(one), ensure_ascii=False)
        _KEEP.run(
            connection,
            {"outcome_id": one.outcome_id, "seq": seq, "position": position, "row": row},
        )


def undelivered(connection: Connection) -> list[tuple[int, PluginOutcome]]:
    """What the lane has not confirmed, in order, with the seq of its cause."""
    query = select(outcomes).order_by(outcomes.c.seq, outcomes.c.position)
    return [(row.seq, _outcome(json.loads(row.row))) for row in connection.execute(query)]


def _outcome(row: dict[str, Any]) -> PluginOutcome:
    return PluginOutcome(**row)


def forget(connection: Connection, ids: Iterable[str]) -> None:
    """The lane has applied them."""
    _FORGET.run_many(connection, ({"id": one} for one in ids))
