"""Which day a sale belongs to: at midnight, at both changes of summer time, anywhere (C24)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import Phase
from pos_terminal.checkout.timekeeper import Moment, TimeKeeper
from pos_terminal.store.journal import JournalEvent
from tests.fakes.world import FakeClock
from tests.lane_fixtures import BY_MANAGER, MANAGER, LaneAtWork, lane_on, verified
from tests.unit.store.verify.forger import cover, without_triggers

ZONES = ("Europe/Vienna", "America/New_York", "Australia/Lord_Howe")
QUARTERS = st.integers(-12 * 4, 14 * 4).map(lambda quarters: quarters * 15)
INSTANTS = st.datetimes(datetime(2000, 1, 2), datetime(2099, 12, 30)).map(  # noqa: DTZ001
    lambda naive: naive.replace(tzinfo=UTC)
)


def day_on_the_wall(wall: datetime, day_ends_at_min: int) -> date:
    """The same said without arithmetic across midnight: before the end it is still yesterday."""
    ends = time(day_ends_at_min // 60, day_ends_at_min % 60)
    return wall.date() - timedelta(days=1) if wall.time() < ends else wall.date()


def read(clock: FakeClock, day_ends_at_min: int) -> Moment:
    return TimeKeeper(clock, None, day_ends_at_min).read()


@given(at=INSTANTS, offset=QUARTERS, ends=st.integers(0, 720))
def test_any_offset_and_any_end_of_day_give_the_day_on_the_shops_wall(
    at: datetime, offset: int, ends: int
) -> None:
    zone = timezone(timedelta(minutes=offset))
    moment = read(FakeClock(at, zone), ends)
    assert moment.utc_offset_min == offset
    assert moment.business_date == day_on_the_wall(at.astimezone(zone), ends)
    assert moment.at == at


def changes(zone: str, year: int) -> list[datetime]:
    """The instants at which this zone's offset changes in that year."""
    found, at = [], datetime(year, 1, 1, tzinfo=UTC)
    while at.year == year:
        after = at + timedelta(minutes=30)
        if offset_at(zone, at) != offset_at(zone, after):
            found.append(after)
        at = after
    return found


