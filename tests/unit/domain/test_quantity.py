from __future__ import annotations

from decimal import Decimal

import pytest

from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.quantity import parse_qty, qty_from_milli, qty_to_milli


@pytest.mark.parametrize(
    ("text", "milli"),
    [
        ("2", 2000),
        ("0.345", 345),
        ("0,345", 345),
        (" 12 ", 12_000),
        ("-1", -1000),
        ("99999.999", 99_999_999),
    ],
)
def test_a_typed_quantity_becomes_thousandths(text: str, milli: int) -> None:
    assert parse_qty(text) == milli


@pytest.mark.parametrize(
    "text",
    ["", "0", "0.0001", "100000", "1e3", "٣", "1.2.3", "1,2.3", "--1", "one", "NaN", ".", "9" * 40],
)
def test_what_is_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(CashierError) as refusal:
        parse_qty(text)
    assert refusal.value.key == "quantity.limit"


@pytest.mark.parametrize("quantity", ["NaN", "Infinity", "1E+30", "0"])
def test_a_number_without_sense_is_refused(quantity: str) -> None:
    with pytest.raises(CashierError):
        qty_to_milli(Decimal(quantity))


@pytest.mark.parametrize(
    ("milli", "shown"),
    [(2000, "2"), (345, "0.345"), (1500, "1.5"), (10_000, "10"), (-250, "-0.25")],
)
def test_thousandths_are_shown_without_idle_zeros(milli: int, shown: str) -> None:
    assert str(qty_from_milli(milli)) == shown
