"""A scanner that pretends to be a keyboard is told from a person (C10, checks 11 to 13)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from pos_terminal.ui.wedge_rules import WedgeRules
from pos_terminal.ui.widgets import NumberPad, PinPad, Sheet
from tests.ui.keys import Keys, key_of
from tests.ui.wedged import EAN, Lane

FACTS = json.loads(
    (Path(__file__).parents[1] / "data" / "ui" / "wedge.json").read_text(encoding="utf-8")
)
SEQUENCES: dict[str, dict[str, Any]] = {entry["id"]: entry for entry in FACTS["sequences"]}


@pytest.fixture
def lane(qtbot: QtBot, qapp: QApplication) -> Iterator[Lane]:
    made = Lane(qtbot, qapp)
    yield made
    made.filter.stop()


def test_a_scan_ended_by_enter_is_a_scan_and_nothing_is_typed(lane: Lane) -> None:
    case = SEQUENCES["fast-scan-cr"]
    lane.keys.scan(case["keys"], case["terminator"], case["gaps_ms"])

    assert lane.scans == [case["expect"]["data"]]
    assert lane.typed() == ""
    assert lane.returns == 0


def test_tab_ends_a_scan_too_and_does_not_move_the_focus(lane: Lane) -> None:
    lane.keys.scan(EAN, "\t")

    assert lane.scans == [EAN]
    assert lane.window.focusWidget() is lane.field


def test_a_scan_without_terminator_ends_by_silence(lane: Lane, qtbot: QtBot) -> None:
    case = SEQUENCES["no-terminator"]
    lane.keys.scan(case["keys"], "", case["gaps_ms"])

    assert lane.scans == []
    qtbot.waitUntil(lambda: lane.scans == [case["keys"]])
    assert lane.typed() == ""


def test_what_a_person_typed_before_the_scan_stays_typed(lane: Lane) -> None:
    typed, scanned = SEQUENCES["mixed-human-then-scan"]["keys"].split("|")
    lane.keys.type(typed, 200)
    lane.keys.scan(scanned, "\r", 3)

    assert lane.scans == [scanned]
    assert lane.typed() == typed


def test_the_group_separator_of_a_gs1_code_arrives_whole(lane: Lane) -> None:
    case = SEQUENCES["gs-in-wedge"]
    lane.keys.scan(case["keys"], case["terminator"], case["gaps_ms"])

    assert lane.scans == [case["keys"]]
    assert "\x1d" in lane.scans[0]


def test_an_id_with_line_ends_inside_is_one_scan(lane: Lane, qtbot: QtBot) -> None:
    case = SEQUENCES["aamva-wedge"]
    lane.keys.scan(case["keys"] + "DL0003", case["terminator"], case["gaps_ms"])

    qtbot.waitUntil(lambda: len(lane.scans) == 1)
    assert lane.scans == [case["keys"] + "DL0003"]
    assert lane.typed() == ""


def test_a_password_that_begins_with_a_star_is_typing(lane: Lane) -> None:
    case = SEQUENCES["password-star"]
    lane.keys.type(case["keys"], case["gaps_ms"])
    lane.keys.press(Qt.Key.Key_Return, "\r")

    assert lane.typed() == case["keys"]
    assert (lane.scans, lane.returns) == ([], 1)


def test_the_prefix_of_the_scanner_is_stripped(qtbot: QtBot, qapp: QApplication) -> None:
    case = SEQUENCES["prefix-retained"]
    lane = Lane(qtbot, qapp, WedgeRules(prefix="*"))
    lane.keys.scan(case["keys"], case["terminator"], case["gaps_ms"])
    lane.filter.stop()

    assert lane.scans == [case["expect"]["data"]]
    assert lane.field.text() == ""


def test_with_a_prefix_even_a_short_code_is_a_scan(qtbot: QtBot, qapp: QApplication) -> None:
    lane = Lane(qtbot, qapp, WedgeRules(prefix="\x02", suffix="\x03"))
    lane.keys.scan("\x0242\x03", "")
    lane.filter.stop()

    assert lane.scans == ["42"]


def test_fifty_scans_at_five_ms_are_fifty_scans_in_order(lane: Lane) -> None:
    codes = [f"{4006381000000 + number}" for number in range(50)]
    for code in codes:
        lane.keys.scan(code, gap_ms=5)

    assert lane.scans == codes
    assert lane.typed() == ""


def test_slow_typing_reaches_the_field_unchanged(lane: Lane) -> None:
    lane.keys.type("Müller & Söhne 12345678, +49 30 / 7")

    assert lane.typed() == "Müller & Söhne 12345678, +49 30 / 7"
    assert lane.scans == []


def test_a_short_fast_burst_is_not_a_scan(lane: Lane) -> None:
    """Partial frame: five characters and Enter within a few milliseconds are typing."""
    lane.keys.scan("40063", "\r")

    assert lane.scans == []
    assert lane.typed() == "40063"
    assert lane.returns == 1


def test_a_fast_typist_is_not_a_scanner(lane: Lane) -> None:
    lane.keys.type("milk and bread", gap_ms=45)
    lane.keys.wait(45)
    lane.keys.send(Qt.Key.Key_Return, "\r")

    assert lane.scans == []
    assert lane.typed() == "milk and bread"


def test_a_key_that_is_held_down_is_not_a_scanner(lane: Lane) -> None:
    handle = lane.window.windowHandle()
    assert handle is not None
    for number in range(12):
        lane.keys.wait(30)
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_7, Qt.KeyboardModifier.NoModifier, "7", number > 0
        )
        event.setTimestamp(lane.keys.now_ms)
        QGuiApplication.sendEvent(handle, event)

    assert lane.typed() == "7" * 12
    assert lane.scans == []


def test_a_stalled_cable_in_the_middle_of_a_code_does_not_split_it(lane: Lane) -> None:
    for place, character in enumerate(EAN + "\r"):
        lane.keys.wait(60 if place == 8 else 5)
        lane.keys.send(*key_of(character))

    assert lane.scans == [EAN]
    assert lane.typed() == ""


def test_the_line_feed_after_the_return_types_nothing(lane: Lane) -> None:
    lane.keys.scan(EAN, "\r\n")
    lane.keys.scan(EAN, "\r\n")

    assert lane.scans == [EAN, EAN]
    assert (lane.typed(), lane.returns) == ("", 0)


def test_a_scan_never_presses_the_focused_button(lane: Lane) -> None:
    lane.button.setFocus()
    lane.keys.scan("1234 5678")

    assert lane.scans == ["1234 5678"]
    assert lane.clicks == 0


def test_space_typed_on_a_button_still_presses_it(lane: Lane, qtbot: QtBot) -> None:
    lane.button.setFocus()
    lane.keys.press(Qt.Key.Key_Space, " ")

    qtbot.waitUntil(lambda: lane.clicks == 1)


def test_arrows_backspace_and_function_keys_pass(lane: Lane) -> None:
    lane.keys.type("abc")
    lane.keys.press(Qt.Key.Key_Left)
    lane.keys.press(Qt.Key.Key_Backspace, "\x08")
    lane.keys.press(Qt.Key.Key_F9)

    assert lane.typed() == "ac"


def test_editing_commands_pass_at_any_speed(lane: Lane) -> None:
    lane.keys.type("abc")
    lane.keys.wait(2)
    lane.keys.send(Qt.Key.Key_A, "\x01", Qt.KeyboardModifier.ControlModifier)
    lane.keys.press(Qt.Key.Key_Delete, "\x7f")

    assert lane.typed() == ""


def test_a_key_inside_a_scan_is_no_shortcut_and_one_by_itself_may_be(lane: Lane) -> None:
    def taken() -> bool:
        event = QKeyEvent(
            QEvent.Type.ShortcutOverride, Qt.Key.Key_4, Qt.KeyboardModifier.NoModifier, "4"
        )
        event.setTimestamp(lane.keys.now_ms + 4)
        event.ignore()
        handle = lane.window.windowHandle()
        assert handle is not None
        QGuiApplication.sendEvent(handle, event)
        return event.isAccepted()

    lane.button.setFocus()  # a field takes every key for itself
    assert not taken()
    lane.keys.scan(EAN[:5], "")
    assert taken()


def test_a_scan_in_a_modal_dialog_is_honoured(lane: Lane, qtbot: QtBot) -> None:
    dialog = QDialog(lane.window)
    inside = QLineEdit(dialog)
    dialog.setModal(True)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is dialog.windowHandle())
    inside.setFocus()
    Keys(dialog).scan(EAN)

    assert lane.scans == [EAN]
    assert inside.text() == ""
    assert dialog.isVisible()
    dialog.close()


def test_a_scan_over_a_sheet_is_honoured_from_every_focus_in_it(lane: Lane) -> None:
    sheet = Sheet(lane.window, "Question")
    field, pad, pin = QLineEdit(), NumberPad(), PinPad()
    for widget in (field, pad, pin):
        sheet.body.addWidget(widget)
    sheet.present()
    stops = sheet.focus_stops()

    for stop in stops:
        stop.setFocus()
        lane.keys.scan(EAN)

    assert len(stops) > 10
    assert lane.scans == [EAN] * len(stops)
    assert field.text() == ""
    assert sheet.isVisible()
    sheet.dismiss()


def test_keys_held_when_the_filter_stops_are_typed(lane: Lane) -> None:
    lane.keys.type("a")
    lane.filter.stop()

    assert lane.field.text() == "a"


def test_shift_of_a_capital_letter_does_not_break_a_scan(lane: Lane) -> None:
    for character in "ABC-12345":
        lane.keys.wait(2)
        lane.keys.send(Qt.Key.Key_Shift)
        lane.keys.wait(2)
        lane.keys.send(*key_of(character))
    lane.keys.wait(2)
    lane.keys.send(Qt.Key.Key_Return, "\r")

    assert lane.scans == ["ABC-12345"]


def test_what_was_typed_before_a_tap_is_there_before_the_tap(lane: Lane) -> None:
    lane.keys.type("7")
    assert lane.filter.holds()

    window = lane.field.window()
    QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton)

    assert lane.field.text() == "7"
