"""The card terminal's day ends with the shift; closing never waits for it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hardware.ports import CardOutcome, Settlement
from hardware.simulators.terminal import CUTS, SimulatedTerminal, TerminalFault
from pos_terminal.checkout import card_day
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.card_day import CardsSettled
from pos_terminal.checkout.state import Phase
from pos_terminal.store.journal import JournalEvent
from tests.lane_fixtures import (
    BY_MANAGER,
    MANAGER,
    MILK_CODE,
    Devices,
    LaneAtWork,
    lane_on,
    verified,
)


@pytest.fixture
def terminal() -> SimulatedTerminal:
    return SimulatedTerminal()


@pytest.fixture
def devices(terminal: SimulatedTerminal) -> Devices:
    return Devices(terminal=terminal)


@pytest.fixture
def settling(lane: LaneAtWork) -> LaneAtWork:
    """The manager is at the till, and the shop wants the terminal's day to end with the shift."""
    lane.sign_in(MANAGER)
    lane.do(c.SetSetting("settle_at_close", "true"))
    return lane


def pay_by_card(lane: LaneAtWork) -> None:
    lane.do(c.Scan(MILK_CODE, 2000))
    lane.do(c.StartCheckout())
    lane.do(c.PayCard())
    lane.wait(lambda state: state.phase is Phase.PAID)
    lane.do(c.NextSale())


def close(lane: LaneAtWork) -> str:
    assert lane.state.shift is not None
    shift_id = lane.state.shift.shift_id
    lane.do(c.CloseShift(10_000), BY_MANAGER)
    return shift_id


def settled(lane: LaneAtWork, count: int = 1) -> list[JournalEvent]:
    """The settlements in the journal as soon as there are so many."""
    lane.wait(lambda _: len(lane.events("CARD_SETTLED")) >= count)
    return lane.events("CARD_SETTLED")


def test_the_terminals_totals_stand_beside_the_tills_in_journal_and_on_paper(
    settling: LaneAtWork,
) -> None:
    pay_by_card(settling)
    pay_by_card(settling)
    settling.do(c.AddReturnNoReceipt("MILK", 1000))
    settling.do(c.StartCheckout())
    settling.do(c.PayCard())
    settling.wait(lambda state: state.phase is Phase.PAID)
    shift_id = close(settling)
    (event,) = settled(settling)
    told = {name: event.data[name] for name in event.data if name != "through_seq"}
    assert told == {
        "settled_shift_id": shift_id,
        "currency": "EUR",
        "reference": "S00001",
        "count": 3,
        "total_minor": 435,
        "expected_count": 3,
        "expected_minor": 435,
        "difference_minor": 0,
    }
    settling.wait(lambda state: not state.prints.queued)
    slip = settling.devices.printer.jobs[-1][1].decode("latin-1")
    for words in ("CARD TERMINAL", "Card terminal (3)", "This till (3)", "4.35"):
        assert words in slip
    verified(settling.data_dir)


def test_a_difference_is_said(settling: LaneAtWork, terminal: SimulatedTerminal) -> None:
    terminal.authorize("beside the till", 700, "EUR")
    pay_by_card(settling)
    close(settling)
    (event,) = settled(settling)
    assert (event.data["total_minor"], event.data["difference_minor"]) == (990, 700)
    settling.wait(lambda state: state.notice is not None and state.notice.key == "card.day_differs")


@pytest.mark.parametrize("fault", [TerminalFault.OFFLINE, TerminalFault.LOST_AFTER, *CUTS])
def test_closing_does_not_wait_and_the_day_ends_once_when_the_terminal_is_back(
    settling: LaneAtWork, terminal: SimulatedTerminal, fault: TerminalFault
) -> None:
    pay_by_card(settling)
    terminal.plan(fault)
    first = close(settling)
    assert len(settling.events("SHIFT_CLOSED")) == 1
    settling.wait(lambda state: state.notice is not None and state.notice.key == "card.day_waits")
    terminal.start()
    settling.do(c.OpenShift(0))
    (event,) = settled(settling)
    assert (event.data["settled_shift_id"], event.data["difference_minor"]) == (first, 0)
    pay_by_card(settling)
    second = close(settling)
    _, event = settled(settling, 2)
    assert (event.data["settled_shift_id"], event.data["expected_minor"]) == (second, 290)
    assert event.data["difference_minor"] == 0
    assert terminal.settle(first).total_minor == terminal.settle(second).total_minor == 290


