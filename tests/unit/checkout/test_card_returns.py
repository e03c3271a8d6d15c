"""A payment that no sale has goes back by itself, or somebody is told (C20)."""

from __future__ import annotations

from pathlib import Path

import pytest

from hardware.ports import CardOutcome, CardResult
from hardware.simulators.terminal import SimulatedTerminal, TerminalFault
from pos_terminal.checkout import card_returns
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.cards import CardAnswered
from pos_terminal.checkout.state import Phase
from tests.lane_fixtures import BY_MANAGER, MILK_CODE, Devices, LaneAtWork, lane_on, verified


@pytest.fixture
def terminal(tmp_path: Path) -> SimulatedTerminal:
    return SimulatedTerminal(tmp_path / "terminal" / "card-simulator.json")


@pytest.fixture
def devices(terminal: SimulatedTerminal) -> Devices:
    return Devices(terminal=terminal)


def unknown(lane: LaneAtWork, terminal: SimulatedTerminal, fault: TerminalFault) -> str:
    """A payment of 2.90 whose end nobody knows; its id."""
    lane.do(c.Scan(MILK_CODE, 2000))
    lane.do(c.StartCheckout())
    terminal.plan(fault)
    lane.do(c.PayCard())
    lane.wait(lambda state: state.phase is Phase.CARD_UNKNOWN)
    assert lane.state.pending_card is not None
    return lane.state.pending_card.tender_id


def told(lane: LaneAtWork, key: str) -> None:
    lane.wait(lambda state: state.notice is not None and state.notice.key == key)


def test_a_card_that_was_charged_although_a_person_said_not_paid_gets_its_money_back(
    lane: LaneAtWork, terminal: SimulatedTerminal
) -> None:
    key = unknown(lane, terminal, TerminalFault.LOST_AFTER)
    lane.do(c.ResolveCard(key, paid=False), BY_MANAGER)
    told(lane, "card.returned")
    (event,) = lane.events("CARD_RETURNED")
    assert (event.data["tender_id"], event.data["outcome"]) == (key, "returned")
    assert terminal.moved_minor("EUR") == 0
    lane.do(c.PayCash(290))
    assert lane.state.phase is Phase.PAID
    verified(lane.data_dir)


def test_where_nothing_had_moved_nothing_is_said_and_nothing_can_move_later(
    lane: LaneAtWork, terminal: SimulatedTerminal
) -> None:
    key = unknown(lane, terminal, TerminalFault.LOST_BEFORE)
    lane.do(c.ResolveCard(key, paid=False), BY_MANAGER)
    lane.do(c.PayCard())  # behind the question on the terminal's own thread
    lane.wait(lambda state: state.phase is Phase.PAID)
    assert not lane.events("CARD_RETURNED")
    assert terminal.authorize(key, 290, "EUR").outcome is CardOutcome.CANCELLED  # it came late
    assert terminal.moved_minor("EUR") == 290


def test_it_is_asked_again_after_a_restart_until_the_terminal_answers(
    lane: LaneAtWork, terminal: SimulatedTerminal, tmp_path: Path
) -> None:
    key = unknown(lane, terminal, TerminalFault.CUT_MOVED)
    lane.do(c.ResolveCard(key, paid=False), BY_MANAGER)
    told(lane, "card.return_waits")
    copy = lane.crash_copy(tmp_path / "crashed")
    terminal.start()
    assert terminal.moved_minor("EUR") == 290
    with lane_on(copy, devices=Devices(terminal=terminal)) as again:
        told(again, "card.returned")
        assert terminal.moved_minor("EUR") == 0
    with lane_on(copy, devices=Devices(terminal=terminal)) as again:
        again.do(c.AcceptRecovery())
        again.sign_in()
        assert len(again.events("CARD_RETURNED")) == 1
    verified(copy)


def test_an_unknown_end_of_giving_back_is_asked_for_again_and_never_called_kept(
    lane: LaneAtWork, terminal: SimulatedTerminal
) -> None:
    key = unknown(lane, terminal, TerminalFault.LOST_AFTER)
    terminal.plan(TerminalFault.LOST_BEFORE)
    lane.do(c.ResolveCard(key, paid=False), BY_MANAGER)
    told(lane, "card.return_waits")
    assert not lane.events("CARD_RETURNED")
    lane.running.lane.call(card_returns.ask_again).result(60)
    told(lane, "card.returned")
    assert terminal.moved_minor("EUR") == 0


@pytest.mark.parametrize(
    ("plan", "outcome", "moved"),
    [
        ([], "returned", 0),  # its day is settled: it goes back as a refund
        ([TerminalFault.NONE, TerminalFault.DECLINE], "kept", 290),
        ([TerminalFault.DECLINE, TerminalFault.DECLINE], "kept", 290),
    ],
)
def test_what_cannot_be_reversed_is_refunded_and_what_cannot_be_refunded_is_said(
    lane: LaneAtWork,
    terminal: SimulatedTerminal,
    plan: list[TerminalFault],
    outcome: str,
    moved: int,
) -> None:
    key = unknown(lane, terminal, TerminalFault.LOST_AFTER)
    terminal.settle("by hand")
    terminal.plan(*plan)
    lane.do(c.ResolveCard(key, paid=False), BY_MANAGER)
    told(lane, f"card.{outcome}")
    assert [e.data["outcome"] for e in lane.events("CARD_RETURNED")] == [outcome]
    assert terminal.moved_minor("EUR") == moved


def test_an_approval_that_comes_after_a_payment_was_given_up_goes_back(
    lane: LaneAtWork, terminal: SimulatedTerminal
) -> None:
    lane.do(c.Scan(MILK_CODE, 2000))
    lane.do(c.StartCheckout())
    terminal.plan(TerminalFault.OFFLINE)
    lane.do(c.PayCard())
    lane.wait(lambda state: state.phase is Phase.PAYING)
    key = lane.events("PAYMENT_FAILED")[0].data["tender_id"]
    late = terminal.authorize(key, 290, "EUR")
    for _ in range(2):
        lane.do(CardAnswered(key, late))
    told(lane, "card.returned")
    assert len(lane.events("CARD_RETURNED")) == 1
    assert terminal.moved_minor("EUR") == 0


def test_a_second_try_to_give_back_is_a_request_of_its_own(
    lane: LaneAtWork, terminal: SimulatedTerminal
) -> None:
    """The first was declined for good, under its key; the customer tries again."""
    lane.do(c.Scan(MILK_CODE, 2000))
    lane.do(c.StartCheckout())
    lane.do(c.PayCard(200))
    lane.wait(lambda state: len(state.tenders) == 1)
    key = lane.state.tenders[0].tender_id
    terminal.plan(TerminalFault.DECLINE, TerminalFault.DECLINE)
    lane.do(c.RemoveTender(key))
    told(lane, "card.reversal_failed")
    lane.do(c.RemoveTender(key))
    lane.wait(lambda state: not state.tenders)
    assert terminal.moved_minor("EUR") == 0


def test_a_card_number_in_a_terminals_words_never_reaches_the_journal(
    lane: LaneAtWork, devices: Devices
) -> None:
    number = "4111111111111111"
    lane.do(c.Scan(MILK_CODE, 2000))
    lane.do(c.StartCheckout())
    lane.do(c.PayCard(200))
    lane.wait(lambda state: len(state.tenders) == 1)
    key = lane.state.tenders[0].tender_id
    said = CardResult(CardOutcome.APPROVED, number, f"card {number}", f"pan={number}")
    lane.do(CardAnswered(key, said, reversal=True))
    assert number not in "".join(str(event.data) for event in lane.events())
