"""What stands on a label, and on which paper: frozen, in the shop's language, ready to be set."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from babel.dates import format_date

from pos_terminal.domain.check_digit import is_gtin
from pos_terminal.domain.product import Product
from pos_terminal.receipts.amounts import Format
from pos_terminal.receipts.text import clean

MAX_COPIES = 999
MAX_CODE = 24  # characters that still fit in bars on a small label
# Net contents at the very end of a name: "6 x 0.33 l", "340 g". Elsewhere it is a guess.
_CONTENT = re.compile(
    r"(?<![\w.,])(?:(\d{1,3})\s*[x×]\s*)?(\d{1,4}(?:[.,]\d{1,3})?)\s*(kg|g|l|cl|ml)\.?$", re.I
)
_PER_BASE = {
    "kg": ("kg", Decimal(1)),
    "g": ("kg", Decimal(1000)),
    "l": ("l", Decimal(1)),
    "cl": ("l", Decimal(100)),
    "ml": ("l", Decimal(1000)),
}


class Template(StrEnum):
    """How a label is laid out."""

    SHELF = "shelf"  # for the shelf: the price is the loudest
    ITEM = "item"  # for the item: the bar code is the widest


class LabelSize(StrEnum):
    """Labels that are sold everywhere, millimetres across × down."""

    SMALL = "50x30"
    MEDIUM = "60x40"
    LARGE = "100x50"

    @property
    def mm(self) -> tuple[int, int]:
        """Across and down."""
        across, _, down = self.value.partition("x")
        return int(across), int(down)


@dataclass(frozen=True, slots=True)
class Label:
    """One label's words; no control characters, no bidi overrides, whatever the name was."""

    name: str
    price: str = ""  # with its currency
    unit_price: str = ""  # "2.65 €/kg" of what is weighed, or where the content is known
    code: str = ""  # what the bars say: a GTIN, or the shop's own code
    sku: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """Labels to be printed, each so many times."""

    labels: tuple[tuple[Label, int], ...]
    template: Template = Template.SHELF
    size: LabelSize = LabelSize.MEDIUM

    @property
    def count(self) -> int:
        """All copies."""
        return sum(copies for _label, copies in self.labels)


def label_of(product: Product, currency: str, language: str, today: date) -> Label:
    """A product's label as of today."""
    form = Format(language, currency)
    name = clean(product.name)
    price = "" if product.price_required else _money(form, product.unit_price)
    if product.unit == "ea":
        unit_price = _unit_price(form, product.unit_price, name) if price else ""
    else:
        unit_price = f"{price}/{product.unit}" if price else ""
    return Label(
        name=name,
        price=price,
        unit_price=unit_price,
        code=code_of(product),
        sku=clean(product.sku),
        day=clean(format_date(today, format="short", locale=form.locale)),
    )


def code_of(product: Product) -> str:
    """What is scanned at the till: a GTIN before the shop's own codes, the SKU at last."""
    codes = sorted(product.gtins, key=lambda code: not is_gtin(code))
    for code in (*codes, product.sku):
        if 0 < len(code) <= MAX_CODE and code.isascii() and code.isprintable():
            return code
    return ""


def _money(form: Format, price: Decimal) -> str:
    minor = price.scaleb(form.digits)
    if minor == minor.to_integral_value():
        return form.money(int(minor))
    return f"{form.price(format(price, 'f'))} {form.currency}"


def _unit_price(form: Format, price: Decimal, name: str) -> str:
    """The price of a kilogram or litre; empty where the name does not end with the content."""
    found = _CONTENT.search(name)
    if found is None or not price:
        return ""
    base, parts = _PER_BASE[found[3].lower()]
    content = Decimal(found[2].replace(",", ".")) * int(found[1] or 1) / parts
    if not content:
        return ""
    step = Decimal(1).scaleb(-form.digits)
    return f"{_money(form, (price / content).quantize(step))}/{base}"
