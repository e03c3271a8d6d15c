"""Finding customers as somebody types: exact keys, then beginnings, then typing errors.

Every look is a range of one index, bounded, so that 1,000,000 customers answer within a frame.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from pos_terminal.store.people_index import AFTER_WORD
from pos_terminal.store.people_names import (
    CARD,
    EMAIL,
    NAME,
    PHONE,
    PHONE_END,
    SHORTEST_TYPO,
    digits_of,
    errors_between,
    errors_in,
    is_number,
    plain,
    typo_keys,
    words_of,
)
from pos_terminal.store.people_tables import customers

ENOUGH = 5  # found without typing errors: then none is looked for
MOST = 200  # keys that one look brings
SCANNED = 10_000  # keys of one beginning that are looked through for the other words: 3 ms
ALIKE = 6  # words of the shop's names that one typed word may have meant
_COUNTED = 3_000  # keys: more than that is "many", whatever the number
_LAST = "\U0010ffff"
_EXACT, _BEGINS, _ERRS = 0, 1, 2

Rank = tuple[int, int, str]  # how it was found, typing errors, the key
Found = dict[str, Rank]  # customer_ref → the best rank that it was found with


def find_customers(connection: Connection, text: str, limit: int = 20) -> list[Row[Any]]:
    """Whom a text may mean, best first: card, phone and e-mail, then beginnings, then errors.

    The newest customers for an empty text. The same text and rows give the same order.
    """
    typed = text.replace("\0", " ").strip()
    if not typed:
        return _newest(connection, limit)
    found: Found = {}
    _by_code(connection, typed, found)
    parts = typed.split()
    named = [] if is_number(typed) else [part for part in parts if not is_number(part)]
    names = words_of(" ".join(named))
    if names:
        _by_name(connection, names, found)
    order = sorted(found, key=lambda ref: (*found[ref], ref))
    numbers = [part for part in parts if names and is_number(part)]
    if numbers:
        rows = [row for row in _rows(connection, order[:MOST]) if _has_numbers(row, numbers)]
    else:
        rows = _rows(connection, order[: limit + 10])  # ten, for who was merged into another
    return _as_who_counts(connection, rows)[:limit]


def _newest(connection: Connection, limit: int) -> list[Row[Any]]:
    query = select(customers).where(customers.c.status == "active")
    return list(connection.execute(query.order_by(customers.c.customer_ref.desc()).limit(limit)))


def _by_code(connection: Connection, typed: str, found: Found) -> None:
    """By card, e-mail or telephone number: whole, begun, or how a number ends."""
    looks = []
    code = plain(typed)
    if " " not in code:
        looks.append(CARD + code)
        if not code.isdecimal():
            looks.append(EMAIL + code)
    if is_number(typed):
        digits = digits_of(typed)
        looks += [PHONE + digits, PHONE_END + digits[::-1]] if digits else []
        if code.isdecimal():  # an ending may begin with a zero
            looks.append(PHONE_END + code[::-1])
    for look in dict.fromkeys(looks):
        for key, ref in _range(connection, look, look + _LAST):
            _note(found, ref, _EXACT if key == look and look[0] != PHONE_END else _BEGINS, 0, key)


def _by_name(connection: Connection, words: tuple[str, ...], found: Found) -> None:
    for key, ref in _beginning(connection, words):
        exact = key[1:] == " ".join(words)
        _note(found, ref, _EXACT if exact else _BEGINS, 0, key)
    if len(found) < ENOUGH and any(len(word) >= SHORTEST_TYPO for word in words):
        for key, ref in _erring(connection, words):
            errors = errors_in(words, tuple(key[1:].split(" ")))
            if errors is not None:
                _note(found, ref, _ERRS, errors, key)


def _note(found: Found, ref: str, how: int, errors: int, key: str) -> None:
    rank = (how, errors, key)
    found[ref] = min(rank, found.get(ref, rank))


def _beginning(connection: Connection, words: tuple[str, ...]) -> list[tuple[str, str]]:
    """Names in which each typed word begins a word: the rarest leads, the others stand beside."""
    if len(words) == 1:
        return _range(connection, NAME + words[0], NAME + words[0] + _LAST)
    hits: list[tuple[str, str]] = []
    for order in dict.fromkeys((words, words[::-1])):  # the likeliest are never beyond a bound
        low = NAME + " ".join(order)
        hits += _range(connection, low, low + _LAST)
    if len(hits) >= MOST:
        return hits
    rare = min(words, key=lambda word: (_count(connection, NAME + word), -len(word)))
    others = list(words)
    others.remove(rare)
    return hits + _beside(connection, NAME + rare, others)


def _erring(connection: Connection, words: tuple[str, ...]) -> list[tuple[str, str]]:
    """Names whose words differ from the typed ones by a slip of the finger.

    Two words of a name stand side by side in one of its keys, so pairs are ranges.
    """
    meant = [_alike(connection, word) for word in words]
    if len(words) == 1:
        looks = [(NAME + word, NAME + word + AFTER_WORD) for word in meant[0]]
    else:
        looks = [
            (NAME + f"{one} {other}", NAME + f"{one} {other}" + _LAST)
            for at, place in itertools.permutations(range(len(words)), 2)
            for one in meant[at]
            for other in dict.fromkeys((*meant[place], words[place]))
        ]
    return _ranges(connection, looks)


def _alike(connection: Connection, typed: str) -> list[str]:
    """Words of the shop's names that a typed word may have meant, the nearest first."""
    keys = sorted(typo_keys(typed))
    marks = ", ".join("?" * len(keys))
    rows = connection.exec_driver_sql(
        f"SELECT DISTINCT word FROM customer_words WHERE key IN ({marks})",  # noqa: S608 - marks
        tuple(keys),
    )
    rated = ((errors_between(typed, row[0]), len(row[0]), row[0]) for row in rows)
    able = sorted((errors, length, word) for errors, length, word in rated if errors is not None)
    return [word for _errors, _length, word in able[:ALIKE]]


