"""Baskets that are not finished: their items, what was checked, what the lane was told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import Insert, insert

from plugins.age_verification import models
from plugins.age_verification.rules import Item


def _upsert(table: Table) -> Insert:
    made = insert(table)
    keys = [column.name for column in table.primary_key]
    rest = {c.name: made.excluded[c.name] for c in table.columns if not c.primary_key}
    return made.on_conflict_do_update(index_elements=keys, set_=rest)


# Made once: building a statement costs more than carrying it out.
_items, _baskets = models.items.c, models.baskets.c
_PUT_ITEM, _PUT_BASKET = _upsert(models.items), _upsert(models.baskets)
_OF_BASKET = _items.basket_id == bindparam("basket")
_DROP_ITEM = delete(models.items).where(_OF_BASKET, _items.line_no == bindparam("line"))
_DROP_ITEMS = delete(models.items).where(_OF_BASKET)
_DROP_BASKET = delete(models.baskets).where(_baskets.basket_id == bindparam("basket"))
_READ_ITEMS = select(models.items).where(_OF_BASKET)
_READ_BASKET = select(models.baskets).where(_baskets.basket_id == bindparam("basket"))


@dataclass
class Basket:
    """One basket, as far as ages go."""

    basket_id: str
    checked: int = 0  # years
    age_asked: str = ""  # as the lane was told it; empty: nothing stands
    hours_asked: str = ""
    by_checkout: bool = False
    items: dict[int, Item] = field(default_factory=dict)  # by line number
    kept: dict[str, Any] = field(default_factory=dict)  # as the table has it


def item_from(line: Mapping[str, Any]) -> Item:
    """A line of an event."""
    return Item(
        line_no=line["line_no"],
        sku=line["sku"],
        category=line.get("category", ""),
        min_age=line.get("min_age", 0),
        qty_milli=line["qty_milli"],
    )


class Unfinished:
    """Reads and writes them; the one in hand is remembered, as most events are about it."""

    def __init__(self) -> None:
        """Nothing is remembered."""
        self._hand: Basket | None = None

    def forget(self) -> None:
        """What is remembered may not be what is stored."""
        self._hand = None

    def basket(self, connection: Connection, basket_id: str) -> Basket:
        """The basket; a new one where none is stored."""
        if self._hand is None or self._hand.basket_id != basket_id:
            self._hand = _read(connection, basket_id)
        return self._hand

    def put(self, connection: Connection, basket: Basket, item: Item) -> None:
        """Add or replace a line."""
        basket.items[item.line_no] = item
        connection.execute(_PUT_ITEM, {"basket_id": basket.basket_id, **_row(item)})

    def drop(self, connection: Connection, basket: Basket, line_no: int) -> None:
        """Take a line out."""
        basket.items.pop(line_no, None)
        connection.execute(_DROP_ITEM, {"basket": basket.basket_id, "line": line_no})

    def replace(self, connection: Connection, basket: Basket, items: Iterable[Item]) -> None:
        """The basket is again what it was."""
        basket.items = {item.line_no: item for item in items}
        connection.execute(_DROP_ITEMS, {"basket": basket.basket_id})
        rows = [{"basket_id": basket.basket_id, **_row(each)} for each in basket.items.values()]
        if rows:
            connection.execute(_PUT_ITEM, rows)

    def save(self, connection: Connection, basket: Basket) -> None:
        """Keep what was checked and what the lane was told, where it changed."""
        values = _values(basket)
        if values != basket.kept:
            connection.execute(_PUT_BASKET, {"basket_id": basket.basket_id, **values})
            basket.kept = values

    def end(self, connection: Connection, basket_id: str) -> None:
        """It was paid or given up."""
        connection.execute(_DROP_ITEMS, {"basket": basket_id})
        connection.execute(_DROP_BASKET, {"basket": basket_id})
        self.forget()

    def told_nothing(self, connection: Connection) -> None:
        """The lane holds nothing of ours any more, in no basket."""
        nothing = {"age_asked": "", "hours_asked": "", "by_checkout": 0}
        connection.execute(update(models.baskets).values(nothing))
        self.forget()


def _values(basket: Basket) -> dict[str, Any]:
    return {
        "checked": basket.checked,
        "age_asked": basket.age_asked,
        "hours_asked": basket.hours_asked,
        "by_checkout": int(basket.by_checkout),
    }


def _row(item: Item) -> dict[str, Any]:
    return {
        "line_no": item.line_no,
        "sku": item.sku,
        "category": item.category,
        "min_age": item.min_age,
        "qty_milli": item.qty_milli,
    }


def _read(connection: Connection, basket_id: str) -> Basket:
    row = connection.execute(_READ_BASKET, {"basket": basket_id}).one_or_none()
    found = Basket(basket_id)
    if row is not None:
        found.checked = row.checked
        found.age_asked, found.hours_asked = row.age_asked, row.hours_asked
        found.by_checkout = bool(row.by_checkout)
    found.kept = _values(found)
    lines = connection.execute(_READ_ITEMS, {"basket": basket_id})
    found.items = {
        line.line_no: Item(line.line_no, line.sku, line.category, line.min_age, line.qty_milli)
        for line in lines
    }
    return found
