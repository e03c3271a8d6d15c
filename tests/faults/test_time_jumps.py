"""The clock jumps while somebody sells: order holds, a person decides, nothing is lost (F9–F10)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hardware.ports import CardOutcome, CardResult
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.cards import CardAnswered
from pos_terminal.checkout.state import Phase
from pos_terminal.checkout.timekeeper import TimeKeeper
from pos_terminal.domain.errors import StoreError
from pos_terminal.store.unit_of_work import LaneStore
from pos_terminal.store.verify import verify
from tests.fakes.world import NOON, FakeCardDesk, FakeClock
from tests.lane_fixtures import (
    BY_MANAGER,
    MANAGER,
    MILK_CODE,
    LaneAtWork,
    lane_on,
    verified,
)
from tests.unit.store.verify.forger import cover, without_triggers

YEARS = timedelta(days=3 * 365 + 1)
JUMPS = [timedelta(hours=-1), timedelta(hours=1), -YEARS, YEARS]
PAID = CardResult(CardOutcome.APPROVED, "REF-1", "**** 4242")


def times(lane: LaneAtWork) -> list[datetime]:
    return [datetime.fromisoformat(event.stamp.occurred_at) for event in lane.events()]


def asks_then_sells(lane: LaneAtWork, right: datetime) -> None:
    """Nothing new is begun before a person has said yes; afterwards the clock counts."""
    assert lane.refused(c.AddProduct("MILK")) == "time.confirm"
    assert lane.state.phase is Phase.CONFIRM_TIME
    assert lane.refused(c.AddProduct("MILK")) == "time.confirm"  # asking again is no answer
    lane.do(c.ConfirmTime())
    assert lane.state.phase is Phase.SELLING
    lane.sell()
    assert times(lane)[-1] == right


@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_between_two_sales_a_jump_is_asked_about_and_recorded(
    lane: LaneAtWork, jump: timedelta
) -> None:
    lane.sell()
    lane.clock.is_set_to(NOON + jump)
    asks_then_sells(lane, NOON + jump)
    (event,) = lane.events("TIME_CONFIRMED")
    assert datetime.fromisoformat(event.data["clock_was"]) == NOON
    assert datetime.fromisoformat(event.data["clock_is"]) == NOON + jump
    assert event.stamp.employee_id == "E002"  # whoever was at the till
    assert [e.seq for e in lane.events()] == list(range(1, len(lane.events()) + 1))
    numbers = [number for (number,) in lane.rows("SELECT receipt_no FROM sales ORDER BY seq")]
    assert numbers == ["TERM001-1-000001", "TERM001-1-000002"]
    verified(lane.data_dir)


@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_with_a_basket_in_hand_it_is_kept_and_paid_after_the_answer(
    lane: LaneAtWork, jump: timedelta
) -> None:
    lane.scan(MILK_CODE)
    lane.clock.is_set_to(NOON + jump)
    lane.clock.passes(seconds=5)
    assert lane.refused(c.StartCheckout()) == "time.confirm"
    assert lane.state.phase is Phase.CONFIRM_TIME
    assert lane.total == 145
    lane.do(c.ConfirmTime())
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(145))
    assert lane.rows("SELECT count(*) FROM sales") == [(1,)]
    verified(lane.data_dir)


@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_between_pay_and_close_the_sale_ends_by_the_time_that_has_really_passed(
    lane: LaneAtWork, jump: timedelta
) -> None:
    """Money has moved: nobody is stopped here. The steady clock knows how long it took."""
    lane.scan(MILK_CODE)
    lane.do(c.StartCheckout())
    lane.clock.is_set_to(NOON + jump)
    lane.clock.passes(seconds=40)
    lane.do(c.PayCash(145))
    closed = lane.events("BASKET_CLOSED")[-1]
    assert datetime.fromisoformat(closed.stamp.occurred_at) == NOON + timedelta(seconds=40)
    assert closed.stamp.business_date == "2026-11-21"
    lane.do(c.NextSale())
    asks_then_sells(lane, NOON + jump + timedelta(seconds=40))
    verified(lane.data_dir)


@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_while_the_customer_holds_the_card_the_payment_is_taken_as_it_comes(
    lane: LaneAtWork, jump: timedelta
) -> None:
    desk = FakeCardDesk()
    lane.running.lane.call(lambda till: setattr(till, "cards", desk)).result(60)
    lane.scan(MILK_CODE)
    lane.do(c.StartCheckout())
    lane.do(c.PayCard())
    assert lane.state.pending_card is not None
    lane.clock.is_set_to(NOON + jump)
    lane.clock.passes(seconds=20)
    lane.do(CardAnswered(lane.state.pending_card.tender_id, PAID))
    assert lane.rows("SELECT count(*) FROM sales") == [(1,)]
    assert lane.rows("SELECT status FROM card_intents") == [("processed",)]
    assert times(lane)[-1] == NOON + timedelta(seconds=20)
    lane.do(c.NextSale())
    asks_then_sells(lane, NOON + jump + timedelta(seconds=20))
    verified(lane.data_dir)


@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_neither_a_shift_nor_a_parked_sale_begins_or_ends_at_a_time_in_doubt(
    lane: LaneAtWork, jump: timedelta
) -> None:
    lane.scan(MILK_CODE)
    lane.do(c.Park("Bob"))
    (parked,) = lane.events("BASKET_PARKED")
    basket_id = parked.stamp.basket_id or ""
    lane.clock.is_set_to(NOON + jump)
    assert lane.refused(c.Recall(basket_id)) == "time.confirm"
    assert lane.refused(c.CloseShift(10_000), BY_MANAGER) == "time.confirm"
    lane.do(c.ConfirmTime())
    lane.do(c.CloseShift(10_000, 0), BY_MANAGER)
    lane.clock.is_set_to(NOON)
    assert lane.refused(c.OpenShift(0), BY_MANAGER) == "time.confirm"
    lane.do(c.ConfirmTime())
    lane.do(c.OpenShift(0), BY_MANAGER)
    verified(lane.data_dir)


@pytest.mark.parametrize("away", [-YEARS, timedelta(hours=-1), timedelta(days=46), YEARS], ids=str)
def test_a_lane_that_starts_at_another_time_asks_before_it_sells(
    shop_dir: Path, away: timedelta
) -> None:
    with lane_on(shop_dir, FakeClock(NOON + away)) as lane:
        assert lane.state.phase is Phase.CONFIRM_TIME
        lane.sign_in()
        asks_then_sells(lane, NOON + away)
    verified(shop_dir)
    with lane_on(shop_dir, FakeClock(NOON + away + timedelta(minutes=5))) as lane:
        assert lane.state.phase is not Phase.CONFIRM_TIME  # asked once, for good
        lane.sign_in()
        lane.sell()
    verified(shop_dir)


def test_a_card_paid_at_the_end_of_the_last_run_is_stored_though_the_clock_is_in_doubt(
    lane: LaneAtWork, tmp_path: Path
) -> None:
    desk = FakeCardDesk()
    lane.running.lane.call(lambda till: setattr(till, "cards", desk)).result(60)
    lane.scan(MILK_CODE)
    lane.do(c.StartCheckout())
    lane.do(c.PayCard())
    assert lane.state.pending_card is not None
    lane.devices.terminal.done[lane.state.pending_card.tender_id] = PAID
    copy = lane.crash_copy(tmp_path / "crashed")
    with lane_on(copy, FakeClock(NOON - YEARS), lane.devices) as again:
        again.wait(lambda _state: again.rows("SELECT count(*) FROM sales") == [(1,)])
        assert again.state.phase is Phase.CONFIRM_TIME
        assert times(again) == sorted(times(again))
    verified(copy)


def test_yes_said_twice_is_recorded_once_and_without_a_question_not_at_all(
    lane: LaneAtWork,
) -> None:
    lane.do(c.ConfirmTime())
    assert lane.events("TIME_CONFIRMED") == []
    lane.clock.is_set_to(NOON + YEARS)
    lane.do(c.ConfirmTime())
    lane.do(c.ConfirmTime())
    assert len(lane.events("TIME_CONFIRMED")) == 1


def test_a_yes_that_the_disk_did_not_take_was_never_said(
    lane: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    lane.sell()
    lane.clock.is_set_to(NOON - YEARS)

    def refuse(*_args: object) -> None:
        raise StoreError("The disk did not take it.")

    monkeypatch.setattr(LaneStore, "transaction", refuse)
    with pytest.raises(StoreError):
        lane.do(c.ConfirmTime())
    monkeypatch.undo()
    assert lane.refused(c.AddProduct("MILK")) == "time.confirm"
    asks_then_sells(lane, NOON - YEARS)
    verified(lane.data_dir)


def test_a_clock_that_is_turned_by_small_steps_back_is_caught_in_the_end(
    lane: LaneAtWork,
) -> None:
    lane.sell()
    back = timedelta(0)
    while lane.state.phase is not Phase.CONFIRM_TIME:
        back += timedelta(seconds=100)
        assert back <= timedelta(seconds=300), "back for ever, unseen"
        lane.clock.is_set_to(NOON - back)
        if lane.state.phase is Phase.SELLING:
            lane.running.lane.submit(c.AddProduct("MILK")).exception(30)
    assert times(lane) == sorted(times(lane))


# -- suspend


@pytest.mark.parametrize("asleep", [timedelta(minutes=10), timedelta(hours=9), timedelta(days=3)])
def test_a_machine_that_slept_with_a_basket_in_hand_goes_on_unasked(
    lane: LaneAtWork, asleep: timedelta
) -> None:
    lane.scan(MILK_CODE)
    lane.clock.passes(seconds=asleep.total_seconds())  # both clocks count sleep
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(145))
    assert times(lane)[-1] == NOON + asleep
    assert lane.events("TIME_CONFIRMED") == []
    verified(lane.data_dir)


def test_a_steady_clock_that_stands_still_in_sleep_would_make_it_ask() -> None:
    """Planted: what Python's own monotonic clock does in the sleep of Linux and of a Mac."""
    clock = FakeClock()
    keeper = TimeKeeper(clock, None)
    keeper.read()
    clock.is_set_to(NOON + timedelta(hours=9))  # the wall clock went on, the other did not
    assert keeper.check()


