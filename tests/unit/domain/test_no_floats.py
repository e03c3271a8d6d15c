"""No money and no quantity is a float: neither a value, nor a field, nor a literal."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import pkgutil
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any, get_type_hints

import pytest

import pos_terminal.domain as domain
from pos_terminal.domain.basket import Basket, Discount, DiscountKind, Line, PricingRules
from pos_terminal.domain.money import Money, check_qty_milli
from pos_terminal.domain.pricing import price
from pos_terminal.domain.refund import returned_line
from pos_terminal.domain.tax import TaxRounding
from pos_terminal.domain.tender import Tender, settle
from tests.unit.domain.strategies import SETS

FOLDER = Path(domain.__file__).parent
MODULES = sorted(FOLDER.glob("*.py"))
EXACT = (int, str, Decimal, Fraction, Enum, bool, type(None))


def floats_in(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield f"line {node.lineno}: literal {node.value!r}"
        elif isinstance(node, ast.Name) and node.id in {"float", "complex"}:
            yield f"line {node.lineno}: {node.id}"
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            # `/` of two integers makes a float: it is for Fraction and Decimal only.
            if all(_may_be_int(side) for side in (node.left, node.right)):
                yield f"line {node.lineno}: / of what may be integers"


def _may_be_int(node: ast.AST) -> bool:
    if isinstance(node, ast.Name | ast.Attribute):
        name = node.id if isinstance(node, ast.Name) else node.attr
        return name.endswith(("_minor", "_milli", "count"))
    return isinstance(node, ast.Constant) and isinstance(node.value, int)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_a_module_of_the_domain_knows_no_float(module: Path) -> None:
    assert not list(floats_in(ast.parse(module.read_text(encoding="utf-8"))))


@pytest.mark.parametrize(
    "planted",
    ["PRICE = 9.99", "def f(x: float) -> int: ...", "y = float(x)", "z = a_minor / b_milli"],
)
def test_a_planted_float_is_found(planted: str) -> None:
    assert list(floats_in(ast.parse(planted)))


def dataclasses_of_the_domain() -> Iterator[type[Any]]:
    for info in pkgutil.iter_modules([str(FOLDER)]):
        module = importlib.import_module(f"{domain.__name__}.{info.name}")
        for value in vars(module).values():
            if isinstance(value, type) and dataclasses.is_dataclass(value):
                if value.__module__ == module.__name__:
                    yield value


@pytest.mark.parametrize("kind", list(dataclasses_of_the_domain()), ids=lambda kind: kind.__name__)
def test_no_field_of_the_domain_takes_a_float(kind: type[Any]) -> None:
    for name, hint in get_type_hints(kind).items():
        assert "float" not in str(hint), f"{kind.__name__}.{name}"


def leaves(value: Any) -> Iterator[Any]:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from leaves(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for entry in value:
            yield from leaves(entry)
    else:
        yield value


@pytest.mark.parametrize("mode", TaxRounding)
def test_a_priced_sale_holds_exact_values_only(mode: TaxRounding) -> None:
    lines = tuple(
        Line(n, f"s{n}", "x", 1234, Decimal("3.333333"), taxes) for n, taxes in enumerate(SETS, 1)
    )
    rules = PricingRules("EUR", mode, cash_step_minor=5)
    discount = Discount(DiscountKind.PERCENT, Decimal("0.07"))
    sale = price(Basket("EUR", lines, discount), rules)
    back = returned_line(sale.lines[1], 1234, 0, 617)
    paid = settle(sale.total_minor, [Tender("t", "cash", 100_00)], rules)
    for value in leaves((sale, back, paid)):
        assert isinstance(value, EXACT), repr(value)


@pytest.mark.parametrize("amount", [1.0, True, "1", Decimal(1)])
def test_money_refuses_everything_but_an_integer(amount: object) -> None:
    with pytest.raises(TypeError):
        Money(amount, "EUR")  # type: ignore[arg-type]


def test_a_tender_and_a_quantity_refuse_a_float() -> None:
    with pytest.raises(TypeError):
        Tender("t", "cash", 1.5)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        check_qty_milli(1.5)  # type: ignore[arg-type]
