"""Choices of a form in the order that their author gave them; msgspec's schema sorts them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec


def in_order(schema: Any, model: type) -> Any:
    """The schema of `model` with the values of each Literal as they were written."""
    orders = {frozenset(values): list(values) for values in _literals(model, set())}
    return _ordered(schema, orders)


def _literals(hint: Any, seen: set[type]) -> Iterator[tuple[Any, ...]]:
    if get_origin(hint) is Literal:
        yield get_args(hint)
    elif isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        if hint not in seen:
            seen.add(hint)
            for inner in get_type_hints(hint).values():
                yield from _literals(inner, seen)
    else:
        for inner in get_args(hint):
            yield from _literals(inner, seen)


def _ordered(schema: Any, orders: dict[frozenset[Any], list[Any]]) -> Any:
    if isinstance(schema, list):
        return [_ordered(item, orders) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: _ordered(value, orders) for name, value in schema.items()}
    if isinstance(schema.get("enum"), list):
        made["enum"] = orders.get(frozenset(schema["enum"]), schema["enum"])
    return made
