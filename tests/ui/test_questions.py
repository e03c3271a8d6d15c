"""What the sale asks, and what stands around it: age, manager, customer, cash, refund."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from pos_terminal.checkout import commands as cmd
from pos_terminal.checkout.state import Phase
from pos_terminal.ui.sounds import Sound
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.widgets import PinPad, ProductTile, Sheet
from tests.ui.acts import names, no_sheet, open_sheet, says, scanned, typed
from tests.ui.parked import NAMES, TOTAL, parked_elsewhere, taken_up_elsewhere
from tests.ui.till import ADMIN, ALE, BREAD, MILK, Till, bare, find, has, open_till, tap

F9, ENTER, ESC = Qt.Key.Key_F9, Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with open_till(tmp_path) as opened:
        yield opened


# -- age --------------------------------------------------------------------------------


def test_beer_makes_pay_wait_for_the_id_and_a_typed_date_releases_it(till: Till) -> None:
    scanned(till, ALE)
    assert bare(till.window.pages.sell.panel.primary.words()) == "Check ID first"
    till.keys.press(F9)
    open_sheet(till)
    typed(till, "01051980", enter=True)
    no_sheet(till)
    assert till.stage.state.holds == ()
    assert find(till.window, "Pay").isEnabled()


def test_too_young_takes_the_item_out_and_says_so(till: Till) -> None:
    scanned(till, BREAD, ALE)
    tap(till.window, "Check")
    open_sheet(till)
    tap(till.window, "No, too young")
    no_sheet(till)
    till.settle()
    assert names(till) == ["Sourdough loaf"]
    assert till.window.pages.sell.panel.notice.isVisible()


def test_a_manager_may_have_seen_the_id(till: Till) -> None:
    scanned(till, ALE)
    tap(till.window, "Check")
    tap(till.window, "Manager has seen it")
    till.until(lambda: "PIN" in till.sheet_words())
    typed(till, ADMIN[1], enter=True)
    no_sheet(till)
    assert till.stage.state.holds == ()


# -- a manager on the spot --------------------------------------------------------------


@pytest.mark.slow
def test_a_price_change_by_a_cashier_asks_for_a_managers_pin(till: Till) -> None:
    scanned(till, BREAD)
    typed(till, "100")
    tap(till.window, "Price")
    open_sheet(till)
    tap(till.window, "Damaged")
    till.until(lambda: "PIN" in till.sheet_words())
    typed(till, "0000", enter=True)
    assert till.sounds.heard[-1] is Sound.REFUSE
    typed(till, ADMIN[1], enter=True)
    no_sheet(till)
    assert till.stage.state.priced.total_minor == 100


def test_the_digits_of_a_pin_are_never_shown(till: Till) -> None:
    till.stage.bridge.submit(cmd.LockScreen())
    till.until(lambda: till.stage.state.phase is Phase.LOCKED)
    typed(till, "2222")
    assert "2222" not in says(till)
    assert not any("2222" in field.text() for field in till.window.findChildren(QLineEdit))
    till.keys.press(ENTER)
    till.until(lambda: till.stage.state.phase is Phase.SELLING)


def test_a_scan_over_a_pin_question_is_refused_aloud(till: Till) -> None:
    scanned(till, BREAD)
    till.stage.bridge.submit(cmd.OverridePrice(1, Decimal(1), "x"))
    till.until(lambda: bool(till.window.findChildren(PinPad)) and "PIN" in till.sheet_words())
    scanned(till, MILK)
    assert names(till) == ["Sourdough loaf"]
    assert till.sounds.heard[-1] is Sound.REFUSE


@pytest.mark.slow
@pytest.mark.parametrize(
    "ask",
    [asks.AskNote(1), asks.AskDiscount(1), asks.AskCustomer(), asks.AskVoid(), asks.AskMore(),
     asks.AskOpenItem(), asks.AskParked(), asks.AskPrice(1), asks.AskParkName()],
    ids=lambda ask: type(ask).__name__,
)  # fmt: skip
def test_a_scan_counts_below_an_open_question_and_types_nowhere(till: Till, ask: asks.Ask) -> None:
    scanned(till, BREAD)
    till.stage.opened.emit(ask)
    sheet = open_sheet(till)
    before = [field.text() for field in sheet.findChildren(QLineEdit)]
    scanned(till, MILK)
    assert names(till) == ["Sourdough loaf", "Whole milk 1 l"]
    assert [field.text() for field in sheet.findChildren(QLineEdit)] == before


# -- discount, note, park ---------------------------------------------------------------


def test_f8_gives_a_discount_on_the_receipt(till: Till) -> None:
    scanned(till, BREAD)
    till.keys.press(Qt.Key.Key_F8)
    open_sheet(till)
    typed(till, "10", enter=True)
    no_sheet(till)
    assert till.stage.state.priced.total_minor == 378


def test_park_and_recall_by_keyboard(till: Till) -> None:
    scanned(till, BREAD)
    till.keys.press(Qt.Key.Key_F4)
    open_sheet(till)
    typed(till, "blue coat", enter=True)
    no_sheet(till)
    assert names(till) == []
    till.keys.press(Qt.Key.Key_F5)
    till.until(lambda: has(till.window, "blue coat"))
    till.keys.press(Qt.Key.Key_Space)
    no_sheet(till)
    till.settle()
    assert names(till) == ["Sourdough loaf"]


def test_an_open_item_has_its_price_from_the_pad(till: Till) -> None:
    typed(till, "250")
    tap(till.window, "Open item")
    open_sheet(till)
    till.settle()
    tap(till.window, "Add")
    no_sheet(till)
    assert till.stage.state.priced.total_minor == 250


# -- customer ---------------------------------------------------------------------------


def test_f3_finds_a_customer_by_part_of_the_name(till: Till) -> None:
    till.keys.press(Qt.Key.Key_F3)
    open_sheet(till)
    typed(till, "omar")
    till.until(lambda: has(till.window, "Omar Aziz"))
    till.keys.press(ENTER)
    no_sheet(till)
    assert till.stage.state.customer is not None
    assert till.stage.state.customer.name == "Omar Aziz"


def test_a_new_customer_is_noted_and_used(till: Till) -> None:
    till.keys.press(Qt.Key.Key_F3)
    open_sheet(till)
    typed(till, "Nina Neu")
    tap(till.window, "New customer")
    tap(till.window, "Save and use")
    no_sheet(till)
    assert till.stage.state.customer is not None
    assert till.stage.state.customer.name == "Nina Neu"


# -- card -------------------------------------------------------------------------------


def test_a_card_payment_ends_the_sale(till: Till) -> None:
    scanned(till, BREAD)
    till.keys.press(F9)
    till.until(lambda: till.stage.state.phase is Phase.PAYING)
    till.keys.press(Qt.Key.Key_F7)
    till.until(lambda: till.stage.state.phase is Phase.PAID)


def test_the_slip_of_a_stand_alone_terminal_ends_the_sale(till: Till) -> None:
    scanned(till, BREAD)
    till.keys.press(F9)
    till.until(lambda: till.stage.state.phase is Phase.PAYING)
    tap(till.window, "Card slip")
    open_sheet(till)
    typed(till, "A12345", enter=True)
    till.until(lambda: till.stage.state.phase is Phase.PAID)


# -- after the sale ---------------------------------------------------------------------


def sell_bread(till: Till) -> None:
    scanned(till, BREAD)
    till.keys.press(F9)
    till.until(lambda: till.stage.state.phase is Phase.PAYING)
    till.keys.press(ENTER)
    till.until(lambda: till.stage.state.phase is Phase.PAID)
    till.stage.bridge.submit(cmd.NextSale())
    till.until(lambda: till.stage.state.phase is Phase.SELLING)


@pytest.mark.slow
def test_a_sold_line_comes_back_at_what_was_paid(till: Till) -> None:
    sell_bread(till)
    tap(till.window, "Find sale")
    open_sheet(till)
    till.until(lambda: has(till.window, "TERM001-1-000001"))
    tap(till.window, "TERM001-1-000001")
    till.until(lambda: "Sourdough loaf" in till.sheet_words())
    tap(till.window, "Take back one more of Sourdough loaf")
    tap(till.window, "Take back")
    no_sheet(till)
    assert till.stage.state.priced.total_minor == -420
    till.keys.press(F9)
    till.until(lambda: till.stage.state.phase is Phase.PAYING)
    tap(till.window, "Cash back")
    till.until(lambda: till.stage.state.phase is Phase.PAID)
    till.settle()
    assert "Refunded" in says(till)


@pytest.mark.slow
def test_a_scanned_receipt_opens_its_sale(till: Till) -> None:
    sell_bread(till)
    scanned(till, "TERM001-1-000001")
    open_sheet(till)
    till.until(lambda: "Sourdough loaf" in till.sheet_words())


@pytest.mark.slow
def test_the_receipt_is_shown_as_a_picture(till: Till) -> None:
    sell_bread(till)
    sale = till.running.queries.find_sales("").result(60)[0]
    till.stage.opened.emit(asks.AskReceipt(sale.sale_id))
    sheet = open_sheet(till)
    pictures = [w for w in sheet.findChildren(QLabel) if w.accessibleName()]
    till.until(lambda: any(not w.pixmap().isNull() for w in pictures))


def test_a_key_is_heard_even_where_the_focus_was_lost(till: Till) -> None:
    scanned(till, BREAD)
    focused = till.window.focusWidget()
    if focused is not None:
        focused.clearFocus()
    till.keys.press(F9)
    till.until(lambda: till.stage.state.phase is Phase.PAYING)


def test_a_key_for_a_page_that_cannot_take_the_focus_goes_nowhere_and_breaks_nothing(
    till: Till,
) -> None:
    page = till.window.pages.front()
    assert page is not None
    page.setEnabled(False)
    now = QApplication.focusWidget()
    if now is not None:
        now.clearFocus()
    QTest.keyClick(till.window, Qt.Key.Key_F2)
    till.settle()
    page.setEnabled(True)


def test_letters_in_a_price_are_no_price_and_break_nothing(till: Till) -> None:
    scanned(till, BREAD)
    till.stage.opened.emit(asks.AskPrice(1))
    sheet = open_sheet(till)
    typed(till, "abc")
    tap(till.window, "Damaged")
    assert Sheet.top_of(till.window) is sheet
    assert "Type a number" in till.sheet_words()


def test_keys_never_reach_the_sale_below_an_open_question(till: Till) -> None:
    scanned(till, ALE)
    till.keys.press(F9)
    sheet = open_sheet(till)
    till.window.pages.sell.setFocus()  # as if something below had taken the focus
    till.keys.press(F9)
    till.keys.press(ESC)
    no_sheet(till)
    assert not sheet.isVisible()


# -- parked at another till -------------------------------------------------------------


def test_a_sale_parked_at_another_till_says_where_it_is_and_a_tap_brings_it_here(
    till: Till,
) -> None:
    parked_elsewhere(till)
    till.keys.press(Qt.Key.Key_F5)
    open_sheet(till)
    till.until(lambda: has(till.window, "Mara Muster"))
    [tile] = open_sheet(till).findChildren(ProductTile)
    assert "At TERM002" in bare(tile.accessibleName())
    assert "€16.90" in bare(tile.accessibleName())
    tap(till.window, "Mara Muster")
    no_sheet(till)
    till.settle()
    assert names(till) == list(NAMES)
    assert till.stage.state.priced.total_minor == TOTAL


def test_that_another_till_took_up_the_same_sale_is_said_and_stays(till: Till) -> None:
    key = parked_elsewhere(till)
    till.running.lane.submit(cmd.TakeOver(key)).result(60)
    till.settle()
    taken_up_elsewhere(till, key, "TERM003")
    till.until(lambda: "TERM003 has taken up a parked sale" in says(till))
    assert names(till) == list(NAMES)
