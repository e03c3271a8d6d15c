"""Which products share words of their names: what is known of a product that was hardly sold."""

from __future__ import annotations

import heapq
import json
import math
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from plugins.purchase_recommender import statements
from plugins.purchase_recommender.rules import COMMON_WORD, MOST_KIN, words_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

_WORDS = "SELECT word, many, packed FROM name_words WHERE word IN (SELECT value FROM json_each(?))"
_KEEP = "INSERT OR REPLACE INTO name_words (word, many, packed) VALUES (?, ?, ?)"
_DROP = "DELETE FROM name_words WHERE word = ?"


def learn(connection: Connection, renamed: Sequence[tuple[int, str, str]]) -> None:
    """Products with a name, or another one: id, old and new; `old` is empty for a new product."""
    changes = [(one, set(words_of(old)), set(words_of(new))) for one, old, new in renamed]
    changed = sorted(set().union(*(before ^ now for _one, before, now in changes)))
    if not changed:
        return
    known = {word: (0, set[int]()) for word in changed}
    for word, many, packed in statements.rows(connection, _WORDS, json.dumps(changed)):
        known[word] = many, set(_ids(packed))
    for one, before, now in changes:
        for word in before ^ now:
            known[word] = _counted(*known[word], one, comes=word in now)
    kept = [(word, many, _packed(many, ids)) for word, (many, ids) in known.items() if many > 0]
    gone = [(word,) for word, (many, _ids) in known.items() if many <= 0]
    if kept:
        statements.write(connection, _KEEP, kept)
    if gone:
        statements.write(connection, _DROP, gone)


def _counted(many: int, ids: set[int], one: int, *, comes: bool) -> tuple[int, set[int]]:
    if not comes:
        return many - 1, ids - {one}
    return many + 1, ids | {one} if many < COMMON_WORD else ids


def _packed(many: int, ids: set[int]) -> bytes:
    """Nothing once the word is common: it says nothing, and its products are listed no more."""
    return array("I", sorted(ids)).tobytes() if many < COMMON_WORD else b""


def _ids(packed: bytes) -> array[int]:
    ids = array("I")
    ids.frombytes(packed)
    return ids


def kin(connection: Connection, product_id: int, name: str, products: int) -> dict[int, float]:
    """Products with alike names, 0 … 1: the share of this name's meaning that they have too.

    A word that few names have means more (its inverse document frequency, squared); `products` is
    how many there are.
    """
    words = words_of(name)
    rows = statements.rows(connection, _WORDS, json.dumps(words))
    whole = 0.0
    found: dict[int, float] = {}
    for _word, many, packed in sorted(rows):
        meaning = math.log(max(products, 2) / max(many, 1)) ** 2
        whole += meaning
        for one in _ids(packed):
            found[one] = found.get(one, 0.0) + meaning
    found.pop(product_id, None)
    if not whole:
        return {}
    best = heapq.nlargest(MOST_KIN, ((much, -one) for one, much in found.items()))
    return {-one: much / whole for much, one in best}
