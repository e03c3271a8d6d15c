"""View-models: typed keys to values, states to words; no widget, no lane."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pos_terminal.checkout.commands import AddProduct, Scan, SetQuantity
from pos_terminal.checkout.records import CardDay, ShiftReport
from pos_terminal.checkout.state import Hold, LaneState, Phase
from pos_terminal.domain.basket import Basket, Line, PricingRules
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.pricing import price
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.viewmodels.amounts import (
    amount_from,
    fraction_from,
    price_from,
    price_per,
    quantity_from,
)
from pos_terminal.ui.viewmodels.birth_date import birth_from, dotted
from pos_terminal.ui.viewmodels.denominations import counted, denominations
from pos_terminal.ui.viewmodels.entry import BACK, Entry
from pos_terminal.ui.viewmodels.item_questions import question_for, with_price
from pos_terminal.ui.viewmodels.money_entry import MoneyEntry
from pos_terminal.ui.viewmodels.primary import Act, primary_of
from pos_terminal.ui.viewmodels.repeat_guard import RepeatGuard
from pos_terminal.ui.viewmodels.shift_result import cards_of
from pos_terminal.ui.viewmodels.ticket import LineCache, ticket_of
from tests.ui.conftest import Dress
from tests.ui.till import VAT, bare

RULES = PricingRules("EUR")


def state_of(*lines: Line, phase: Phase = Phase.SELLING, holds: tuple[Hold, ...] = ()) -> LaneState:
    priced = price(Basket("EUR", lines), RULES)
    return LaneState(1, phase, "TERM001", "Shop", RULES, priced, holds=holds)


def line(number: int, name: str, qty_milli: int = 1000, unit_price: str = "1.45") -> Line:
    return Line(number, name, name, qty_milli, Decimal(unit_price), VAT)


# -- typed keys -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "minor"),
    [("2000", 2000), ("20.", 2000), ("20,5", 2050), ("", None), (".", None), ("1.234", None)],
)
def test_typed_digits_are_minor_units_unless_there_is_a_decimal_sign(
    typed: str, minor: int | None
) -> None:
    assert amount_from(typed, "EUR") == minor


@pytest.mark.parametrize("typed", ["abc", "*34", "1e5", "NaN", "-5", "٣", "1.2.3", "9" * 40])
def test_what_is_no_number_is_no_amount_quantity_price_or_rate(typed: str) -> None:
    assert amount_from(typed, "EUR") is None
    assert quantity_from(typed) is None
    assert price_from(typed, "EUR") is None
    assert fraction_from(typed) is None


def test_currencies_without_and_with_three_decimals_are_typed_as_they_are() -> None:
    assert amount_from("2000", "JPY") == 2000
    assert amount_from("2.", "KWD") == 2000
    assert price_from("150", "EUR") == Decimal("1.50")
    assert price_from("0.123456", "EUR") == Decimal("0.123456")
    assert price_from("0.1234567", "EUR") is None


@pytest.mark.parametrize(
    ("typed", "milli"),
    [("2", 2000), ("0.846", 846), ("0,5", 500), ("0", None), ("", None), ("1.2345", None)],
)
def test_quantities_have_at_most_three_decimals(typed: str, milli: int | None) -> None:
    assert quantity_from(typed) == milli


def test_rates_end_at_a_hundred_per_cent() -> None:
    assert fraction_from("12.5") == Decimal("0.125")
    assert fraction_from("100") == 1
    assert fraction_from("101") is None
    assert fraction_from("") is None


def test_a_price_is_shown_per_unit() -> None:
    assert price_per(Decimal("1.99"), "kg", "EUR") == "1.99 / kg"
    assert price_per(Decimal("1.2"), "ea", "EUR") == "1.20"
    assert price_per(Decimal("0.1234"), "ea", "EUR") == "0.1234"


def test_a_date_of_birth_is_day_month_year_of_somebody_alive() -> None:
    today = date(2026, 11, 21)
    assert dotted("0105198") == "01.05.198"
    assert birth_from("01.05.1980", today) == date(1980, 5, 1)
    assert birth_from("31.02.1980", today) is None
    assert birth_from("22.11.2026", today) is None
    assert birth_from("0105", today) is None


def test_an_amount_entry_takes_back_its_last_key() -> None:
    entry = MoneyEntry()
    for key in ("0", "2", "00", "5", BACK):
        entry.press(key)
    assert entry.typed == "200"
    assert entry.minor("EUR") == 200


# -- the number entry -------------------------------------------------------------------


def typed(*keys: str) -> Entry:
    entry = Entry()
    for key in keys:
        entry.press(key)
    return entry


def test_a_number_before_the_first_item_is_its_quantity() -> None:
    assert typed("3").before_item(Scan("X"), None, has_line=False) == [Scan("X", 3000)]


def test_a_number_after_an_item_adds_the_rest_of_it() -> None:
    made = typed("3").before_item(Scan("B"), Scan("A"), has_line=True)
    assert made == [Scan("A", 2000), Scan("B")]


def test_one_after_an_item_adds_nothing() -> None:
    assert typed("1").before_item(Scan("B"), Scan("A"), has_line=True) == [Scan("B")]


def test_less_than_was_scanned_sets_the_quantity() -> None:
    assert typed("1").end(Scan("A", 3000), has_line=True) == [SetQuantity(1000)]


def test_four_digits_are_a_code() -> None:
    assert typed("4", "0", "1", "1").end(None, has_line=True) == [Scan("4011")]


def test_an_armed_number_belongs_to_the_next_item() -> None:
    entry = typed("6")
    entry.arm_next()
    made = entry.before_item(AddProduct("P"), Scan("A"), has_line=True)
    assert made == [AddProduct("P", 6000)]
    assert not entry.active


@pytest.mark.parametrize(("language", "shown"), [("en", "1.5 ×"), ("de", "1,5 ×")])
def test_a_typed_quantity_shows_the_decimal_sign_of_the_language(
    dress: Dress, language: str, shown: str
) -> None:
    dress(language=language)
    for sign in (".", ","):
        assert typed("1", sign, "5").shown("Bread").typed == shown


# -- bursts -----------------------------------------------------------------------------


def test_a_burst_of_one_source_does_one_thing() -> None:
    guard = RepeatGuard()
    assert guard.allows("enter", "pay", 1000)
    assert not guard.allows("enter", "exact", 1100)
    assert not guard.allows("enter", "exact", 1500)
    assert guard.allows("enter", "exact", 2000)


def test_another_source_is_heard_at_once() -> None:
    guard = RepeatGuard()
    assert guard.allows("F9", "pay", 1000)
    assert guard.allows("enter", "exact", 1050)


# -- states -----------------------------------------------------------------------------


def test_the_big_button_says_what_it_waits_for() -> None:
    hold = Hold("age", 18, date(2008, 11, 21))
    assert primary_of(state_of()).act is Act.NOTHING
    assert bare(primary_of(state_of(line(1, "Milk"))).words) == "Pay  €1.45"
    assert primary_of(state_of(line(1, "Ale"), holds=(hold,))).words == "Check ID first"


def test_a_ticket_shows_price_quantity_and_sums() -> None:
    shown = ticket_of(state_of(line(1, "Milk", 2000), line(2, "Bread", 1000, "4.20")))
    assert [row.amount for row in shown.lines] == ["2.90", "4.20"]
    assert bare(shown.lines[0].detail) == "2 × 1.45"
    assert [(bare(words), amount) for words, amount in shown.sums][0] == ("3 items", "7.10")
    assert bare(shown.total) == "€7.10"


def test_lines_that_did_not_change_are_not_formatted_again() -> None:
    cache = LineCache()
    before = ticket_of(state_of(line(1, "Milk")), cache=cache)
    after = ticket_of(state_of(line(1, "Milk"), line(2, "Bread")), cache=cache)
    assert after.lines[0] is before.lines[0]


def test_a_line_whose_age_was_checked_meanwhile_says_so() -> None:
    cache, beer = LineCache(), replace(line(1, "Ale"), min_age=18)
    held = state_of(beer, holds=(Hold("age", 18, date(2008, 11, 21)),))
    before = ticket_of(held, cache=cache).lines[0].detail
    after = ticket_of(replace(held, holds=()), cache=cache).lines[0].detail
    assert before != after


def test_paid_keeps_the_lines_that_were_paid() -> None:
    before = ticket_of(state_of(line(1, "Milk")))
    assert ticket_of(state_of(phase=Phase.PAID), before) is before


def test_an_item_that_lacks_something_is_asked_for_it() -> None:
    item = Scan("X")
    weight = question_for(item, CashierError("quantity.needed", sku="P", name="Figs", unit="kg"))
    assert weight == asks.AskWeight("Figs", "kg", item=item)
    assert question_for(item, CashierError("scan.unknown", code="X")) is None
    assert with_price(item, "P", Decimal(2)) == AddProduct("P", None, "scan", Decimal(2))


@pytest.mark.parametrize("currency", ["EUR", "JPY", "KWD", "BRL", "ISK"])
def test_every_currency_can_be_counted(currency: str) -> None:
    worths = denominations(currency)
    assert list(worths) == sorted(worths, reverse=True)
    assert counted({worths[0]: 2, worths[-1]: 3}) == 2 * worths[0] + 3 * worths[-1]


def test_a_closed_shift_says_what_the_card_terminal_said_once_it_has(dress: Dress) -> None:
    card = {"kind": "card", "count": 2, "amount_minor": 580}
    data = {"z_no": 7, "tenders": [card]}

    def of(z_no: int, day: CardDay | None) -> ShiftReport:
        return ShiftReport(z_no, "EUR", 2, 580, 0, 0, (("card", 2, 580),), 0, card_day=day)

    dress()
    assert cards_of({"z_no": 7, "tenders": [card | {"count": 0}]}, None) is None
    same, more = CardDay(2, 580, 580), CardDay(3, 1280, 580)
    for open_still in (None, of(7, None), of(8, same)):
        assert cards_of(data, open_still) == ("Card terminal", "not settled")
    assert cards_of(data, of(7, same)) == ("Card terminal", "€5.80")
    assert cards_of(data, of(7, more)) == ("Card terminal", "€12.80, difference €7.00")
    assert cards_of({"z_no": 7, "tenders": []}, of(7, more)) == cards_of(data, of(7, more))
