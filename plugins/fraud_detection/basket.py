"""A priced basket as rules see it: what is sold, what comes back, what was made cheaper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any


@dataclass(slots=True)
class Item:
    """One product of the sold lines together."""

    sku: str
    category: str
    qty_milli: int = 0
    total_minor: int = 0
    discount_minor: int = 0
    price_changed: bool = False


@dataclass(slots=True)
class Basket:
    """Sums over the lines of CHECKOUT_STARTED or BASKET_CLOSED."""

    items: dict[str, Item] = field(default_factory=dict)  # sold, by sku
    sold_lines: int = 0
    sold_minor: int = 0
    sold_gross_minor: int = 0
    discount_minor: int = 0
    changed_prices: int = 0  # sold lines at another price than the catalogue's
    lowered: dict[str, int] = field(default_factory=dict)  # lines below it, by sku
    price_cut_percent: int = 0
    returned_minor: int = 0
    without_receipt_minor: int = 0


def read_basket(lines: Iterable[dict[str, Any]]) -> Basket:
    """Sum up priced lines."""
    basket = Basket()
    for line in lines:
        if line["qty_milli"] > 0:
            _sell(basket, line)
        else:
            basket.returned_minor -= line["total_minor"]
            if line["return_of"] is None:
                basket.without_receipt_minor -= line["total_minor"]
    return basket


def _sell(basket: Basket, line: dict[str, Any]) -> None:
    sku = line["sku"]
    item = basket.items.get(sku)
    if item is None:
        item = basket.items[sku] = Item(sku, line["category"])
    discount = line["discount_minor"] + line["receipt_discount_minor"]
    item.qty_milli += line["qty_milli"]
    item.total_minor += line["total_minor"]
    item.discount_minor += discount
    basket.sold_lines += 1
    basket.sold_minor += line["total_minor"]
    basket.sold_gross_minor += line["gross_minor"]
    basket.discount_minor += discount
    listed = line["list_price"]
    if listed is not None and listed != line["unit_price"]:
        _changed_price(basket, item, Decimal(line["unit_price"]), Decimal(listed))


def _changed_price(basket: Basket, item: Item, charged: Decimal, listed: Decimal) -> None:
    if charged == listed:
        return
    item.price_changed = True
    basket.changed_prices += 1
    if charged < listed:
        basket.lowered[item.sku] = basket.lowered.get(item.sku, 0) + 1
        cut = int((listed - charged) * 100 / listed)
        basket.price_cut_percent = max(basket.price_cut_percent, cut)


def percent(part: int, whole: int) -> int:
    """A share in whole percent, rounded down; 0 of nothing."""
    return part * 100 // whole if whole > 0 else 0