def _count(connection: Connection, beginning: str) -> int:
    """How many keys begin so, up to a bound."""
    query = "SELECT count(*) FROM (SELECT 1 FROM customer_keys WHERE key >= ? AND key < ? LIMIT ?)"
    row = (beginning, beginning + _LAST, _COUNTED)
    return int(connection.exec_driver_sql(query, row).scalar_one())


def _range(connection: Connection, low: str, high: str) -> list[tuple[str, str]]:
    """Keys of a range with their customers, in order."""
    query = "SELECT key, customer_ref FROM customer_keys WHERE key >= ? AND key < ? LIMIT ?"
    return _pairs(connection.exec_driver_sql(query, (low, high, MOST)))


def _beside(connection: Connection, low: str, others: Sequence[str]) -> list[tuple[str, str]]:
    """Keys that begin so, of names in which the other words begin words as well."""
    tests = " AND ".join(["instr(' ' || substr(key, 2), ?) > 0"] * len(others))
    query = (
        "SELECT key, customer_ref FROM (SELECT key, customer_ref FROM customer_keys"  # noqa: S608
        f" WHERE key >= ? AND key < ? LIMIT ?) WHERE {tests} LIMIT ?"
    )
    words = [f" {word}" for word in others]
    return _pairs(connection.exec_driver_sql(query, (low, low + _LAST, SCANNED, *words, MOST)))


def _ranges(connection: Connection, looks: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Keys of several ranges, the first range first."""
    if not looks:
        return []
    rows = ", ".join(["(?, ?)"] * len(looks))
    query = (
        f"WITH wanted (low, high) AS (VALUES {rows})"  # noqa: S608 - marks
        " SELECT key, customer_ref FROM wanted CROSS JOIN customer_keys"
        " ON key >= low AND key < high LIMIT ?"
    )
    return _pairs(connection.exec_driver_sql(query, (*itertools.chain(*looks), MOST)))


def _pairs(rows: Iterable[Any]) -> list[tuple[str, str]]:
    return [(key, ref.hex()) for key, ref in rows]


def _has_numbers(row: Row[Any], numbers: Sequence[str]) -> bool:
    """Whether phone or card has what was typed beside a name."""
    known = f"{digits_of(row.phone_e164)} {plain(row.card)}"
    return all(digits_of(number) in known for number in numbers)


def _rows(connection: Connection, refs: Sequence[str]) -> list[Row[Any]]:
    """Rows in the order of their references."""
    if not refs:
        return []
    place = {ref.replace("-", ""): at for at, ref in enumerate(refs)}
    rows = connection.execute(select(customers).where(customers.c.customer_ref.in_(refs)))
    return sorted(rows, key=lambda row: place[row.customer_ref.replace("-", "")])


def _as_who_counts(connection: Connection, rows: Sequence[Row[Any]]) -> list[Row[Any]]:
    """Each person once: a merged row stands for who took its place."""
    moved = sorted({row.merged_into for row in rows if row.merged_into})
    kept = {row.customer_ref: row for row in _rows(connection, moved)}
    people = (kept.get(row.merged_into) if row.status == "merged" else row for row in rows)
    shown = {row.customer_ref: row for row in people if row is not None and row.status == "active"}
    return list(shown.values())
