"""Which acts of cashiers, customers and cards an event tells: what the windows count."""

from __future__ import annotations

from typing import Any

from plugins.fraud_detection.basket import read_basket
from plugins.fraud_detection.windows import Act

MOST_PRICES = 20  # products of one basket whose lowered price is remembered
_OF_CASHIERS = {
    "ITEM_VOIDED": "void",
    "BASKET_VOIDED": "basket_void",
    "CHECKOUT_CANCELLED": "cancelled",
    "DRAWER_OPENED": "no_sale",
    "OVERRIDE_APPROVED": "override",
    "OVERRIDE_REFUSED": "refused",
}


def acts_of(event_type: str, body: dict[str, Any], at_us: int) -> list[Act]:
    """The acts that an event tells; training counts for nothing."""
    if body["training"]:
        return []
    if event_type == "BASKET_CLOSED":
        found = _closed(body)
    elif event_type == "PAYMENT_PROCESSED":
        found = [("card", body["masked"], 1, body["amount_minor"])] if body["masked"] else []
    elif event_type in _OF_CASHIERS:
        found = [(_OF_CASHIERS[event_type], cashier(body), 1, 0)]
    else:
        found = []
    return [
        Act(body["seq"], no, at_us, kind, key, count, amount)
        for no, (kind, key, count, amount) in enumerate(found)
    ]


def cashier(body: dict[str, Any]) -> str:
    """Who did it; empty for nobody."""
    return body["employee_id"] or ""


def price_key(who: str, sku: str) -> str:
    """Who lowered the price of what."""
    return f"{who}/{sku}"


def _closed(body: dict[str, Any]) -> list[tuple[str, str, int, int]]:
    who = cashier(body)
    basket = read_basket(body["lines"])
    found: list[tuple[str, str, int, int]] = []
    if basket.sold_lines:
        found.append(("sale", who, 1, basket.sold_minor))
    if basket.returned_minor:
        found.append(("refund", who, 1, basket.returned_minor))
    if basket.without_receipt_minor:
        found.append(("bare_refund", who, 1, basket.without_receipt_minor))
    if basket.discount_minor:
        found.append(("discount", who, 1, basket.discount_minor))
    if basket.lowered:
        found.append(("price", who, sum(basket.lowered.values()), 0))
    for sku, count in list(basket.lowered.items())[:MOST_PRICES]:
        found.append(("item_price", price_key(who, sku), count, 0))
    if body["customer_ref"]:
        found.append(("customer", body["customer_ref"], 1, body["total_minor"]))
    return found
