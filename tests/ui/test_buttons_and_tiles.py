"""Buttons, tiles and category tabs: names, targets, keys, and what they tell."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets import Button, CategoryTabs, ProductTile, TileGrid
from pos_terminal.ui.widgets.product_tile import TileText
from tests.ui.conftest import Dress
from tests.ui.showing import click, named, place, shown, visible_buttons


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


def test_a_tile_says_name_price_and_badge(qtbot: QtBot) -> None:
    tile = ProductTile(TileText("Pale ale", "2.10", "18+"))
    qtbot.addWidget(tile)

    assert tile.accessibleName() == "Pale ale, 2.10, 18+"


def test_a_long_reason_gets_a_second_line_where_the_name_left_it_room(qtbot: QtBot) -> None:
    reason = "Often bought with Sourdough loaf"
    tile = ProductTile(TileText("Butter", "2.80", reason))
    qtbot.addWidget(tile)
    assert " ".join(tile._wrapped_second(170, 52).lines) == f"2.80 · {reason}"
    assert tile._wrapped_second(170, 30).lines[0].endswith("…")


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
