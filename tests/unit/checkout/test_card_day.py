"""The card terminal's day ends with the shift; closing never waits for it."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from hardware.ports import CardOutcome, SchemeTotal, Settlement
from hardware.simulators.terminal import CUTS, SimulatedTerminal, TerminalFault
from pos_terminal.checkout import card_day, recovery, z_papers
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.card_day import CardsSettled
from pos_terminal.checkout.records import CardDay
from pos_terminal.checkout.state import Phase
from pos_terminal.checkout.till import Till
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
        "schemes": [{"name": "Visa", "count": 3, "total_minor": 435}],
    }
    z_report = printed(settling, 4)[-1]
    for words in ("Z REPORT", "Visa (3)", "Card terminal (3)", "This till (3)", "4.35", "S00001"):
        assert words in z_report
    assert z_report.count("Difference") == 2
    assert "Not settled" not in z_report
    report = settling.running.queries.last_z().result(60)
    assert report is not None
    assert report.card_day == CardDay(3, 435, 435, (("Visa", 3, 435),))
    verified(settling.data_dir)


def printed(lane: LaneAtWork, count: int = 0) -> list[str]:
    """What stands on paper, as soon as there are so many."""
    lane.wait(lambda _: len(lane.devices.printer.jobs) >= count)
    return [data.decode("latin-1") for _job, data in lane.devices.printer.jobs]


def test_a_z_report_says_what_is_open_at_the_terminal_and_a_slip_says_how_it_ended(
    settling: LaneAtWork, terminal: SimulatedTerminal
) -> None:
    pay_by_card(settling)
    terminal.switch_off()
    close(settling)
    _receipt, z_report = printed(settling, 2)
    lines = [line for line in z_report.splitlines() if "Not settled" in line]
    assert lines == ["Not settled".ljust(44) + "2.90"]
    report = settling.running.queries.last_z().result(60)
    assert report is not None
    assert report.card_day is None
    terminal.start()
    settling.do(c.OpenShift(0))
    settled(settling)
    slip = printed(settling, 3)[-1]
    assert "CARD TERMINAL" in slip
    assert "This till (1)" in slip
    report = settling.running.queries.last_z().result(60)
    assert report is not None
    assert report.card_day is not None
    assert report.card_day.difference_minor == 0


def test_a_z_report_whose_lane_dies_before_the_terminal_answers_is_printed_once(
    settling: LaneAtWork, terminal: SimulatedTerminal, tmp_path: Path
) -> None:
    pay_by_card(settling)
    assert len(printed(settling, 1)) == 1
    asked, go_on = threading.Event(), threading.Event()
    terminal.on_step = lambda _what, _step: (asked.set(), go_on.wait(60))[0]
    close(settling)
    assert asked.wait(60)
    copy = settling.crash_copy(tmp_path / "crashed")
    assert len(printed(settling)) == 1
    go_on.set()
    assert len(printed(settling, 2)) == 2
    with lane_on(copy, devices=Devices(terminal=SimulatedTerminal())) as again:
        settled(again)
        assert "Card terminal (0)" in printed(again, 1)[0]
        again.wait(lambda state: not state.prints.queued)
        assert again.rows("SELECT count(*) FROM print_jobs WHERE kind = 'z'") == [(1,)]
        assert again.rows("SELECT value FROM control WHERE key = 'z_papers'") == [("{}",)]
    verified(copy)


def waits_after_a_start(till: Till) -> bool:
    till.running.z_waits_since = None
    recovery._outstanding(till)
    return till.running.z_waits_since is not None


def test_a_terminal_that_takes_its_time_holds_the_paper_for_half_a_minute(
    settling: LaneAtWork, terminal: SimulatedTerminal
) -> None:
    asked, go_on = threading.Event(), threading.Event()
    terminal.on_step = lambda _what, _step: (asked.set(), go_on.wait(60))[0]
    close(settling)
    assert asked.wait(60)
    look = settling.running.lane.call
    assert look(z_papers.print_overdue).result(10) is False
    assert look(waits_after_a_start).result(10)
    settling.clock.passes(seconds=31)
    look(z_papers.print_overdue).result(10)  # or the lane has looked itself
    assert "Z REPORT" in printed(settling, 1)[0]
    go_on.set()
    settled(settling)
    assert "CARD TERMINAL" in printed(settling, 2)[1]
    assert look(z_papers.print_overdue).result(10) is False


def test_a_shop_whose_terminal_ends_its_day_by_itself_reads_what_it_has_to_compare(
    lane: LaneAtWork,
) -> None:
    pay_by_card(lane)
    lane.do(c.CloseShift(10_000), BY_MANAGER)
    assert "Not settled" in printed(lane, 2)[-1]
    lane.do(c.OpenShift(0))
    lane.sell("MILK")
    lane.do(c.CloseShift(145), BY_MANAGER)
    assert "Z REPORT" in printed(lane, 4)[-1]
    assert "Card terminal" not in printed(lane)[-1]  # cash alone


def test_a_difference_is_said(settling: LaneAtWork, terminal: SimulatedTerminal) -> None:
    terminal.authorize("beside the till", 700, "EUR")
    pay_by_card(settling)
    close(settling)
    (event,) = settled(settling)
    assert (event.data["total_minor"], event.data["difference_minor"]) == (990, 700)
    settling.wait(lambda state: state.notice is not None and state.notice.key == "card.day_differs")


@pytest.mark.slow
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


@pytest.mark.slow
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
    settling.running.lane.call(card_day.ask_again).result(60)
    settling.do(c.PayCard())  # the terminal does one thing after the other
    settling.wait(lambda state: state.phase is Phase.PAID)
    assert not settling.events("CARD_SETTLED")
    settling.do(c.NextSale())
    settling.running.lane.call(card_day.ask_again).result(60)
    assert settled(settling)


def test_a_refusal_is_said_and_not_asked_for_again(
    settling: LaneAtWork, terminal: SimulatedTerminal
) -> None:
    terminal.plan(TerminalFault.DECLINE)
    shift_id = close(settling)
    settling.wait(lambda state: state.notice is not None and state.notice.key == "card.day_refused")
    assert "Z REPORT" in printed(settling, 1)[0]
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
    settling.running.lane.call(lambda till: _reopen(till, shift_id)).result(60)
    number = "4111111111111111"
    part = (SchemeTotal(number, 0, 0),)
    said = Settlement(CardOutcome.APPROVED, number, 0, 0, number, schemes=part)
    settling.do(CardsSettled(shift_id, said))
    _, event = settled(settling, 2)
    assert number not in str(event.data)


def _reopen(till: object, shift_id: str) -> None:
    from pos_terminal.checkout import card_day
    from pos_terminal.checkout.till import Till

    assert isinstance(till, Till)
    with till.store.transaction() as tx:
        card_day._write(tx.connection, {shift_id: 1})
