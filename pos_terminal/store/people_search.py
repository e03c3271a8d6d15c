"""Finding customers as somebody types: exact keys, then beginnings, then typing errors.

Every look is a range of one index, bounded, so that 1,000,000 customers answer within a frame.
"""

from __future__ import annotations

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
MOST = 200  # candidates that are ranked
SCANNED = 30_000  # keys of one beginning that are looked through for the other words: 8 ms
ALIKE = 8  # words of the shop's names that one typed word may have meant
_COUNTED = 5_000  # keys: more than that is "many", whatever the number
_LAST = "\U0010ffff"
_EXACT, _BEGINS, _ERRS = 0, 1, 2

Found = dict[str, int]  # customer_ref as hex → the best rank it was found with


def find_customers(connection: Connection, text: str, limit: int = 20) -> list[Row[Any]]:
    """Whom a text may mean, best first: card, phone and e-mail, then beginnings, then errors.

    The newest customers for an empty text. The same text and rows give the same order.
    """
    typed = text.replace("\0", " ").strip()
    if not typed:
        return _newest(connection, limit)
    found: Found = {}
    _by_code(connection, typed, found)
    words = [] if is_number(typed) else [p for p in typed.split() if not is_number(p)]
    names = words_of(" ".join(words))
    if names:
        _by_name(connection, names, found)
    return _ranked(connection, typed, names, found, limit)


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
        looks += [PHONE + digits, PHONE_END + digits[::-1]]
    for look in looks:
        for key, ref in _range(connection, look, look + _LAST, MOST):
            _note(found, ref, _EXACT if key == look and look[0] != PHONE_END else _BEGINS)


def _by_name(connection: Connection, words: tuple[str, ...], found: Found) -> None:
    for key, ref in _beginning(connection, words):
        exact = key[1:] == " ".join(words)
        _note(found, ref, _EXACT if exact else _BEGINS)
    if len(found) < ENOUGH and any(len(word) >= SHORTEST_TYPO for word in words):
        for _key, ref in _erring(connection, words):
            _note(found, ref, _ERRS)


def _beginning(connection: Connection, words: tuple[str, ...]) -> list[tuple[str, str]]:
    """Names in which each typed word begins a word: the rarest leads, the others stand beside."""
    rare = min(words, key=lambda word: (_count(connection, NAME + word), -len(word)))
    others = list(words)
    others.remove(rare)
    whole = [NAME + " ".join(words), NAME + " ".join(reversed(words))]
    hits: list[tuple[str, str]] = []
    if others:  # in the order of typing, or turned: the likeliest are never beyond a bound
        for key in sorted(set(whole)):
            hits += _range(connection, key, key + _LAST, MOST)
    hits += _range(connection, NAME + rare, NAME + rare + _LAST, MOST, others)
    return hits


def _erring(connection: Connection, words: tuple[str, ...]) -> list[tuple[str, str]]:
    """Names whose words differ from the typed ones by a slip of the finger."""
    meant = [_alike(connection, word) for word in words]
    if len(words) == 1:
        wanted = [NAME + word for word in meant[0]]
        return _ranges(connection, [(low, low + AFTER_WORD, ()) for low in wanted])
    looks: list[tuple[str, str, Sequence[str]]] = []
    for at, choices in enumerate(meant):
        beside = [word for place, word in enumerate(words) if place != at]
        for word in choices:
            pairs = (
                NAME + f"{word} {b}" for place, m in enumerate(meant) if place != at for b in m
            )
            looks += [(low, low + _LAST, ()) for low in pairs]
            looks.append((NAME + word, NAME + word + AFTER_WORD, beside))
    return _ranges(connection, looks)


