"""Baskets, lines and taxes as event data and back: integers and decimal strings only."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from pos_terminal.domain.basket import (
    Basket,
    Discount,
    DiscountBase,
    DiscountKind,
    Line,
    LineTax,
    Pinned,
    PricedBasket,
    PricedLine,
    PricingRules,
    ReturnOf,
)
from pos_terminal.domain.tax import Tax, TaxKind

Data = dict[str, Any]


def decimal_text(value: Decimal) -> str:
    """A decimal without exponent or trailing zeros: '2.1', '0.0825'."""
    text = format(value.normalize(), "f")
    return "0" if text in {"-0", ""} else text


def tax_data(tax: Tax) -> Data:
    """A tax as event data."""
    return {
        "code": tax.code,
        "name": tax.name,
        "kind": tax.kind.value,
        "rate": decimal_text(tax.rate),
        "included": tax.included,
        "affects_next_base": tax.affects_next_base,
        "base_affected": tax.base_affected,
        "rounding": tax.rounding,
        "exemptible": tax.exemptible,
    }


def tax_from(data: Mapping[str, Any]) -> Tax:
    """A tax from event data; the same data give the same object."""
    return _tax(
        data["code"],
        data["name"],
        data["kind"],
        data["rate"],
        data["included"],
        data["affects_next_base"],
        data["base_affected"],
        data["rounding"],
        data["exemptible"],
    )


@lru_cache(maxsize=256)  # a shop has few; pricing tells them apart by identity first
def _tax(
    code: str,
    name: str,
    kind: str,
    rate: str,
    included: bool,
    affects_next_base: bool,
    base_affected: bool,
    rounding: str,
    exemptible: bool,
) -> Tax:
    return Tax(
        code=code,
        name=name,
        kind=TaxKind(kind),
        rate=Decimal(rate),
        included=included,
        affects_next_base=affects_next_base,
        base_affected=base_affected,
        rounding=rounding,
        exemptible=exemptible,
    )


def discount_data(discount: Discount | None) -> Data | None:
    """A discount as event data."""
    if discount is None:
        return None
    value = decimal_text(discount.value)
    return {
        "kind": discount.kind.value,
        "value": value,
        "reason": discount.reason,
        "taken_from": discount.taken_from.value,
    }


def discount_from(data: Mapping[str, Any] | None) -> Discount | None:
    """A discount from event data."""
    if data is None:
        return None
    return Discount(
        kind=DiscountKind(data["kind"]),
        value=Decimal(data["value"]),
        reason=data["reason"],
        taken_from=DiscountBase(data["taken_from"]),
    )


def _pinned_data(pinned: Pinned | None) -> Data | None:
    if pinned is None:
        return None
    return {
        "gross_minor": pinned.gross_minor,
        "discount_minor": pinned.discount_minor,
        "receipt_discount_minor": pinned.receipt_discount_minor,
        "exempt_minor": pinned.exempt_minor,
        "net_minor": pinned.net_minor,
        "total_minor": pinned.total_minor,
        "taxes": [
            {"code": t.code, "base_minor": t.base_minor, "tax_minor": t.tax_minor}
            for t in pinned.taxes
        ],
    }


def pinned_from(data: Mapping[str, Any]) -> Pinned:
    """The amounts that a sold line was priced at; `data` may be the whole line."""
    return Pinned(
        gross_minor=data["gross_minor"],
        discount_minor=data["discount_minor"],
        receipt_discount_minor=data["receipt_discount_minor"],
        net_minor=data["net_minor"],
        total_minor=data["total_minor"],
        taxes=tuple(LineTax(t["code"], t["base_minor"], t["tax_minor"]) for t in data["taxes"]),
        exempt_minor=data["exempt_minor"],
    )


def line_data(line: Line) -> Data:
    """A line as event data."""
    origin = line.return_of
    return {
        "line_no": line.line_no,
        "sku": line.sku,
        "name": line.name,
        "gtin": line.gtin,
        "category": line.category,
        "unit": line.unit,
        "qty_milli": line.qty_milli,
        "unit_price": decimal_text(line.unit_price),
        "list_price": None if line.list_price is None else decimal_text(line.list_price),
        "taxes": [tax_data(tax) for tax in line.taxes],
        "discount": discount_data(line.discount),
        "min_age": line.min_age,
        "note": line.note,
        "serial": line.serial,
        "fixed_qty": line.fixed_qty,
        "return_of": None
        if origin is None
        else {
            "sale_id": origin.sale_id,
            "receipt_no": origin.receipt_no,
            "line_no": origin.line_no,
        },
        "pinned": _pinned_data(line.pinned),
    }


def line_from(data: Mapping[str, Any]) -> Line:
    """A line from event data (priced or not)."""
    origin = data["return_of"]
    listed = data["list_price"]
    return Line(
        line_no=data["line_no"],
        sku=data["sku"],
        name=data["name"],
        gtin=data["gtin"],
        category=data["category"],
        unit=data["unit"],
        qty_milli=data["qty_milli"],
        unit_price=Decimal(data["unit_price"]),
        list_price=None if listed is None else Decimal(listed),
        taxes=tuple(tax_from(tax) for tax in data["taxes"]),
        discount=discount_from(data["discount"]),
        min_age=data["min_age"],
        note=data["note"],
        serial=data["serial"],
        fixed_qty=data["fixed_qty"],
        return_of=None
        if origin is None
        else ReturnOf(origin["sale_id"], origin["receipt_no"], origin["line_no"]),
        pinned=None if data["pinned"] is None else pinned_from(data["pinned"]),
    )


def basket_data(basket: Basket) -> Data:
    """A basket as event data, unpriced."""
    return {
        "currency": basket.currency,
        "lines": [line_data(line) for line in basket.lines],
        "discount": discount_data(basket.discount),
        "tax_exempt": basket.tax_exempt,
        "exempt_reason": basket.exempt_reason,
    }


def basket_from(data: Mapping[str, Any]) -> Basket:
    """A basket from event data (priced or not)."""
    return Basket(
        currency=data["currency"],
        lines=tuple(line_from(line) for line in data["lines"]),
        discount=discount_from(data["discount"]),
        tax_exempt=data["tax_exempt"],
        exempt_reason=data["exempt_reason"],
    )


def _priced_line_data(priced: PricedLine) -> Data:
    data = line_data(priced.line)
    charged = {tax.code: tax for tax in priced.taxes}
    data["taxes"] = [
        tax
        | {
            "base_minor": charged[tax["code"]].base_minor,
            "tax_minor": charged[tax["code"]].tax_minor,
        }
        for tax in data["taxes"]
        if tax["code"] in charged
    ]
    return data | {
        "gross_minor": priced.gross_minor,
        "discount_minor": priced.discount_minor,
        "receipt_discount_minor": priced.receipt_discount_minor,
        "exempt_minor": priced.exempt_minor,
        "rounding_minor": priced.rounding_minor,
        "net_minor": priced.net_minor,
        "tax_minor": priced.tax_minor,
        "total_minor": priced.total_minor,
    }


def priced_data(priced: PricedBasket, rules: PricingRules) -> Data:
    """A whole priced basket as event data: CHECKOUT_STARTED, and the body of BASKET_CLOSED."""
    return {
        **basket_data(priced.basket),
        "lines": [_priced_line_data(line) for line in priced.lines],
        "taxes": [
            tax_data(t.tax) | {"base_minor": t.base_minor, "tax_minor": t.tax_minor}
            for t in priced.taxes
        ],
        "gross_minor": priced.gross_minor,
        "line_discount_minor": priced.line_discount_minor,
        "receipt_discount_minor": priced.receipt_discount_minor,
        "exempt_minor": priced.exempt_minor,
        "net_minor": priced.net_minor,
        "tax_minor": priced.tax_minor,
        "total_minor": priced.total_minor,
        "rules": {
            "tax_rounding": rules.tax_rounding.value,
            "cash_step_minor": rules.cash_step_minor,
            "cash_rounding": rules.cash_rounding,
            "cash_rounding_whole_order": rules.cash_rounding_whole_order,
            "cash_back": rules.cash_back,
        },
    }
