from __future__ import annotations

from decimal import Decimal

import pytest

from pos_terminal.domain.currency import CURRENCY_CODES, minor_digits
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.money import (
    MAX_AMOUNT_MINOR,
    MAX_QTY_MILLI,
    MAX_UNIT_PRICE,
    ROUND_HALF_EVEN,
    Money,
    check_qty_milli,
    check_unit_price,
    to_minor,
)


@pytest.mark.parametrize(
    ("code", "digits"),
    [
        ("EUR", 2),
        ("JPY", 0),
        ("KWD", 3),
        ("CLF", 4),
        ("MGA", 2),
        ("ISK", 0),
        ("TND", 3),
        ("XOF", 0),
    ],
)
def test_a_currency_has_the_decimals_of_iso_4217(code: str, digits: int) -> None:
    assert minor_digits(code) == digits


@pytest.mark.parametrize("code", ["", "eur", "EURO", "XXX", "XAU", "XTS", "ABC"])
def test_what_nobody_pays_with_is_refused(code: str) -> None:
    with pytest.raises(CashierError) as refusal:
        minor_digits(code)
    assert refusal.value.key == "money.currency"


def test_every_code_has_three_capitals_and_sensible_decimals() -> None:
    assert len(CURRENCY_CODES) > 160
    for code in CURRENCY_CODES:
        assert code.isascii()
        assert code.isupper()
        assert len(code) == 3
        assert minor_digits(code) in range(5)


def test_babel_knows_our_currencies_with_our_decimals() -> None:
    """CLDR gives the decimals in use, ISO the legal ones: they part only where shops round."""
    core = pytest.importorskip("babel.core")
    fractions = core.get_global("currency_fractions")
    ours = {code: minor_digits(code) for code in ("EUR", "USD", "JPY", "KWD", "BHD", "TND", "CLP")}
    assert ours == {code: fractions.get(code, fractions["DEFAULT"])[0] for code in ours}


def test_amounts_of_one_currency_add_up() -> None:
    two, three = Money(200, "EUR"), Money(300, "EUR")
    assert two + three == Money(500, "EUR")
    assert two - three == Money(-100, "EUR")
    assert -two == Money(-200, "EUR")
    assert Money.total([two, three], "EUR") == Money(500, "EUR")
    assert Money.total([], "JPY") == Money(0, "JPY")
    assert (Money(1234, "EUR").major, Money(1234, "JPY").major) == (Decimal("12.34"), Decimal(1234))


def test_amounts_of_two_currencies_never_mix() -> None:
    with pytest.raises(CashierError) as refusal:
        Money(1, "EUR") + Money(1, "USD")
    assert refusal.value.key == "money.currency"


def test_amounts_beyond_the_limit_are_refused() -> None:
    assert Money(MAX_AMOUNT_MINOR, "EUR").amount_minor == MAX_AMOUNT_MINOR
    for amount in (MAX_AMOUNT_MINOR + 1, -MAX_AMOUNT_MINOR - 1):
        with pytest.raises(CashierError) as refusal:
            Money(amount, "EUR")
        assert refusal.value.key == "money.limit"


def test_major_units_become_minor_ones_half_up() -> None:
    assert to_minor(Decimal("2.345"), "EUR") == 235
    assert to_minor(Decimal("-2.345"), "EUR") == -235
    assert to_minor(Decimal("2.345"), "EUR", ROUND_HALF_EVEN) == 234
    assert to_minor(Decimal("2.5"), "JPY") == 3
    assert to_minor(Decimal("2.3455"), "KWD") == 2346


@pytest.mark.parametrize("price", ["0", "9999999.999999", "-1", "0.000001", "1E+3"])
def test_unit_prices_have_up_to_six_places(price: str) -> None:
    assert check_unit_price(Decimal(price)) == Decimal(price)


@pytest.mark.parametrize("price", ["0.0000001", "10000000", "-10000000", "NaN", "Infinity", "1E+9"])
def test_a_unit_price_without_sense_is_refused(price: str) -> None:
    with pytest.raises(CashierError) as refusal:
        check_unit_price(Decimal(price))
    assert refusal.value.key == "price.limit"
    assert refusal.value.facts["limit"] == str(MAX_UNIT_PRICE)


@pytest.mark.parametrize("quantity", [0, MAX_QTY_MILLI + 1, -MAX_QTY_MILLI - 1])
def test_no_quantity_and_too_much_are_refused(quantity: int) -> None:
    with pytest.raises(CashierError) as refusal:
        check_qty_milli(quantity)
    assert refusal.value.key == "quantity.limit"


def test_the_largest_basket_fits_below_two_to_the_fifty_third() -> None:
    assert MAX_AMOUNT_MINOR * 9000 < 2**53
    assert check_qty_milli(MAX_QTY_MILLI) == MAX_QTY_MILLI