def test_sales_of_a_shift_whose_end_the_terminal_missed_are_in_the_day_that_ends(
    settling: LaneAtWork, terminal: SimulatedTerminal
) -> None:
    terminal.plan(TerminalFault.NONE, TerminalFault.OFFLINE, TerminalFault.OFFLINE)
    pay_by_card(settling)
    close(settling)
    settling.wait(lambda state: state.notice is not None and state.notice.key == "card.day_waits")
    settling.do(c.OpenShift(0))  # and it is still off
    settling.wait(lambda state: not terminal._book.plan)
    pay_by_card(settling)
    close(settling)
    first, second = settled(settling, 2)
    assert [first.data[name] for name in ("count", "expected_count", "total_minor")] == [2, 2, 580]
    assert [second.data[name] for name in ("count", "total_minor", "difference_minor")] == [0] * 3


@pytest.mark.parametrize("fault", [TerminalFault.NONE, TerminalFault.CUT_MOVED])
def test_a_lane_that_dies_before_it_hears_asks_again_at_its_start(
    settling: LaneAtWork, tmp_path: Path, fault: TerminalFault
) -> None:
    pay_by_card(settling)
    settling.devices.terminal.switch_off()
    shift_id = close(settling)
    settling.wait(lambda state: state.notice is not None and state.notice.key == "card.day_waits")
    copy = settling.crash_copy(tmp_path / "crashed")
    settling.devices.terminal.start()
    terminal = settling.devices.terminal  # the same one, used by the next life of the lane
    terminal.plan(fault)
    terminal.settle(shift_id)  # it had taken the request after all
    terminal.start()
    with lane_on(copy, devices=Devices(terminal=terminal)) as again:
        again.do(c.AcceptRecovery())
        (event,) = settled(again)
        assert (event.data["total_minor"], event.data["difference_minor"]) == (290, 0)
    verified(copy)
    shutil.rmtree(copy)


def test_an_empty_basket_in_hand_does_not_keep_the_terminals_day_open(settling: LaneAtWork) -> None:
    settling.do(c.SaveCustomer("Ada", attach=True))
    settling.do(c.DetachCustomer())
    close(settling)
    assert settled(settling)


def test_a_day_that_waits_does_not_end_amid_a_payment(
    settling: LaneAtWork, terminal: SimulatedTerminal
) -> None:
    terminal.switch_off()
    close(settling)
    settling.wait(lambda state: state.notice is not None and state.notice.key == "card.day_waits")
    settling.do(c.OpenShift(0))
    settling.do(c.Scan(MILK_CODE, 2000))
    settling.do(c.StartCheckout())
    terminal.start()
    settling.running.lane.call(card_day.ask_again).result(10)
    settling.do(c.PayCard())  # the terminal does one thing after the other
    settling.wait(lambda state: state.phase is Phase.PAID)
    assert not settling.events("CARD_SETTLED")
    settling.do(c.NextSale())
    settling.running.lane.call(card_day.ask_again).result(10)
    assert settled(settling)


def test_a_refusal_is_said_and_not_asked_for_again(
    settling: LaneAtWork, terminal: SimulatedTerminal
) -> None:
    terminal.plan(TerminalFault.DECLINE)
    shift_id = close(settling)
    settling.wait(lambda state: state.notice is not None and state.notice.key == "card.day_refused")
    approved = Settlement(CardOutcome.APPROVED, "S1", 0, 0, "EUR")
    settling.do(CardsSettled(shift_id, approved))  # nobody waits for it any more
    assert not settling.events("CARD_SETTLED")


def test_nothing_is_settled_where_the_shop_does_not_want_it(
    lane: LaneAtWork, terminal: SimulatedTerminal
) -> None:
    pay_by_card(lane)
    close(lane)
    lane.wait(lambda state: not state.prints.queued)
    assert not terminal._book.days


def test_no_card_number_comes_with_a_settlement(settling: LaneAtWork) -> None:
    close(settling)
    (event,) = settled(settling)
    shift_id = event.data["settled_shift_id"]
    settling.running.lane.call(lambda till: _reopen(till, shift_id)).result(5)
    number = "4111111111111111"
    settling.do(CardsSettled(shift_id, Settlement(CardOutcome.APPROVED, number, 0, 0, number)))
    _, event = settled(settling, 2)
    assert number not in str(event.data)


def _reopen(till: object, shift_id: str) -> None:
    from pos_terminal.checkout import card_day
    from pos_terminal.checkout.till import Till

    assert isinstance(till, Till)
    with till.store.transaction() as tx:
        card_day._write(tx.connection, {shift_id: 1})
