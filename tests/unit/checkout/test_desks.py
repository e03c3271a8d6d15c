"""The device threads by themselves: they answer to the lane and outlive a driver's mistakes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from hardware.ports import CardOutcome, CardResult, DeviceFault, TerminalUnreachable
from pos_terminal.bus import Bus
from pos_terminal.checkout.card_desk import TerminalDesk
from pos_terminal.checkout.cards import CardAnswered
from pos_terminal.checkout.commands import Command
from pos_terminal.checkout.drawer_desk import DrawerDesk
from pos_terminal.checkout.head_keeper import HeadKeeper
from pos_terminal.store.head import read_head
from pos_terminal.store.journal import JournalEvent, Stamp, seal
from tests.fakes.devices import FakeCashDrawer, FakePaymentTerminal

APPROVED = CardResult(CardOutcome.APPROVED, "000001", "**** 4242")


class Ear:
    """Hears what a desk submits."""

    def __init__(self) -> None:
        self.heard: list[Command] = []

    def __call__(self, command: Command) -> Future[Any]:
        self.heard.append(command)
        future: Future[Any] = Future()
        future.set_result(None)
        return future


def answer(act: Callable[[TerminalDesk], None], terminal: FakePaymentTerminal) -> CardAnswered:
    """What the lane hears after one act of the desk."""
    ear = Ear()
    desk = TerminalDesk(terminal, ear)
    act(desk)
    desk.stop()
    (heard,) = ear.heard
    assert isinstance(heard, CardAnswered)
    return heard


def test_a_payment_is_asked_for_with_its_own_key() -> None:
    terminal = FakePaymentTerminal()
    heard = answer(lambda desk: desk.authorize("K", 500, "EUR"), terminal)
    assert heard == CardAnswered("K", APPROVED)
    assert terminal.calls == [("authorize", "K", 500, "EUR")]
    assert terminal.opened


def test_what_a_terminal_cannot_reverse_any_more_goes_the_other_way_as_a_new_payment() -> None:
    terminal = FakePaymentTerminal(done={"L": APPROVED})
    answer(lambda desk: desk.authorize("K", -500, "EUR"), terminal)
    refused = CardResult(CardOutcome.DECLINED)
    terminal.answers = [refused, APPROVED, refused, APPROVED]
    answer(lambda desk: desk.reverse("K", -500, "EUR", "R"), terminal)
    answer(lambda desk: desk.reverse("L", 500, "EUR", "R", 2), terminal)
    assert terminal.calls == [
        ("refund", "K", 500, "EUR"),
        ("reverse", "K-r", 500, "EUR"),
        ("authorize", "K-rf", 500, "EUR"),
        ("reverse", "L-r2", 500, "EUR"),
        ("refund", "L-r2f", 500, "EUR"),
    ]


def test_a_look_up_asks_for_the_payment_or_for_its_reversal() -> None:
    terminal = FakePaymentTerminal(done={"K-r": APPROVED})
    assert answer(lambda desk: desk.look_up("K"), terminal) == CardAnswered("K", None, lookup=True)
    heard = answer(lambda desk: desk.look_up("K", attempt=1), terminal)
    assert heard == CardAnswered("K", APPROVED, lookup=True, reversal=True)


@pytest.mark.parametrize(
    ("fault", "reached", "outcome"),
    [
        (TerminalUnreachable("t"), False, None),
        (DeviceFault("t", "broken"), True, CardOutcome.UNKNOWN),
        (ZeroDivisionError(), True, CardOutcome.UNKNOWN),
    ],
)
def test_every_failure_of_a_terminal_becomes_an_answer(
    fault: Any, reached: bool, outcome: CardOutcome | None
) -> None:
    terminal = FakePaymentTerminal(fault=fault)
    heard = answer(lambda desk: desk.authorize("K", 500, "EUR"), terminal)
    assert heard.reached is reached
    assert (None if heard.result is None else heard.result.outcome) is outcome


def test_a_drawer_that_fails_in_any_way_is_tried_again_with_the_next_kick() -> None:
    drawer = FakeCashDrawer()
    desk = DrawerDesk(drawer)
    for fault in (DeviceFault("d", "stuck"), ZeroDivisionError(), None):
        done = threading.Event()
        desk.do(lambda fault=fault: setattr(drawer, "fault", fault))  # type: ignore[misc]
        desk.kick()
        desk.do(done.set)
        assert done.wait(60)
    desk.stop()
    assert drawer.kicks == 1


def event(seq: int, head: Any) -> tuple[JournalEvent, Any]:
    stamp = Stamp("S1", "T1", f"2026-11-21T11:00:{seq:02d}.000000Z", 60, "2026-11-21")
    made: tuple[JournalEvent, Any] = seal(head, f"{seq:08d}" + "0" * 24, "X", stamp, {})
    return made


def test_the_keeper_writes_the_newest_head_and_survives_a_full_disk(tmp_path: Path) -> None:
    from pos_terminal.store.head import GENESIS, Head

    bus: Bus[JournalEvent] = Bus()
    path = tmp_path / "gone" / "head.json"
    keeper = HeadKeeper(bus, path)
    head = Head("0" * 32, 1, 0, GENESIS)
    for seq in (1, 2):
        made, head = event(seq, head)
        bus.publish([made])
    keeper.stop()  # the folder was not there: said once, and no harm done
    assert read_head(path) is None
    path.parent.mkdir()
    keeper = HeadKeeper(bus, path)
    made, head = event(3, head)
    bus.publish([made])
    keeper.stop()
    assert read_head(path) == head
