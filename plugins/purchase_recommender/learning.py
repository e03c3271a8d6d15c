"""What a closed basket changes in the tables, in the order of the journal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from plugins.purchase_recommender import names, statements
from plugins.purchase_recommender.rules import Sold, heated, one_more
from plugins.purchase_recommender.tallies import Tally

if TYPE_CHECKING:
    from sqlalchemy import Connection

NEIGHBOURS = 64  # of one product
HABITS = 128  # products of one customer

_KNOWN = (
    "SELECT sku, product_id, name, baskets_micro, at_s, heat_micro FROM products"
    " WHERE sku IN (SELECT value FROM json_each(?))"
)
_LAST = "SELECT coalesce(max(product_id), 0) FROM products"
_KEEP = (
    "INSERT INTO products (product_id, sku, name, baskets_micro, at_s, heat_micro)"
    " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (product_id) DO UPDATE SET name = excluded.name,"
    " baskets_micro = excluded.baskets_micro, at_s = excluded.at_s,"
    " heat_micro = excluded.heat_micro"
)
_NEIGHBOURS = (
    "SELECT product_id, at_s, packed FROM neighbours"
    " WHERE product_id IN (SELECT value FROM json_each(?))"
)
_KEEP_NEIGHBOURS = "INSERT OR REPLACE INTO neighbours (product_id, at_s, packed) VALUES (?, ?, ?)"
_HABITS = "SELECT at_s, packed FROM customers WHERE customer_ref = ?"
_KEEP_HABITS = "INSERT OR REPLACE INTO customers (customer_ref, at_s, packed) VALUES (?, ?, ?)"
_FORGET = "DELETE FROM customers WHERE customer_ref = ?"
_COUNTED = "INSERT OR IGNORE INTO counted (sku) VALUES (?)"
_LESSONS = "SELECT baskets_micro, at_s, heat_micro FROM lessons WHERE one = 1"
_KEEP_LESSONS = (
    "INSERT OR REPLACE INTO lessons (one, baskets_micro, at_s, heat_micro) VALUES (1, ?, ?, ?)"
)


def learn(
    connection: Connection, sold: Sequence[Sold], at_s: int, half_life_days: int
) -> list[int]:
    """Take note of one basket; the ids of its products."""
    ids = _products(connection, sold, at_s, half_life_days)
    if len(ids) > 1:
        _pairs(connection, ids, at_s, half_life_days)
    row = statements.one(connection, _LESSONS)
    baskets, since_s, heat = (0, at_s, None) if row is None else row
    baskets = one_more(baskets, since_s, at_s, half_life_days)
    for _ in ids:
        heat = heated(heat, at_s)
    statements.write(connection, _KEEP_LESSONS, [(baskets, max(since_s, at_s), heat)])
    return ids


def _products(
    connection: Connection, sold: Sequence[Sold], at_s: int, half_life_days: int
) -> list[int]:
    asked = json.dumps([one.sku for one in sold])
    known = {row[0]: row for row in statements.rows(connection, _KNOWN, asked)}
    last = 0
    if len(known) < len(sold):
        last = statements.rows(connection, _LAST)[0][0]
    rows: list[tuple[Any, ...]] = []
    renamed = []
    for one in sold:
        row = known.get(one.sku)
        if row is None:
            last += 1
            row = (one.sku, last, "", 0, at_s, None)
        _sku, product_id, name, baskets, since_s, heat = row
        if name != one.name:
            renamed.append((product_id, name, one.name))
        baskets = one_more(baskets, since_s, at_s, half_life_days)
        now_s = max(since_s, at_s)
        rows.append((product_id, one.sku, one.name, baskets, now_s, heated(heat, at_s)))
    if renamed:
        names.learn(connection, renamed)
    statements.write(connection, _KEEP, rows)
    return [row[0] for row in rows]


def _pairs(connection: Connection, ids: list[int], at_s: int, half_life_days: int) -> None:
    tallies = {one: Tally(NEIGHBOURS, at_s) for one in ids}
    for one, since_s, packed in statements.rows(connection, _NEIGHBOURS, json.dumps(ids)):
        tallies[one] = Tally(NEIGHBOURS, since_s, packed)
    rows = []
    for one, tally in tallies.items():
        tally.fade_to(at_s, half_life_days)
        for other in ids:
            if other != one:
                tally.add(other)
        rows.append((one, tally.at_s, tally.packed()))
    statements.write(connection, _KEEP_NEIGHBOURS, rows)


def note_counted(connection: Connection, sku: str) -> None:
    """Somebody counted a product: from now on its stock says something."""
    statements.write(connection, _COUNTED, [(sku,)])


# -- customers: a reference of the lane's, never who it is


def habits(connection: Connection, customer_ref: str, now_s: int, half_life_days: int) -> Tally:
    """What a customer bought, as of now."""
    row = statements.one(connection, _HABITS, customer_ref)
    if row is None:
        return Tally(HABITS, now_s)
    tally = Tally(HABITS, row[0], row[1])
    tally.fade_to(now_s, half_life_days)
    return tally


def learn_habits(
    connection: Connection,
    customer_ref: str,
    ids: Iterable[int],
    at_s: int,
    half_life_days: int,
) -> None:
    """Take note of what a customer bought."""
    tally = habits(connection, customer_ref, at_s, half_life_days)
    for one in ids:
        tally.add(one)
    _keep_habits(connection, customer_ref, tally)


def _keep_habits(connection: Connection, customer_ref: str, tally: Tally) -> None:
    statements.write(connection, _KEEP_HABITS, [(customer_ref, tally.at_s, tally.packed())])


def forget(connection: Connection, customer_ref: str) -> None:
    """A customer was erased."""
    statements.write(connection, _FORGET, [(customer_ref,)])


def merge(connection: Connection, gone: str, kept: str, now_s: int, half_life_days: int) -> None:
    """Two references were one customer."""
    theirs = habits(connection, gone, now_s, half_life_days)
    if theirs.counts:
        tally = habits(connection, kept, now_s, half_life_days)
        for one in sorted(theirs.counts):
            tally.add(one, theirs.counts[one], theirs.errors[one])
        _keep_habits(connection, kept, tally)
    forget(connection, gone)
