"""Cells as values, and headers as fields."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_terminal.store.importing.mapping import (
    CUSTOMER_HEADERS,
    PRODUCT_HEADERS,
    guess_columns,
)
from pos_terminal.store.importing.report import RowError
from pos_terminal.store.importing.values import (
    read_flag,
    read_name,
    read_price_micro,
    read_quantity_milli,
    read_unit,
)


@pytest.mark.parametrize(
    ("cell", "decimal", "micro"),
    [
        ("1.99", "", 1_990_000),
        ("1,99", "", 1_990_000),
        ("0,5", "", 500_000),
        ("0.123", "", 123_000),
        ("1.234", "", 1_234_000),
        ("1.234", ",", 1_234_000_000),
        ("1,234", ",", 1_234_000),
        ("1,234", ".", 1_234_000_000),
        ("1.234,50", "", 1_234_500_000),
        ("1,234.50", "", 1_234_500_000),
        ("1 234,5", "", 1_234_500_000),
        ("1'234.5", "", 1_234_500_000),
        ("1,234,567.89", "", 1_234_567_890_000),
        ("€ 3,50", "", 3_500_000),
        ("3.50 EUR", "", 3_500_000),
        ("$3", "", 3_000_000),
        ("US$ 3.10", "", 3_100_000),
        ("1\u00a0234,50\u202f€", "", 1_234_500_000),
        ("9999999.999999", "", 9_999_999_999_999),
        ("", "", None),
        ("  ", "", None),
    ],
)
def test_a_price_is_read(cell: str, decimal: str, micro: int | None) -> None:
    assert read_price_micro("price", cell, decimal) == micro


@pytest.mark.parametrize(
    "cell",
    ["nan", "inf", "1e3", "=1", "-1", "+1", "1,234", "1.2.3", "1,2,3", "12.34.567", "١٫٥",
     "10000000", "1/2", "0x10", "1_000", "1.", ".5", "1,23.45", "1 23"],
)  # fmt: skip
def test_what_is_no_price_is_refused(cell: str) -> None:
    with pytest.raises(RowError):
        read_price_micro("price", cell)


@given(st.decimals(0, "9999999.999999", places=6))
def test_every_price_reads_back_to_itself(price: Decimal) -> None:
    assert read_price_micro("price", f"{price:f}") == int(price.scaleb(6))


@given(st.text(max_size=300))
def test_a_name_is_refused_or_fit_to_be_printed(cell: str) -> None:
    try:
        name = read_name("name", cell)
    except RowError:
        return
    assert name == " ".join(name.split(" "))
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in name)
    assert not set(name) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize(
    ("cell", "flag"), [("yes", 1), ("Ja", 1), ("0", 0), ("НЕТ", None), ("是", 1), ("لا", 0)]
)
def test_yes_and_no_in_many_languages(cell: str, flag: int | None) -> None:
    if flag is None:
        with pytest.raises(RowError):
            read_flag("active", cell)
    else:
        assert read_flag("active", cell) == flag


def test_units_and_quantities() -> None:
    assert [read_unit("unit", cell) for cell in ("", "Stk.", "KG", "litre")] == [
        "ea", "ea", "kg", "l",
    ]  # fmt: skip
    assert read_quantity_milli("qty", "6") == 6000
    assert read_quantity_milli("qty", "0,5") == 500
    with pytest.raises(RowError):
        read_quantity_milli("qty", "0")


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        (["barcode", "name"], {"barcode": 0, "name": 1}),
        (["Code-barres", "Désignation", "Prix (TTC)"], {"name": 1, "price": 2}),
        (["Artikel-Nr.", "EAN 13", "Preis"], {"barcode": 1, "price": 2}),
        (["商品コード", "商品名", "価格"], {"sku": 0, "name": 1, "price": 2}),
        (["السعر", "الاسم"], {"price": 0, "name": 1}),
        (["SKU", "Sku", "Unit_Price"], {"sku": 0, "price": 2}),
    ],
)
def test_headers_in_many_languages_are_understood(
    header: list[str], fields: dict[str, int]
) -> None:
    found = guess_columns(header, PRODUCT_HEADERS).columns
    assert fields.items() <= dict(found).items()


@pytest.mark.parametrize("known", [PRODUCT_HEADERS, CUSTOMER_HEADERS])
def test_every_field_is_understood_by_its_own_name(known: dict[str, str]) -> None:
    assert list(guess_columns(list(known), known).columns) == list(known)
