"""Number pad, PIN pad and on-screen keyboard: what a tap types, and when they are there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pos_terminal.ui.widgets import NumberPad, OnScreenKeyboard, PinPad
from pos_terminal.ui.widgets.on_screen_keyboard import KEYS_AT_ONCE
from tests.ui.conftest import Dress
from tests.ui.showing import click, named, shown, visible_buttons


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


def keyboard_page(qtbot: QtBot) -> tuple[QLineEdit, QLineEdit, OnScreenKeyboard]:
    page = QWidget()
    column = QVBoxLayout(page)
    first, second, keyboard = QLineEdit(), QLineEdit(), OnScreenKeyboard()
    for widget in (first, second, keyboard):
        column.addWidget(widget)
        widget.setProperty(KEYS_AT_ONCE, True)
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


@pytest.mark.slow
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


def test_unless_a_question_is_only_words_the_keyboard_waits_for_a_tap(qtbot: QtBot) -> None:
    first, second, keyboard = keyboard_page(qtbot)
    second.setProperty(KEYS_AT_ONCE, False)
    keyboard.hide()

    second.setFocus()
    assert not keyboard.isVisible()

    click(second)
    assert keyboard.isVisible()
    first.setFocus()
    assert keyboard.isVisible()
