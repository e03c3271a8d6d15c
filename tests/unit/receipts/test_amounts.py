"""Amounts as people read them."""

from __future__ import annotations

import pytest

from pos_terminal.domain.currency import CURRENCY_CODES, minor_digits
from pos_terminal.receipts.amounts import Format


@pytest.mark.parametrize(
    ("language", "currency", "minor", "amount", "money"),
    [
        ("en", "EUR", -123456, "-1,234.56", "-€1,234.56"),
        ("de", "EUR", 123456, "1.234,56", "1.234,56 €"),
        ("ar", "SAR", 5800, "58.00", "58.00 SAR"),
        ("ar", "EUR", -5800, "-58.00", "-58.00 €"),
        ("en", "JPY", 1234, "1,234", "¥1,234"),
        ("en", "KWD", 1234, "1.234", "KWD 1.234"),
        ("en_IN", "INR", 12345678, "1,23,456.78", "₹1,23,456.78"),
        ("fr", "EUR", 123456, "1 234,56", "1 234,56 €"),
        ("nonsense", "EUR", 100, "1.00", "€1.00"),
    ],
)
def test_amounts_are_written_as_the_language_does(
    language: str, currency: str, minor: int, amount: str, money: str
) -> None:
    form = Format(language, currency)
    assert (form.amount(minor), form.money(minor)) == (amount, money)


@pytest.mark.parametrize("currency", sorted(CURRENCY_CODES))
def test_decimals_are_those_of_iso_4217_and_not_of_cldr(currency: str) -> None:
    digits = minor_digits(currency)
    text = Format("en", currency).amount(10**digits)
    assert text == "1" + ("." + "0" * digits if digits else "")


@pytest.mark.parametrize(("price", "text"), [("1.5", "1.50"), ("0.0125", "0.0125"), ("3", "3.00")])
def test_a_unit_price_keeps_its_further_places(price: str, text: str) -> None:
    assert Format("en", "EUR").price(price) == text


@pytest.mark.parametrize(("milli", "text"), [(1186, "1.186"), (2000, "2"), (-500, "-0.5")])
def test_quantities_have_no_superfluous_zeros(milli: int, text: str) -> None:
    assert Format("en", "EUR").quantity(milli) == text


@pytest.mark.parametrize(
    ("fraction", "text"), [("0.19", "19%"), ("0.0825", "8.25%"), ("0.1", "10%"), ("1", "100%")]
)
def test_rates_are_percent(fraction: str, text: str) -> None:
    assert Format("en", "EUR").percent(fraction) == text


@pytest.mark.parametrize(
    ("offset", "text"),
    [
        (60, "21.11.2026 10:18:52 UTC+1"),
        (330, "21.11.2026 14:48:52 UTC+5:30"),
        (-720, "20.11.2026 21:18:52 UTC-12"),
        (0, "21.11.2026 09:18:52 UTC+0"),
    ],
)
def test_times_are_local_with_their_distance_from_utc(offset: int, text: str) -> None:
    assert Format("de", "EUR").moment("2026-11-21T09:18:52.123456Z", offset) == text
