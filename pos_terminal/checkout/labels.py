"""What a GS1 label says beside its GTIN, applied to the item that it is on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hardware.ports import ItemLabel, Weight
from pos_terminal.checkout import ages
from pos_terminal.checkout.till import Till
from pos_terminal.domain.check_digit import is_gtin, normalise_code
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.product import ONE_MILLI, Product
from pos_terminal.redaction import holds_card

_LONGEST = 20  # characters of a batch or serial number; GS1 General Specifications, 3.4.1, 3.5.2
_GTIN = 14
_SHORT_GTIN = "0" * 6  # what stands before an EAN-8


@dataclass(frozen=True, slots=True)
class Amount:
    """How much of a product, at which price, and whether the two are the label's.

    CashierError("scan.label") for a label of nothing, or for nothing: a scale printed it in vain.
    """

    qty_milli: int | None = None
    price: Decimal | None = None
    fixed: bool = False

    def __post_init__(self) -> None:
        if self.fixed and 0 in (self.price, self.qty_milli):
            raise CashierError("scan.label")


def codes(label: ItemLabel) -> tuple[str, ...]:
    """Under which codes its item may be kept; CashierError("scan.label") for half a label."""
    texts = (label.batch, label.serial)
    numbers = (label.weight, label.price)
    whole = (
        len(label.gtin) == _GTIN
        and is_gtin(label.gtin)
        and all(len(text) <= _LONGEST and text.isascii() and text.isprintable() for text in texts)
        and all(number is None or (number.is_finite() and number >= 0) for number in numbers)
        and (label.count is None or label.count >= 0)
    )
    if not whole:
        raise CashierError("scan.label")
    usual = normalise_code(label.gtin)
    if label.gtin.startswith(_SHORT_GTIN):
        return label.gtin[len(_SHORT_GTIN) :], usual
    return (usual,)


def ensure_sellable(till: Till, product: Product, label: ItemLabel) -> None:
    """An expired item is refused: CashierError("scan.expired")."""
    if label.expires is not None and label.expires < ages.today(till):
        raise CashierError("scan.expired", name=product.name, day=label.expires.isoformat())


def warn(till: Till, product: Product, label: ItemLabel) -> None:
    """Past its best, or past the day to sell it by: the cashier and the customer decide."""
    today = ages.today(till)
    days = {"scan.past_best": label.best_before, "scan.past_sell_by": label.sell_by}
    for key, day in days.items():
        if day is not None and day < today:
            till.notify(key, "warn", name=product.name, day=day.isoformat())
            return


def amount_of(
    till: Till, product: Product, label: ItemLabel, qty_milli: int | None
) -> Amount | None:
    """What the label says of price, weight or count; None: nothing. Times a typed quantity.

    CashierError("scan.currency") for a price in other money.
    """
    times = ONE_MILLI if qty_milli is None else qty_milli
    if label.price is not None:
        if label.currency and label.currency != till.shop.currency:
            raise CashierError("scan.currency", name=product.name, currency=label.currency)
        return Amount(times, label.price, fixed=True)
    each = _quantity(product, label)
    return None if each is None else Amount(each * times // ONE_MILLI, fixed=product.weighed)


def _quantity(product: Product, label: ItemLabel) -> int | None:
    """Thousandths of the product's unit, where the label has such a figure."""
    if not product.weighed:
        return label.count * ONE_MILLI if label.count else None
    if label.weight is None:
        return None
    try:
        return Weight(label.weight, label.unit).thousandths_of(product.unit)
    except ValueError:  # a weight in kg says nothing of metres
        return None


def serial_of(product: Product, label: ItemLabel) -> str:
    """Its serial number, where the product is sold by one; "card.number_in_text" for a card's."""
    if not product.serial_required:
        return ""
    if holds_card(label.serial):
        raise CashierError("card.number_in_text")
    return label.serial


def kept(label: ItemLabel | None) -> dict[str, Any]:
    """What the journal keeps of it, for recalls; what looks like a card number is left out."""
    if label is None:
        return {}
    day = label.expires.isoformat() if label.expires is not None else ""
    said = {"batch": label.batch, "serial": label.serial, "expires": day}
    found = {name: text for name, text in said.items() if text and not holds_card(text)}
    return {"label": found} if found else {}
