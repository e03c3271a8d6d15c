"""Reading and writing the plugin's tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from plugins.customer_lookup.models import liked, merged, visits
from plugins.customer_lookup.rules import ONE, Liking, bought

Event = Mapping[str, Any]


def who_counts(connection: Connection, ref: str) -> str:
    """The reference that a customer's visits are kept under."""
    query = select(merged.c.into_ref).where(merged.c.from_ref == ref)
    return connection.execute(query).scalar() or ref


def note_visit(connection: Connection, event: Event) -> None:
    """A closed sale of a known customer."""
    ref = who_counts(connection, event["customer_ref"])
    connection.execute(
        insert(visits),
        {
            "seq": event["seq"],
            "customer_ref": ref,
            "sale_id": event["basket_id"],
            "receipt_no": event["receipt_no"],
            "kind": event["kind"],
            "closed_at": event["occurred_at"],
            "business_date": event["business_date"],
            "currency": event["currency"],
            "total_minor": event["total_minor"],
            "lines": len(event["lines"]),
        },
    )
    taken = bought(event["lines"])
    query = select(liked).where(liked.c.customer_ref == ref, liked.c.sku.in_(taken))
    known = {row.sku: _liking(row) for row in connection.execute(query)} if taken else {}
    day = date.fromisoformat(event["business_date"])
    now = (
        known[sku].again(name, day) if sku in known else Liking(sku, name, 1, ONE, day)
        for sku, name in sorted(taken.items())
    )
    keep(connection, ref, now)


def likings(connection: Connection, ref: str) -> list[Liking]:
    """All that a customer bought, in the order of SKUs."""
    query = select(liked).where(liked.c.customer_ref == ref).order_by(liked.c.sku)
    return [_liking(row) for row in connection.execute(query)]


def _liking(row: Row[Any]) -> Liking:
    return Liking(row.sku, row.name, row.times, row.score, date.fromisoformat(row.scored_on))


def favourites(connection: Connection, ref: str, day: date, count: int) -> list[Liking]:
    """What a customer buys most, of late first."""
    ranked = sorted(likings(connection, ref), key=lambda one: (-one.on(day), one.sku))
    return [one for one in ranked if one.on(day) > 0][:count]


_KEEP = upsert(liked)
_KEPT = _KEEP.on_conflict_do_update(
    index_elements=["customer_ref", "sku"],
    set_={name: _KEEP.excluded[name] for name in ("name", "times", "score", "scored_on")},
)


def keep(connection: Connection, ref: str, likings: Iterable[Liking]) -> None:
    """Write likings in place of what was known."""
    rows = [asdict(one) | {"customer_ref": ref} for one in likings]
    for row in rows:
        row["scored_on"] = row["scored_on"].isoformat()
    if rows:
        connection.execute(_KEPT, rows)


def merge(connection: Connection, drop: str, keep_ref: str) -> None:
    """What was one customer's is another's from now on."""
    into = who_counts(connection, keep_ref)
    connection.execute(
        update(visits).where(visits.c.customer_ref == drop).values(customer_ref=into)
    )
    known = {one.sku: one for one in likings(connection, into)}
    theirs = likings(connection, drop)
    both = (one.with_other(known[one.sku]) if one.sku in known else one for one in theirs)
    keep(connection, into, both)
    connection.execute(delete(liked).where(liked.c.customer_ref == drop))
    connection.execute(update(merged).where(merged.c.into_ref == drop).values(into_ref=into))
    connection.execute(upsert(merged).values(from_ref=drop, into_ref=into).on_conflict_do_nothing())


def forget(connection: Connection, ref: str) -> None:
    """Nothing is kept under a reference any more, nor leads to it."""
    connection.execute(delete(visits).where(visits.c.customer_ref == ref))
    connection.execute(delete(liked).where(liked.c.customer_ref == ref))
    connection.execute(
        delete(merged).where((merged.c.from_ref == ref) | (merged.c.into_ref == ref))
    )


def forget_before(connection: Connection, day: str) -> None:
    """History older than a day (ISO date)."""
    connection.execute(delete(visits).where(visits.c.business_date < day))
    connection.execute(delete(liked).where(liked.c.scored_on < day))
