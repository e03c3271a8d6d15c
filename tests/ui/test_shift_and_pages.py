"""Signing in, shifts, first start and the manager's pages on the real screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pos_terminal.checkout import commands as cmd
from pos_terminal.checkout.records import CardDay, ShiftReport
from pos_terminal.checkout.state import Phase
from pos_terminal.ui.sounds import Sound
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.views.cash_sheets import ShiftResultSheet
from tests.fakes.lane import FakeLanePort, FakeQueries, a_state
from tests.ui.acts import no_sheet, open_sheet, says, scanned, typed
from tests.ui.conftest import Dress
from tests.ui.till import (
    ADMIN,
    BREAD,
    JANE,
    QuietSounds,
    Till,
    bare,
    open_till,
    tap,
    wait_until,
)

F9, ENTER, ESC = Qt.Key.Key_F9, Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with open_till(tmp_path) as opened:
        yield opened


def sell_bread(till: Till) -> None:
    scanned(till, BREAD)
    till.keys.press(F9)
    till.until(lambda: till.stage.state.phase is Phase.PAYING)
    till.keys.press(ENTER)
    till.until(lambda: till.stage.state.phase is Phase.PAID)
    till.stage.bridge.submit(cmd.NextSale())
    till.until(lambda: till.stage.state.phase is Phase.SELLING)


# -- shift and person -------------------------------------------------------------------


@pytest.mark.slow
def test_the_shift_is_closed_by_a_blind_count(till: Till) -> None:
    sell_bread(till)
    till.stage.page_wanted.emit("close_shift")
    till.settle()
    assert "154.20" not in says(till)
    typed(till, "1")  # one note of 200
    till.keys.press(F9)
    open_sheet(till)
    tap(till.window, "Nothing")
    till.until(lambda: "PIN" in till.sheet_words())  # the difference is above the limit
    typed(till, ADMIN[1], enter=True)
    till.until(lambda: "Z report 1" in till.sheet_words())
    words = bare(till.sheet_words())
    assert "€154.20" in words
    assert "Too much in the drawer" in words


@pytest.mark.slow
def test_signing_in_by_pin_and_by_password(tmp_path: Path) -> None:
    with open_till(tmp_path, signed_in=False) as till:
        tap(till.window, "Jane Doe")
        typed(till, "9999", enter=True)
        assert till.stage.state.employee is None
        assert till.sounds.heard[-1] is Sound.REFUSE
        typed(till, JANE[1], enter=True)
        till.until(lambda: till.stage.state.phase is Phase.NO_SHIFT)
        till.stage.bridge.submit(cmd.SignOut())
        till.until(lambda: till.stage.state.phase is Phase.SIGNED_OUT)
        till.settle()
        tap(till.window, "Use user name and password instead")
        typed(till, "jane", enter=True)
        typed(till, "password123", enter=True)
        till.until(lambda: till.stage.state.phase is Phase.NO_SHIFT)


@pytest.mark.slow
def test_a_shift_is_opened_with_a_counted_float(tmp_path: Path) -> None:
    with open_till(tmp_path, signed_in=False) as till:
        tap(till.window, "Jane Doe")
        typed(till, JANE[1], enter=True)
        till.until(lambda: till.window.pages.name == "open_shift")
        typed(till, "1")
        till.keys.press(ENTER)
        typed(till, "3")
        till.keys.press(F9)
        till.until(lambda: till.stage.state.phase is Phase.SELLING)
        assert till.stage.state.shift is not None
        assert till.stage.state.shift.float_minor == 50_000


@pytest.mark.slow
def test_a_new_shop_is_set_up_by_typing(tmp_path: Path) -> None:
    with open_till(tmp_path, fresh=True) as till:
        tap(till.window, "Set up my shop")
        for words in ("My Shop", "Street 1", "", "", "20", "", "Ada", "ada", "4711", "4711", ""):
            typed(till, words)
            till.keys.press(Qt.Key.Key_Tab)
        tap(till.window, "Open my shop")
        till.until(lambda: till.stage.state.phase is Phase.SIGNED_OUT)
        assert till.stage.state.store_name == "My Shop"


@pytest.mark.slow
def test_an_enrolled_till_waits_for_head_office_and_sets_nothing_up(tmp_path: Path) -> None:
    (tmp_path / "head-office.json").touch()
    with open_till(tmp_path, fresh=True) as till:
        shown = [one.text() for one in till.window.findChildren(QAbstractButton) if one.isVisible()]
        assert "Open the demo shop" not in shown
        assert "Set up my shop" not in shown
        told = till.running.lane.submit(cmd.SetUpShop(demo=True)).exception(10)
        assert str(told).startswith("setup.enrolled")
        named = {"name": "North Market"}
        till.running.lane.call(lambda lane: lane.use_shop(replace(lane.shop, **named))).result(60)
        till.until(lambda: till.stage.state.phase is Phase.SIGNED_OUT)


# -- the manager's pages ----------------------------------------------------------------


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[Till]:
    with open_till(tmp_path) as opened:
        opened.running.lane.submit(cmd.SignIn("admin", ADMIN[1])).result(60)
        opened.settle()
        yield opened


def test_a_manager_adds_a_cashier(manager: Till) -> None:
    manager.stage.page_wanted.emit("staff")
    manager.settle()
    tap(manager.window, "Add person")
    sheet = open_sheet(manager)
    typed(manager, "Ben")
    sheet.pins.first.set_text("5555")  # type: ignore[attr-defined]
    sheet.pins.again.set_text("5555")  # type: ignore[attr-defined]
    tap(manager.window, "Save")
    no_sheet(manager)
    staff = manager.running.queries.staff().result(60)
    assert "Ben" in [row.name for row in staff]
    table = manager.window.pages._made["staff"].table  # type: ignore[attr-defined]
    manager.until(lambda: any("Ben" in row for row in table.visible_texts()))


@pytest.mark.slow
def test_a_manager_changes_a_price_and_the_next_scan_pays_it(manager: Till) -> None:
    manager.stage.page_wanted.emit("products")
    manager.settle()
    scanned(manager, BREAD)
    manager.until(
        lambda: len(manager.window.pages._made["products"].table.visible_texts()) == 1  # type: ignore[attr-defined]
    )
    manager.window.pages._made["products"].table.opened.emit("P04")  # type: ignore[attr-defined]
    sheet = open_sheet(manager)
    sheet.price.set_text("4.50")  # type: ignore[attr-defined]
    tap(manager.window, "Save")
    no_sheet(manager)
    manager.keys.press(ESC)
    manager.settle()
    scanned(manager, BREAD)
    assert manager.stage.state.priced.total_minor == 450


def test_the_result_of_a_shift_hears_what_the_card_terminal_says(
    dress: Dress, qtbot: QtBot
) -> None:
    dress()
    card = ("card", 2, 580)
    figures = ("counted_minor", "expected_minor", "left_minor", "difference_minor", "sales_count",
               "sales_minor", "refunds_count")  # fmt: skip
    tenders = [{"kind": "card", "count": 2, "amount_minor": 580}]
    data = dict.fromkeys(figures, 0) | {"z_no": 7, "currency": "EUR", "tenders": tenders}
    queries = FakeQueries(closed_shift=ShiftReport(7, "EUR", 2, 580, 0, 0, (card,), 0))
    lane = FakeLanePort(a_state(Phase.NO_SHIFT))
    stage = Stage(lane, queries, QuietSounds(), lambda: datetime(2026, 11, 21, tzinfo=UTC))
    over = QWidget()
    qtbot.addWidget(over)
    over.show()
    sheet = ShiftResultSheet(stage, over, data)
    assert bare(words_beside(sheet, "Card terminal")) == "not settled"
    stage.bridge.repeat()
    report = ShiftReport(7, "EUR", 2, 580, 0, 0, (card,), 0, card_day=CardDay(2, 580, 580))
    queries.closed_shift = report
    stage.bridge.repeat()
    wait_until(lambda: bare(words_beside(sheet, "Card terminal")) == "€5.80")
    queries.closed_shift = None  # of what comes later nothing is said here
    stage.bridge.repeat()
    QCoreApplication.processEvents()
    assert bare(words_beside(sheet, "Card terminal")) == "€5.80"
    stage.deleteLater()


def words_beside(sheet: ShiftResultSheet, words: str) -> str:
    shown = [one.text() for one in sheet.findChildren(QLabel)]
    return shown[shown.index(words) + 1]
