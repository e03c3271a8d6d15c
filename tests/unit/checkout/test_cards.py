"""Card payments by a terminal: the intent first, then the device, and no money twice (C20)."""

from __future__ import annotations

from pathlib import Path

import pytest

from hardware.ports import CardOutcome, CardResult, DeviceFault, TerminalUnreachable
from hardware.simulators.terminal import SimulatedTerminal, TerminalFault
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.cards import CardAnswered
from pos_terminal.checkout.state import LaneState, PendingCard, Phase
from pos_terminal.checkout.till import Till
from tests.fakes.world import FakeCardDesk
from tests.lane_fixtures import BY_MANAGER, MILK_CODE, Devices, LaneAtWork, lane_on, verified

DECLINED = CardResult(CardOutcome.DECLINED, masked="**** 4242", reason="no funds")
CANCELLED = CardResult(CardOutcome.CANCELLED, reason="by customer")
UNKNOWN = CardResult(CardOutcome.UNKNOWN, reason="no answer")
APPROVED = CardResult(CardOutcome.APPROVED, "REF-1", "**** 4242")


@pytest.fixture
def paying(lane: LaneAtWork) -> LaneAtWork:
    """A sale of 2.90 in payment."""
    lane.do(c.Scan(MILK_CODE, 2000))
    lane.do(c.StartCheckout())
    return lane


@pytest.fixture
def desk(paying: LaneAtWork) -> FakeCardDesk:
    """The same with a terminal that answers when the test says so."""
    desk = FakeCardDesk()
    paying.running.lane.call(lambda till: setattr(till, "cards", desk)).result(60)
    return desk


def is_paid(state: LaneState) -> bool:
    return state.phase is Phase.PAID


def answered(lane: LaneAtWork, result: CardResult | None, **how: bool) -> None:
    assert lane.state.pending_card is not None
    lane.do(CardAnswered(lane.state.pending_card.tender_id, result, **how))


def test_an_approved_card_closes_the_sale_in_the_commit_of_its_payment(paying: LaneAtWork) -> None:
    paying.do(c.PayCard())
    paying.wait(is_paid)
    types = [e.event_type for e in paying.events()]
    assert types[-3:] == ["PAYMENT_STARTED", "PAYMENT_PROCESSED", "BASKET_CLOSED"]
    assert paying.rows("SELECT status FROM card_intents") == [("processed",)]
    assert paying.rows("SELECT kind, amount_minor, reference, masked FROM payments") == [
        ("card", 290, "000001", "**** 4242")
    ]
    assert paying.devices.drawer.kicks == 0  # no cash moved
    verified(paying.data_dir)


