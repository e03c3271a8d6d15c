"""A real lane process under a clock that lies to it (libfaketime), with no part of it replaced."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import Phase
from pos_terminal.domain.errors import CashierError
from tests.faults.driver import DrivenLane
from tests.faults.driver_till import shop_template as furnished
from tests.faults.false_clock import FalseClock, library
from tests.lane_fixtures import CASHIER, MANAGER, PINS, events_of, verified

pytestmark = pytest.mark.slow  # each starts a lane as a process

NOBODY = 9  # a port where no printer is: sales go on
YEARS = timedelta(days=3 * 365 + 1)
NEAR = timedelta(minutes=2)
Turn = Callable[[], FalseClock]


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    with furnished() as data_dir:
        yield data_dir


@pytest.fixture
def false_clock(tmp_path: Path) -> FalseClock:
    """A clock that was seen to lie."""
    preload = library()
    if preload is None:
        pytest.skip("libfaketime is not installed (Debian: apt install faketime)")
    clock = FalseClock(preload, tmp_path / "false-time")
    clock.turn(-YEARS)
    if not clock.fires():
        pytest.skip("this system does not let libfaketime in: a process sees the right time")
    clock.turn(timedelta(0))
    return clock


@contextmanager
def lane_by(clock: FalseClock, data_dir: Path) -> Iterator[DrivenLane]:
    """A lane process with that clock; afterwards the books are in order."""
    lane = DrivenLane(data_dir, NOBODY, lambda _state: None, env=clock.env)
    try:
        lane.opened()
        if lane.state.phase is Phase.RECOVERY:
            lane.do(c.AcceptRecovery())
        yield lane
        assert lane.stop().code == 0
    finally:
        lane.kill()
    verified(data_dir)


@pytest.fixture
def data_dir(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(template, tmp_path / "data"))


def sign_in(lane: DrivenLane, who: str = CASHIER) -> None:
    lane.do(c.SignIn(who, PINS[who]))


def sell(lane: DrivenLane) -> tuple[datetime, int, str]:
    """A sale: when, offset and business day as the journal has them."""
    lane.do(c.AddProduct("MILK"))
    lane.do(c.StartCheckout())
    return pay(lane)


def pay(lane: DrivenLane) -> tuple[datetime, int, str]:
    lane.do(c.PayCash(145))
    lane.do(c.NextSale())
    stamp = events_of(lane.data_dir, "BASKET_CLOSED")[-1].stamp
    return datetime.fromisoformat(stamp.occurred_at), stamp.utc_offset_min, stamp.business_date


def must_ask(lane: DrivenLane) -> None:
    with pytest.raises(CashierError) as refused:
        lane.do(c.AddProduct("MILK"))
    assert refused.value.key == "time.confirm"
    assert lane.state.phase is Phase.CONFIRM_TIME
    lane.do(c.ConfirmTime())


def in_order(data_dir: Path, sales: int) -> None:
    """By number, whatever the clock says; each answer of a person is an event."""
    events = events_of(data_dir)
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    numbers = [e.data["receipt_seq"] for e in events if e.event_type == "BASKET_CLOSED"]
    assert numbers == list(range(1, sales + 1))


def test_a_clock_turned_while_the_lane_sells_is_asked_about_each_time(
    false_clock: FalseClock, data_dir: Path
) -> None:
    with lane_by(false_clock, data_dir) as lane:
        for _ in range(5):
            refused(lane, "0000")
        for turn in (YEARS, -YEARS, timedelta(0)):  # waits do not run by the wall clock
            false_clock.turn(turn)
            assert refused(lane, PINS[CASHIER]) == "signin.wait"
        sign_in(lane, MANAGER)
        if lane.state.phase is Phase.CONFIRM_TIME:
            lane.do(c.ConfirmTime())
        sell(lane)
        asked = len(events_of(data_dir, "TIME_CONFIRMED"))
        turns = [timedelta(hours=1), timedelta(hours=-1), YEARS, -YEARS, timedelta(0)]
        for turn in turns:
            lane.do(c.AddProduct("MILK"))
            lane.do(c.StartCheckout())
            before = false_clock.now()
            false_clock.turn(turn)
            at, _, _ = pay(lane)  # money is on the counter: by the time that really passed
            assert abs(at - before) < NEAR
            must_ask(lane)
            at, _, _ = sell(lane)
            assert abs(at - false_clock.now()) < NEAR  # the injector fired in the lane
    answers = events_of(data_dir, "TIME_CONFIRMED")
    assert len(answers) == asked + len(turns)
    in_order(data_dir, 1 + 2 * len(turns))


def test_a_lane_started_years_away_asks_before_it_sells(
    false_clock: FalseClock, data_dir: Path
) -> None:
    with lane_by(false_clock, data_dir) as lane:
        sign_in(lane)
        sell(lane)
    for away in (-YEARS, YEARS):
        false_clock.turn(away)
        with lane_by(false_clock, data_dir) as lane:
            assert lane.state.phase is Phase.CONFIRM_TIME
            sign_in(lane)
            must_ask(lane)
            at, _, day = sell(lane)
            assert abs(at - false_clock.now()) < NEAR
            assert abs(date.fromisoformat(day) - false_clock.now().date()) <= timedelta(days=1)
    in_order(data_dir, 3)


def refused(lane: DrivenLane, pin: str) -> str:
    with pytest.raises(CashierError) as caught:
        lane.do(c.SignIn(CASHIER, pin))
    return caught.value.key


WALKS = [  # the clock walks over it by itself: nobody is asked, the day or the offset is another
    ("Europe/Vienna", datetime(2027, 1, 14, 23, 59, 58), 0),  # noqa: DTZ001 - on the wall
    ("Europe/Vienna", datetime(2027, 3, 28, 1, 59, 58), 60),  # noqa: DTZ001
    ("America/New_York", datetime(2027, 11, 7, 1, 59, 58), -60),  # noqa: DTZ001
]


def test_a_clock_that_walks_over_midnight_or_summer_time_is_believed(
    false_clock: FalseClock, data_dir: Path
) -> None:
    with lane_by(false_clock, data_dir) as lane:
        sign_in(lane, MANAGER)
        for zone, wall, step in WALKS:
            lane.do(c.SetSetting("time_zone", zone))
            false_clock.turn_to(wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC))
            must_ask(lane)
            first = sell(lane)
            last = sells_until_it_is_another(lane, first)
            assert first[0] < last[0] < first[0] + NEAR
            assert last[1] - first[1] == step
            assert (first[2] == last[2]) is bool(step)  # at midnight the day, else the offset
    assert len(events_of(data_dir, "TIME_CONFIRMED")) == len(WALKS)


def sells_until_it_is_another(
    lane: DrivenLane, first: tuple[datetime, int, str]
) -> tuple[datetime, int, str]:
    """The first sale of another day or offset."""
    deadline = time.monotonic() + 60
    while (last := sell(lane))[1:] == first[1:]:
        assert time.monotonic() < deadline, "the clock stands"
        time.sleep(0.3)
    return last


def test_without_the_library_the_same_probe_sees_the_right_time(
    false_clock: FalseClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: an injector that does not fire is noticed."""
    false_clock.turn(YEARS)
    assert false_clock.fires()
    monkeypatch.setattr(FalseClock, "env", property(lambda _self: {}))
    assert not false_clock.fires()