def offset_at(zone: str, at: datetime) -> int:
    offset = at.astimezone(ZoneInfo(zone)).utcoffset()
    assert offset is not None
    return int(offset.total_seconds() // 60)


CHANGES = {zone: changes(zone, 2026) for zone in ZONES}


def test_the_zones_change_as_they_should_for_these_tests() -> None:
    steps = {
        zone: [offset_at(zone, at) - offset_at(zone, at - timedelta(minutes=30)) for at in found]
        for zone, found in CHANGES.items()
    }
    assert steps == {
        "Europe/Vienna": [60, -60],
        "America/New_York": [60, -60],
        "Australia/Lord_Howe": [-30, 30],
    }


@given(
    change=st.sampled_from([(zone, at) for zone, found in CHANGES.items() for at in found]),
    apart_s=st.integers(-26 * 3600, 26 * 3600),
    ends=st.sampled_from([0, 120, 150, 180, 240]),
)
def test_around_a_change_of_summer_time_the_wall_decides_the_day(
    change: tuple[str, datetime], apart_s: int, ends: int
) -> None:
    zone, changed = change
    at = changed + timedelta(seconds=apart_s)
    moment = read(FakeClock(at, zone), ends)
    assert moment.utc_offset_min == offset_at(zone, at)
    assert moment.business_date == day_on_the_wall(at.astimezone(ZoneInfo(zone)), ends)


def test_a_day_reckoned_without_the_offset_of_that_moment_is_found() -> None:
    """Planted: the offset of an hour before, and the end of day taken off before the offset."""
    zone, (spring, autumn) = "Europe/Vienna", CHANGES["Europe/Vienna"]
    after = spring + timedelta(minutes=1)
    assert offset_at(zone, after) != offset_at(zone, after - timedelta(hours=1))
    at = autumn + timedelta(hours=2, minutes=30)  # half past four, the day ends at four
    early = at.astimezone(ZoneInfo(zone)) - timedelta(hours=4)
    assert early.date() == day_on_the_wall(at.astimezone(ZoneInfo(zone)), 240)
    at = autumn + timedelta(hours=0, minutes=30)  # half past two, for the second time
    wrong = (at - timedelta(hours=4)).astimezone(ZoneInfo(zone)).date()
    right = day_on_the_wall(at.astimezone(ZoneInfo(zone)), 150)
    assert right == date(2026, 10, 25)
    assert (at - timedelta(minutes=150)).astimezone(ZoneInfo(zone)).date() == right != wrong


# -- through the till, onto paper, into the journal


@dataclass
class Night:
    """A till through one night; what each sale must say."""

    lane: LaneAtWork
    zone: str
    ends: int

    def sell_at(self, wall: str) -> dict[str, object]:
        """Wait for that time on the wall (fold by "+"), sell, and see what is told everywhere."""
        fold = int(wall.endswith("+"))
        local = datetime.fromisoformat(wall.rstrip("+")).replace(
            tzinfo=ZoneInfo(self.zone), fold=fold
        )
        wait = local.astimezone(UTC) - self.lane.clock.now()
        assert wait >= timedelta(0)
        self.lane.clock.passes(seconds=wait.total_seconds())
        printed = len(self.lane.devices.printer.jobs)
        self.lane.sell()
        assert self.lane.state.phase is not Phase.CONFIRM_TIME
        self.lane.wait(lambda state: len(self.lane.devices.printer.jobs) > printed)
        event = self.lane.events("BASKET_CLOSED")[-1]
        self.check_paper(event, local)
        return self.checked(event, local)

    def checked(self, event: JournalEvent, local: datetime) -> dict[str, object]:
        """The journal's envelope (what an export or a sink carries) and the till's own table."""
        stamp = event.stamp
        day = day_on_the_wall(local, self.ends).isoformat()
        assert datetime.fromisoformat(stamp.occurred_at) == local.astimezone(UTC)
        assert stamp.utc_offset_min == offset_at(self.zone, local.astimezone(UTC))
        assert stamp.business_date == day
        query = "SELECT business_date, utc_offset_min, closed_at FROM sales ORDER BY seq DESC"
        assert self.lane.rows(query)[0] == (day, stamp.utc_offset_min, stamp.occurred_at)
        return {"day": day, "offset": stamp.utc_offset_min}

    def check_paper(self, event: JournalEvent, local: datetime) -> None:
        paper = self.lane.devices.printer.jobs[-1][1]
        hour = local.hour % 12 or 12
        assert f"{hour}:{local.minute:02d}:00".encode() in paper
        hours, minutes = divmod(abs(event.stamp.utc_offset_min), 60)
        sign = "-" if event.stamp.utc_offset_min < 0 else "+"
        assert f"UTC{sign}{hours}{f':{minutes:02d}' if minutes else ''}".encode() in paper


@contextmanager
def night(data_dir: Path, zone: str, begins: str, ends: int) -> Iterator[Night]:
    """A till on an evening, with its shift open, in a shop whose day ends then."""
    at = datetime.fromisoformat(begins).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    with lane_on(data_dir, FakeClock(at, zone)) as lane:
        if lane.state.phase is Phase.CONFIRM_TIME:
            lane.do(c.ConfirmTime())
        lane.sign_in(MANAGER)
        lane.do(c.SetSetting("day_ends_at_min", str(ends)))
        yield Night(lane, zone, ends)


NIGHTS = [  # zone, evening, times on the wall: "+" is the second time that the hour comes
    ("Europe/Vienna", "2026-03-28", ["01:59", "03:00", "03:59", "04:00"]),
    ("Europe/Vienna", "2026-10-24", ["02:30", "02:30+", "03:59", "04:00"]),
    ("America/New_York", "2026-03-07", ["01:59", "03:00", "03:59", "04:00"]),
    ("America/New_York", "2026-10-31", ["01:30", "01:30+", "03:59", "04:00"]),
    ("Australia/Lord_Howe", "2026-04-04", ["01:45", "01:45+", "03:59", "04:00"]),
    ("Australia/Lord_Howe", "2026-10-03", ["01:59", "02:30", "03:59", "04:00"]),
]


@pytest.mark.parametrize("ends", [0, 240])
@pytest.mark.parametrize(("zone", "evening", "times"), NIGHTS)
def test_a_night_in_which_the_clocks_change_is_sold_through(
    shop_dir: Path, zone: str, evening: str, times: list[str], ends: int
) -> None:
    eve = date.fromisoformat(evening)
    next_day = (eve + timedelta(days=1)).isoformat()
    with night(shop_dir, zone, f"{evening}T23:50", ends) as till:
        told = [till.sell_at(f"{evening}T23:59"), till.sell_at(f"{next_day}T00:01")]
        told += [till.sell_at(f"{next_day}T{wall}") for wall in times]
        days = [sale["day"] for sale in told]
        if ends == 0:
            assert days == [evening] + [next_day] * 5
        else:
            assert days == [evening] * 5 + [next_day]  # four o'clock begins the day
        assert len({sale["offset"] for sale in told}) == 2  # the clocks did change
        confirmed = till.lane.events("TIME_CONFIRMED")[0].seq  # the shop was made on another day
        times_told = [e.stamp.occurred_at for e in till.lane.events() if e.seq > confirmed]
        assert times_told == sorted(times_told)
        check_reports(till, len(told))
    verified(shop_dir)


def check_reports(till: Night, sales: int) -> None:
    """X and Z add up all of the night's sales, dated by when they were printed."""
    lane = till.lane
    lane.do(c.PrintXReport())
    (payload,) = lane.rows("SELECT payload FROM print_jobs WHERE kind = 'x'")[-1]
    running = json.loads(payload)
    cash = 10_000 + 145 * sales
    closed = lane.do(c.CloseShift(cash, 10_000), BY_MANAGER)
    event = lane.events("SHIFT_CLOSED")[-1]
    assert running["sales_count"] == closed["sales_count"] == sales
    assert running["sales_minor"] == closed["sales_minor"] == 145 * sales
    wall = datetime.fromisoformat(event.stamp.occurred_at).astimezone(ZoneInfo(till.zone))
    assert event.stamp.business_date == day_on_the_wall(wall, till.ends).isoformat()
    assert running["utc_offset_min"] == event.stamp.utc_offset_min


@pytest.mark.parametrize("offset", [-720, -570, -210, 0, 345, 525, 765, 840])
def test_a_minute_before_and_after_midnight_anywhere(shop_dir: Path, offset: int) -> None:
    zone = timezone(timedelta(minutes=offset))
    at = datetime(2026, 12, 31, 23, 59, tzinfo=zone).astimezone(UTC)
    with lane_on(shop_dir, FakeClock(at, zone)) as lane:
        lane.sign_in()
        lane.sell()
        lane.clock.passes(minutes=2)
        lane.sell()
        query = "SELECT business_date, utc_offset_min FROM sales ORDER BY seq"
        assert lane.rows(query) == [("2026-12-31", offset), ("2027-01-01", offset)]
    verified(shop_dir)


@pytest.mark.parametrize("day", ["2026-11-19", "2026-11-23"])
def test_a_day_that_cannot_be_is_found_by_the_verifier(shop_dir: Path, day: str) -> None:
    """Planted, with all hashes made to fit: two days off what the time and the offset say."""
    from pos_terminal.store.verify import verify

    with lane_on(shop_dir) as lane:
        lane.sign_in()
        lane.sell()
    store = shop_dir / "lane.db"
    with without_triggers(store) as connection:
        connection.execute(
            "UPDATE journal SET business_date = ? WHERE event_type = 'BASKET_CLOSED'", (day,)
        )
        cover(store, connection)
    assert "I2 times" in {check.name for check in verify(shop_dir).failed()}
