"""What was shown on tiles and what was taken, counted when the basket closes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.sqlite import insert

from plugins.purchase_recommender.models import offers, taps

if TYPE_CHECKING:
    from sqlalchemy import Connection

KEPT_DAYS = 800


def tapped(connection: Connection, basket_id: str, sku: str) -> None:
    """A tile was tapped; whether the product stays is known at the end."""
    row = {"basket_id": basket_id, "sku": sku}
    connection.execute(insert(taps).values(row).on_conflict_do_nothing())


def given_up(connection: Connection, basket_id: str) -> None:
    """The basket was voided: nothing was sold by its tiles."""
    connection.execute(delete(taps).where(taps.c.basket_id == basket_id))


def closed(connection: Connection, plugin: str, data: Mapping[str, Any], day: date) -> None:
    """Count what this plugin showed, and what of it was bought by a tap."""
    shown = {one["sku"] for one in data["suggested"] if one["plugin"] == plugin}
    if not shown:
        return
    query = select(taps.c.sku).where(taps.c.basket_id == data["basket_id"])
    by_tap = set(connection.execute(query).scalars())
    sold: dict[str, int] = {}
    for line in data["lines"]:
        if line["qty_milli"] > 0 and line["sku"] in by_tap:
            sold[line["sku"]] = sold.get(line["sku"], 0) + line["total_minor"]
    for sku in sorted(shown):
        _count(connection, day.isoformat(), sku, sku in sold, sold.get(sku, 0))
    if by_tap:
        given_up(connection, data["basket_id"])
    _prune(connection, day)


def _count(connection: Connection, day: str, sku: str, taken: bool, minor: int) -> None:
    row = {"business_date": day, "sku": sku, "shown": 1, "taken": int(taken), "taken_minor": minor}
    statement = insert(offers).values(row)
    added = {
        name: offers.c[name] + statement.excluded[name]
        for name in ("shown", "taken", "taken_minor")
    }
    connection.execute(
        statement.on_conflict_do_update(index_elements=["business_date", "sku"], set_=added)
    )


def _prune(connection: Connection, day: date) -> None:
    oldest = connection.execute(select(func.min(offers.c.business_date))).scalar()
    limit = (day - timedelta(days=KEPT_DAYS)).isoformat()
    if oldest is not None and oldest < limit:
        connection.execute(delete(offers).where(offers.c.business_date < limit))
