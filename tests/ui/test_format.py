"""Money, quantities and dates as people read them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from PySide6.QtGui import QTextLayout

from pos_terminal.ui import fonts
from pos_terminal.ui import format as shown
from tests.ui.conftest import Dress

MOMENT = datetime(2026, 11, 21, 14, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minor", "currency", "language", "told"),
    [
        (3431, "EUR", "en", "€34.31"),
        (3431, "EUR", "de", "34,31\u00a0€"),
        (-570, "EUR", "en", "-€5.70"),
        (123_456_789, "USD", "en", "$1,234,567.89"),
        (500, "JPY", "en", "¥500"),
        (1_234, "KWD", "en", "KWD\u00a01.234"),
        (0, "INR", "en", "₹0.00"),
        (1_250, "RSD", "en", "RSD\u00a012.50"),  # CLDR shows no decimals: wrong by a hundred
        (1_500, "IQD", "de", "1,500\u00a0IQD"),
    ],
)
def test_money_has_its_currency_and_its_own_decimals(
    minor: int, currency: str, language: str, told: str
) -> None:
    assert shown.money(minor, currency, language=language) == told


def test_arabic_money_has_latin_digits_and_no_hidden_marks() -> None:
    told = shown.money(3431, "EUR", language="ar")

    assert "34.31" in told
    assert not set(told) & set("\u200e\u200f\u061c")


@pytest.mark.parametrize(
    ("minor", "currency", "told"),
    [(420, "EUR", "4.20"), (-795, "EUR", "-7.95"), (500, "JPY", "500"), (1_234, "KWD", "1.234")],
)
def test_an_amount_has_all_its_decimals_and_no_currency(
    minor: int, currency: str, told: str
) -> None:
    assert shown.amount(minor, currency, language="en") == told


def test_the_largest_amounts_keep_every_digit() -> None:
    assert shown.amount(99_999_999_999_999_999, "EUR", language="en") == "999,999,999,999,999.99"


@pytest.mark.parametrize(
    ("milli", "told"), [(1_000, "1"), (846, "0.846"), (12_500, "12.5"), (-2_000, "-2")]
)
def test_a_quantity_has_only_the_decimals_it_needs(milli: int, told: str) -> None:
    assert shown.quantity(milli, language="en") == told


@pytest.mark.parametrize(
    ("fraction", "told"), [("0.0825", "8.25\u202f%"), ("0.2", "20\u202f%"), ("0", "0\u202f%")]
)
def test_a_rate_is_a_percentage(fraction: str, told: str) -> None:
    assert shown.percent(Decimal(fraction), language="en") == told


@pytest.mark.parametrize(
    ("language", "told"), [("en", "Sat 21 Nov  14:07"), ("de", "Sa., 21. Nov.  14:07")]
)
def test_the_clock_says_day_and_24_hours(language: str, told: str) -> None:
    assert shown.clock(MOMENT, language=language) == told


def test_arabic_dates_have_latin_digits() -> None:
    told = shown.long_day(date(2026, 11, 21), language="ar")

    assert "21" in told
    assert "2026" in told


def test_the_language_of_the_screen_is_the_default(dress: Dress) -> None:
    said = []
    for language in ("en", "de"):  # what was said before is not said again
        dress(language=language)
        said.append((shown.money(1_450, "EUR"), shown.quantity(1_250), shown.clock(MOMENT)))
    assert [money for money, _, _ in said] == ["€14.50", "14,50\xa0€"]
    assert [quantity for _, quantity, _ in said] == ["1.25", "1,25"]
    assert said[0][2] != said[1][2]
    assert shown.amount(123_456, "EUR") == "1.234,56"


def test_amounts_stay_left_to_right_and_names_in_their_own_direction() -> None:
    assert shown.isolate("4.20") == "\u20664.20\u2069"
    assert shown.natural("بيض") == "\u2068بيض\u2069"
    assert shown.isolate("") == shown.natural("") == ""


def test_marks_of_direction_make_no_line_taller(qapp: object) -> None:
    """POSMarks-Regular.ttf: without it a fall-back font raises the line and descenders clip."""
    heights = set()
    for text in ("6 kg", shown.natural("6 kg"), shown.isolate("6 kg"), "\u200e6 kg"):
        layout = QTextLayout(text, fonts.font(14))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(500)
        layout.endLayout()
        heights.add((line.height(), line.ascent()))

    assert len(heights) == 1
