"""C26: each way to scan one article finds it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_terminal.domain.check_digit import is_gtin, normalise_code
from pos_terminal.domain.product import Pack, Product
from pos_terminal.store.catalog.codes import gtin, stored_code
from tests.unit.store.catalog.conftest import Shop

digits = st.text("0123456789", min_size=1, max_size=20)


def check_digit(payload: str) -> str:
    weights = [3 if place % 2 == 0 else 1 for place in range(len(payload))]
    total = sum(
        int(digit) * weight for digit, weight in zip(reversed(payload), weights, strict=True)
    )
    return str(-total % 10)


@pytest.mark.parametrize(
    ("code", "kept"),
    [
        ("042100005264", "0042100005264"),  # UPC-A
        ("0042100005264", "0042100005264"),
        ("00042100005264", "0042100005264"),  # GTIN-14 of the same article
        ("4006381333931", "4006381333931"),
        ("12345670", "12345670"),  # EAN-8 is itself
        ("042100005263", "042100005263"),  # wrong check digit: the shop's own
        ("08679339", "0086700000939"),  # UPC-E
        ("4006381 333931", "4006381333931"),
        ("2", "2"),
        ("A-17", "A-17"),
    ],
)
def test_a_code_is_kept_in_one_form(code: str, kept: str) -> None:
    assert stored_code(code) == kept


@given(st.text("0123456789", min_size=11, max_size=11))
def test_upc_a_and_ean_13_with_a_leading_zero_are_one_number(payload: str) -> None:
    upc_a = payload + check_digit(payload)
    assert stored_code(upc_a) == stored_code("0" + upc_a) == stored_code("00" + upc_a)


@given(digits)
def test_only_a_right_check_digit_makes_a_gtin(code: str) -> None:
    right = len(code) in (8, 12, 13, 14) and check_digit(code[:-1]) == code[-1]
    assert (gtin(code) is not None) == right


@given(digits)
def test_the_fast_way_agrees_with_the_domain(code: str) -> None:
    assert stored_code(code) == normalise_code(code)
    assert (gtin(code) is not None) == is_gtin(code)


@given(digits)
def test_keeping_a_code_again_changes_nothing(code: str) -> None:
    assert stored_code(stored_code(code)) == stored_code(code)


@pytest.mark.parametrize("code", ["٠١٢٣٤٥٦٧٨٩٠١٢", "0²34567890123", "", "x" * 12])
def test_what_only_looks_like_digits_is_no_gtin(code: str) -> None:
    assert gtin(code) is None


@pytest.mark.parametrize("scanned", ["042100005264", "0042100005264", "00042100005264", "SODA"])
def test_each_form_of_a_code_finds_the_product(shop: Shop, scanned: str) -> None:
    shop.put(Product("SODA", "Baking soda", gtins=("042100005264",)))
    found = shop.reader.find_exact(scanned)
    assert found is not None
    assert (found.sku, found.found_code, found.found_qty_milli) == ("SODA", scanned, 1000)


def test_a_pack_says_how_many_it_stands_for(shop: Shop) -> None:
    shop.put(Product("BEER", "Beer", gtins=("4006381333931",), packs=(Pack("CRATE", 20_000),)))
    crate = shop.reader.find_exact("CRATE")
    assert crate is not None
    assert crate.found_qty_milli == 20_000
    assert crate.packs == (Pack("CRATE", 20_000),)
    assert crate.gtins == ("4006381333931",)


def test_a_plu_finds_loose_goods(shop: Shop) -> None:
    shop.put(Product("BANANA", "Bananas", unit="kg", plu="4011"))
    found = shop.reader.find_exact("4011")
    assert found is not None
    assert found.weighed


@pytest.mark.parametrize("code", ["", " ", "nothing", "x" * 10_000, "'; DROP TABLE products;--"])
def test_an_unknown_or_hostile_code_finds_nothing(shop: Shop, code: str) -> None:
    assert shop.reader.find_exact(code) is None


def test_a_product_that_is_no_longer_sold_is_not_found_by_code(shop: Shop) -> None:
    shop.put(Product("OLD", "Old", gtins=("4006381333931",), active=False))
    assert shop.reader.find_exact("4006381333931") is None
    assert shop.reader.find_exact("OLD") is None
    kept = shop.reader.product("OLD")
    assert kept is not None
    assert not kept.active
