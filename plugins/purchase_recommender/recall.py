"""What the tables know of one basket: read, never written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from plugins.purchase_recommender import learning, names
from plugins.purchase_recommender.rules import MOST_ASKED, Known, Source
from plugins.purchase_recommender.tallies import Tally, faded

if TYPE_CHECKING:
    from sqlalchemy import Connection

POPULAR = 60  # best sellers of late that are looked at
_SOURCES = (
    "SELECT p.product_id, p.sku, p.name, p.baskets, p.at_s, n.at_s, n.packed"
    " FROM products p LEFT JOIN neighbours n USING (product_id)"
    " WHERE p.sku IN (SELECT value FROM json_each(?)) ORDER BY p.product_id"
)
_POPULAR = "SELECT product_id, heat FROM products ORDER BY heat DESC, product_id LIMIT ?"
_LESSONS = "SELECT heat FROM lessons WHERE one = 1"
_MANY = "SELECT max(product_id) FROM products"
_SKUS = "SELECT product_id, sku FROM products WHERE product_id IN (SELECT value FROM json_each(?))"


def known_of(
    connection: Connection,
    skus: Sequence[str],
    customer_ref: str | None,
    now_s: int,
    half_life_days: int,
) -> Known:
    """All that speaks for something, for a basket of these products in their order."""
    asked = (json.dumps(list(skus[-MOST_ASKED:])),)
    many = connection.exec_driver_sql(_MANY).scalar() or 0
    sources = []
    for one, _sku, name, baskets, since_s, at_s, packed in connection.exec_driver_sql(
        _SOURCES, asked
    ).all():
        tally = Tally(learning.NEIGHBOURS, at_s or now_s, packed or b"")
        left = faded(tally.at_s, now_s, half_life_days)
        together = {other: n * left for other, n in tally.certain().items()}
        kin = names.kin(connection, one, name, many)
        at_most = baskets * faded(since_s, now_s, half_life_days)
        sources.append(Source(name, at_most, together, kin))
    own: dict[int, float] = {}
    if customer_ref:
        own = learning.habits(connection, customer_ref, now_s, half_life_days).certain()
    return Known(tuple(sources), _popular(connection), own)


def _popular(connection: Connection) -> dict[int, float]:
    heat = connection.exec_driver_sql(_LESSONS).scalar()
    if heat is None:
        return {}
    rows = connection.exec_driver_sql(_POPULAR, (POPULAR,))
    return {one: float(2.0 ** (its - heat)) for one, its in rows}


def skus_of(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    """SKUs by id."""
    rows = connection.exec_driver_sql(_SKUS, (json.dumps(list(ids)),))
    return {one: sku for one, sku in rows}
