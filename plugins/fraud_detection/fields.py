"""What a rule may ask, and when it is known: docs/fraud-rules.md is made from this table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Occasion = Literal["checkout", "payment", "drawer", "void", "override"]
OCCASIONS: tuple[Occasion, ...] = ("checkout", "payment", "drawer", "void", "override")
Kind = Literal["money", "quantity", "number", "percent", "flag", "word", "words", "items"]
MOST_LISTED = 100  # entries of a list that a rule gets to see: the largest ones

_ALL = frozenset(OCCASIONS)
_BASKET = frozenset[Occasion]({"checkout"})
_PAYMENT = frozenset[Occasion]({"payment"})


@dataclass(frozen=True, slots=True)
class Field:
    """One fact by the name that expressions use."""

    name: str
    kind: Kind
    about: str
    known_on: frozenset[Occasion] = _ALL


def _basket(name: str, kind: Kind, about: str) -> Field:
    return Field(name, kind, about, _BASKET)


def _payment(name: str, kind: Kind, about: str) -> Field:
    return Field(name, kind, about, _PAYMENT)


_TABLE = (
    # -- always
    Field("occasion", "word", "what is judged: checkout, payment, drawer, void or override"),
    Field("hour", "number", "0 to 23, on the shop's clock"),
    Field("weekday", "number", "1 Monday to 7 Sunday, on the shop's clock"),
    Field("outside_hours", "flag", "outside the opening hours in the settings"),
    Field("shift_minutes", "number", "minutes since the shift was opened, −1 where none is"),
    Field("training", "flag", "in training mode"),
    # -- the cashier's last minutes, the act in hand included, the basket in hand not
    Field("voids_recent", "number", "lines that this cashier took out of baskets"),
    Field("baskets_voided_recent", "number", "whole baskets that this cashier gave up"),
    Field("checkouts_cancelled_recent", "number", "times this cashier went back from payment"),
    Field("drawer_opens_recent", "number", "drawer openings without a sale by this cashier"),
    Field("overrides_recent", "number", "acts that a manager allowed this cashier"),
    Field("overrides_refused_recent", "number", "acts that nobody allowed this cashier"),
    Field("sales_recent", "number", "sales that this cashier closed"),
    Field("sold_recent_minor", "money", "what they came to"),
    Field("refunds_recent", "number", "receipts of this cashier with something taken back"),
    Field("refunds_without_receipt_recent", "number", "those of them that named no receipt"),
    Field("refunded_recent_minor", "money", "what was taken back on them"),
    Field("refunds_percent_recent", "percent", "of all money that moved, the share taken back"),
    Field("price_changes_recent", "number", "sold lines whose price this cashier had lowered"),
    Field("discounted_sales_recent", "number", "sales of this cashier with any discount"),
    # -- the basket at checkout
    _basket("amount_minor", "money", "what the customer owes, below 0 where paid out"),
    _basket("gross_minor", "money", "the same before discounts"),
    _basket("lines_count", "number", "lines"),
    _basket("sold_minor", "money", "sold lines together"),
    _basket("largest_qty_milli", "quantity", "the largest quantity of one product, in thousandths"),
    _basket("largest_item_minor", "money", "the largest sum for one product"),
    _basket("categories", "words", "categories of what is sold"),
    _basket("items", "items", "what is sold, one entry a product"),
    _basket("discount_minor", "money", "all discounts together"),
    _basket("discount_percent", "percent", "their share of the price before, rounded down"),
    _basket("changed_prices_count", "number", "sold lines at another price than the catalogue's"),
    _basket("changed_prices_percent", "percent", "their share of the sold lines, rounded down"),
    _basket("price_cut_percent", "percent", "the deepest cut of a price by hand, rounded down"),
    _basket(
        "same_item_price_changes_recent",
        "number",
        "times that this cashier lowered the price of a product in this basket before",
    ),
    _basket("refund", "flag", "paid out, or nothing but returns"),
    _basket("returned_minor", "money", "returned lines together, positive"),
    _basket("returned_percent", "percent", "their share of all lines' money, rounded down"),
    _basket("without_receipt_minor", "money", "returned lines that name no receipt, positive"),
    _basket("round_refund", "flag", "paid out, and a multiple of the round sum in the settings"),
    _basket("gift_minor", "money", "gift cards sold, by the list in the settings"),
    _basket("gift_qty_milli", "quantity", "how many of them, in thousandths"),
    _basket("tax_exempt", "flag", "sold without tax"),
    _basket("customer_known", "flag", "a customer belongs to the basket"),
    _basket("customer_sales_recent", "number", "receipts of this customer before, in their window"),
    _basket("customer_spent_recent_minor", "money", "what they came to"),
    # -- a card payment
    _payment("card_amount_minor", "money", "what this card pays"),
    _payment("card_uses_recent", "number", "payments by this card in its window, this one too"),
    _payment("card_spent_recent_minor", "money", "what they came to"),
)

FIELDS: Mapping[str, Field] = {field.name: field for field in _TABLE}
# Of an entry of `items`, written `#.name` within all, any, count and the like.
ITEM_FIELDS: Mapping[str, Kind] = {
    "sku": "word",
    "category": "word",
    "qty_milli": "quantity",
    "total_minor": "money",
    "discount_minor": "money",
    "price_changed": "flag",
}
_EMPTY: Mapping[Kind, Any] = {"flag": False, "word": "", "words": [], "items": []}
_BUSY: Mapping[Kind, Any] = {"flag": True, "word": "food", "words": ["food"]}
_BUSY_NUMBER = 1_234


_NOTHING = {field.name: _EMPTY.get(field.kind, 0) for field in _TABLE}


def nothing() -> dict[str, Any]:
    """Each field as it is where it is not known: 0, false, empty. Its lists are nobody's."""
    return dict(_NOTHING)


def something() -> dict[str, Any]:
    """Each field with a value that is not empty: what a rule is tried on before it is taken."""
    item = {name: _BUSY.get(kind, _BUSY_NUMBER) for name, kind in ITEM_FIELDS.items()}
    busy = {field.name: _BUSY.get(field.kind, _BUSY_NUMBER) for field in _TABLE}
    return busy | {"items": [item]}
