"""What the tables know of one basket: read, never written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from plugins.purchase_recommender import learning, names, statements
from plugins.purchase_recommender.rules import MOST_ASKED, Known, Source
from plugins.purchase_recommender.tallies import MICRO, Tally, faded

if TYPE_CHECKING:
    from sqlalchemy import Connection

MOST_REMEMBERED = 500  # products
POPULAR = 60  # best sellers of late that are looked at
_SOURCES = (
    "SELECT p.product_id, p.sku, p.name, p.baskets_micro, p.at_s, n.at_s, n.packed"
    " FROM products p LEFT JOIN neighbours n USING (product_id)"
    " WHERE p.sku IN (SELECT value FROM json_each(?))"
)
_POPULAR = (
    "SELECT product_id, heat_micro FROM products ORDER BY heat_micro DESC, product_id LIMIT ?"
)
_COUNTED = "SELECT sku FROM counted WHERE sku IN (SELECT value FROM json_each(?))"
_LESSONS = "SELECT heat_micro FROM lessons WHERE one = 1"
_MANY = "SELECT coalesce(max(product_id), 0) FROM products"
_SKUS = "SELECT product_id, sku FROM products WHERE product_id IN (SELECT value FROM json_each(?))"


class Sources:
    """What is known of products in baskets, in memory until the next lesson."""

    def __init__(self) -> None:
        """Nothing is known."""
        self._known: dict[str, Source | None] = {}

    def clear(self) -> None:
        """Something was learnt."""
        self._known.clear()

    def of(
        self, connection: Connection, skus: Sequence[str], now_s: int, half_life_days: int
    ) -> tuple[Source, ...]:
        """In the order asked; a product that was never sold is none."""
        new = [sku for sku in skus if sku not in self._known]
        if new:
            if len(self._known) > MOST_REMEMBERED:
                self._known.clear()
                new = list(skus)
            self._known |= dict.fromkeys(new)
            self._known |= _sources(connection, new, now_s, half_life_days)
        found = (self._known[sku] for sku in skus)
        return tuple(source for source in found if source is not None)


def _sources(
    connection: Connection, skus: Sequence[str], now_s: int, half_life_days: int
) -> dict[str, Source]:
    many = statements.rows(connection, _MANY)[0][0]
    rows = statements.rows(connection, _SOURCES, json.dumps(list(skus)))
    found = {}
    for one, sku, name, baskets, since_s, at_s, packed in rows:
        tally = Tally(learning.NEIGHBOURS, at_s or now_s, packed or b"")
        left = faded(tally.at_s, now_s, half_life_days)
        together = {other: n * left for other, n in tally.certain().items()}
        kin = names.kin(connection, one, name, many)
        held = baskets / MICRO * faded(since_s, now_s, half_life_days)
        found[sku] = Source(name, held, together, kin)
    return found


def known_of(
    connection: Connection,
    sources: Sources,
    skus: Sequence[str],
    customer_ref: str | None,
    now_s: int,
    half_life_days: int,
) -> Known:
    """All that speaks for something, for a basket of these products in their order."""
    own: dict[int, float] = {}
    if customer_ref:
        own = learning.habits(connection, customer_ref, now_s, half_life_days).certain()
    found = sources.of(connection, skus[-MOST_ASKED:], now_s, half_life_days)
    return Known(found, _popular(connection), own)


def _popular(connection: Connection) -> dict[int, float]:
    lessons = statements.one(connection, _LESSONS)
    if lessons is None:
        return {}
    rows = statements.rows(connection, _POPULAR, POPULAR)
    return {one: float(2.0 ** ((its - lessons[0]) / MICRO)) for one, its in rows}


def skus_of(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    """SKUs by id."""
    return dict(statements.rows(connection, _SKUS, json.dumps(list(ids))))


def counted_of(connection: Connection, skus: Iterable[str]) -> frozenset[str]:
    """Those whose stock was ever counted."""
    rows = statements.rows(connection, _COUNTED, json.dumps(list(skus)))
    return frozenset(sku for (sku,) in rows)
