"""Sheets hold the focus and nothing below them is met; a toast passes by."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pos_terminal.ui.widgets import Button, Field, Sheet, Toast
from tests.ui.showing import click, named, place, shown


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


def test_a_long_toast_wraps_beside_the_ticket_and_takes_no_tap(page: QWidget) -> None:
    page.resize(1024, 700)
    toast = Toast(page)
    toast.say("That was an ID, and no age is asked for. " * 4)
    assert toast.geometry().left() > page.width() * 0.42
    assert toast.height() >= toast.heightForWidth(toast.width())
    assert toast.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    toast.say("Taken out", undo=True)
    assert not toast.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_a_toast_goes_by_itself(page: QWidget, qtbot: QtBot) -> None:
    toast = Toast(page)
    toast.say("Parked", shown_ms=1)

    qtbot.waitUntil(lambda: not toast.isVisible())
