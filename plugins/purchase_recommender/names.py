"""Which products share words of their names: what is known of a product that was hardly sold."""

from __future__ import annotations

import json
import math
from array import array
from typing import TYPE_CHECKING

from plugins.purchase_recommender.rules import COMMON_WORD, words_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

_WORDS = "SELECT word, many, packed FROM name_words WHERE word IN (SELECT value FROM json_each(?))"
_KEEP = "INSERT OR REPLACE INTO name_words (word, many, packed) VALUES (?, ?, ?)"
_DROP = "DELETE FROM name_words WHERE word = ?"


def learn(connection: Connection, product_id: int, old: str, new: str) -> None:
    """A product has a name, or another one; `old` is empty for a new product."""
    before, now = set(words_of(old)), set(words_of(new))
    changed = sorted(before ^ now)
    known = {
        word: (many, packed)
        for word, many, packed in connection.exec_driver_sql(_WORDS, (json.dumps(changed),))
    }
    for word in changed:
        many, packed = known.get(word, (0, b""))
        ids = set(_ids(packed))
        if word in now:
            common = many >= COMMON_WORD  # its products are listed no more
            many, ids = many + 1, ids if common else ids | {product_id}
        else:
            many, ids = many - 1, ids - {product_id}
        _keep(connection, word, many, ids)


def _keep(connection: Connection, word: str, many: int, ids: set[int]) -> None:
    if many <= 0:
        connection.exec_driver_sql(_DROP, (word,))
        return
    packed = array("I", sorted(ids)).tobytes() if many < COMMON_WORD else b""
    connection.exec_driver_sql(_KEEP, (word, many, packed))


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
    rows = connection.exec_driver_sql(_WORDS, (json.dumps(words),)).all()
    whole = 0.0
    found: dict[int, float] = {}
    for _word, many, packed in sorted(rows):
        meaning = math.log(max(products, 2) / max(many, 1)) ** 2
        whole += meaning
        for one in _ids(packed):
            found[one] = found.get(one, 0.0) + meaning
    found.pop(product_id, None)
    return {one: much / whole for one, much in found.items()} if whole else {}
