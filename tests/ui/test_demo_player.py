"""The player makes each step when the screen is ready; the hand does what a person would."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from pos_terminal.checkout.commands import SignIn
from pos_terminal.checkout.records import StaffTile
from pos_terminal.checkout.state import Phase
from pos_terminal.ui.demo import player
from pos_terminal.ui.demo.hand import Hand, Step
from pos_terminal.ui.demo.player import DemoStuck, Player
from pos_terminal.ui.look import Look
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.widgets import Button, Sheet
from pos_terminal.ui.window import MainWindow
from tests.fakes.lane import FakeLanePort, FakeQueries, a_state
from tests.ui.till import QuietSounds, wait_until


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(player, "LOOK_MS", 1)
    monkeypatch.setattr(player, "SETTLE_MS", 0)


class Story:
    """Steps that write down what was done."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.done: list[str] = []
        self.end: list[object] = []

    def step(self, words: str, ready_after: int = 0) -> Step:
        looks = iter(range(ready_after + 1))
        return Step(words, lambda: next(looks) == ready_after, lambda: self.done.append(words))

    def play(self, steps: Iterator[Step]) -> list[object]:
        parent = QObject()
        played = Player(steps, 0, self.told.append, parent)
        played.finished.connect(self.end.append)
        played.start()
        wait_until(lambda: self.end)
        return self.end


def test_steps_are_told_and_made_in_their_order_each_when_it_is_ready() -> None:
    story = Story()
    end = story.play(iter([story.step("scan"), story.step("pay", 5), story.step("close")]))
    assert end == [None]
    assert story.told == story.done == ["scan", "pay", "close"]


def test_the_next_step_is_thought_of_after_the_one_before_was_made() -> None:
    story = Story()

    def steps() -> Iterator[Step]:
        yield story.step("scan")
        assert story.done == ["scan"]
        yield story.step("pay")

    assert story.play(steps()) == [None]


def test_a_step_that_fails_ends_the_play_with_its_error() -> None:
    story = Story()
    error = OSError("the disk is full")

    def fail() -> None:
        raise error

    end = story.play(iter([Step("picture", lambda: True, fail), story.step("pay")]))
    assert end == [error]
    assert story.done == []


def test_a_screen_that_never_shows_what_a_step_needs_ends_the_play(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(player, "PATIENCE_MS", 5)
    story = Story()
    (end,) = story.play(iter([Step("tap Pay", lambda: False, lambda: None)]))
    assert isinstance(end, DemoStuck)
    assert "tap Pay" in str(end)


@pytest.fixture
def lane() -> FakeLanePort:
    return FakeLanePort(a_state(Phase.SIGNED_OUT))


@pytest.fixture
def window(lane: FakeLanePort) -> Iterator[MainWindow]:
    people = (StaffTile("e1", "Jane Doe", "cashier"), StaffTile("e2", "Ada Admin", "manager"))
    now = datetime(2026, 11, 21, 14, 7, tzinfo=UTC)
    stage = Stage(lane, FakeQueries(people=people), QuietSounds(), lambda: now)
    made = MainWindow(stage, Look())
    made.resize(1366, 768)
    made.show()
    made.start()
    yield made
    made.close()
    made.deleteLater()
    stage.deleteLater()


def make(step: Step) -> None:
    wait_until(step.ready, f"never ready: {step.words}")
    step.act()


def test_a_hand_signs_in_as_a_person_would(window: MainWindow, lane: FakeLanePort) -> None:
    hand = Hand(window, None)
    make(hand.tap("Jane"))
    secret = hand.type("2222", "the PIN")
    assert "2222" not in secret.words
    make(secret)
    make(hand.press("Enter"))
    wait_until(lambda: lane.commands)
    assert lane.commands == [(SignIn("e1", "2222"), None)]


def test_a_hand_waits_until_the_lane_has_come_to_something(
    window: MainWindow, lane: FakeLanePort
) -> None:
    step = Hand(window, None).until("wait for it", lambda state: state.phase is Phase.NO_SHIFT)
    assert not step.ready()
    lane.come_to(phase=Phase.NO_SHIFT)
    make(step)


def test_a_hand_does_not_reach_what_is_not_there_switched_off_or_covered(
    window: MainWindow,
) -> None:
    hand = Hand(window, None)
    tap = hand.tap("Jane")
    wait_until(tap.ready)
    assert not hand.tap("Nobody").ready()
    sheet = Sheet(window.host, "Sure?")
    off = Button("Certainly")
    off.setEnabled(False)
    sheet.buttons.addWidget(off)
    sheet.present()
    assert not tap.ready()
    assert not hand.tap("Certainly").ready()
    off.setEnabled(True)
    assert hand.tap("Certainly").ready()
    sheet.dismiss()
    wait_until(tap.ready)


@pytest.mark.slow
def test_a_hand_takes_numbered_pictures_of_the_whole_window(
    window: MainWindow, tmp_path: Path
) -> None:
    hand = Hand(window, tmp_path)
    make(hand.shot("sign-in"))
    make(hand.shot("again"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["01-sign-in.png", "02-again.png"]
    picture = QImage(str(tmp_path / "01-sign-in.png"))
    assert (picture.width(), picture.height()) == (1366, 768)


def test_a_hand_without_a_folder_takes_no_picture_and_one_it_cannot_write_to_is_an_error(
    window: MainWindow, tmp_path: Path
) -> None:
    make(Hand(window, None).shot("nothing"))
    with pytest.raises(OSError, match="cannot be written"):
        make(Hand(window, tmp_path / "missing").shot("lost"))
