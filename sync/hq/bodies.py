"""The bodies of head office's documents, kind by kind: exact types, no floats, plain text.

What a lane must never meet is refused here: on both sides, with the same words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.money import check_unit_price
from pos_terminal.domain.product import MAX_MIN_AGE, MAX_NAME, MAX_SKU
from pos_terminal.domain.tax import Tax, TaxKind
from pos_terminal.store.canonical import MAX_SAFE_INTEGER
from pos_terminal.store.catalog.codes import stored_code
from pos_terminal.typed import convert
from sync.hq.refusals import Refused, readable

Code = Annotated[str, Meta(min_length=1, max_length=64)]
MaybeCode = Annotated[str, Meta(max_length=64)]
Name = Annotated[str, Meta(min_length=1, max_length=MAX_NAME)]
Colour = Annotated[str, Meta(pattern=r"^(#[0-9a-fA-F]{6})?$")]
Price = Annotated[str, Meta(pattern=r"^[0-9]{1,7}(\.[0-9]{1,6})?$")]
Day = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Sha256 = Annotated[str, Meta(pattern=r"^([0-9a-f]{64})?$")]
Argon2 = Annotated[str, Meta(max_length=200, pattern=r"^(\$argon2id\$[A-Za-z0-9+/=,$]+)?$")]
MOST_CODES, MOST_PRICES = 500, 2_000


class Body(Struct, frozen=True, forbid_unknown_fields=True):
    """What every body has."""


class ProductCode(Body, frozen=True):
    """A barcode, and how much of the product it stands for."""

    code: Code
    qty_milli: Annotated[int, Meta(ge=1, le=99_999_999)]


class DatedPrice(Body, frozen=True):
    """A price for some days; an empty group is everybody."""

    customer_group: MaybeCode
    starts_on: Day
    ends_on: Day | None
    unit_price: Price


class ProductBody(Body, frozen=True):
    """The shape is that of `sync.product_documents.body_of`."""

    sku: Annotated[str, Meta(min_length=1, max_length=MAX_SKU)]
    name: Name
    category: MaybeCode
    unit: Literal["ea", "kg", "l", "m"]
    unit_price: Price
    tax_group: Code
    min_age: Annotated[int, Meta(ge=0, le=MAX_MIN_AGE)]
    plu: MaybeCode
    price_required: bool
    serial_required: bool
    image_sha256: Sha256
    active: bool
    codes: Annotated[list[ProductCode], Meta(max_length=MOST_CODES)]
    prices: Annotated[list[DatedPrice], Meta(max_length=MOST_PRICES)]


class CategoryBody(Body, frozen=True):
    """A shelf of the shop."""

    name: Name
    position: Annotated[int, Meta(ge=0, le=1_000_000)]
    colour: Colour


class TaxBody(Body, frozen=True):
    """One tax."""

    name: Name
    kind: Literal["percent", "fixed", "division"]
    rate: Annotated[str, Meta(pattern=r"^-?[0-9]{1,5}(\.[0-9]{1,6})?$")]
    included: bool
    affects_next_base: bool
    base_affected: bool
    rounding: Literal["half_up", "half_even", "half_down", "up", "down"]
    exemptible: bool


class TaxGroupBody(Body, frozen=True):
    """The taxes of a kind of product, in their order."""

    name: Name
    taxes: Annotated[list[Code], Meta(max_length=20)]


class QuickKeyBody(Body, frozen=True):
    """A tile of a page."""

    sku: Annotated[str, Meta(min_length=1, max_length=MAX_SKU)]
    label: Annotated[str, Meta(max_length=MAX_NAME)]
    colour: Colour


class EmployeeBody(Body, frozen=True, omit_defaults=True):
    """A member of staff; hashes are made with the shop's pepper, empty: cannot sign in that way."""

    name: Annotated[str, Meta(min_length=1, max_length=80)]
    username: Annotated[str, Meta(max_length=40)]
    role: Literal["cashier", "supervisor", "manager", "technician"]
    language: Literal["", "en", "de", "ar"]
    active: bool
    pin_hash: Argon2
    password_hash: Argon2
    badge_digest: Sha256 | None = None  # null: the lanes keep what they have
    badge_end: Annotated[str, Meta(max_length=2)] = ""


class SettingBody(Body, frozen=True):
    """A shop setting as text; of `sync.SECTION` the section as JSON."""

    value: Annotated[str, Meta(max_length=20_000)]


class PluginBody(Body, frozen=True):
    """Whether a plugin works, and all its settings; null leaves the settings as they are."""

    on: bool
    settings: dict[str, Any] | None


