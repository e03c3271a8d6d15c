"""Each widget of the kit: names, targets, keys, and what it tells."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets import (
    Button,
    CategoryTabs,
    EmptyState,
    Field,
    GiantAmount,
    InlineNotice,
    NumberPad,
    OnScreenKeyboard,
    PinPad,
    ProductTile,
    ScrollPane,
    Sheet,
    StatusState,
    StatusStrip,
    Table,
    TileGrid,
    Toast,
    Tone,
    TotalsPanel,
    equal_row,
)
from pos_terminal.ui.widgets.on_screen_keyboard import KEYS_ON_TAP
from pos_terminal.ui.widgets.product_tile import TileText
from pos_terminal.ui.widgets.table import Cell, Column
from tests.ui.conftest import Dress


def shown(qtbot: QtBot, widget: QWidget, width: int = 600, height: int = 500) -> None:
    # the closure keeps the widget: qtbot only refers to it weakly
    qtbot.addWidget(widget, before_close_func=partial(_keep, widget))
    widget.resize(width, height)
    widget.show()
    widget.activateWindow()
    QApplication.processEvents()


def _keep(_kept: QWidget, _closing: QWidget) -> None:
    pass


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def named(parent: QWidget, name: str) -> QAbstractButton:
    found = [
        b for b in parent.findChildren(QAbstractButton) if name in (b.text(), b.accessibleName())
    ]
    assert found, f"no button {name!r}"
    return found[0]


def visible_buttons(parent: QWidget) -> list[QAbstractButton]:
    return [b for b in parent.findChildren(QAbstractButton) if b.isVisible()]


def place(widget: QWidget, within: QWidget) -> QRect:
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())


# -- Button -----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_every_button_is_large_enough_for_a_finger(
    dress: Dress, qtbot: QtBot, kind: Kind, text_scale: float
) -> None:
    dress(text_scale=text_scale)
    button = Button("OK", kind)
    qtbot.addWidget(button)
    least = {Kind.TILE: 72, Kind.PAY: 84, Kind.WAIT: 84}.get(kind, 48)

    assert button.sizeHint().height() >= least
    assert button.minimumSizeHint().height() >= least
    assert button.minimumSizeHint().width() >= 48


def test_long_words_wrap_instead_of_clipping(qtbot: QtBot) -> None:
    button = Button("Open a drawer without a sale and say why")
    qtbot.addWidget(button)

    assert button.heightForWidth(160) > button.heightForWidth(600)
    assert button.minimumSizeHint().width() < button.sizeHint().width()


def test_a_button_tells_its_words_and_amount_to_a_screen_reader(qtbot: QtBot) -> None:
    button = Button("Pay €3.10", Kind.PAY)
    qtbot.addWidget(button)
    button.set_words("Pay €5.20")

    assert button.accessibleName() == "Pay €5.20"


def test_enter_and_space_press_a_focused_button(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    button = Button("Go")
    column.addWidget(button)
    shown(qtbot, page)
    clicks: list[bool] = []
    button.clicked.connect(lambda: clicks.append(True))
    button.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QTest.keyClick(button, key)

    assert len(clicks) == 3


def test_a_tap_on_a_button_leaves_the_caret_in_the_field(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    field, button = QLineEdit(), Button("1")
    column.addWidget(field)
    column.addWidget(button)
    shown(qtbot, page)
    field.setFocus()
    click(button)

    assert page.focusWidget() is field


def test_the_focus_ring_is_painted_in_the_primary_colour(qtbot: QtBot) -> None:
    for kind in (Kind.NORMAL, Kind.PAY):
        button = Button("Go", kind)
        shown(qtbot, button, 200, 90)
        button.clearFocus()
        before = button.grab().toImage()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        after = button.grab().toImage()
        ring = current_theme().colour("primary").rgb()

        assert before.pixel(100, 2) != ring
        assert after.pixel(100, 2) == ring, kind


def test_waiting_pay_says_what_it_waits_for(qtbot: QtBot) -> None:
    button = Button("Pay", Kind.PAY)
    shown(qtbot, button, 300, 90)
    button.set_kind(Kind.WAIT)
    button.set_words("Check ID first")

    assert button.kind is Kind.WAIT
    assert button.grab().toImage().pixelColor(150, 10) == current_theme().colour("warnbg")


# -- tiles ------------------------------------------------------------------------------


def test_a_tile_says_name_price_and_badge(qtbot: QtBot) -> None:
    tile = ProductTile(TileText("Pale ale", "2.10", "18+"))
    qtbot.addWidget(tile)

    assert tile.accessibleName() == "Pale ale, 2.10, 18+"


def test_a_tile_shows_its_picture_where_there_is_one(qtbot: QtBot) -> None:
    red = QPixmap(44, 44)
    red.fill(Qt.GlobalColor.red)
    tile = ProductTile(TileText("Apple", "1.00"))
    shown(qtbot, tile, 240, 84)
    tile.set_picture(red)

    assert tile.grab().toImage().pixelColor(31, 42).red() > 250


def test_tiles_stand_in_equal_columns_that_follow_the_width(qtbot: QtBot) -> None:
    grid = TileGrid()
    tiles = [ProductTile(TileText(f"Item {n}" * (n % 3 + 1), "1.00")) for n in range(12)]
    grid.set_tiles(list(tiles))
    shown(qtbot, grid, 800, 600)
    assert grid.columns() == 3
    assert max(t.width() for t in tiles) - min(t.width() for t in tiles) <= 1
    grid.resize(520, 600)
    QApplication.processEvents()

    assert grid.columns() == 2


def test_new_tiles_replace_the_old(qtbot: QtBot) -> None:
    grid = TileGrid()
    shown(qtbot, grid)
    grid.set_tiles([ProductTile(TileText("Old", "1.00"))])
    grid.set_tiles([ProductTile(TileText("New", "1.00"))])

    assert [tile.accessibleName() for tile in grid.tiles()] == ["New, 1.00"]


def test_category_tabs_have_one_chosen_tab_and_arrows_move_it(qtbot: QtBot) -> None:
    tabs = CategoryTabs()
    shown(qtbot, tabs, 600, 60)
    tabs.set_tabs([(1, "Bakery"), (2, "Fruit"), (3, "Dairy")])
    chosen: list[object] = []
    tabs.chosen.connect(chosen.append)
    click(named(tabs, "Fruit"))
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    QTest.keyClick(tabs, Qt.Key.Key_Right)

    assert chosen == [2, 3, 1]
    assert tabs.key() == 1
    assert [b.isChecked() for b in visible_buttons(tabs)] == [True, False, False]


def test_category_tabs_wrap_where_they_do_not_fit(qtbot: QtBot) -> None:
    tabs = CategoryTabs()
    tabs.set_tabs([(n, f"Category number {n}") for n in range(6)])
    shown(qtbot, tabs, 300, 400)
    rects = [place(b, tabs) for b in visible_buttons(tabs)]

    assert len({rect.top() for rect in rects}) > 1
    assert all(not a.intersects(b) for a, b in pairwise(rects))
    assert all(tabs.rect().contains(rect) for rect in rects)


# -- pads -------------------------------------------------------------------------------


@pytest.mark.parametrize(("seven_on_top", "first"), [(False, "1"), (True, "7")])
def test_the_number_pad_has_the_row_on_top_that_the_shop_wants(
    qtbot: QtBot, seven_on_top: bool, first: str
) -> None:
    pad = NumberPad(seven_on_top=seven_on_top)
    shown(qtbot, pad, 300, 300)
    top_left = min(visible_buttons(pad), key=lambda b: (b.y(), b.x()))

    assert top_left.text() == first


@pytest.mark.parametrize("language", ["en", "ar"])
def test_digits_run_left_to_right_in_every_language(
    dress: Dress, qtbot: QtBot, language: str
) -> None:
    dress(language=language)
    pad = NumberPad()
    shown(qtbot, pad, 300, 300)

    assert named(pad, "1").x() < named(pad, "2").x() < named(pad, "3").x()


def test_the_number_pad_types_into_its_field_and_deletes(qtbot: QtBot) -> None:
    pad, field = NumberPad(), QLineEdit()
    shown(qtbot, pad, 300, 300)
    qtbot.addWidget(field)
    pad.bind(field)
    keys: list[str] = []
    pad.key.connect(keys.append)
    for name in ("4", "2", "00", "Delete last digit"):
        click(named(pad, name))

    assert field.text() == "420"
    assert keys == ["4", "2", "00", "back"]


def test_a_pin_is_told_once_and_its_digits_are_shown_nowhere(qtbot: QtBot) -> None:
    pad = PinPad()
    shown(qtbot, pad, 300, 500)
    told: list[str] = []
    pad.entered.connect(told.append)
    pad.setFocus()
    for key in (Qt.Key.Key_9, Qt.Key.Key_8, Qt.Key.Key_7):
        QTest.keyClick(pad, key)
    QTest.keyClick(pad, Qt.Key.Key_Return)
    assert told == []
    click(named(pad, "6"))
    words = [w.text() for w in pad.findChildren(QLabel)]
    words += [w.accessibleName() for w in pad.findChildren(QWidget)]
    assert not any("987" in said for said in words)
    click(named(pad, "OK"))

    assert told == ["9876"]


def test_a_refused_pin_says_so_and_starts_again(qtbot: QtBot) -> None:
    pad = PinPad()
    shown(qtbot, pad, 300, 500)
    for digit in "1111":
        click(named(pad, digit))
    pad.clear("That PIN is not known. Try again.")

    assert "That PIN is not known. Try again." in [w.text() for w in pad.findChildren(QLabel)]
    assert not named(pad, "OK").isEnabled()


# -- on-screen keyboard -----------------------------------------------------------------


def keyboard_page(qtbot: QtBot) -> tuple[QLineEdit, QLineEdit, OnScreenKeyboard]:
    page = QWidget()
    column = QVBoxLayout(page)
    first, second, keyboard = QLineEdit(), QLineEdit(), OnScreenKeyboard()
    for widget in (first, second, keyboard):
        column.addWidget(widget)
    shown(qtbot, page, 1000, 600)
    qtbot.waitUntil(page.isActiveWindow)
    first.clearFocus()
    first.setFocus()
    return first, second, keyboard


def test_the_keyboard_comes_with_a_field_and_types_into_it(qtbot: QtBot) -> None:
    first, second, keyboard = keyboard_page(qtbot)
    edited: list[str] = []
    first.textEdited.connect(edited.append)
    assert keyboard.isVisible()
    click(named(keyboard, "Shift"))
    click(named(keyboard, "J"))
    for letter in ("a", "n", "x", "Delete last letter", "e"):
        click(named(keyboard, letter))
    assert first.text() == "Jane"
    assert edited[-1] == "Jane"
    click(named(keyboard, "Next"))

    assert second.hasFocus()


def test_the_keyboard_stays_away_until_the_next_field_once_put_away(qtbot: QtBot) -> None:
    _first, second, keyboard = keyboard_page(qtbot)
    click(named(keyboard, "Hide keys"))
    assert not keyboard.isVisible()
    second.setFocus()

    assert keyboard.isVisible()


def test_without_touch_there_is_no_keyboard(dress: Dress, qtbot: QtBot) -> None:
    dress(touch=False)
    _first, _second, keyboard = keyboard_page(qtbot)

    assert not keyboard.isVisible()


@pytest.mark.parametrize(("language", "letter"), [("en", "q"), ("de", "ü"), ("ar", "ض")])
def test_the_keyboard_has_the_letters_of_the_language(
    dress: Dress, qtbot: QtBot, language: str, letter: str
) -> None:
    dress(language=language)
    first, _second, keyboard = keyboard_page(qtbot)
    click(named(keyboard, letter))

    assert first.text() == letter


def test_an_arabic_keyboard_can_write_latin_letters_too(dress: Dress, qtbot: QtBot) -> None:
    dress(language="ar")
    first, _second, keyboard = keyboard_page(qtbot)
    click(named(keyboard, "AR"))
    click(named(keyboard, "q"))

    assert first.text() == "q"


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_the_keys_are_large_enough_at_1024_pixels(
    dress: Dress, qtbot: QtBot, language: str
) -> None:
    dress(language=language)
    _first, _second, keyboard = keyboard_page(qtbot)
    page = keyboard.window()
    page.resize(1024, 768)
    QApplication.processEvents()

    assert page.width() == 1024
    assert all(min(b.width(), b.height()) >= 48 for b in visible_buttons(keyboard))


def test_signs_are_one_key_away(qtbot: QtBot) -> None:
    first, _second, keyboard = keyboard_page(qtbot)
    click(named(keyboard, "Letters or signs"))
    click(named(keyboard, "€"))

    assert first.text() == "€"


# -- words ------------------------------------------------------------------------------


def test_a_notice_says_what_to_do_with_a_sign_beside_its_colour(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    notice = InlineNotice()
    column.addWidget(notice)
    shown(qtbot, page)
    acted: list[bool] = []
    notice.acted.connect(lambda: acted.append(True))
    assert not notice.isVisible()
    signs = set()
    for tone in Tone:
        notice.show_notice(tone, "Printer is off.", action="Reprint", closable=True)
        signs.add(notice.findChildren(QLabel)[0].text())
    click(named(notice, "Reprint"))
    assert len(signs) == 3
    assert acted == [True]
    click(named(notice, "Close this notice"))

    assert not notice.isVisible()


def test_the_status_strip_says_each_state_in_words(qtbot: QtBot) -> None:
    strip = StatusStrip()
    strip.set_place("TERM001", "Jane D.", "Sale 1-000482")
    strip.connectivity.say(StatusState.QUIET, "Offline – 14 sales queued, nothing lost")
    strip.printer.say(StatusState.WARN, "Printer is off")
    shown(qtbot, strip, 1000, 40)
    words = {w.text() for w in strip.findChildren(QLabel) if w.isVisible()}

    assert {"TERM001", "Jane D.", "Printer is off"} <= words
    assert not strip.queue.isVisible()


def test_the_status_strip_wraps_instead_of_widening_the_window(dress: Dress, qtbot: QtBot) -> None:
    dress(text_scale=2.0)
    page = QWidget()
    column = QVBoxLayout(page)
    strip = StatusStrip()
    strip.set_place("TERM001", "Jane Doe-Smithson", "Sale 1-000482")
    strip.connectivity.say(StatusState.QUIET, "Offline – 14 sales queued, nothing lost")
    strip.printer.say(StatusState.GOOD, "Printer ready")
    strip.set_clock("Sat 21 Nov  14:07")
    column.addWidget(strip)
    column.addStretch(1)
    shown(qtbot, page, 1024, 768)

    assert page.width() == 1024
    labels = [w for w in strip.findChildren(QLabel) if w.isVisible()]
    assert all(strip.rect().contains(place(w, strip)) for w in labels)


def test_totals_show_rows_and_a_total_that_is_spoken(qtbot: QtBot) -> None:
    panel = TotalsPanel()
    shown(qtbot, panel)
    panel.set_rows([("6 items", "34.31"), ("VAT 20 % included", "5.72")])
    panel.set_rows([("7 items", "36.41")])
    panel.set_total("€36.41")
    QApplication.processEvents()
    words = [w.text() for w in panel.findChildren(QLabel) if w.isVisible()]

    assert "7 items" in words
    assert "6 items" not in words
    assert "Total €36.41" in [w.accessibleName() for w in panel.findChildren(QWidget)]


def test_a_huge_total_shrinks_instead_of_clipping_and_keeps_its_place(qtbot: QtBot) -> None:
    panel = TotalsPanel()
    panel.set_total("€1.00")
    shown(qtbot, panel, 320, 120)
    before = panel.sizeHint().height()
    panel.set_total("€99,999,999,999.99")
    QApplication.processEvents()

    assert panel.width() == 320
    assert panel.sizeHint().height() == before


def test_change_is_at_least_40_pixels_high(qtbot: QtBot) -> None:
    change = GiantAmount()
    shown(qtbot, change)
    change.show_amount("Change", "€5.70")

    assert current_theme().sizes.font_change >= 40
    assert change.accessibleName() == "Change €5.70"


def test_a_field_says_its_error_below_and_forgets_it_when_edited(qtbot: QtBot) -> None:
    field = Field("User name")
    shown(qtbot, field)
    field.show_error("Nobody is called that here. Check the spelling.")
    assert field.edit.accessibleDescription().startswith("Nobody")
    field.edit.setFocus()
    QTest.keyClick(field.edit, Qt.Key.Key_J)

    assert field.error() == ""
    assert field.edit.accessibleName() == "User name"


def test_an_empty_state_offers_the_next_step(qtbot: QtBot) -> None:
    empty = EmptyState("No customers yet", "Add the first one.", "Add customer")
    shown(qtbot, empty)
    acted: list[bool] = []
    empty.acted.connect(lambda: acted.append(True))
    click(named(empty, "Add customer"))

    assert acted == [True]


# -- sheet and toast --------------------------------------------------------------------


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    made_field = QLineEdit()
    column.addWidget(made_field)
    column.addWidget(Button("Below"))
    shown(qtbot, made, 900, 700)
    qtbot.waitUntil(made.isActiveWindow)
    made_field.setFocus()
    return made


def test_a_sheet_takes_the_focus_and_gives_it_back(page: QWidget) -> None:
    before = page.focusWidget()
    sheet = Sheet(page, "Void the sale?")
    sheet.body.addWidget(Field("Reason"))
    sheet.buttons.addWidget(Button("Keep"))
    sheet.present()
    now = page.focusWidget()
    assert isinstance(now, QLineEdit)
    assert sheet.isAncestorOf(now)
    assert Sheet.top_of(page) is sheet
    sheet.dismiss()

    assert page.focusWidget() is before
    assert Sheet.top_of(page) is None


def test_tab_goes_round_inside_a_sheet(page: QWidget) -> None:
    sheet = Sheet(page, "Void the sale?")
    sheet.body.addWidget(Field("Reason"))
    sheet.buttons.addWidget(Button("Keep"))
    sheet.present()
    seen = []
    for _ in range(4):
        seen.append(page.focusWidget())
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)

    assert all(sheet.isAncestorOf(w) for w in seen)
    assert len(set(seen)) == 3
    assert seen[0] is seen[3]


def test_escape_closes_a_sheet_from_a_field_in_it(page: QWidget) -> None:
    sheet = Sheet(page, "Void the sale?")
    field = Field("Reason")
    sheet.body.addWidget(field)
    closed: list[bool] = []
    sheet.closed.connect(lambda: closed.append(True))
    sheet.present()
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)

    assert closed == [True]
    assert not sheet.isVisible()


def test_a_tap_beside_a_sheet_reaches_nothing_below(page: QWidget) -> None:
    below = named(page, "Below")
    clicks: list[bool] = []
    below.clicked.connect(lambda: clicks.append(True))
    sheet = Sheet(page, "Void the sale?")
    sheet.present()
    spot = below.mapTo(page, QPoint(4, 4))
    target = page.childAt(spot)
    assert target is not None
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(page, spot))

    assert clicks == []


def test_a_sheet_follows_the_window_and_scrolls_what_does_not_fit(page: QWidget) -> None:
    sheet = Sheet(page, "Choose")
    for number in range(30):
        sheet.body.addWidget(Button(f"Choice {number}"))
    sheet.buttons.addWidget(Button("Done"))
    sheet.present()
    page.resize(700, 420)
    QApplication.processEvents()

    assert sheet.size() == page.size()
    assert page.rect().contains(place(named(sheet, "Done"), page))
    assert all(b.height() >= 48 for b in sheet.findChildren(Button))


def test_a_toast_offers_undo_and_never_takes_the_focus(page: QWidget) -> None:
    toast = Toast(page)
    undone: list[bool] = []
    toast.undone.connect(lambda: undone.append(True))
    before = page.focusWidget()
    toast.say("Pale ale removed", undo=True)
    assert page.rect().contains(toast.geometry())
    click(named(toast, "Undo"))

    assert undone == [True]
    assert not toast.isVisible()
    assert page.focusWidget() is before


def test_a_toast_goes_by_itself(page: QWidget, qtbot: QtBot) -> None:
    toast = Toast(page)
    toast.say("Parked", shown_ms=1)

    qtbot.waitUntil(lambda: not toast.isVisible())


# -- table ------------------------------------------------------------------------------


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    made = Table(
        [Column("What", stretch=True), Column("Amount", amount=True)],
        name="Sales",
        empty=("No sales yet", "The first sale appears here."),
        page_size=3,
    )
    shown(qtbot, made)
    amounts = (900, 1000, 80, 500, 7000)
    made.set_rows(
        [(n, [Cell(f"Sale {n}"), Cell(f"{a / 100:.2f}", a)]) for n, a in enumerate(amounts)]
    )
    return made


def firsts(table: Table) -> list[str]:
    return [row[0] for row in table.visible_texts()]


def test_a_table_pages_through_its_rows(table: Table) -> None:
    assert firsts(table) == ["Sale 0", "Sale 1", "Sale 2"]
    click(named(table, "Next"))
    assert firsts(table) == ["Sale 3", "Sale 4"]
    assert not named(table, "Next").isEnabled()


def test_a_table_sorts_amounts_by_value_over_all_pages(table: Table) -> None:
    table.view().sortByColumn(1, Qt.SortOrder.DescendingOrder)

    assert firsts(table) == ["Sale 4", "Sale 1", "Sale 0"]


def test_a_table_filters_whatever_the_case_and_starts_at_the_first_page(table: Table) -> None:
    click(named(table, "Next"))
    table.filter_by("sale 1")

    assert firsts(table) == ["Sale 1"]
    table.filter_by("nothing like it")
    assert "No sales yet" in [w.text() for w in table.findChildren(QLabel) if w.isVisible()]


def test_a_table_tells_the_key_of_the_chosen_row(table: Table) -> None:
    chosen: list[object] = []
    opened: list[object] = []
    table.chosen.connect(chosen.append)
    table.opened.connect(opened.append)
    view = table.view()
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)

    assert (chosen, opened, table.selected()) == ([1], [1], 1)


def test_tab_leaves_a_table(table: Table) -> None:
    table.view().setFocus()
    QTest.keyClick(table.view(), Qt.Key.Key_Tab)

    assert not table.view().hasFocus()


# -- layouts ----------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_row_of_equal_buttons_mirrors_and_keeps_8_px_between(
    dress: Dress, qtbot: QtBot, language: str
) -> None:
    dress(language=language)
    holder = QWidget()
    buttons = [Button(text) for text in ("Customer", "Park", "Void")]
    holder.setLayout(equal_row(*buttons))
    shown(qtbot, holder, 500, 60)
    order = sorted(buttons, key=lambda b: b.x())

    assert (order == buttons) is (language == "en")
    assert all(b.x() - a.geometry().right() - 1 >= 8 for a, b in pairwise(order))
    assert max(b.width() for b in buttons) - min(b.width() for b in buttons) <= 2


def test_a_scroll_pane_keeps_all_heights_and_follows_the_focus(qtbot: QtBot) -> None:
    pane = ScrollPane()
    fields = [Field(f"Field {n}") for n in range(20)]
    for field in fields:
        pane.body.addWidget(field)
    shown(qtbot, pane, 300, 200)
    qtbot.waitUntil(pane.isActiveWindow)
    fields[-1].edit.setFocus()
    QApplication.processEvents()

    assert pane.rect().intersects(place(fields[-1].edit, pane))
    assert all(field.edit.height() >= 48 for field in fields)


def test_beside_a_list_the_keyboard_waits_for_a_tap(qtbot: QtBot) -> None:
    first, second, keyboard = keyboard_page(qtbot)
    second.setProperty(KEYS_ON_TAP, True)

    second.setFocus()
    assert not keyboard.isVisible()

    click(second)
    assert keyboard.isVisible()
    first.setFocus()
    assert keyboard.isVisible()