def _alike(connection: Connection, typed: str) -> list[str]:
    """Words of the shop's names that a typed word may have meant, the nearest first."""
    keys = sorted(typo_keys(typed))
    marks = ", ".join("?" * len(keys))
    rows = connection.exec_driver_sql(
        f"SELECT DISTINCT word FROM customer_words WHERE key IN ({marks})",  # noqa: S608 - marks
        tuple(keys),
    )
    rated = ((errors_between(typed, row.word), len(row.word), row.word) for row in rows)
    able = sorted((errors, length, word) for errors, length, word in rated if errors is not None)
    return [word for _errors, _length, word in able[:ALIKE]]


def _count(connection: Connection, beginning: str) -> int:
    """How many keys begin so, up to a bound."""
    query = "SELECT count(*) FROM (SELECT 1 FROM customer_keys WHERE key >= ? AND key < ? LIMIT ?)"
    row = (beginning, beginning + _LAST, _COUNTED)
    return int(connection.exec_driver_sql(query, row).scalar_one())


def _range(
    connection: Connection, low: str, high: str, limit: int, beside: Iterable[str] = ()
) -> list[tuple[str, str]]:
    """Keys of a range with their customers, in order; `beside` must begin other words of them."""
    others = [f" {word}" for word in beside]
    tests = " AND ".join(["instr(' ' || substr(key, 2), ?) > 0"] * len(others)) or "1"
    query = (
        "SELECT key, hex(customer_ref) FROM (SELECT key, customer_ref FROM customer_keys"  # noqa: S608
        f" WHERE key >= ? AND key < ? LIMIT ?) WHERE {tests} LIMIT ?"
    )
    scanned = SCANNED if others else limit
    rows = connection.exec_driver_sql(query, (low, high, scanned, *others, limit))
    return [(row[0], row[1]) for row in rows]


def _ranges(
    connection: Connection, looks: Iterable[tuple[str, str, Sequence[str]]]
) -> list[tuple[str, str]]:
    hits: list[tuple[str, str]] = []
    for low, high, beside in dict.fromkeys((low, high, tuple(words)) for low, high, words in looks):
        if len(hits) >= MOST:
            break
        hits += _range(connection, low, high, MOST // 4, beside)
    return hits


def _note(found: Found, ref: str, rank: int) -> None:
    found[ref] = min(rank, found.get(ref, rank))


def _ranked(
    connection: Connection, typed: str, names: tuple[str, ...], found: Found, limit: int
) -> list[Row[Any]]:
    """The rows behind the keys; a merged one stands for who took its place."""
    numbers = [digits_of(part) for part in typed.split() if is_number(part)] if names else []
    rated = []
    for row in _rows(connection, sorted(found, key=lambda ref: (found[ref], ref))[:MOST]):
        rank = found[row.customer_ref.replace("-", "").upper()]
        errors = errors_in(names, words_of(row.name)) if rank == _ERRS else 0
        if errors is None or not _has_numbers(row, numbers):
            continue
        rated.append((rank, errors, plain(row.name), row.customer_ref, row))
    order = sorted(rated, key=lambda one: one[:4])
    return _as_who_counts(connection, [one[4] for one in order])[:limit]


def _has_numbers(row: Row[Any], numbers: Sequence[str]) -> bool:
    """Whether phone or card has what was typed beside a name."""
    known = f"{digits_of(row.phone_e164)} {plain(row.card)}"
    return all(number in known for number in numbers)


def _rows(connection: Connection, refs: Sequence[str]) -> list[Row[Any]]:
    if not refs:
        return []
    wanted = [ref.lower() for ref in refs]
    return list(connection.execute(select(customers).where(customers.c.customer_ref.in_(wanted))))


def _as_who_counts(connection: Connection, rows: Sequence[Row[Any]]) -> list[Row[Any]]:
    moved = sorted({row.merged_into for row in rows if row.merged_into})
    kept = {row.customer_ref: row for row in _rows(connection, moved)}
    people = (kept.get(row.merged_into) if row.status == "merged" else row for row in rows)
    shown = {row.customer_ref: row for row in people if row is not None and row.status == "active"}
    return list(shown.values())
