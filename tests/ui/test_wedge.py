"""A scanner that pretends to be a keyboard is told from a person (C10, checks 11 to 13)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pos_terminal.checkout.device_views import DeviceConfig, DeviceView
from pos_terminal.ui.wedge import WedgeFilter
from pos_terminal.ui.wedge_learning import advice, frame_of
from pos_terminal.ui.wedge_rules import WedgeRules, rules_of
from pos_terminal.ui.widgets import NumberPad, PinPad, Sheet
from tests.ui.keys import Keys, key_of

FACTS = json.loads(
    (Path(__file__).parents[1] / "data" / "ui" / "wedge.json").read_text(encoding="utf-8")
)
SEQUENCES: dict[str, dict[str, Any]] = {entry["id"]: entry for entry in FACTS["sequences"]}
EAN = "4006381333931"


class Lane:
    """A window with a field and a button, the filter, and what was scanned."""

    def __init__(self, qtbot: QtBot, app: QApplication, rules: WedgeRules | None = None) -> None:
        self.window = QWidget()
        self.field = QLineEdit()
        self.button = QPushButton("press")
        self.clicks = 0
        self.returns = 0
        self.button.clicked.connect(self._clicked)
        self.field.returnPressed.connect(self._returned)
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addWidget(self.button)
        qtbot.addWidget(self.window)
        self.scans: list[str] = []
        self.filter = WedgeFilter(app, rules)
        self.filter.scanned.connect(self.scans.append)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is self.window.windowHandle())
        self.field.setFocus()
        self.keys = Keys(self.window)
        self._qtbot = qtbot

    def _clicked(self) -> None:
        self.clicks += 1

    def _returned(self) -> None:
        self.returns += 1

    def typed(self) -> str:
        """What the field holds once the last keys were judged."""
        self._qtbot.waitUntil(lambda: not self.filter.holds())
        return self.field.text()


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


# -- how the scanner was set up -------------------------------------------------------------


@pytest.fixture
def at(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[WedgeRules], Lane]]:
    """A lane with these rules."""
    made: list[Lane] = []

    def build(rules: WedgeRules) -> Lane:
        made.append(Lane(qtbot, qapp, rules))
        return made[-1]

    yield build
    for one in made:
        one.filter.stop()


def test_a_slow_scanner_with_a_prefix_scans_whatever_its_gaps(
    at: Callable[[WedgeRules], Lane],
) -> None:
    lane = at(WedgeRules(prefix="\x02", idle_ms=150))
    for gap_ms in (5, 60, 100, 149):
        lane.keys.scan("\x02" + EAN, gap_ms=gap_ms)
    assert lane.scans == [EAN] * 4
    assert (lane.typed(), lane.returns) == ("", 0)


def test_an_aim_identifier_is_a_prefix_that_needs_no_setting_up(lane: Lane) -> None:
    lane.keys.scan("]E0" + EAN, gap_ms=5)
    for place, character in enumerate("]E47312\r"):
        lane.keys.wait(5 if place < 3 else 70)
        lane.keys.send(*key_of(character))
    assert lane.scans == ["]E0" + EAN, "]E47312"]


def test_a_person_who_types_the_prefix_types_it(at: Callable[[WedgeRules], Lane]) -> None:
    lane = at(WedgeRules(prefix="*"))
    lane.keys.type("*secret* ]C1 x")
    assert lane.typed() == "*secret* ]C1 x"
    assert lane.scans == []


def test_a_suffix_ends_a_scan_at_once_and_the_enter_behind_it_is_nobody_s(
    at: Callable[[WedgeRules], Lane],
) -> None:
    lane = at(WedgeRules(prefix="~", suffix="#"))
    lane.keys.scan("~42#", "\r")
    lane.keys.scan("~" + EAN + "#", "")
    assert lane.scans == ["42", EAN]
    assert (lane.typed(), lane.returns) == ("", 0)


def test_one_key_after_another_that_stalls_does_not_split_a_code(lane: Lane) -> None:
    """A loaded machine: two gaps of 60 ms, one of them after the third key."""
    for place, character in enumerate(EAN + "\r"):
        lane.keys.wait(60 if place in (3, 9) else 8)
        lane.keys.send(*key_of(character))
    assert lane.scans == [EAN]
    assert lane.typed() == ""


def test_a_typist_who_rolls_over_a_few_keys_is_a_typist(lane: Lane) -> None:
    for place, character in enumerate("the quick brown"):
        lane.keys.wait(20 if place in (1, 2, 6, 7, 11) else 70)
        lane.keys.send(*key_of(character))
    lane.keys.wait(70)
    lane.keys.send(Qt.Key.Key_Return, "\r")
    assert lane.typed() == "the quick brown"
    assert (lane.scans, lane.returns) == ([], 1)


def test_keys_without_a_character_in_a_code_and_after_it_are_the_scanner_s(lane: Lane) -> None:
    moved: list[Qt.Key] = []
    lane.field.keyPressEvent = lambda event: moved.append(Qt.Key(event.key()))  # type: ignore[method-assign]
    for place, character in enumerate(EAN + "\r"):
        if place in (5, 9):
            lane.keys.send(Qt.Key(0xAE))
        lane.keys.wait(4)
        lane.keys.send(*key_of(character))
    lane.keys.wait(3)
    lane.keys.send(Qt.Key.Key_Down)
    assert lane.scans == [EAN]
    assert moved == []
    lane.keys.press(Qt.Key.Key_Down)
    assert moved == [Qt.Key.Key_Down]


def test_a_machine_readable_zone_is_one_scan(lane: Lane, qtbot: QtBot) -> None:
    zone = (
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\rL898902C36UTO7408122F1204159ZE184226B<<<<<10"
    )
    lane.keys.scan(zone, "\r")
    qtbot.waitUntil(lambda: bool(lane.scans))
    assert lane.scans == [zone]
    assert (lane.typed(), lane.returns) == ("", 0)


def test_a_scanner_for_us_keys_at_a_german_keyboard_is_understood(
    at: Callable[[WedgeRules], Lane],
) -> None:
    lane = at(WedgeRules(layout="us_on_german"))
    lane.keys.scan("httpsÖ--id.gs1.org-01-09506000134352")
    assert lane.scans == ["https://id.gs1.org/01/09506000134352"]


@pytest.mark.parametrize("echo", [QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal])
def test_no_code_is_typed_into_a_password_and_no_password_is_a_scan(
    lane: Lane, echo: QLineEdit.EchoMode
) -> None:
    lane.field.setEchoMode(echo)
    lane.keys.scan(EAN)
    lane.keys.type("Tr0ub4dor&3", gap_ms=50)
    assert lane.typed() == "Tr0ub4dor&3"
    assert lane.scans == [EAN]


def test_a_trial_hears_slow_scanners_and_says_how_to_set_them_up(lane: Lane) -> None:
    rules = WedgeRules()
    for gap_ms, sent, told in (
        (5, EAN, ""),
        (5, "]E0" + EAN, ""),
        (45, EAN, "45 ms apart: set the longest gap to 50."),
        (120, EAN, "a prefix"),
        (120, "~" + EAN, "~"),
        (5, "\x02" + EAN + "##", "##"),
    ):
        lane.filter.learning = lambda: True
        lane.keys.scan(sent, gap_ms=gap_ms)
        assert lane.scans.pop() == sent
        words = advice(sent, lane.filter.longest_gap_ms, rules)
        assert (told in words) if told else not words, words
    lane.filter.learning = lambda: False
    lane.keys.scan(EAN, gap_ms=45)
    assert lane.scans == []
    assert r"\x02" in advice("\x02" + EAN, 5, rules)
    assert frame_of("x" * 9 + EAN) == frame_of(EAN + "-" + EAN) == frame_of("12345") == ("", "")


def test_the_rules_are_those_of_the_scanner_that_is_set_up() -> None:
    def view(driver: str, **options: object) -> DeviceView:
        return DeviceView("scanner", DeviceConfig("scanner", driver, "x:", "", options), "ready")

    serial, typing = view("serial", prefix="a"), view("keyboard", prefix=r"\x02", gap_ms=50)
    assert rules_of([]) == rules_of([serial]) == WedgeRules()
    assert rules_of([serial, typing]) == WedgeRules(prefix="\x02", gap_ms=50)
