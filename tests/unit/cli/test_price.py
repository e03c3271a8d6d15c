"""`price`: the till's own prices for a basket on paper."""

from __future__ import annotations

import contextlib
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_terminal.cli.exits import Exit
from pos_terminal.cli.price_json import PriceFileError, read_price_file
from pos_terminal.domain.errors import CashierError
from tests.unit.cli.conftest import Cli

BASKET: dict[str, Any] = {
    "currency": "EUR",
    "rules": {"cash_step_minor": 5},
    "taxes": {"V20": {"name": "VAT", "rate": "0.2"}},
    "lines": [
        {"name": "Bread", "unit_price": "3.49", "taxes": ["V20"]},
        {"name": "苹果", "unit_price": 2.99, "quantity": 0.735, "unit": "kg", "taxes": ["V20"]},
    ],
}


def test_a_basket_is_priced_to_the_cent(cli: Cli) -> None:
    result = cli("price", "-", "--json", typed=json.dumps(BASKET))
    assert result.code == Exit.OK
    priced = result.json
    assert priced["total_minor"] == 349 + 220
    assert priced["tax_minor"] == priced["taxes"][0]["tax_minor"]
    assert priced["cash_due_minor"] == 570
    assert priced["lines"][1]["qty_milli"] == 735
    assert priced["lines"][1]["unit_price"] == "2.99"


def test_the_table_is_for_people(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    file.write_text(json.dumps(BASKET), "utf-8")
    out = cli("price", str(file)).out
    assert "Bread" in out
    assert "苹果" in out
    assert "total EUR" in out
    assert "5.69" in out
    assert "5.70" in out


def test_json_numbers_are_exact_decimals() -> None:
    text = '{"currency": "EUR", "lines": [{"unit_price": 0.1, "quantity": 3}]}'
    assert read_price_file(text).basket.lines[0].unit_price == Decimal("0.1")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"currency": 3}, "the file: currency must be a text"),
        ({"extra": 1}, "the file: extra is not known here"),
        ({"lines": {}}, "lines: must be a list"),
        ({"lines": [{}]}, "lines[0]: unit_price is missing"),
        ({"lines": [{"unit_price": "x"}]}, "lines[0]: unit_price must be a decimal"),
        ({"lines": [{"unit_price": True}]}, "lines[0]: unit_price must be a decimal"),
        ({"lines": [{"unit_price": "1e999999999"}]}, "lines[0]: unit_price must be a decimal"),
        ({"lines": [{"unit_price": "NaN"}]}, "lines[0]: unit_price must be a decimal"),
        ({"lines": [{"unit_price": "1.0000001"}]}, "lines[0]: A price has at most six"),
        ({"lines": [{"unit_price": 1, "quantity": "0.0001"}]}, "lines[0]: quantity must be"),
        ({"lines": [{"unit_price": 1, "quantity": 0}]}, "lines[0]: The quantity is outside"),
        ({"lines": [{"unit_price": 1, "taxes": ["X"]}]}, "lines[0]: tax 'X' is not among taxes"),
        ({"lines": [{"unit_price": 1, "taxes": [[]]}]}, "lines[0]: tax [] is not among taxes"),
        ({"taxes": {"A": {}}}, "taxes.A: rate is missing"),
        ({"taxes": {"A": {"rate": 1, "kind": "odd"}}}, "taxes.A: kind must be one of percent"),
        ({"taxes": {"A": {"rate": 99999}}}, "taxes.A: The tax A has a rate"),
        ({"rules": {"tax_rounding": []}}, "rules: tax_rounding must be one of"),
        ({"rules": {"cash_step_minor": "5"}}, "rules: cash_step_minor must be a whole number"),
        ({"discount": {"kind": "percent"}}, "discount: value is missing"),
        ({"discount": 3}, "discount: must be an object"),
    ],
)
def test_each_mistake_is_named_with_its_place(cli: Cli, change: dict[str, Any], where: str) -> None:
    result = cli("price", "-", typed=json.dumps(BASKET | change))
    assert result.code == Exit.REFUSED
    assert where in result.err
    assert result.err.count("\n") == 1


@pytest.mark.slow
@pytest.mark.parametrize("text", ["", "{", "[]", "NaN", '{"currency": NaN}', "[" * 100_000])
def test_what_is_no_basket_is_refused(cli: Cli, text: str) -> None:
    assert cli("price", "-", typed=text).code == Exit.REFUSED


def test_bytes_that_are_no_text_are_refused(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    file.write_bytes(b"\xff\xfe{")
    assert "not UTF-8" in cli("price", str(file)).err


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals().map(str) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(
                ["unit_price", "quantity", "taxes", "rate", "kind", "value", "discount"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)


@pytest.mark.slow
@given(lines=st.lists(JSON, max_size=2), taxes=JSON, rules=JSON, discount=JSON)
def test_no_file_however_odd_is_a_mistake_of_the_program(
    lines: list[object], taxes: object, rules: object, discount: object
) -> None:
    data = {"currency": "EUR", "lines": lines, "taxes": taxes, "rules": rules}
    with contextlib.suppress(PriceFileError, CashierError):
        read_price_file(json.dumps(data | {"discount": discount}))
