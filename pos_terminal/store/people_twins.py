"""Customers who may be one person: what a form meets before it is saved, and the shop's list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row

from pos_terminal.store import people
from pos_terminal.store.people_names import (
    EMAIL,
    NAME,
    PHONE,
    digits_of,
    errors_in,
    plain,
    words_of,
)
from pos_terminal.store.people_search import find_customers

SHOWN = 3  # beside a form
TAIL = 7  # digits of a telephone number that two people hardly share
NAMESAKES = 5  # more of one name are namesakes, not one person
Pair = tuple[Row[Any], Row[Any], str]  # the older, the younger, why


def twins_of(
    connection: Connection, name: str, phone: str = "", email: str = "", card: str = ""
) -> list[tuple[Row[Any], str]]:
    """Who is there already and may be the one being typed, with why; the surest first."""
    found: dict[str, tuple[Row[Any], str]] = {}
    for why, text in (("card", card), ("phone", phone), ("email", email)):
        if text.strip():
            for row in find_customers(connection, text, SHOWN):
                if _same(why, row, text):
                    found.setdefault(row.customer_ref, (row, why))
    if len(words_of(name)) > 1:
        for row in find_customers(connection, name, SHOWN * 3):
            if alike(row.name, name):
                found.setdefault(row.customer_ref, (row, "name"))
    return list(found.values())[:SHOWN]


def _same(why: str, row: Row[Any], text: str) -> bool:
    if why == "phone":
        tail = digits_of(text)[-TAIL:]
        return len(tail) == TAIL and digits_of(row.phone_e164).endswith(tail)
    return plain(getattr(row, why)) == plain(text.strip())


def alike(one: str, other: str) -> bool:
    """Whether two names may be one: the same words in any order, one slip of the finger at most."""
    ours, theirs = words_of(one), words_of(other)
    if len(ours) != len(theirs):
        return False
    errors = errors_in(ours, theirs)
    return errors is not None and errors <= 1


def likely_duplicates(connection: Connection, limit: int = 100) -> list[Pair]:
    """Pairs that somebody should look at: the same e-mail, telephone number, or name.

    Reads all keys once: about two seconds at 1,000,000 customers, for a reader thread.
    """
    pairs: dict[tuple[str, str], Pair] = {}
    for one, other, why in _candidates(connection):
        older, younger = sorted((one, other), key=lambda row: row.customer_ref)
        pairs.setdefault((older.customer_ref, younger.customer_ref), (older, younger, why))
        if len(pairs) >= limit:
            break
    return list(pairs.values())


def _candidates(connection: Connection) -> Iterator[Pair]:
    for kind, why in ((PHONE, "phone"), (EMAIL, "email")):
        for one, other in _sharing(connection, kind):
            yield one, other, why
    for one, other in _sharing(connection, NAME):
        if " " in one.name and not _differ(one, other):
            yield one, other, "name"


def _differ(one: Row[Any], other: Row[Any]) -> bool:
    """Whether something tells two namesakes apart: both have a number, or both an address."""
    phones = one.phone_e164 and other.phone_e164 and one.phone_e164 != other.phone_e164
    mails = one.email and other.email and plain(one.email) != plain(other.email)
    return bool(phones or mails)


def _sharing(connection: Connection, kind: str) -> Iterator[tuple[Row[Any], Row[Any]]]:
    """Active customers with a key in common; in the order of the keys, so nothing is sorted."""
    query = (
        "SELECT group_concat(hex(customer_ref)) FROM customer_keys WHERE key >= ? AND key < ?"
        " GROUP BY key HAVING count(*) BETWEEN 2 AND ?"
    )
    row = (kind, chr(ord(kind) + 1), NAMESAKES)
    for (refs,) in connection.exec_driver_sql(query, row):
        rows = [_counted(connection, ref) for ref in sorted(refs.split(","))]
        there = list({row.customer_ref: row for row in rows if row is not None}.values())
        yield from ((there[0], other) for other in there[1:])


def _counted(connection: Connection, ref: str) -> Row[Any] | None:
    return people.who_counts(connection, people.customer(connection, ref.lower()))
