"""A keyboard scanner as it was set up: frames, gaps, layouts, learning (C10)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from pos_terminal.checkout.device_views import DeviceConfig, DeviceView
from pos_terminal.ui.wedge_learning import advice, frame_of
from pos_terminal.ui.wedge_rules import WedgeRules, rules_of
from tests.ui.keys import key_of
from tests.ui.wedged import EAN, Lane


@pytest.fixture
def lane(qtbot: QtBot, qapp: QApplication) -> Iterator[Lane]:
    made = Lane(qtbot, qapp)
    yield made
    made.filter.stop()


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