def test_the_intent_is_on_disk_before_the_terminal_is_asked(
    paying: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[list[tuple[str, int]]] = []
    ask = paying.devices.terminal.authorize

    def authorize(key: str, amount_minor: int, currency: str) -> CardResult:
        found.append([(e.data["tender_id"], e.seq) for e in paying.events("PAYMENT_STARTED")])
        assert found[-1][0][0] == key
        return ask(key, amount_minor, currency)  # type: ignore[no-any-return]

    monkeypatch.setattr(paying.devices.terminal, "authorize", authorize)
    paying.do(c.PayCard())
    paying.wait(is_paid)
    assert len(found) == 1


@pytest.mark.parametrize(
    ("result", "key", "outcome"),
    [
        (DECLINED, "card.declined", "declined"),
        (CANCELLED, "card.cancelled", "cancelled"),
    ],
)
def test_a_refused_card_leaves_the_sale_to_be_paid_otherwise(
    paying: LaneAtWork, result: CardResult, key: str, outcome: str
) -> None:
    paying.devices.terminal.answers = [result]
    paying.do(c.PayCard())
    paying.wait(lambda state: state.phase is Phase.PAYING)
    assert paying.notice == key
    assert [e.data["outcome"] for e in paying.events("PAYMENT_FAILED")] == [outcome]
    assert paying.rows("SELECT status FROM card_intents") == [("failed",)]
    paying.do(c.PayCash(290))
    assert paying.rows("SELECT kind FROM payments") == [("cash",)]
    verified(paying.data_dir)


def test_a_terminal_that_cannot_be_reached_has_taken_nothing(paying: LaneAtWork) -> None:
    paying.devices.terminal.fault = TerminalUnreachable("terminal")
    paying.do(c.PayCard())
    paying.wait(lambda state: state.phase is Phase.PAYING)
    assert paying.notice == "card.unreachable"
    assert [e.data["outcome"] for e in paying.events("PAYMENT_FAILED")] == ["unreachable"]


def test_a_terminal_that_breaks_while_asked_leaves_the_outcome_unknown(
    paying: LaneAtWork,
) -> None:
    paying.devices.terminal.fault = DeviceFault("terminal", "broken")
    paying.do(c.PayCard())
    paying.wait(lambda state: state.phase is Phase.CARD_UNKNOWN)
    assert not paying.events("PAYMENT_FAILED", "PAYMENT_PROCESSED")


def test_nothing_else_happens_while_the_terminal_works(
    paying: LaneAtWork, desk: FakeCardDesk
) -> None:
    paying.do(c.PayCard(200))
    assert paying.state.phase is Phase.CARD_PENDING
    for command in (
        c.PayCard(),
        c.PayCash(290),
        c.PayCardManual("A"),
        c.CancelCheckout(),
        c.Scan(MILK_CODE),
        c.RemoveTender("x"),
        c.Complete(),
        c.VoidSale("x"),
        c.Park(),
        c.Undo(),
    ):
        assert paying.refused(command, BY_MANAGER) == "card.busy"
    assert paying.refused(c.SignOut()) == "signout.basket"
    assert paying.refused(c.CloseShift(0)) == "shift.basket"
    assert [asked[0] for asked in desk.asked] == ["authorize"]
    answered(paying, APPROVED)
    assert (paying.state.phase, len(paying.state.tenders)) == (Phase.PAYING, 1)


def test_an_unknown_outcome_is_asked_for_again_and_then_known(
    paying: LaneAtWork, desk: FakeCardDesk
) -> None:
    paying.do(c.PayCard())
    key = paying.state.pending_card.tender_id  # type: ignore[union-attr]
    answered(paying, UNKNOWN)
    assert (paying.state.phase, paying.notice) == (Phase.CARD_UNKNOWN, "card.unknown")
    paying.do(c.AskCardAgain("somebody else's"))
    paying.do(c.AskCardAgain(key))
    assert desk.asked[-1][:2] == ("look_up", key)
    assert paying.state.phase is Phase.CARD_PENDING
    answered(paying, APPROVED, lookup=True)
    assert paying.state.phase is Phase.PAID
    answered_late = CardAnswered(key, DECLINED)
    paying.do(answered_late)  # decided in the meantime: nothing happens
    assert not paying.events("PAYMENT_FAILED")
    verified(paying.data_dir)


def test_a_payment_that_the_terminal_never_heard_of_is_not_paid(
    paying: LaneAtWork, desk: FakeCardDesk
) -> None:
    paying.do(c.PayCard())
    answered(paying, UNKNOWN)
    answered(paying, None, lookup=True)
    assert (paying.state.phase, paying.notice) == (Phase.PAYING, "card.not_found")
    assert [e.data["outcome"] for e in paying.events("PAYMENT_FAILED")] == ["not_found"]


def test_a_look_up_that_reaches_nobody_leaves_the_decision_to_a_person(
    paying: LaneAtWork, desk: FakeCardDesk
) -> None:
    paying.do(c.PayCard())
    key = paying.state.pending_card.tender_id  # type: ignore[union-attr]
    assert paying.refused(c.ResolveCard(key, True, "SLIP 7"), BY_MANAGER) == "card.decided"
    answered(paying, None, reached=False, lookup=True)
    assert (paying.state.phase, paying.notice) == (Phase.CARD_UNKNOWN, "card.unreachable")
    paid = c.ResolveCard(key, True, "SLIP 7")
    assert paying.refused(paid) == "approval.needed"
    for reference, why in (("", "reference"), ("4242424242424242", "number_typed")):
        wrong = c.ResolveCard(key, True, reference)
        assert paying.refused(wrong, BY_MANAGER) == f"card.{why}"
    paying.do(paid, BY_MANAGER)
    assert paying.state.phase is Phase.PAID
    assert paying.refused(paid, BY_MANAGER) == "card.decided"
    assert paying.rows("SELECT reference FROM payments") == [("SLIP 7",)]
    verified(paying.data_dir)


def test_a_person_can_decide_that_a_card_was_not_charged(
    paying: LaneAtWork, desk: FakeCardDesk
) -> None:
    paying.do(c.PayCard())
    key = paying.state.pending_card.tender_id  # type: ignore[union-attr]
    answered(paying, UNKNOWN)
    paying.do(c.ResolveCard(key, False), BY_MANAGER)
    assert paying.state.phase is Phase.PAYING
    assert [e.data["outcome"] for e in paying.events("PAYMENT_FAILED")] == ["cancelled"]
    paying.do(c.AskCardAgain(key))  # nothing to ask about any more
    assert [asked[0] for asked in desk.asked] == ["authorize", "take_back"]


def test_a_removed_card_tender_is_given_back_at_the_terminal_first(paying: LaneAtWork) -> None:
    paying.do(c.PayCard(200))
    paying.wait(lambda state: len(state.tenders) == 1)
    key = paying.state.tenders[0].tender_id
    paying.do(c.RemoveTender(key))
    paying.wait(lambda state: not state.tenders)
    assert [call[:3] for call in paying.devices.terminal.calls] == [
        ("authorize", key, 200),
        ("reverse", f"{key}-r", 200),
    ]
    assert paying.rows("SELECT status FROM card_intents") == [("removed",)]
    assert paying.state.settlement is not None
    assert paying.state.settlement.remaining_minor == 290


def test_a_sale_cannot_close_while_a_card_is_being_given_back(
    paying: LaneAtWork, desk: FakeCardDesk
) -> None:
    """Else the customer had the money back, and the books had it too."""
    paying.do(c.PayCard(200))
    answered(paying, APPROVED)
    key = paying.state.tenders[0].tender_id
    paying.do(c.RemoveTender(key))
    assert paying.notice == "card.reversing"
    for command in (c.PayCash(90), c.CancelCheckout(), c.Scan(MILK_CODE), c.RemoveTender(key)):
        assert paying.refused(command) == "card.busy"
    paying.do(CardAnswered(key, APPROVED, reversal=True))
    paying.do(c.PayCash(290))
    assert paying.rows("SELECT kind FROM payments") == [("cash",)]
    paying.do(CardAnswered(key, APPROVED, reversal=True))  # said twice: once is enough
    assert len(paying.events("PAYMENT_REMOVED")) == 1
    verified(paying.data_dir)


@pytest.mark.parametrize("result", [None, DECLINED])
def test_a_card_that_cannot_be_given_back_stays_a_tender(
    paying: LaneAtWork, desk: FakeCardDesk, result: CardResult | None
) -> None:
    paying.do(c.PayCard(200))
    answered(paying, APPROVED)
    key = paying.state.tenders[0].tender_id
    paying.do(c.RemoveTender(key))
    paying.do(CardAnswered(key, result, reached=result is not None, reversal=True))
    assert (paying.notice, len(paying.state.tenders)) == ("card.reversal_failed", 1)
    paying.do(c.PayCash(90))
    assert paying.state.phase is Phase.PAID
    verified(paying.data_dir)


@pytest.mark.parametrize(("still_paid", "left"), [(True, 90), (False, 290)])
def test_a_reversal_of_unknown_end_is_looked_up_by_its_own_key_and_then_left_to_a_person(
    paying: LaneAtWork, desk: FakeCardDesk, still_paid: bool, left: int
) -> None:
    paying.do(c.PayCard(200))
    answered(paying, APPROVED)
    key = paying.state.tenders[0].tender_id
    paying.do(c.RemoveTender(key))
    paying.do(CardAnswered(key, UNKNOWN, reversal=True))
    assert desk.asked[-1][:2] == ("look_up_reversal", key)
    assert paying.refused(c.PayCash(90)) == "card.busy"
    paying.do(CardAnswered(key, UNKNOWN, reversal=True, lookup=True))
    assert (paying.state.phase, paying.notice) == (Phase.CARD_UNKNOWN, "card.unknown")
    assert paying.state.pending_card == PendingCard(key, 200, reversal=True)
    assert paying.refused(c.PayCash(90)) == "card.busy"
    paying.do(c.AskCardAgain(key))
    assert desk.asked[-1][:2] == ("look_up_reversal", key)
    paying.do(CardAnswered(key, None, reached=False, reversal=True, lookup=True))
    assert paying.notice == "card.unreachable"
    paying.do(c.ResolveCard(key, still_paid), BY_MANAGER)
    paying.do(c.PayCash(left))
    assert paying.state.phase is Phase.PAID
    verified(paying.data_dir)


def test_a_sale_never_closes_on_money_that_may_have_gone_back_before_a_crash(
    paying: LaneAtWork, desk: FakeCardDesk, tmp_path: Path
) -> None:
    """The terminal is off at the restart: that it gave the payment back is found out later."""
    paying.do(c.PayCard(200))
    answered(paying, APPROVED)
    key = paying.state.tenders[0].tender_id
    paying.do(c.RemoveTender(key))
    copy = paying.crash_copy(tmp_path / "crashed")
    terminal = SimulatedTerminal()
    terminal.authorize(key, 200, "EUR")
    terminal.reverse(f"{key}-r", key, 200, "EUR")
    terminal.plan(TerminalFault.OFFLINE)
    with lane_on(copy, devices=Devices(terminal=terminal)) as again:
        assert again.state.recovery is not None
        assert again.state.recovery.cards == (PendingCard(key, 200, reversal=True),)
        again.do(c.AcceptRecovery())
        again.sign_in()
        again.wait(lambda state: state.phase is Phase.CARD_UNKNOWN)
        assert again.refused(c.PayCash(90)) == "card.busy"
        again.do(c.AskCardAgain(key))
        again.wait(lambda state: not state.tenders)
        again.do(c.PayCash(290))
        assert again.rows("SELECT kind FROM payments") == [("cash",)]
    verified(copy)


def test_money_goes_back_to_a_card_on_a_refund(lane: LaneAtWork) -> None:
    sale_id = lane.sell("MILK")
    lane.do(c.AddReturn(sale_id, 1, 1000))
    lane.do(c.StartCheckout())
    lane.do(c.PayCard(-100))
    lane.wait(lambda state: len(state.tenders) == 1)
    key = lane.state.tenders[0].tender_id
    lane.do(c.RemoveTender(key))  # wrong card: what was paid out comes back first
    lane.wait(lambda state: not state.tenders)
    lane.do(c.PayCard())
    lane.wait(is_paid)
    calls = [(what, amount) for what, _key, amount, _currency in lane.devices.terminal.calls]
    assert calls == [("refund", 100), ("reverse", 100), ("refund", 145)]
    assert lane.rows("SELECT total_minor, kind FROM sales ORDER BY seq DESC LIMIT 1") == [
        (-145, "refund")
    ]
    verified(lane.data_dir)


def test_a_payment_that_is_told_twice_is_never_taken_back(
    paying: LaneAtWork, desk: FakeCardDesk
) -> None:
    """Its sale is closed, and its goods are gone."""
    paying.do(c.PayCard(90))
    answered(paying, APPROVED)
    paying.do(c.PayCard())
    assert paying.state.pending_card is not None
    last = paying.state.pending_card.tender_id
    answered(paying, APPROVED)
    assert is_paid(paying.state)
    for key in (paying.events("PAYMENT_PROCESSED")[0].data["tender_id"], last):
        paying.do(CardAnswered(key, APPROVED))
    assert [asked[0] for asked in desk.asked] == ["authorize", "authorize"]


def test_more_than_is_due_is_asked_of_no_terminal(paying: LaneAtWork, desk: FakeCardDesk) -> None:
    for amount_minor in (291, 0, -1):
        assert paying.refused(c.PayCard(amount_minor)), amount_minor
    assert desk.asked == []
    assert not paying.events("PAYMENT_STARTED")


def test_a_late_word_of_an_earlier_card_says_nothing_of_the_one_in_hand(
    paying: LaneAtWork, desk: FakeCardDesk
) -> None:
    """Taken for it, the sale would close without the card being charged."""
    earlier: list[str] = []
    for late in (APPROVED, DECLINED, UNKNOWN, None):
        paying.do(c.PayCard())
        answered(paying, UNKNOWN)
        assert paying.state.pending_card is not None
        earlier.append(paying.state.pending_card.tender_id)
        paying.do(c.ResolveCard(earlier[-1], paid=False), BY_MANAGER)
        paying.do(c.PayCard())
        paying.do(CardAnswered(earlier[-1], late))
        assert paying.state.phase is Phase.CARD_PENDING, late
        answered(paying, DECLINED)
        assert (paying.state.phase, paying.state.tenders) == (Phase.PAYING, ())
    assert not paying.events("PAYMENT_PROCESSED", "BASKET_CLOSED")
    assert {asked[1] for asked in desk.asked if asked[0] == "take_back"} == set(earlier)


def test_a_second_card_after_paid_asks_nobody(paying: LaneAtWork) -> None:
    paying.do(c.PayCard())
    paying.wait(is_paid)
    paying.do(c.PayCard())
    assert len(paying.devices.terminal.calls) == 1


def test_beside_a_stand_alone_terminal_a_card_is_only_taken_by_its_slip(
    paying: LaneAtWork,
) -> None:
    paying.running.lane.call(lambda till: _stand_alone(till)).result(60)

    assert paying.refused(c.PayCard()) == "card.stand_alone"
    assert not paying.events("PAYMENT_STARTED", "PAYMENT_PROCESSED")
    paying.do(c.PayCardManual("SLIP-17"))
    assert paying.state.phase is Phase.PAID
    assert not paying.state.integrated_cards


def test_nobody_is_asked_to_give_back_what_was_on_a_terminal_that_is_gone(
    paying: LaneAtWork, desk: FakeCardDesk
) -> None:
    paying.do(c.PayCard())
    answered(paying, CardResult(CardOutcome.UNKNOWN))
    paying.running.lane.call(lambda till: _stand_alone(till)).result(60)
    assert paying.state.pending_card is not None
    paying.do(c.ResolveCard(paying.state.pending_card.tender_id, paid=False), BY_MANAGER)
    assert [asked[0] for asked in desk.asked] == ["authorize"]


def _stand_alone(till: Till) -> None:
    till.integrated_cards = False