# -- zones


def test_another_zone_in_the_midst_of_a_shift_changes_the_wall_and_never_the_order(
    shop_dir: Path,
) -> None:
    """From a day ahead of UTC to a day behind it: the date goes back, the time does not."""
    with lane_on(shop_dir, FakeClock(zone="Pacific/Kiritimati")) as lane:
        lane.sign_in(MANAGER)
        lane.sell()
        away = FakeClock(zone="Pacific/Pago_Pago")
        lane.running.lane.call(lambda till: setattr(till.time, "clock", away)).result(60)
        away.passes(minutes=1)
        lane.sell()
        days = lane.rows("SELECT business_date, utc_offset_min FROM sales ORDER BY seq")
        assert days == [("2026-11-22", 840), ("2026-11-21", -660)]
        assert times(lane) == sorted(times(lane))
        assert lane.events("TIME_CONFIRMED") == []
    verified(shop_dir)


# -- the check itself


def test_time_that_steps_back_without_a_person_is_found_by_the_verifier(shop_dir: Path) -> None:
    """Planted, with all hashes made to fit: the answer of the person is taken out."""
    with lane_on(shop_dir) as lane:
        lane.sign_in()
        lane.sell()
        lane.clock.is_set_to(NOON - YEARS)
        asks_then_sells(lane, NOON - YEARS)
    verified(shop_dir)
    store = shop_dir / "lane.db"
    with without_triggers(store) as connection:
        connection.execute(
            "UPDATE journal SET event_type = 'CHECKOUT_CANCELLED', data = CAST('{}' AS BLOB)"
            " WHERE event_type = 'TIME_CONFIRMED'"
        )
        cover(store, connection)
    found = {check.name: check.sentence for check in verify(shop_dir).failed()}
    assert "Time steps back" in found["I2 times"]


def test_the_fake_clock_is_turned_and_the_steady_one_is_not() -> None:
    """The injector of this file fires."""
    clock = FakeClock()
    before = clock.monotonic()
    clock.is_set_to(NOON + YEARS)
    assert clock.now() - NOON == YEARS
    assert clock.monotonic() == before
    assert clock.now().tzinfo is UTC
