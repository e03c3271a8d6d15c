"""The basket in hand as its events tell it: products, customer, age checked. No tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

STARTED = "BASKET_STARTED"
CHANGES = (
    "ITEM_ADDED",
    "ITEM_CHANGED",
    "ITEM_VOIDED",
    "BASKET_RESTORED",
    "BASKET_TAKEN_OVER",
    "BASKET_RECALLED",
    "CUSTOMER_IDENTIFIED",
    "CUSTOMER_DETACHED",
    "AGE_VERIFIED",
    "AGE_REFUSED",
)
EVENTS = (STARTED, *CHANGES)


@dataclass(slots=True)
class BasketInHand:
    """One basket."""

    lines: dict[int, tuple[str, bool]] = field(default_factory=dict)  # no → SKU, bought
    customer_ref: str | None = None
    age: int = 0  # years that were checked
    refused: int | None = None  # the lowest age that was refused

    @property
    def skus(self) -> frozenset[str]:
        """All that lies in it, given back or bought."""
        return frozenset(sku for sku, _bought in self.lines.values())

    @property
    def bought(self) -> tuple[str, ...]:
        """What is bought, in the order of the lines, each once."""
        return tuple(dict.fromkeys(sku for sku, bought in self.lines.values() if bought))

    @property
    def age_allowed(self) -> int:
        """The strictest age that may be offered, years."""
        return self.age if self.refused is None else min(self.age, self.refused - 1)

    def take(self, event_type: str, data: Mapping[str, Any]) -> None:
        """One event of this basket."""
        if event_type in ("ITEM_ADDED", "ITEM_CHANGED"):
            self._put(data["line"])
        elif event_type == "ITEM_VOIDED":
            self.lines.pop(int(data["line_no"]), None)
        elif event_type in ("BASKET_RESTORED", "BASKET_TAKEN_OVER"):
            self.fill(data["basket"]["lines"])
        elif event_type == "CUSTOMER_IDENTIFIED":
            self.customer_ref = data["customer_ref"]
        elif event_type == "CUSTOMER_DETACHED":
            self.customer_ref = None
        elif event_type == "AGE_VERIFIED":
            self.age = max(self.age, int(data["limit"]))
        elif event_type == "AGE_REFUSED":
            self.refused = min(self.refused or int(data["limit"]), int(data["limit"]))

    def fill(self, lines: Iterable[Mapping[str, Any]]) -> None:
        """These lines, and no others."""
        self.lines = {}
        for line in lines:
            self._put(line)

    def _put(self, line: Mapping[str, Any]) -> None:
        bought = line["qty_milli"] > 0 and not line.get("return_of")
        self.lines[int(line["line_no"])] = (str(line["sku"]), bought)


def read(events: Iterable[Mapping[str, Any]]) -> BasketInHand:
    """From its events, oldest first."""
    basket = BasketInHand()
    for event in events:
        basket.take(str(event["event_type"]), event)
    return basket
