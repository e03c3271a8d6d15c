"""A basket as integrators write it (docs/price-json.md), read strictly: each mistake is named."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from pos_terminal.domain.basket import Basket, Discount, DiscountKind, Line, PricingRules
from pos_terminal.domain.errors import CashierError, POSError
from pos_terminal.domain.money import check_qty_milli, check_unit_price
from pos_terminal.domain.tax import Tax, TaxKind, TaxRounding

_T = TypeVar("_T")
_MISSING: Any = object()
MOST_DIGITS = 40  # before or after the point; the limits of prices and quantities are far below


class PriceFileError(POSError):
    """The file is not a basket; the message says where."""


@dataclass(frozen=True, slots=True)
class PriceFile:
    """A basket and the rules to price it by."""

    basket: Basket
    rules: PricingRules


def read_price_file(text: str) -> PriceFile:
    """The basket of a JSON text; raises PriceFileError."""
    try:
        data = json.loads(text, parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError) as err:
        raise PriceFileError(f"not valid JSON: {err}") from err
    top = _Object(data, "the file")
    rules = _rules(top)
    taxes = {
        code: _tax(code, _Object(value, f"taxes.{code}"))
        for code, value in _mapping(top.take("taxes", {}), "taxes").items()
    }
    lines = tuple(
        _line(number, _Object(value, f"lines[{number - 1}]"), taxes)
        for number, value in enumerate(_list(top.take("lines"), "lines"), start=1)
    )
    basket = Basket(
        currency=rules.currency,
        lines=lines,
        discount=_discount(top, "discount"),
        tax_exempt=top.flag("tax_exempt", False),
    )
    top.done()
    return PriceFile(basket, rules)


class _Object:
    """A JSON object whose keys are taken one by one; what is left over is a mistake."""

    def __init__(self, value: object, where: str) -> None:
        self._left = dict(_mapping(value, where))
        self.where = where

    def take(self, key: str, default: Any = _MISSING) -> Any:
        if key not in self._left and default is _MISSING:
            raise PriceFileError(f"{self.where}: {key} is missing")
        return self._left.pop(key, default)

    def text(self, key: str, default: Any = _MISSING) -> str:
        value = self.take(key, default)
        if not isinstance(value, str):
            raise self.wrong(key, "a text", value)
        return value

    def flag(self, key: str, default: bool) -> bool:
        value = self.take(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, "true or false", value)
        return value

    def whole(self, key: str, default: int) -> int:
        value = self.take(key, default)
        if type(value) is not int:
            raise self.wrong(key, "a whole number", value)
        return value

    def decimal(self, key: str, default: Any = _MISSING) -> Decimal:
        value = self.take(key, default)
        try:
            if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
                raise TypeError
            number = Decimal(value)
            if not number.is_finite() or abs(number.adjusted()) > MOST_DIGITS:
                raise TypeError
        except (TypeError, InvalidOperation):
            raise self.wrong(key, 'a decimal such as "1.99"', value) from None
        return number

    def choice(self, key: str, kind: Callable[[str], _T], options: str, default: Any) -> _T:
        value = self.take(key, default)
        try:
            return kind(value)
        except ValueError:
            raise self.wrong(key, f"one of {options}", value) from None

    def wrong(self, key: str, wanted: str, value: object) -> PriceFileError:
        return PriceFileError(f"{self.where}: {key} must be {wanted}, not {value!r:.60}")

    def done(self) -> None:
        for key in self._left:
            raise PriceFileError(f"{self.where}: {key} is not known here")


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not a number")


def _mapping(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise PriceFileError(f"{where}: must be an object")
    return value


def _list(value: object, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise PriceFileError(f"{where}: must be a list")
    return value


def _rules(top: _Object) -> PricingRules:
    currency = top.text("currency")
    data = _Object(top.take("rules", {}), "rules")
    rules = PricingRules(
        currency=currency,
        tax_rounding=data.choice("tax_rounding", TaxRounding, _names(TaxRounding), "per_line"),
        cash_step_minor=data.whole("cash_step_minor", 1),
        cash_rounding=data.text("cash_rounding", "half_up"),
        cash_rounding_whole_order=data.flag("cash_rounding_whole_order", False),
        cash_back=data.flag("cash_back", False),
    )
    data.done()
    return rules


def _tax(code: str, data: _Object) -> Tax:
    with_where = data.where
    try:
        tax = Tax(
            code=code,
            name=data.text("name", code),
            kind=data.choice("kind", TaxKind, _names(TaxKind), "percent"),
            rate=data.decimal("rate"),
            included=data.flag("included", True),
            affects_next_base=data.flag("affects_next_base", False),
            base_affected=data.flag("base_affected", True),
            rounding=data.text("rounding", "half_up"),
            exemptible=data.flag("exemptible", True),
        )
    except CashierError as err:
        raise PriceFileError(f"{with_where}: {_facts(err)}") from err
    data.done()
    return tax


def _line(number: int, data: _Object, taxes: Mapping[str, Tax]) -> Line:
    codes = _list(data.take("taxes", []), f"{data.where}.taxes")
    for code in codes:
        if not isinstance(code, str) or code not in taxes:
            raise PriceFileError(f"{data.where}: tax {code!r} is not among taxes")
    try:
        line = Line(
            line_no=number,
            sku=data.text("sku", f"LINE{number}"),
            name=data.text("name", f"Item {number}"),
            qty_milli=check_qty_milli(_milli(data)),
            unit_price=check_unit_price(data.decimal("unit_price")),
            taxes=tuple(taxes[code] for code in codes),
            unit=data.text("unit", "ea"),
            discount=_discount(data, "discount"),
        )
    except CashierError as err:
        raise PriceFileError(f"{data.where}: {_facts(err)}") from err
    data.done()
    return line


def _milli(data: _Object) -> int:
    quantity = data.decimal("quantity", "1")
    milli = quantity * 1000
    if milli != milli.to_integral_value():
        raise data.wrong("quantity", "a decimal of at most three places", str(quantity))
    return int(milli)


def _discount(data: _Object, key: str) -> Discount | None:
    value = data.take(key, None)
    if value is None:
        return None
    given = _Object(value, f"{data.where}.{key}".removeprefix("the file."))
    discount = Discount(
        kind=given.choice("kind", DiscountKind, _names(DiscountKind), "percent"),
        value=given.decimal("value"),
        reason=given.text("reason", ""),
    )
    given.done()
    return discount


def _names(kind: type[Any]) -> str:
    return ", ".join(str(option) for option in kind)


def _facts(err: CashierError) -> str:
    from pos_terminal.cli.sentences import sentence_of

    return sentence_of(err)
