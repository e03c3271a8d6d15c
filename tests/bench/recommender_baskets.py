"""Baskets to learn from and to be judged on: real ones split by time, made ones in any number."""

from __future__ import annotations

import uuid
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from tests.bench.retail_file import invoices, is_goods

TRAIN, VALIDATE = 0.6, 0.8  # shares of all baskets, by time; the rest is the test
WORDS = 5_000  # that names of made products are drawn from


@dataclass(frozen=True, slots=True)
class BoughtTogether:
    """One basket: each product once, in the order of the receipt."""

    at: datetime
    customer: str  # empty: unknown
    items: tuple[tuple[str, str], ...]  # SKU, name

    @property
    def skus(self) -> tuple[str, ...]:
        """The products."""
        return tuple(sku for sku, _name in self.items)

    def closed(self, seq: int) -> dict[str, Any]:
        """As the journal tells it."""
        ref = str(uuid.uuid5(uuid.NAMESPACE_OID, self.customer)) if self.customer else None
        return _around(seq, self.at, "BASKET_CLOSED") | {
            "kind": "sale",
            "customer_ref": ref,
            "suggested": [],
            "lines": [line(no, *item) for no, item in enumerate(self.items, start=1)],
        }


def line(no: int, sku: str, name: str) -> dict[str, Any]:
    """What a plugin reads of a line."""
    return {"line_no": no, "sku": sku, "name": name, "category": "", "qty_milli": 1_000,
            "return_of": None, "total_minor": 100}  # fmt: skip


def added(seq: int, at: datetime, no: int, sku: str, name: str) -> dict[str, Any]:
    """A product on its way into the basket."""
    return _around(seq, at, "ITEM_ADDED") | {"line": line(no, sku, name), "how": "scan"}


def started(seq: int, at: datetime) -> dict[str, Any]:
    """A basket begins."""
    return _around(seq, at, "BASKET_STARTED")


def _around(seq: int, at: datetime, event_type: str) -> dict[str, Any]:
    return {
        "event_id": str(uuid.UUID(int=seq)),
        "event_type": event_type,
        "version": 1,
        "seq": seq,
        "hash": "",
        "store_id": "S1",
        "terminal_id": "T1",
        "shift_id": None,
        "employee_id": "jane",
        "basket_id": "b",
        "caused_by": None,
        "training": False,
        "occurred_at": at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "utc_offset_min": 0,
        "business_date": at.date().isoformat(),
    }


# -- real ones


@dataclass(frozen=True, slots=True)
class Split:
    """By time: what is chosen on `validate` is judged once, on `test`."""

    train: list[BoughtTogether]
    validate: list[BoughtTogether]
    test: list[BoughtTogether]


def real(file: Path) -> Split:
    """Sold goods of each invoice; returns, charges and free lines are no purchases."""
    found = []
    for invoice in invoices(file):
        items = {
            row.code: row.words or row.code
            for row in invoice.rows
            if row.pieces > 0 and row.price > 0 and is_goods(row.code)
        }
        if items:
            found.append(BoughtTogether(invoice.at, invoice.customer, tuple(items.items())))
    one, two = int(len(found) * TRAIN), int(len(found) * VALIDATE)
    return Split(found[:one], found[one:two], found[two:])


# -- made ones


def made(products: int, baskets: int, dice: Random) -> Iterator[BoughtTogether]:
    """Few products sell a lot (Zipf), baskets hold 1 to 12, a fifth of them has a customer."""
    shares = list(accumulate(1 / (rank + 20) for rank in range(products)))
    names = _names(products, dice)
    at = datetime(2025, 1, 1, 9, tzinfo=UTC)
    for _ in range(baskets):
        at += timedelta(seconds=40)
        many = min(12, 1 + int(dice.expovariate(1 / 4)))
        drawn = {bisect(shares, dice.random() * shares[-1]) for _ in range(many)}
        customer = str(dice.randrange(20_000)) if dice.random() < 0.2 else ""
        items = tuple(
            (f"P{one:06}", names[one]) for one in sorted(drawn, key=lambda _: dice.random())
        )
        yield BoughtTogether(at, customer, items)


def _names(products: int, dice: Random) -> Sequence[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(dice.choices(letters, k=dice.randint(4, 9))) for _ in range(WORDS)]
    shares = list(accumulate(1 / (rank + 5) for rank in range(WORDS)))
    return [" ".join(dice.choices(words, cum_weights=shares, k=4)) for _ in range(products)]
