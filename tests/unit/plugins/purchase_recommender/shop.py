"""A small shop that sells to the recommender: baskets in, tiles out."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from plugins.base import ProductFacts
from plugins.purchase_recommender.plugin import PurchaseRecommender
from plugins.rehearsal import Rehearsal
from pos_terminal.checkout.commands import PluginOutcome


def line(no: int, sku: str, **other: Any) -> dict[str, Any]:
    """A line as events carry it; `name` is the SKU unless said otherwise."""
    return {
        "line_no": no,
        "sku": sku,
        "name": sku,
        "category": "",
        "qty_milli": 1000,
        "return_of": None,
        "total_minor": 250,
    } | other


class Shop:
    """Sells on a rehearsal."""

    def __init__(self, rehearsal: Rehearsal) -> None:
        self.rehearsal = rehearsal

    def stocks(self, *skus: str, **facts: Any) -> None:
        """The catalogue has these."""
        for sku in skus:
            known = {"sku": sku, "name": sku, "unit_price": "2.50"} | facts
            self.rehearsal.facts.products[sku] = ProductFacts(**known)

    def begins(self) -> None:
        """A basket."""
        self.rehearsal.basket_id = str(uuid.uuid5(uuid.NAMESPACE_OID, str(self.rehearsal.at)))
        self.rehearsal.passes(minutes=1)
        self.play("BASKET_STARTED", currency="EUR")

    def play(self, event_type: str, **data: Any) -> list[str] | None:
        """The tiles that the event brought; None where it brought none."""
        return tiles(self.rehearsal.play(event_type, **data))

    def adds(self, no: int, sku: str, how: str = "scan", **other: Any) -> list[str] | None:
        """A line."""
        return self.play("ITEM_ADDED", line=line(no, sku, **other), how=how)

    def closes(self, lines: Sequence[dict[str, Any]], **data: Any) -> list[str] | None:
        """The basket is paid."""
        whole = {"kind": "sale", "customer_ref": None, "suggested": [], "lines": list(lines)}
        return self.play("BASKET_CLOSED", **(whole | data))

    def sells(self, *skus: str, times: int = 1, **data: Any) -> None:
        """Whole baskets."""
        for _ in range(times):
            self.begins()
            self.closes([line(no, sku) for no, sku in enumerate(skus, start=1)], **data)

    def rows(self, table: str) -> list[tuple[Any, ...]]:
        """A table as it lies on disk."""
        return rows(self.rehearsal, table)


def tiles(outcomes: Sequence[PluginOutcome]) -> list[str] | None:
    """What is offered, best first."""
    for one in outcomes:
        if one.kind == "suggest":
            return [item["sku"] for item in one.data["items"]]
    return None


def rows(rehearsal: Rehearsal, table: str) -> list[tuple[Any, ...]]:
    """A table as it lies on disk, in its order."""
    with rehearsal.runtime._transaction() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table}")]


@contextmanager
def opened(folder: Path) -> Iterator[Shop]:
    """A shop with a recommender that knows nothing yet."""
    rehearsal = Rehearsal(PurchaseRecommender(), folder)
    try:
        yield Shop(rehearsal)
    finally:
        rehearsal.close()