class MarkerBody(Body, frozen=True):
    """The end of a publication: live documents of each kind, and the currency of all prices."""

    counts: dict[str, Annotated[int, Meta(ge=0, lt=2**53)]]
    currency: Annotated[str, Meta(pattern=r"^([A-Z]{3})?$")]


BODIES: dict[str, type[Body]] = {
    "product": ProductBody,
    "category": CategoryBody,
    "tax": TaxBody,
    "tax_group": TaxGroupBody,
    "quick_key": QuickKeyBody,
    "employee": EmployeeBody,
    "setting": SettingBody,
    "plugin_switch": PluginBody,
    "snapshot": MarkerBody,
}
_LINES = frozenset({"setting", "plugin_switch"})  # an address has several lines


def check_body(kind: str, key: str, body: dict[str, Any]) -> dict[str, Any]:
    """The body as plain values; raises Refused with the reason."""
    for value in _leaves(body):
        _check_leaf(value, lines=kind in _LINES)
    _check_text(key, lines=False)
    try:
        found = convert(body, BODIES[kind])
    except msgspec.ValidationError as err:
        raise Refused(readable(str(err))) from err
    checked: dict[str, Any] = msgspec.to_builtins(found)
    if kind in _RULES:
        try:
            _RULES[kind](key, checked)
        except (CashierError, ValueError, InvalidOperation) as err:
            raise Refused(readable(str(err))) from err
    return checked


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield name
            yield from _leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item)
    else:
        yield value


def _check_leaf(value: Any, *, lines: bool) -> None:
    if isinstance(value, str):
        _check_text(value, lines=lines)
    elif isinstance(value, float):
        raise Refused("it holds a number with a point: amounts are text or whole numbers")
    elif isinstance(value, int) and abs(value) >= MAX_SAFE_INTEGER:
        raise Refused("it holds a number of 2**53 or more")


def _check_text(text: str, *, lines: bool) -> None:
    """No control characters, and none that make text run the other way than it seems (F34)."""
    if text.isprintable():
        return
    for char in text:
        category = unicodedata.category(char)
        broken = category in ("Cc", "Cs") and not (lines and char in "\n\t")
        if broken or "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069":
            raise Refused(f"it holds the character U+{ord(char):04X}")


def _product(key: str, body: dict[str, Any]) -> None:
    if body["sku"] != key:
        raise Refused("its key is not its SKU")
    check_unit_price(Decimal(body["unit_price"]))
    codes = [stored_code(entry["code"]) for entry in body["codes"]]
    if len(set(codes)) != len(codes):
        raise Refused("a code is there twice")
    days = {(price["customer_group"], price["starts_on"]) for price in body["prices"]}
    if len(days) != len(body["prices"]):
        raise Refused("two prices begin on one day")
    for price in body["prices"]:
        check_unit_price(Decimal(price["unit_price"]))
        starts = date.fromisoformat(price["starts_on"])
        if price["ends_on"] is not None and date.fromisoformat(price["ends_on"]) < starts:
            raise Refused("a price ends before it begins")


def _tax(key: str, body: dict[str, Any]) -> None:
    Tax(**body | {"code": key, "kind": TaxKind(body["kind"]), "rate": Decimal(body["rate"])})


def _quick_key(key: str, body: dict[str, Any]) -> None:
    page, _, position = key.rpartition("/")
    if not page or not position.isascii() or not position.isdigit() or len(position) > 6:
        raise Refused("its key is not page/position")


def _shelf(key: str, body: dict[str, Any]) -> None:
    if len(key) > 64:
        raise Refused("its key is longer than 64 characters")


def _tax_group(key: str, body: dict[str, Any]) -> None:
    _shelf(key, body)
    if len(set(body["taxes"])) != len(body["taxes"]):
        raise Refused("a tax is there twice")


def _employee(key: str, body: dict[str, Any]) -> None:
    if len(key) > 40 or key != key.strip() or body["name"] != body["name"].strip():
        raise Refused("its id or name has spaces around it, or is too long")
    if body["active"] and not (body["pin_hash"] or body["password_hash"]):
        raise Refused("nobody could sign in: neither PIN nor password")
    if bool(body.get("badge_digest")) != bool(body.get("badge_end")):
        raise Refused("a badge is its digest and its last characters, or neither")


_RULES = {
    "product": _product,
    "tax": _tax,
    "quick_key": _quick_key,
    "category": _shelf,
    "tax_group": _tax_group,
    "employee": _employee,
}
