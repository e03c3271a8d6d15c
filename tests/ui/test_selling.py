"""A cashier sells: by keyboard, by touch, by scanner; nothing is lost, nothing happens twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from pos_terminal.checkout.state import Phase
from pos_terminal.ui.sounds import Sound
from pos_terminal.ui.widgets import Sheet
from pos_terminal.ui.widgets.focus_order import focus_stops
from tests.ui.till import ADMIN, ALE, BREAD, MILK, Till, find, open_till, tap

F9, ENTER, ESC = Qt.Key.Key_F9, Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with open_till(tmp_path) as opened:
        yield opened


def units(till: Till) -> list[tuple[str, int]]:
    return [(line.line.name, line.line.qty_milli) for line in till.stage.state.priced.lines]


def in_phase(till: Till, phase: Phase) -> None:
    till.until(lambda: till.stage.state.phase is phase, f"never {phase}")


def scanned(till: Till, *codes: str) -> None:
    for code in codes:
        till.keys.scan(code)
    till.settle()


def number(till: Till, digits: str) -> None:
    till.keys.type(digits)
    till.quiet()


# -- three ways to sell -----------------------------------------------------------------


def test_a_cash_sale_takes_two_keys_after_the_last_scan(till: Till) -> None:
    scanned(till, BREAD)
    till.keys.press(F9)
    in_phase(till, Phase.PAYING)
    till.keys.press(ENTER)
    in_phase(till, Phase.PAID)
    assert till.stage.state.last_sale is not None
    assert till.stage.state.last_sale.total_minor == 420


def test_a_cash_sale_with_a_note_takes_few_keys(till: Till) -> None:
    scanned(till, BREAD)
    till.keys.press(F9)
    in_phase(till, Phase.PAYING)
    number(till, "2000")
    till.keys.press(ENTER)
    in_phase(till, Phase.PAID)
    assert till.stage.state.last_sale is not None
    assert till.stage.state.last_sale.change_minor == 1580


def test_a_sale_by_touch_alone(till: Till) -> None:
    tap(till.window, "Croissant, 1.35")
    till.settle()
    tap(till.window, find(till.window, "Pay").accessibleName())
    in_phase(till, Phase.PAYING)
    tap(till.window, "20.00")
    in_phase(till, Phase.PAID)
    tap(till.window, "Next sale")
    in_phase(till, Phase.SELLING)
    assert units(till) == []


def test_a_sale_by_scanner_and_two_taps(till: Till) -> None:
    scanned(till, BREAD, MILK)
    tap(till.window, find(till.window, "Pay").accessibleName())
    in_phase(till, Phase.PAYING)
    tap(till.window, find(till.window, "Exact").accessibleName())
    in_phase(till, Phase.PAID)


def test_a_search_by_keyboard_adds_the_first_hit(till: Till) -> None:
    till.keys.press(Qt.Key.Key_F2)
    number(till, "butter")
    till.keys.press(ENTER)
    till.until(lambda: units(till) == [("Butter 250 g", 1000)])
    assert till.window.pages.sell.choose.bar.search.text() == ""


def test_a_scan_during_paid_starts_the_next_sale(till: Till) -> None:
    scanned(till, BREAD)
    till.keys.press(F9)
    in_phase(till, Phase.PAYING)
    till.keys.press(ENTER)
    in_phase(till, Phase.PAID)
    scanned(till, MILK)
    assert till.stage.state.phase is Phase.SELLING
    assert units(till) == [("Whole milk 1 l", 1000)]


# -- numbers ----------------------------------------------------------------------------


def test_scan_2_scan_2_gives_four_units(till: Till) -> None:
    scanned(till, MILK)
    number(till, "2")
    scanned(till, MILK)
    number(till, "2")
    till.keys.press(F9)
    in_phase(till, Phase.PAYING)
    assert units(till) == [("Whole milk 1 l", 4000)]


def test_scan_2_scan_2_gives_four_units_faster_than_the_lane_answers(till: Till) -> None:
    keys = till.keys
    keys.scan(MILK)
    keys.type("2")
    keys.scan(MILK)
    keys.type("2")
    till.quiet()
    keys.press(F9)
    in_phase(till, Phase.PAYING)
    assert units(till) == [("Whole milk 1 l", 4000)]


def test_a_number_and_a_star_before_the_item_is_its_quantity(till: Till) -> None:
    scanned(till, BREAD)
    number(till, "3*")
    scanned(till, MILK)
    assert units(till) == [("Sourdough loaf", 1000), ("Whole milk 1 l", 3000)]


def test_enter_gives_the_number_to_the_chosen_line_as_the_screen_says(till: Till) -> None:
    scanned(till, BREAD, MILK)
    till.keys.press(Qt.Key.Key_Up)
    till.keys.press(Qt.Key.Key_Up)
    number(till, "3")
    till.keys.press(ENTER)
    till.until(lambda: till.stage.state.priced.qty_items == 4)

    assert [line.qty_milli for line in till.stage.state.basket.lines] == [3000, 1000]


def test_the_quantity_key_changes_the_chosen_line(till: Till) -> None:
    scanned(till, BREAD, MILK)
    till.keys.press(Qt.Key.Key_Up)
    till.keys.press(Qt.Key.Key_Up)
    number(till, "5")
    tap(till.window, "Quantity")
    till.settle()
    assert units(till) == [("Sourdough loaf", 5000), ("Whole milk 1 l", 1000)]


def test_a_typed_code_and_enter_adds_the_item(till: Till) -> None:
    number(till, BREAD[:4])
    for digit in BREAD[4:]:
        number(till, digit)
    till.keys.press(ENTER)
    till.settle()
    assert units(till) == [("Sourdough loaf", 1000)]


def test_a_number_never_falls_on_another_line_after_an_unknown_code(till: Till) -> None:
    scanned(till, BREAD, "4999999999999")
    number(till, "7")
    till.keys.press(ESC)
    scanned(till, MILK)
    assert units(till) == [("Sourdough loaf", 1000), ("Whole milk 1 l", 1000)]


def test_a_weighed_tile_asks_for_the_weight(till: Till) -> None:
    tap(till.window, "Bananas, 1.99 / kg")
    till.until(lambda: Sheet.top_of(till.window) is not None)
    number(till, "0.846")
    till.keys.press(ENTER)
    till.until(lambda: units(till) == [("Bananas", 846)])


# -- scans ------------------------------------------------------------------------------


@pytest.mark.slow
def test_fifty_scans_at_five_milliseconds_are_fifty_units(till: Till) -> None:
    keys = till.keys
    for _ in range(25):
        keys.scan(BREAD)
        keys.scan(MILK)
    till.settle()
    assert units(till) == [("Sourdough loaf", 25_000), ("Whole milk 1 l", 25_000)]


@pytest.mark.slow
def test_a_scan_counts_from_every_widget_and_types_nowhere(till: Till) -> None:
    scanned(till, BREAD)
    for count, stop in enumerate(focus_stops(till.window.pages.sell), 2):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        scanned(till, BREAD)
        assert units(till) == [("Sourdough loaf", count * 1000)], stop
        fields = till.window.findChildren(QLineEdit)
        assert [field.text() for field in fields if field.text()] == []


def test_typing_by_hand_is_never_taken_for_a_scan(till: Till) -> None:
    till.keys.press(Qt.Key.Key_F2)
    number(till, "12345678901")
    assert till.window.pages.sell.choose.bar.search.text() == "12345678901"
    assert units(till) == []


def test_an_unknown_code_is_refused_with_words_colour_and_sound(till: Till) -> None:
    scanned(till, BREAD, "4999999999999")
    notice = till.window.pages.sell.panel.notice
    assert notice.isVisible()
    assert "4999999999999" in notice.words()
    assert notice.tone == "danger"
    assert till.sounds.heard[-1] is Sound.REFUSE
    assert find(till.window, "Pay").isEnabled()
    scanned(till, MILK)
    assert not notice.isVisible()


# -- never twice ------------------------------------------------------------------------


def test_twenty_taps_on_pay_are_one_act(till: Till) -> None:
    scanned(till, BREAD)
    button = till.window.pages.sell.panel.primary
    for _ in range(20):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    till.settle()
    assert till.stage.state.phase is Phase.PAYING
    assert till.stage.state.tenders == ()
    assert Sound.REFUSE not in till.sounds.heard


def test_twenty_times_enter_are_one_act(till: Till) -> None:
    scanned(till, BREAD)
    keys = till.keys
    for _ in range(20):
        keys.press(ENTER)
        till.settle()
    assert till.stage.state.phase is Phase.PAYING
    assert till.stage.state.tenders == ()


def test_twenty_taps_on_exact_make_one_sale(till: Till) -> None:
    scanned(till, BREAD)
    till.keys.press(F9)
    in_phase(till, Phase.PAYING)
    exact = find(till.window, "Exact")
    for _ in range(20):
        QTest.mouseClick(exact, Qt.MouseButton.LeftButton)
    in_phase(till, Phase.PAID)
    till.settle()
    sales = till.running.queries.find_sales("").result(60)
    assert len(sales) == 1
    assert till.stage.state.phase is Phase.PAID


# -- what can be undone -----------------------------------------------------------------


def test_a_line_is_voided_by_two_taps_and_comes_back_by_one(till: Till) -> None:
    scanned(till, BREAD, MILK)
    till.window.pages.sell.panel.ticket.select(1)
    tap(till.window, "Void")
    till.settle()
    assert units(till) == [("Whole milk 1 l", 1000)]
    assert till.window.toast.isVisible()
    QTest.mouseClick(till.window.toast._undo, Qt.MouseButton.LeftButton)
    till.settle()
    assert units(till) == [("Sourdough loaf", 1000), ("Whole milk 1 l", 1000)]


def test_an_undo_is_no_longer_offered_when_its_sale_is_being_paid(till: Till) -> None:
    scanned(till, BREAD, MILK)
    till.window.pages.sell.panel.ticket.select(1)
    tap(till.window, "Void")
    till.settle()
    assert till.window.toast.isVisible()
    till.keys.press(Qt.Key.Key_F9)
    till.until(lambda: till.stage.state.phase is Phase.PAYING)
    assert not till.window.toast.isVisible()


def test_voiding_the_sale_asks_the_reason_and_a_manager(till: Till) -> None:
    scanned(till, BREAD)
    tap(till.window, "Void")
    tap(till.window, "Cannot pay")
    till.until(lambda: "PIN" in till.sheet_words())
    number(till, ADMIN[1])
    till.keys.press(ENTER)
    till.until(lambda: units(till) == [])
    till.until(lambda: Sheet.top_of(till.window) is None)


def test_a_tender_can_be_taken_back(till: Till) -> None:
    scanned(till, BREAD)
    till.keys.press(F9)
    in_phase(till, Phase.PAYING)
    number(till, "200")
    till.keys.press(ENTER)
    till.until(lambda: len(till.stage.state.tenders) == 1)
    tap(till.window, "Remove Cash 2.00")
    till.until(lambda: till.stage.state.tenders == ())
    settled = till.stage.state.settlement
    assert settled is not None
    assert settled.remaining_minor == 420


def test_escape_leads_back_to_the_sale(till: Till) -> None:
    scanned(till, BREAD)
    till.keys.press(F9)
    in_phase(till, Phase.PAYING)
    till.keys.press(ESC)
    in_phase(till, Phase.SELLING)
    assert units(till) == [("Sourdough loaf", 1000)]


# -- what is always seen ----------------------------------------------------------------


def test_the_change_stays_in_giant_digits_until_the_next_scan(till: Till) -> None:
    scanned(till, BREAD)
    till.keys.press(F9)
    in_phase(till, Phase.PAYING)
    tap(till.window, "20.00")
    in_phase(till, Phase.PAID)
    till.settle()
    giant = till.window.pages.sell.paid.giant
    assert giant.isVisible()
    assert "15.80" in giant.accessibleName()
    assert giant.height() >= 40


def test_the_ticket_and_the_big_button_never_move(till: Till) -> None:
    panel = till.window.pages.sell.panel
    scanned(till, BREAD)
    places = [(panel.geometry(), panel.primary.geometry())]
    till.keys.press(F9)
    in_phase(till, Phase.PAYING)
    till.settle()
    places.append((panel.geometry(), panel.primary.geometry()))
    till.keys.press(ENTER)
    in_phase(till, Phase.PAID)
    till.settle()
    places.append((panel.geometry(), panel.primary.geometry()))
    assert places[0] == places[1] == places[2]
    assert [row.name for row in panel.ticket.rows()] == ["Sourdough loaf"]


@pytest.mark.slow
def test_the_last_item_stays_in_view_below_two_hundred_lines(till: Till) -> None:
    for _ in range(6):
        for name in ("P03", "P05", "P06", "P08", "P09", "P10", "P11", "P12"):
            till.running.lane.submit(_add(name)).result(60)
    scanned(till, ALE)
    ticket = till.window.pages.sell.panel.ticket
    assert ticket.rows()[-1].name == "Pale ale 330 ml"
    assert till.stage.state.last_line_no == ticket.rows()[-1].line_no


def _add(sku: str) -> object:
    from pos_terminal.checkout.commands import AddProduct

    return AddProduct(sku)
