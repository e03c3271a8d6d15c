"""What rules are told of an event: pure, from the event, the windows and the settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from plugins.fraud_detection.acts import cashier, price_key
from plugins.fraud_detection.basket import Basket, percent, read_basket
from plugins.fraud_detection.fields import ITEM_FIELDS, MOST_LISTED, Occasion, nothing
from plugins.fraud_detection.hours import is_outside
from plugins.fraud_detection.settings import FraudSettings
from plugins.fraud_detection.windows import MINUTE_US, Windows

OCCASION_OF: dict[str, Occasion] = {
    "CHECKOUT_STARTED": "checkout",
    "PAYMENT_PROCESSED": "payment",
    "DRAWER_OPENED": "drawer",
    "ITEM_VOIDED": "void",
    "BASKET_VOIDED": "void",
    "OVERRIDE_APPROVED": "override",
    "OVERRIDE_REFUSED": "override",
}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_COUNTED = {
    "voids_recent": "void",
    "baskets_voided_recent": "basket_void",
    "checkouts_cancelled_recent": "cancelled",
    "drawer_opens_recent": "no_sale",
    "overrides_recent": "override",
    "refunds_without_receipt_recent": "bare_refund",
    "price_changes_recent": "price",
    "discounted_sales_recent": "discount",
}


def time_us(body: dict[str, Any]) -> int:
    """When an event happened, microseconds since 1970, UTC."""
    return (datetime.fromisoformat(body["occurred_at"]) - _EPOCH) // timedelta(microseconds=1)


@dataclass(slots=True)
class Known:
    """What is remembered when an event is judged."""

    windows: Windows
    settings: FraudSettings
    now_us: int
    shift_us: int | None  # when the shift was opened


def facts_of(
    occasion: Occasion, body: dict[str, Any], known: Known, *, listed: bool
) -> dict[str, Any]:
    """Every field of the table; its lists only where they are `listed`, for they cost most."""
    facts = nothing()
    facts["occasion"] = occasion
    facts["training"] = body["training"]
    facts |= _time(body, known) | _recent(cashier(body), known)
    if occasion == "checkout":
        basket = read_basket(body["lines"])
        facts |= _sold(basket, body, known.settings) | _returned(basket, body, known.settings)
        facts |= _people(basket, body, known)
        if listed:
            facts |= _lists(basket)
    elif occasion == "payment":
        count, spent = known.windows.total(
            "card", body["masked"], known.now_us, known.settings.card_window_min
        )
        facts["card_amount_minor"] = body["amount_minor"]
        facts["card_uses_recent"], facts["card_spent_recent_minor"] = count, spent
    return facts


def _time(body: dict[str, Any], known: Known) -> dict[str, Any]:
    local = datetime.fromisoformat(body["occurred_at"]) + timedelta(minutes=body["utc_offset_min"])
    since = -1 if known.shift_us is None else (known.now_us - known.shift_us) // MINUTE_US
    return {
        "hour": local.hour,
        "weekday": local.isoweekday(),
        "outside_hours": is_outside(known.settings.hours, local),
        "shift_minutes": since,
    }


def _recent(who: str, known: Known) -> dict[str, Any]:
    def total(kind: str) -> tuple[int, int]:
        return known.windows.total(kind, who, known.now_us, known.settings.cashier_window_min)

    sales, sold = total("sale")
    refunds, refunded = total("refund")
    return {name: total(kind)[0] for name, kind in _COUNTED.items()} | {
        # The till notes each question as refused first, and then who allowed it.
        "overrides_refused_recent": max(0, total("refused")[0] - total("override")[0]),
        "sales_recent": sales,
        "sold_recent_minor": sold,
        "refunds_recent": refunds,
        "refunded_recent_minor": refunded,
        "refunds_percent_recent": percent(refunded, sold + refunded),
    }


def _sold(basket: Basket, body: dict[str, Any], settings: FraudSettings) -> dict[str, Any]:
    items = basket.items.values()
    wanted = {category.casefold() for category in settings.gift_categories}
    gifts = [
        item
        for item in items
        if item.sku in settings.gift_skus or item.category.casefold() in wanted
    ]
    return {
        "amount_minor": body["total_minor"],
        "gross_minor": body["gross_minor"],
        "lines_count": len(body["lines"]),
        "sold_minor": basket.sold_minor,
        "largest_qty_milli": max((item.qty_milli for item in items), default=0),
        "largest_item_minor": max((item.total_minor for item in items), default=0),
        "discount_minor": basket.discount_minor,
        "discount_percent": percent(basket.discount_minor, basket.sold_gross_minor),
        "changed_prices_count": basket.changed_prices,
        "changed_prices_percent": percent(basket.changed_prices, basket.sold_lines),
        "price_cut_percent": basket.price_cut_percent,
        "gift_minor": sum(item.total_minor for item in gifts),
        "gift_qty_milli": sum(item.qty_milli for item in gifts),
        "tax_exempt": bool(body["tax_exempt"]),
    }


def _lists(basket: Basket) -> dict[str, Any]:
    """Of more products than a rule gets to see, those that cost most."""
    largest = sorted(basket.items.values(), key=lambda item: (-item.total_minor, item.sku))
    return {
        "categories": sorted({item.category for item in largest if item.category})[:MOST_LISTED],
        "items": [
            {name: getattr(item, name) for name in ITEM_FIELDS} for item in largest[:MOST_LISTED]
        ],
    }


def _returned(basket: Basket, body: dict[str, Any], settings: FraudSettings) -> dict[str, Any]:
    total = body["total_minor"]
    moved = basket.returned_minor + basket.sold_minor
    return {
        "refund": total < 0 or (basket.returned_minor > 0 and not basket.sold_lines),
        "returned_minor": basket.returned_minor,
        "returned_percent": percent(basket.returned_minor, moved),
        "without_receipt_minor": basket.without_receipt_minor,
        "round_refund": total < 0 and total % settings.round_step_minor == 0,
    }


def _people(basket: Basket, body: dict[str, Any], known: Known) -> dict[str, Any]:
    windows, settings, now = known.windows, known.settings, known.now_us
    who = cashier(body)
    same = [
        windows.total("item_price", price_key(who, sku), now, settings.cashier_window_min)[0]
        for sku in basket.lowered
    ]
    ref = body["customer_ref"] or ""
    count, spent = windows.total("customer", ref, now, settings.customer_window_min)
    return {
        "same_item_price_changes_recent": max(same, default=0),
        "customer_known": bool(ref),
        "customer_sales_recent": count,
        "customer_spent_recent_minor": spent,
    }
