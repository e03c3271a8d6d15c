"""The rows that customers are looked up by: what a change adds and takes away, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from pos_terminal.store.people_names import NAME, row_keys, typo_keys
from pos_terminal.store.people_tables import SEARCHED, customer_keys, customer_words, customers

Fields = Mapping[str, Any]  # of a customer's row
AFTER_WORD = "!"  # sorts behind the space that ends a word, and before every letter


def index_change(connection: Connection, ref: str, before: Fields, after: Fields) -> None:
    """Bring the keys of one customer from what the row was to what it is (empty: nothing)."""
    old, new = row_keys(before), row_keys(after)
    gone, fresh = sorted(old - new), sorted(new - old)
    if gone:
        of_it = customer_keys.c.customer_ref == ref
        connection.execute(delete(customer_keys).where(customer_keys.c.key.in_(gone), of_it))
        _forget_words(connection, gone)
    if fresh:
        rows = [{"key": key, "customer_ref": ref} for key in fresh]
        connection.execute(insert(customer_keys).on_conflict_do_nothing(), rows)
        _learn_words(connection, fresh)


def index_all(connection: Connection) -> None:
    """Make the search keys of all customers anew."""
    for table in SEARCHED:
        connection.execute(delete(table))
    query = select(customers).order_by(customers.c.customer_ref)
    for row in connection.execute(query).mappings().all():
        index_change(connection, row["customer_ref"], {}, dict(row))


def _first_words(keys: list[str]) -> list[str]:
    return sorted({key[1:].split(" ", 1)[0] for key in keys if key[0] == NAME})


def _learn_words(connection: Connection, keys: list[str]) -> None:
    words = _first_words(keys)
    known = set(
        connection.execute(
            select(customer_words.c.word).where(
                customer_words.c.key.in_({min(typo_keys(word)) for word in words}),
                customer_words.c.word.in_(words),
            )
        ).scalars()
    )
    rows = [
        {"key": key, "word": word}
        for word in words
        if word not in known
        for key in sorted(typo_keys(word))
    ]
    if rows:
        connection.execute(insert(customer_words).on_conflict_do_nothing(), rows)


def _forget_words(connection: Connection, keys: list[str]) -> None:
    """Words that nobody's name has any more."""
    for word in _first_words(keys):
        query = select(customer_keys.c.key).where(
            customer_keys.c.key >= NAME + word, customer_keys.c.key < NAME + word + AFTER_WORD
        )
        if connection.execute(query.limit(1)).first() is None:
            of_it = customer_words.c.word == word
            its = customer_words.c.key.in_(sorted(typo_keys(word)))
            connection.execute(delete(customer_words).where(its, of_it))
