"""Rows of sales that are parked at other lanes, and of parkings that have ended."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from pos_terminal.store.tables import baskets, journal, parked_elsewhere, parked_ends

_OF_KEY = 2  # basket and seq, after the store


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A sale that another lane has set aside; amounts in minor units."""

    key: str
    number: int  # of the document's version: a later one replaces it
    terminal_id: str
    name: str = field(repr=False)
    customer_ref: str
    parked_at: str  # UTC
    total_minor: int
    currency: str
    lines_count: int
    basket: dict[str, Any] = field(repr=False)  # as event data


def key_of(store_id: str, basket_id: str, seq: int) -> str:
    """The name of one parking; a basket that is parked again has another."""
    return f"{store_id}/{basket_id}/{seq}"


def parts_of(key: str) -> tuple[str, str, int]:
    """Store, basket and seq of the parking; raises ValueError."""
    store_id, basket_id, seq = key.rsplit("/", _OF_KEY)
    return store_id, basket_id, int(seq)


def last_parking(connection: Connection, basket_id: str, before: int | None = None) -> int:
    """Seq of the basket's last BASKET_PARKED, before a seq where one is given; 0: never."""
    query = (
        select(journal.c.seq)
        .where(journal.c.basket_id == basket_id, journal.c.event_type == "BASKET_PARKED")
        .order_by(journal.c.seq.desc())
        .limit(1)
    )
    if before is not None:
        query = query.where(journal.c.seq < before)
    return int(connection.execute(query).scalar_one_or_none() or 0)


def is_parked(connection: Connection, basket_id: str, seq: int) -> bool:
    """Whether that parking of that basket still lasts on this lane."""
    query = select(baskets.c.status).where(baskets.c.basket_id == basket_id)
    status = connection.execute(query).scalar_one_or_none()
    return status == "parked" and last_parking(connection, basket_id) == seq


def put(connection: Connection, row: Elsewhere) -> bool:
    """Keep a sale of another lane; False where it has ended, or that or a later version is here."""
    if ends_of(connection, row.key):
        return False
    known = find(connection, row.key)
    if known is not None and known.number >= row.number:
        return False
    values = {name: getattr(row, name) for name in Elsewhere.__slots__}
    values["basket"] = json.dumps(row.basket, ensure_ascii=False, sort_keys=True)
    statement = upsert(parked_elsewhere).values(values)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_=values))
    return True


def find(connection: Connection, key: str) -> Elsewhere | None:
    """One that can be taken over."""
    query = select(parked_elsewhere).where(parked_elsewhere.c.key == key)
    row = connection.execute(query).one_or_none()
    return None if row is None else _from(row)


def everything(connection: Connection) -> list[Elsewhere]:
    """All that can be taken over, oldest first."""
    order = (parked_elsewhere.c.parked_at, parked_elsewhere.c.key)
    query = select(parked_elsewhere).order_by(*order)
    return [_from(row) for row in connection.execute(query)]


def clear(connection: Connection) -> None:
    """Nothing can be taken over any more."""
    connection.execute(delete(parked_elsewhere))


def unname(connection: Connection, key: str) -> None:
    """Forget whose it is."""
    chosen = update(parked_elsewhere).where(parked_elsewhere.c.key == key)
    connection.execute(chosen.values(name="", customer_ref=""))


def ends_of(connection: Connection, key: str) -> dict[str, str | None]:
    """Which lanes ended a parking, and as which basket it went on where that was here."""
    query = select(parked_ends).where(parked_ends.c.key == key)
    return {row.terminal_id: row.basket_id for row in connection.execute(query)}


def end(
    connection: Connection, key: str, terminal_id: str, at: str, basket_id: str | None = None
) -> None:
    """A lane has recalled it or taken it over: nobody else can, and it does not come back."""
    row = {"key": key, "terminal_id": terminal_id, "ended_at": at, "basket_id": basket_id}
    connection.execute(insert(parked_ends).prefix_with("OR REPLACE"), row)
    connection.execute(delete(parked_elsewhere).where(parked_elsewhere.c.key == key))


def forget_ends(connection: Connection, before: str) -> None:
    """What ended long ago is no lane's news any more."""
    connection.execute(delete(parked_ends).where(parked_ends.c.ended_at < before))


def _from(row: Any) -> Elsewhere:
    values = dict(row._mapping)
    return Elsewhere(**values | {"basket": json.loads(values["basket"])})
