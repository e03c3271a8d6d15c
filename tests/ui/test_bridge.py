"""What the lane says on its threads reaches the screen on its own, once and to whom it is due."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from shiboken6 import delete

from pos_terminal.checkout.commands import Approval, OpenDrawer, Scan
from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.domain.errors import ApprovalNeeded, CashierError
from pos_terminal.ui.bridge import ApprovalRequest, Bridge
from pos_terminal.ui.ports import LanePort
from tests.fakes.lane import FakeLanePort, a_state
from tests.ui.till import wait_until


@pytest.fixture
def lane() -> FakeLanePort:
    return FakeLanePort()


@pytest.fixture
def bridge(lane: FakeLanePort) -> Iterator[Bridge]:
    port: LanePort = lane
    made = Bridge(port)
    yield made
    made.stop()
    made.deleteLater()


def heard(signal: object) -> list[object]:
    """Everything that a signal tells from now on."""
    said: list[object] = []
    signal.connect(said.append)  # type: ignore[attr-defined]
    return said


def elsewhere(work: Callable[[], object]) -> None:
    """Do it on a thread that then ends."""
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def everything_arrives() -> None:
    QCoreApplication.processEvents()


def test_a_bridge_tells_the_state_as_it_is_when_it_starts(bridge: Bridge) -> None:
    states = heard(bridge.state_changed)
    bridge.start()
    assert states == [a_state()]


def test_a_change_on_the_lanes_thread_is_told_on_the_screens(
    bridge: Bridge, lane: FakeLanePort
) -> None:
    threads: list[int] = []
    bridge.start()
    bridge.state_changed.connect(lambda _state: threads.append(threading.get_ident()))
    elsewhere(lambda: lane.come_to(phase=Phase.PAYING))
    assert threads == []  # it waits for the screen's loop
    wait_until(lambda: threads)
    assert threads == [threading.get_ident()]
    assert bridge.state.phase is Phase.PAYING


def test_an_older_state_never_replaces_a_newer_one(bridge: Bridge, lane: FakeLanePort) -> None:
    bridge.start()
    old = lane.state
    newer = lane.come_to(parked_count=1)
    lane.tell(old)
    everything_arrives()
    assert bridge.state is newer


def test_a_bridge_that_has_stopped_hears_nothing(bridge: Bridge, lane: FakeLanePort) -> None:
    bridge.start()
    bridge.start()
    assert lane.listeners == 1
    bridge.stop()
    assert lane.listeners == 0
    states: list[LaneState] = []
    bridge.state_changed.connect(states.append)
    lane.come_to(parked_count=1)
    everything_arrives()
    assert states == []


def test_a_result_comes_to_who_asked_on_the_screens_thread(
    bridge: Bridge, lane: FakeLanePort
) -> None:
    lane.held = True
    came: list[tuple[object, int]] = []
    bridge.submit(Scan("42"), done=lambda result: came.append((result, threading.get_ident())))
    elsewhere(lambda: lane.waiting[0].set_result("scanned"))
    assert came == []
    wait_until(lambda: came)
    assert came == [("scanned", threading.get_ident())]
    assert lane.commands == [(Scan("42"), None)]


def test_a_refusal_that_nobody_takes_is_told_to_all(bridge: Bridge, lane: FakeLanePort) -> None:
    refused = heard(bridge.refused)
    lane.answers[Scan] = CashierError("product.unknown")
    bridge.submit(Scan("42"))
    everything_arrives()
    assert refused == [lane.answers[Scan]]


def test_a_refusal_comes_to_who_takes_it_and_to_nobody_else(
    bridge: Bridge, lane: FakeLanePort
) -> None:
    refused = heard(bridge.refused)
    mine: list[BaseException] = []
    lane.answers[Scan] = CashierError("product.unknown")
    bridge.submit(Scan("42"), failed=mine.append)
    everything_arrives()
    assert mine == [lane.answers[Scan]]
    assert refused == []


def test_a_command_that_needs_a_manager_asks_for_one_and_keeps_who_waits(
    bridge: Bridge, lane: FakeLanePort
) -> None:
    asked = heard(bridge.approval_wanted)
    refused = heard(bridge.refused)
    lane.answers[OpenDrawer] = ApprovalNeeded("drawer.open")
    command = OpenDrawer("change")

    def done(_result: object) -> None:
        """Nobody calls it here."""

    bridge.submit(command, done=done)
    everything_arrives()
    assert asked == [ApprovalRequest(command, "drawer.open", done)]
    assert refused == []


def test_an_approval_that_is_not_enough_is_a_refusal_and_no_second_question(
    bridge: Bridge, lane: FakeLanePort
) -> None:
    asked = heard(bridge.approval_wanted)
    refused = heard(bridge.refused)
    lane.answers[OpenDrawer] = ApprovalNeeded("drawer.open")
    bridge.submit(OpenDrawer("change"), Approval("", "0000"))
    everything_arrives()
    assert asked == []
    assert refused == [lane.answers[OpenDrawer]]


def test_an_answer_to_a_sheet_that_is_gone_is_dropped(bridge: Bridge, lane: FakeLanePort) -> None:
    lane.held = True
    came: list[object] = []
    sheet = QObject()
    bridge.submit(Scan("42"), done=came.append, owner=sheet)
    bridge.submit(Scan("43"), done=came.append)
    delete(sheet)
    for future in lane.waiting:
        future.set_result("scanned")
    wait_until(lambda: came)
    everything_arrives()
    assert came == ["scanned"]


def test_an_answer_after_the_bridge_is_gone_harms_nothing(lane: FakeLanePort) -> None:
    bridge = Bridge(lane)
    lane.held = True
    came: list[object] = []
    bridge.submit(Scan("42"), done=came.append)
    delete(bridge)
    lane.waiting[0].set_result("too late")
    everything_arrives()
    assert came == []


def test_a_read_that_was_cancelled_says_nothing(bridge: Bridge) -> None:
    refused = heard(bridge.refused)
    came: list[object] = []
    dropped: Future[str] = Future()
    bridge.ask(dropped, came.append)
    dropped.cancel()
    everything_arrives()
    assert (came, refused) == ([], [])
