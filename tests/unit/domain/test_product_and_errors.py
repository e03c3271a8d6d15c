from __future__ import annotations

from decimal import Decimal

import pytest

from pos_terminal.domain.basket import Basket, Line
from pos_terminal.domain.errors import (
    ApprovalNeeded,
    CashierError,
    DeviceError,
    POSError,
    StoreError,
)
from pos_terminal.domain.product import Product


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"sku": ""}, "product.sku"),
        ({"sku": "x" * 65}, "product.sku"),
        ({"name": ""}, "product.name"),
        ({"name": "x" * 256}, "product.name"),
        ({"unit": "dozen"}, "product.unit"),
        ({"min_age": -1}, "product.min_age"),
        ({"min_age": 100}, "product.min_age"),
        ({"unit_price": Decimal("-0.01")}, "price.limit"),
        ({"unit_price": Decimal("0.0000001")}, "price.limit"),
    ],
)
def test_a_product_refuses_nonsense(wrong: dict[str, object], key: str) -> None:
    with pytest.raises(CashierError) as refusal:
        Product(**({"sku": "a", "name": "A"} | wrong))  # type: ignore[arg-type]
    assert refusal.value.key == key


def test_what_is_sold_by_measure_is_weighed() -> None:
    assert Product("a", "A", unit="kg").weighed
    assert not Product("a", "A").weighed


def test_an_error_says_who_can_mend_it() -> None:
    assert str(CashierError("price.limit", limit="9", sku="a")) == "price.limit(limit=9, sku=a)"
    assert str(CashierError("basket.empty")) == "basket.empty"
    needed = ApprovalNeeded("void_sale")
    assert (needed.key, needed.right) == ("approval.needed", "void_sale")
    device = DeviceError("printer", "check its cable")
    assert (device.device, device.hint) == ("printer", "check its cable")
    store = StoreError("disk full", "free some space")
    assert (str(store), store.what, store.hint) == (
        "disk full free some space",
        "disk full",
        "free some space",
    )
    assert all(isinstance(err, POSError) for err in (needed, device, store))


def test_a_basket_finds_its_line_by_number() -> None:
    line = Line(7, "a", "A", 1000, Decimal(1))
    assert Basket("EUR", (line,)).line(7) is line
    assert Basket("EUR", (line,)).line(1) is None
