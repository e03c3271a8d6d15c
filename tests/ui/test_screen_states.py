"""What the screen shows of things that do not happen every day, and by touch alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from pos_terminal.checkout.state import Notice, PendingCard, Phase, PrintState
from pos_terminal.ui.i18n import LANGUAGES
from pos_terminal.ui.look import Look
from pos_terminal.ui.sounds import Sound
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.widgets import Sheet
from tests.ui.shots import RECOVERY, as_if
from tests.ui.till import BREAD, MILK, Till, bare, find, open_till, tap


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with open_till(tmp_path) as opened:
        yield opened


def says(till: Till) -> str:
    return "\n".join(bare(w.text()) for w in till.window.findChildren(QLabel) if w.isVisible())


def test_after_a_crash_the_screen_says_what_is_safe_and_what_came_back(till: Till) -> None:
    as_if(phase=Phase.RECOVERY, recovery=RECOVERY)(till)
    words = says(till)
    assert "receipt TERM001-1-000001, €4.20" in words
    assert "2 lines, €18.83" in words
    assert "€8.83 was under way" in words
    assert "Was TERM001-1 printed? Look at the printer." in words


def test_a_card_that_was_being_given_back_says_so(till: Till) -> None:
    back = PendingCard("t", 883, reversal=True)
    as_if(phase=Phase.RECOVERY, recovery=replace(RECOVERY, cards=(back,)))(till)
    assert "€8.83 was being given back" in says(till)
    as_if(phase=Phase.CARD_PENDING, pending_card=back)(till)
    assert "€8.83 goes back to the card" in says(till)
    as_if(phase=Phase.CARD_UNKNOWN, pending_card=back)(till)
    assert "whether €8.83 went back to the card" in says(till)


def test_a_store_that_is_not_as_it_was_left_is_not_called_safe(till: Till) -> None:
    notes = ("recovery.machine_changed",)
    as_if(phase=Phase.RECOVERY, recovery=replace(RECOVERY, notes=notes))(till)
    assert "Read this before you sell" in says(till)
    assert "This till runs on another machine now." in says(till)
    assert "Nothing that was paid is lost" not in says(till)


def test_a_card_of_unknown_end_asks_a_person_and_nothing_else_can_be_pressed(till: Till) -> None:
    as_if(phase=Phase.CARD_UNKNOWN, pending_card=PendingCard("t", 883))(till)
    assert "€8.83" in says(till)
    for words in ("Ask the terminal again", "It was paid", "It was not paid"):
        assert find(till.window, words).isEnabled()
    for words in ("Cash", "Card", "Back to sale"):
        assert not find(till.window, words).isEnabled()


def test_a_printer_that_is_off_is_a_word_in_the_strip_and_no_dialog(till: Till) -> None:
    as_if(prints=PrintState(condition="paper_out", queued=3))(till)
    assert till.window.strip.printer.words() == "Printer needs paper"
    assert till.window.strip.queue.words() == "3 receipts waiting"
    assert Sheet.top_of(till.window) is None
    assert QApplication.activeModalWidget() is None


def test_the_demo_says_that_it_is_one(till: Till) -> None:
    as_if(demo=True)(till)
    assert till.window.banner.isVisible()
    assert "Demo" in till.window.banner.text()


def test_a_store_that_refuses_is_said_in_plain_words(till: Till) -> None:
    as_if(phase=Phase.STOPPED, notice=Notice("journal.damaged", "refuse", {"seq": 7}))(till)
    assert "damaged at event 7" in says(till)
    assert "pos-terminal journal verify" in says(till)
    assert "Nothing more is written" in says(till)


def test_a_till_that_may_not_sell_still_knows_every_price(till: Till) -> None:
    as_if(phase=Phase.STOPPED)(till)
    till.keys.scan(BREAD)
    till.until(lambda: "4.20" in till.window.pages.front().price_shown())  # type: ignore[union-attr]
    assert "Sourdough loaf" in says(till)
    assert till.sounds.heard[-1] is Sound.ACCEPT
    till.keys.scan("4999999999999")
    till.until(lambda: till.sounds.heard[-1] is Sound.REFUSE)
    assert "no such product" in says(till)
    assert not till.window.pages.front().price_shown()  # type: ignore[union-attr]
    assert not till.running.lane.state.basket.lines


def test_refusal_attention_and_acceptance_each_have_a_sound_of_their_own(till: Till) -> None:
    till.keys.scan(BREAD)
    till.settle()
    accepted = till.sounds.heard[-1]
    till.keys.scan("4999999999999")
    till.settle()
    refused = till.sounds.heard[-1]
    till.stage.say("Look here", "warn")
    assert len({accepted, refused, till.sounds.heard[-1]}) == 3


@pytest.mark.slow
def test_the_language_follows_whoever_signs_in(till: Till) -> None:
    employee = till.stage.state.employee
    assert employee is not None
    for language in ("de", "ar", "en"):
        from dataclasses import replace

        as_if(employee=replace(employee, language=language))(till)
        assert till.window.look.language == language
        mirrored = till.window.layoutDirection() == Qt.LayoutDirection.RightToLeft
        assert mirrored is (language == "ar")
    assert set(LANGUAGES) == {"en", "de", "ar"}


@pytest.mark.slow
def test_light_and_dark_are_changed_while_a_sale_runs(till: Till) -> None:
    till.keys.scan(BREAD)
    till.settle()
    till.stage.page_wanted.emit("theme")
    till.settle()
    assert till.window.look.theme == "dark"
    assert [row.name for row in till.window.pages.sell.panel.ticket.rows()] == ["Sourdough loaf"]
    till.keys.scan(MILK)
    till.settle()
    assert len(till.stage.state.priced.lines) == 2


# -- by touch alone ---------------------------------------------------------------------


def press_key(till: Till, words: str) -> None:
    tap(till.window.dock.keyboard, words)


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768)])
def test_a_search_is_typed_on_the_screen_and_the_total_stays_in_view(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with open_till(tmp_path, Look(touch=True), size=size) as till:
        till.keys.scan(BREAD)
        till.settle()
        search = till.window.pages.sell.choose.bar.search
        QTest.mouseClick(search, Qt.MouseButton.LeftButton)
        for letter in "milk":
            press_key(till, letter)
        till.settle()
        keyboard = till.window.dock.keyboard
        assert keyboard.isVisible()
        total = till.window.pages.sell.panel.totals
        bottom = total.mapTo(till.window, QPoint(0, total.height())).y()
        above = keyboard.mapTo(till.window, QPoint(0, 0)).y()
        beside = keyboard.width() < till.window.width()
        assert beside or bottom <= above
        tap(till.window, "Whole milk 1 l, 1.45")
        till.settle()
        names = [line.line.name for line in till.stage.state.priced.lines]
        assert names == ["Sourdough loaf", "Whole milk 1 l"]


@pytest.mark.slow
def test_a_note_is_typed_on_the_screen(tmp_path: Path) -> None:
    with open_till(tmp_path, Look(touch=True)) as till:
        till.keys.scan(BREAD)
        till.settle()
        till.stage.opened.emit(asks.AskNote(1))
        till.settle()
        for letter in "cut":
            press_key(till, letter)
        tap(till.window, "Save note")
        till.until(lambda: till.stage.state.priced.lines[0].line.note == "cut")
