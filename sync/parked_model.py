"""A parked sale of another lane, checked like a form before anything of it is kept."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from pos_terminal.checkout.told_by_others import MAX_PARKED_NAME, ParkedNews
from pos_terminal.domain.codec import basket_data, basket_from
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.money import MAX_AMOUNT_MINOR, MAX_QTY_MILLI
from pos_terminal.domain.rounding import ROUNDINGS
from pos_terminal.store.parked_rows import Elsewhere
from pos_terminal.typed import convert
from sync.documents import Document

MOST_LINES = 500
_UUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_SEQ = r"[1-9][0-9]{0,14}"
_INSTANT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z$"
Word = Annotated[str, Meta(max_length=64)]
Text = Annotated[str, Meta(max_length=500)]
Number = Annotated[str, Meta(pattern=r"^-?[0-9]{1,9}(\.[0-9]{1,9})?$")]
Amount = Annotated[int, Meta(ge=-MAX_AMOUNT_MINOR, le=MAX_AMOUNT_MINOR)]
Key = Annotated[str, Meta(max_length=100, pattern=rf"^[A-Z0-9][A-Z0-9_-]*/{_UUID}/{_SEQ}$")]
Terminal = Annotated[str, Meta(pattern=r"^[A-Z0-9][A-Z0-9_-]{0,15}$")]
Instant = Annotated[str, Meta(pattern=_INSTANT)]


class _Tax(Struct, frozen=True):
    code: Word
    name: Text
    kind: Literal["percent", "fixed", "division"]
    rate: Number
    included: bool
    affects_next_base: bool
    base_affected: bool
    rounding: Word
    exemptible: bool


class _Discount(Struct, frozen=True):
    kind: Literal["percent", "amount", "new_price"]
    value: Number
    reason: Text
    taken_from: Literal["shelf", "net", "total"]


class _Line(Struct, frozen=True):
    """No serial number, nothing that comes back: those stay on their own lane."""

    line_no: Annotated[int, Meta(ge=1, le=1_000_000)]
    sku: Text
    name: Text
    gtin: Word
    category: Text
    unit: Word
    qty_milli: Annotated[int, Meta(ge=1, le=MAX_QTY_MILLI)]
    unit_price: Number
    list_price: Number | None
    taxes: Annotated[list[_Tax], Meta(max_length=20)]
    discount: _Discount | None
    min_age: Annotated[int, Meta(ge=0, le=150)]
    note: Text
    serial: Literal[""]
    fixed_qty: bool
    return_of: None
    pinned: None


class _Basket(Struct, frozen=True):
    currency: Annotated[str, Meta(pattern=r"^[A-Z]{3}$")]
    lines: Annotated[list[_Line], Meta(min_length=1, max_length=MOST_LINES)]
    discount: _Discount | None
    tax_exempt: bool
    exempt_reason: Text


class _Parked(Struct, frozen=True):
    """A document's body; further fields are passed over."""

    parked_at: Instant
    name: Annotated[str, Meta(max_length=MAX_PARKED_NAME)]
    customer_ref: Annotated[str, Meta(pattern=rf"^({_UUID})?$")]
    total_minor: Amount
    basket: _Basket


def checked(document: Document, position: int) -> ParkedNews:
    """What a document says; raises msgspec.ValidationError."""
    version = document.version
    key: str = convert(document.key, Key)
    terminal_id: str = convert(version.terminal_id, Terminal)
    at: str = convert(version.changed_at, Instant)
    if version.erased:
        return ParkedNews(position, key, terminal_id, at, None)
    body = convert(document.body, _Parked)
    row = Elsewhere(
        key,
        version.number,
        terminal_id,
        body.name,
        body.customer_ref,
        body.parked_at,
        body.total_minor,
        body.basket.currency,
        len(body.basket.lines),
        _basket(body.basket),
    )
    return ParkedNews(position, key, terminal_id, at, row)


def _basket(typed: _Basket) -> dict[str, Any]:
    """As the lane itself would write it."""
    if len({line.line_no for line in typed.lines}) < len(typed.lines):
        raise msgspec.ValidationError("two lines have one number")
    if any(tax.rounding not in ROUNDINGS for line in typed.lines for tax in line.taxes):
        raise msgspec.ValidationError("a tax is rounded in a way that is not known")
    try:
        return basket_data(basket_from(msgspec.to_builtins(typed)))
    except CashierError as err:
        raise msgspec.ValidationError(f"no basket: {err.key}") from err
