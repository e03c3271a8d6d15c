"""Notices, the status strip, totals, fields: words that fit and that a screen reader hears."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets import (
    EmptyState,
    Field,
    GiantAmount,
    InlineNotice,
    StatusState,
    StatusStrip,
    Tone,
    TotalsPanel,
)
from tests.ui.conftest import Dress
from tests.ui.showing import click, named, place, shown


def test_a_notice_asks_for_the_same_width_with_its_action_beside_and_below(
    qtbot: QtBot,
) -> None:
    notice = InlineNotice()
    shown(qtbot, notice)
    notice.show_notice(Tone.WARN, "The sign-in has expired.", action="Copy the number")
    widths = set()
    for width in (1_000, 200):
        notice.resize(width, 300)
        QApplication.processEvents()
        widths.add(notice.minimumSizeHint().width())
    assert len(widths) == 1  # else each way asks for the other one's width, for ever


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
