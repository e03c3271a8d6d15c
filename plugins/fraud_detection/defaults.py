"""The usual rules, for a small shop whose currency has cents; every one can be changed."""

from __future__ import annotations

from typing import Any

from plugins.fraud_detection.fields import Occasion
from plugins.fraud_detection.rule import Decides, Rule

_VOID: tuple[Occasion, ...] = ("void",)
_OVERRIDE: tuple[Occasion, ...] = ("override",)


def _rule(rule_id: str, title: str, when: str, points: int, reason: str, **more: Any) -> Rule:
    return Rule(rule_id=rule_id, title=title, when=when, points=points, reason=reason, **more)


HOLD: Decides = "hold"
RULES: tuple[Rule, ...] = (
    _rule(
        "large_sale",
        "Large sale",
        "amount_minor > 100000",
        25,
        "A large sale: {amount_minor}.",
    ),
    _rule(
        "very_large_sale",
        "Very large sale",
        "amount_minor > 500000",
        50,
        "A very large sale: {amount_minor}.",
        level=HOLD,
    ),
    _rule(
        "many_of_one",
        "Many of one product",
        "largest_qty_milli > 50000",
        20,
        "{largest_qty_milli} of one product.",
    ),
    _rule(
        "gift_cards",
        "Gift cards in bulk",
        "gift_minor > 20000 or gift_qty_milli > 4000",
        50,
        "Many gift cards: {gift_qty_milli} for {gift_minor}.",
        level=HOLD,
    ),
    _rule(
        "deep_discount",
        "Deep discount",
        "discount_percent > 40 and discount_minor > 1000",
        30,
        "A discount of {discount_percent} %: {discount_minor}.",
    ),
    _rule(
        "deep_price_cut",
        "Deep price cut",
        "price_cut_percent > 50",
        25,
        "A price was lowered by {price_cut_percent} %.",
    ),
    _rule(
        "many_price_changes",
        "Many price changes",
        "changed_prices_count > 0 and price_changes_recent >= 10",
        30,
        "This cashier lowered {price_changes_recent} prices lately.",
    ),
    _rule(
        "same_price_change",
        "Same price lowered again",
        "same_item_price_changes_recent >= 3",
        30,
        "The same product was made cheaper {same_item_price_changes_recent} times lately.",
    ),
    _rule(
        "refund_without_receipt",
        "Refund without receipt",
        "without_receipt_minor > 5000",
        50,
        "{without_receipt_minor} taken back without a receipt.",
        level=HOLD,
    ),
    _rule(
        "large_refund",
        "Large refund",
        "returned_minor > 20000",
        50,
        "A large refund: {returned_minor}.",
        level=HOLD,
    ),
    _rule(
        "round_refund",
        "Round refund without receipt",
        "round_refund and without_receipt_minor > 0",
        20,
        "A round sum is paid out without a receipt: {without_receipt_minor}.",
    ),
    _rule(
        "many_refunds",
        "Many refunds",
        "returned_minor > 0 and refunds_recent >= 3",
        30,
        "This cashier took goods back {refunds_recent} times lately.",
    ),
    _rule(
        "refund_share",
        "High share of refunds",
        "returned_minor > 0 and refunded_recent_minor > 10000 and refunds_percent_recent > 30",
        20,
        "{refunds_percent_recent} % of this cashier's recent money went back.",
    ),
    _rule(
        "customer_often",
        "Customer comes too often",
        "customer_known and customer_sales_recent >= 5",
        20,
        "This customer has {customer_sales_recent} receipts lately.",
    ),
    _rule(
        "back_and_forth",
        "Back from payment again and again",
        "checkouts_cancelled_recent >= 5",
        20,
        "This cashier went back from payment {checkouts_cancelled_recent} times lately.",
    ),
    _rule(
        "outside_hours",
        "Outside opening hours",
        "outside_hours",
        30,
        "The shop is closed at this hour.",
        on=("checkout", "drawer"),
    ),
    _rule(
        "card_often",
        "Same card again and again",
        "card_uses_recent >= 4",
        30,
        "The same card paid {card_uses_recent} times lately.",
        on=("payment",),
    ),
    _rule(
        "no_sales",
        "Drawer opened without sales",
        "drawer_opens_recent >= 4",
        30,
        "The drawer was opened {drawer_opens_recent} times without a sale lately.",
        on=("drawer",),
    ),
    _rule(
        "line_voids",
        "Many lines taken out",
        "voids_recent >= 10",
        25,
        "This cashier took out {voids_recent} lines lately.",
        on=_VOID,
    ),
    _rule(
        "basket_voids",
        "Many baskets given up",
        "baskets_voided_recent >= 3",
        30,
        "This cashier gave up {baskets_voided_recent} baskets lately.",
        on=_VOID,
    ),
    _rule(
        "many_overrides",
        "Many overrides",
        "overrides_recent >= 8",
        25,
        "{overrides_recent} acts of this cashier needed a manager lately.",
        on=_OVERRIDE,
    ),
    _rule(
        "refused_overrides",
        "Refused again and again",
        "overrides_refused_recent >= 4",
        30,
        "This cashier was refused {overrides_refused_recent} times lately.",
        on=_OVERRIDE,
    ),
)
BY_ID = {rule.rule_id: rule for rule in RULES}
