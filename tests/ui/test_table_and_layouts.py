"""Tables page, sort and filter; rows and scroll panes keep their sizes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pos_terminal.ui.widgets import Button, Field, ScrollPane, Table, equal_row
from pos_terminal.ui.widgets.table import Cell, Column
from tests.ui.conftest import Dress
from tests.ui.showing import click, named, place, shown


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


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_row_is_chosen_by_its_key_in_either_direction(
    dress: Dress, qtbot: QtBot, language: str
) -> None:
    dress(language=language)
    made = Table([Column("A"), Column("B", stretch=True)], name="T", empty=("", ""))
    shown(qtbot, made)
    made.set_rows([(n, [Cell(str(n)), Cell("x")]) for n in range(4)])
    made.select(2)
    assert made.selected() == 2


def test_tab_leaves_a_table(table: Table) -> None:
    table.view().setFocus()
    QTest.keyClick(table.view(), Qt.Key.Key_Tab)

    assert not table.view().hasFocus()


@pytest.mark.slow
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
