"""Times of events: never back by themselves, in doubt until a person says so (C24, F9–F10)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import Phase
from pos_terminal.checkout.timekeeper import SystemClock, TimeKeeper, parse_time
from tests.fakes.world import NOON, FakeClock
from tests.lane_fixtures import MANAGER, MILK_CODE, LaneAtWork, lane_on, verified


def vienna(text: str) -> datetime:
    """Local time in Vienna as UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Vienna")).astimezone(UTC)


@pytest.mark.parametrize(
    ("local", "day_ends_at_min", "day", "offset"),
    [
        ("2026-11-21T23:59", 0, "2026-11-21", 60),
        ("2026-11-22T00:01", 0, "2026-11-22", 60),
        ("2026-11-22T00:01", 180, "2026-11-21", 60),
        ("2026-11-22T02:59", 180, "2026-11-21", 60),
        ("2026-11-22T03:00", 180, "2026-11-22", 60),
        ("2026-03-29T01:59", 0, "2026-03-29", 60),
        ("2026-03-29T03:00", 0, "2026-03-29", 120),
        ("2026-03-28T23:59", 0, "2026-03-28", 60),
        ("2026-03-30T00:01", 0, "2026-03-30", 120),
        ("2026-10-25T00:01", 0, "2026-10-25", 120),
        ("2026-10-25T23:59", 0, "2026-10-25", 60),
        ("2026-12-31T23:59", 0, "2026-12-31", 60),
        ("2027-01-01T00:01", 0, "2027-01-01", 60),
    ],
)
def test_a_sale_belongs_to_the_shops_business_day(
    local: str, day_ends_at_min: int, day: str, offset: int
) -> None:
    keeper = TimeKeeper(FakeClock(vienna(local)), None, day_ends_at_min)
    moment = keeper.read()
    assert (moment.business_date, moment.utc_offset_min) == (date.fromisoformat(day), offset)


@pytest.mark.parametrize(
    ("zone", "offset", "day"),
    [
        ("Asia/Kathmandu", 345, "2026-11-22"),
        ("Pacific/Kiritimati", 840, "2026-11-22"),
        ("America/St_Johns", -210, "2026-11-21"),
        ("Pacific/Pago_Pago", -660, "2026-11-21"),
        ("UTC", 0, "2026-11-21"),
    ],
)
def test_any_offset_from_utc_gives_the_right_day(zone: str, offset: int, day: str) -> None:
    moment = TimeKeeper(FakeClock(datetime(2026, 11, 21, 18, 30, tzinfo=UTC), zone), None).read()
    assert (moment.utc_offset_min, moment.business_date.isoformat()) == (offset, day)


def test_the_hour_that_comes_twice_keeps_its_order() -> None:
    clock = FakeClock(vienna("2026-10-25T02:30"))
    keeper = TimeKeeper(clock, None)
    first = keeper.read()
    clock.passes(hours=1)
    second = keeper.read()
    assert (first.utc_offset_min, second.utc_offset_min) == (120, 60)
    assert first.text < second.text
    assert not keeper.in_doubt


def test_a_small_step_back_is_smoothed_over() -> None:
    clock = FakeClock()
    keeper = TimeKeeper(clock, None)
    first = keeper.read()
    clock.is_set_to(NOON - timedelta(seconds=90))
    assert keeper.read().at == first.at
    assert not keeper.in_doubt


@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(hours=1), timedelta(days=-400)])
def test_a_jump_while_running_is_doubted_and_time_goes_on_without_it(jump: timedelta) -> None:
    clock = FakeClock()
    keeper = TimeKeeper(clock, None)
    keeper.read()
    clock.is_set_to(NOON + jump)
    clock.passes(seconds=10)
    assert keeper.check()
    assert keeper.read().at == NOON + timedelta(seconds=10)
    with keeper.confirming() as (was, moment):
        assert parse_time(was) == NOON + timedelta(seconds=10)
    assert moment.at == NOON + jump + timedelta(seconds=10)
    assert not keeper.in_doubt


@pytest.mark.parametrize(
    ("asleep", "doubted"),
    [
        (timedelta(days=44), False),
        (timedelta(days=46), True),
        (timedelta(seconds=-119), False),
        (timedelta(seconds=-121), True),
    ],
)
def test_a_lane_that_starts_later_is_believed_and_one_that_starts_earlier_is_not(
    asleep: timedelta, doubted: bool
) -> None:
    assert TimeKeeper(FakeClock(NOON + asleep), NOON).in_doubt is doubted


def test_a_suspended_machine_is_not_a_jump() -> None:
    clock = FakeClock()
    keeper = TimeKeeper(clock, NOON)
    keeper.read()
    clock.passes(days=3)  # the monotonic clock counts sleep
    assert not keeper.check()


def test_a_jump_shows_and_a_person_confirms_it(lane: LaneAtWork) -> None:
    lane.sell()
    lane.scan(MILK_CODE)
    lane.do(c.StartCheckout())
    lane.clock.is_set_to(NOON + timedelta(days=1))
    lane.do(c.PayCash(145))  # the sale ends, dated by what must have passed
    lane.do(c.NextSale())
    assert lane.state.phase is Phase.CONFIRM_TIME
    assert lane.refused(c.AddProduct("MILK")) == "time.confirm"
    assert {row[0] for row in lane.rows("SELECT business_date FROM sales")} == {"2026-11-21"}
    lane.do(c.ConfirmTime())
    assert lane.state.phase is Phase.SELLING
    (event,) = lane.events("TIME_CONFIRMED")
    assert event.data["clock_was"].startswith("2026-11-21")
    assert event.data["clock_is"].startswith("2026-11-22")
    lane.sell()
    assert lane.rows("SELECT business_date FROM sales ORDER BY seq DESC LIMIT 1") == [
        ("2026-11-22",)
    ]
    verified(lane.data_dir)


def test_a_clock_set_back_never_reorders_sales(shop_dir: Path) -> None:
    with lane_on(shop_dir) as lane:
        lane.sign_in()
        lane.sell()
    with lane_on(shop_dir, FakeClock(NOON - timedelta(days=30))) as lane:
        assert lane.state.phase is Phase.CONFIRM_TIME
        lane.sign_in()
        assert lane.refused(c.AddProduct("MILK")) == "time.confirm"
        times = [event.stamp.occurred_at for event in lane.events()]
        assert times == sorted(times)
        lane.do(c.ConfirmTime())
        lane.sell()
        seqs = [event.seq for event in lane.events()]
        assert seqs == list(range(1, len(seqs) + 1))
    verified(shop_dir)


def test_a_zone_changed_in_the_settings_counts_from_then_on(shop_dir: Path) -> None:
    from pos_terminal.bootstrap import open_lane
    from tests.fakes.world import FakeHasher
    from tests.lane_fixtures import PINS, settings_for

    with open_lane(settings_for(shop_dir), hasher=FakeHasher()) as running:
        running.lane.submit(c.SignIn(MANAGER, PINS[MANAGER])).result(60)
        running.lane.submit(c.SetSetting("time_zone", "Asia/Kathmandu")).result(60)
        running.lane.submit(c.LockScreen()).result(60)
        offset = running.lane.call(lambda till: till.time.read().utc_offset_min).result(60)
    assert offset == 345


def test_the_systems_clock_knows_utc_its_zone_and_a_time_that_only_grows() -> None:
    clock = SystemClock("Asia/Tokyo")
    assert clock.now().tzinfo is UTC
    assert clock.offset_min(NOON) == 540
    first = clock.monotonic()
    assert clock.monotonic() >= first
    clock.use_zone("")
    assert isinstance(clock.offset_min(NOON), int)
