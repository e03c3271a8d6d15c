"""Bags and boxes that are taken off a weight, as the shop lists them: "Bag 5, Box 20"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_ONE = re.compile(r"(?P<name>[^,;]{1,20}?)[ =]+(?P<grams>[0-9]{1,4}) ?g?", re.ASCII)
_MOST = 6  # buttons


@dataclass(frozen=True, slots=True)
class Tare:
    """One kind of packing."""

    name: str
    grams: int


@lru_cache(maxsize=8)
def read_tares(text: str) -> tuple[Tare, ...]:
    """The shop's list, in its order; ValueError with what is expected."""
    tares = []
    for part in filter(None, (each.strip() for each in text.split(","))):
        found = _ONE.fullmatch(part)
        if found is None or not int(found["grams"]):
            raise ValueError("names with grams, such as: Bag 5, Box 20")
        tares.append(Tare(found["name"].strip(), int(found["grams"])))
    if len(tares) > _MOST:
        raise ValueError(f"at most {_MOST} kinds of packing")
    return tuple(tares)
