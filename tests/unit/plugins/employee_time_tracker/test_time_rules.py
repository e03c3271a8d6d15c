"""From facts to time entries, whatever happens at a lane: the rules alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from plugins.employee_time_tracker.rules import (
    AtWork,
    Change,
    Closed,
    Counting,
    Fact,
    Moment,
    Opened,
    follow,
)
from plugins.employee_time_tracker.sums import by_day, rounded, seconds, worked

EIGHT = datetime(2026, 11, 21, 8, tzinfo=UTC)
VIENNA = ZoneInfo("Europe/Vienna")
Span = tuple[datetime, datetime]


@dataclass
class Lane:
    """Plays facts; remembers the last sign of each person."""

    counting: Counting = field(default_factory=Counting)
    at: datetime = EIGHT
    now: AtWork = field(default_factory=AtWork)
    changes: list[Change] = field(default_factory=list)
    seq: int = 0
    who: str = ""
    signs: dict[str, datetime] = field(default_factory=dict)

    def play(self, event_type: str, who: str = "", reason: str = "", **more: datetime) -> None:
        self.seq += 1
        if event_type == "EMPLOYEE_LOGIN":
            self.who = who
        fact = Fact(self.seq, event_type, Moment(self.at, 60), self.who, reason, **more)
        sign = self.signs.get(self.now.employee)
        self.now, made = follow(
            self.now, fact, lambda: None if sign is None else Moment(sign, 60), self.counting
        )
        self.changes += made
        if reason not in {"idle", "restart"}:
            self.sign()

    def sign(self) -> None:
        """Whoever is there does something."""
        self.signs[self.who] = self.at

    def later(self, **time: float) -> Lane:
        self.at += timedelta(**time)
        return self

    def ended(self) -> list[tuple[int, str, bool]]:
        return [(c.no, c.by, c.assumed) for c in self.changes if isinstance(c, Closed)]

    def spans(self, kind: str) -> dict[int, Span]:
        ends = {c.no: c.moment.at for c in self.changes if isinstance(c, Closed)}
        return {
            c.no: (c.moment.at, ends[c.no])
            for c in self.changes
            if isinstance(c, Opened) and c.kind == kind and c.no in ends
        }


def length(span: Span) -> float:
    return (span[1] - span[0]).total_seconds() / 60


def test_signing_in_and_out_is_an_entry() -> None:
    lane = Lane()
    lane.play("EMPLOYEE_LOGIN", "jane")
    lane.later(hours=8).play("EMPLOYEE_LOGOUT", reason="user")
    assert lane.ended() == [(1, "logout", False)]
    assert length(lane.spans("work")[1]) == 480


def test_a_quick_switch_ends_one_and_begins_the_other_at_the_same_moment() -> None:
    lane = Lane()
    lane.play("EMPLOYEE_LOGIN", "jane")
    lane.later(hours=1).play("EMPLOYEE_LOGOUT", reason="switch")
    lane.play("EMPLOYEE_LOGIN", "joe")
    lane.later(hours=1).play("EMPLOYEE_LOGOUT", reason="user")
    jane, joe = lane.spans("work").values()
    assert jane[1] == joe[0]
    assert [end[1] for end in lane.ended()] == ["switch", "logout"]


def test_a_break_is_an_entry_within_the_work() -> None:
    lane = Lane()
    lane.play("EMPLOYEE_LOGIN", "jane")
    lane.later(hours=2).play("BREAK_STARTED")
    lane.play("SCREEN_LOCKED", reason="break")
    lane.later(minutes=30).play("BREAK_ENDED", reason="unlock")
    lane.play("SCREEN_UNLOCKED")
    lane.later(hours=1).play("EMPLOYEE_LOGOUT", reason="user")
    (pause,) = lane.spans("break").values()
    (work,) = lane.spans("work").values()
    assert (length(pause), length(work)) == (30, 210)
    assert [c.work_no for c in lane.changes if isinstance(c, Opened)] == [0, 1]


def test_whoever_takes_the_till_ends_the_break_and_the_work_of_the_other() -> None:
    lane = Lane()
    lane.play("EMPLOYEE_LOGIN", "jane")
    lane.later(hours=1).play("BREAK_STARTED")
    lane.later(minutes=5).play("BREAK_ENDED", reason="switch")
    lane.play("EMPLOYEE_LOGOUT", reason="switch")
    assert lane.ended() == [(2, "switch", False), (1, "switch", False)]


def test_a_locked_screen_is_no_break_unless_the_shop_says_so() -> None:
    for limit, breaks in ((None, 0), (timedelta(minutes=10), 1), (timedelta(minutes=20), 0)):
        lane = Lane(Counting(lock_is_break_after=limit))
        lane.play("EMPLOYEE_LOGIN", "jane")
        lane.later(hours=1).play("SCREEN_LOCKED", reason="idle")
        lane.later(minutes=15).play("SCREEN_UNLOCKED")
        lane.later(hours=1).play("EMPLOYEE_LOGOUT", reason="user")
        found = list(lane.spans("break").values())
        assert [length(span) for span in found] == [15] * breaks
        assert [length(span) for span in lane.spans("work").values()] == [135]


def test_after_a_crash_the_work_ended_with_its_last_sign() -> None:
    lane = Lane()
    lane.play("EMPLOYEE_LOGIN", "jane")
    lane.later(hours=3).sign()
    lane.later(hours=12).play("EMPLOYEE_LOGOUT", reason="restart")
    assert lane.ended() == [(1, "restart", True)]
    assert length(lane.spans("work")[1]) == 180
    assert lane.now.work_no == 0


def test_after_a_crash_in_a_break_the_work_ended_with_the_break() -> None:
    lane = Lane()
    lane.play("EMPLOYEE_LOGIN", "jane")
    lane.later(hours=2).play("BREAK_STARTED")
    lane.later(hours=2).play("EMPLOYEE_LOGOUT", reason="restart")
    assert length(lane.spans("work")[1]) == 120
    assert length(lane.spans("break")[2]) == 0


def test_a_sign_in_without_a_sign_out_before_closes_what_is_open() -> None:
    lane = Lane()
    lane.play("EMPLOYEE_LOGIN", "jane")
    lane.later(hours=1).sign()
    lane.later(hours=1).play("EMPLOYEE_LOGIN", "joe")
    assert lane.ended() == [(1, "next_fact", True)]
    assert length(lane.spans("work")[1]) == 60
    lane.later(minutes=1).play("EPOCH_STARTED")
    assert lane.ended()[1:] == [(2, "next_fact", True)]


def test_somebody_who_forgot_to_sign_out_did_not_work_all_night() -> None:
    lane = Lane(Counting(forgotten_after=timedelta(hours=6)))
    lane.play("EMPLOYEE_LOGIN", "jane")
    lane.later(hours=8).play("SCREEN_LOCKED", reason="idle")
    lane.later(hours=14).play("SCREEN_UNLOCKED")
    lane.later(hours=1).play("EMPLOYEE_LOGOUT", reason="user")
    assert lane.ended() == [(1, "lock", True), (3, "logout", False)]
    assert [length(span) for span in lane.spans("work").values()] == [480, 60]


def test_a_break_that_lasts_all_night_was_the_end_of_the_work() -> None:
    lane = Lane(Counting(forgotten_after=timedelta(hours=6)))
    lane.play("EMPLOYEE_LOGIN", "jane")
    lane.later(hours=8).play("BREAK_STARTED")
    lane.later(hours=14).play("BREAK_ENDED", reason="unlock")
    lane.later(hours=1).play("EMPLOYEE_LOGOUT", reason="user")
    assert [length(span) for span in lane.spans("work").values()] == [480, 60]


def test_a_clock_that_jumps_back_makes_no_time_negative_and_none_twice() -> None:
    lane = Lane()
    lane.play("EMPLOYEE_LOGIN", "jane")
    lane.later(hours=2)
    was = lane.at
    lane.later(hours=-3).play("TIME_CONFIRMED", clock_was=was)
    lane.later(hours=5).play("EMPLOYEE_LOGOUT", reason="user")
    first, second = lane.spans("work").values()
    assert first[1] <= second[0]
    assert (length(first), length(second)) == (120, 120)
    assert lane.ended()[0] == (1, "next_fact", True)


def test_a_clock_put_right_within_minutes_splits_nothing() -> None:
    lane = Lane(Counting(forgotten_after=timedelta(hours=6)))
    lane.play("EMPLOYEE_LOGIN", "jane")
    was = lane.at
    lane.later(minutes=9).play("TIME_CONFIRMED", clock_was=was)
    assert lane.ended() == []
    lane.later(hours=9).play("TIME_CONFIRMED", clock_was=lane.at - timedelta(hours=9))
    assert lane.ended() == [(1, "next_fact", True)]


def test_facts_about_nobody_change_nothing() -> None:
    lane = Lane()
    for event_type in ("SCREEN_LOCKED", "SCREEN_UNLOCKED", "BREAK_STARTED", "BREAK_ENDED"):
        lane.play(event_type)
    lane.play("EMPLOYEE_LOGOUT", reason="user")
    lane.play("EPOCH_STARTED")
    lane.play("ITEM_ADDED")
    assert lane.changes == []


FACTS = st.sampled_from(
    [
        ("EMPLOYEE_LOGIN", ""),
        ("EMPLOYEE_LOGOUT", "user"),
        ("EMPLOYEE_LOGOUT", "switch"),
        ("EMPLOYEE_LOGOUT", "restart"),
        ("SCREEN_LOCKED", "idle"),
        ("SCREEN_LOCKED", "user"),
        ("SCREEN_UNLOCKED", ""),
        ("BREAK_STARTED", ""),
        ("BREAK_ENDED", "unlock"),
        ("BREAK_ENDED", "switch"),
        ("EPOCH_STARTED", ""),
        ("SIGN", ""),
        ("TIME_CONFIRMED", ""),
    ]
)
STEPS = st.lists(
    st.tuples(FACTS, st.sampled_from(["jane", "joe"]), st.integers(0, 20_000)),
    min_size=20,
    max_size=50,
)
MINUTES = st.none() | st.integers(1, 600).map(lambda m: timedelta(minutes=m))


@given(STEPS, st.builds(Counting, MINUTES, MINUTES))
def test_no_entry_is_negative_none_overlap_and_breaks_lie_within_work(
    steps: list[tuple[tuple[str, str], str, int]], counting: Counting
) -> None:
    lane = Lane(counting)
    for (event_type, reason), who, passed in steps:
        was = lane.at
        back = event_type == "TIME_CONFIRMED"
        lane.later(seconds=-passed if back else passed)
        if event_type == "SIGN":
            lane.sign()
        elif back:
            lane.play(event_type, clock_was=was)
        else:
            lane.play(event_type, who, reason)
    opened = [c for c in lane.changes if isinstance(c, Opened)]
    closed = [c.no for c in lane.changes if isinstance(c, Closed)]
    assert len({c.no for c in opened}) == len(opened)
    assert len(set(closed)) == len(closed)
    assert {c.no for c in opened} - set(closed) == {lane.now.work_no, lane.now.break_no} - {0}
    assert set(closed) <= {c.no for c in opened}
    work, breaks = lane.spans("work"), lane.spans("break")
    _in_line(work.values())
    _in_line(breaks.values())
    for one in opened:
        if one.kind == "break" and one.no in breaks and one.work_no in work:
            begin, end = work[one.work_no]
            assert begin <= breaks[one.no][0] <= breaks[one.no][1] <= end


def _in_line(spans: Iterator[Span] | object) -> None:
    before: datetime | None = None
    for begin, end in spans:  # type: ignore[attr-defined]
        assert begin <= end
        assert before is None or before <= begin
        before = end


@given(st.lists(st.tuples(st.integers(0, 40_000), st.booleans()), min_size=1, max_size=20))
def test_what_entries_come_to_is_the_time_that_somebody_was_signed_in(
    turns: list[tuple[int, bool]],
) -> None:
    lane, signed_in = Lane(), 0
    for passed, by_switch in turns:
        lane.play("EMPLOYEE_LOGIN", "jane")
        lane.later(seconds=passed).play("EMPLOYEE_LOGOUT", reason="switch" if by_switch else "user")
        signed_in += passed
        lane.later(seconds=0 if by_switch else 7)
    assert seconds(lane.spans("work").values()) == signed_in


# -- sums


def span(begin_min: float, end_min: float) -> Span:
    return EIGHT + timedelta(minutes=begin_min), EIGHT + timedelta(minutes=end_min)


def test_breaks_are_taken_off_but_for_the_paid_part() -> None:
    work, breaks = span(0, 480), [span(300, 310), span(120, 150)]
    none, some, much = timedelta(0), timedelta(minutes=35), timedelta(hours=9)
    assert seconds(worked(work, breaks, none)) == 440 * 60
    assert seconds(worked(work, breaks, some)) == 475 * 60
    assert worked(work, breaks, much) == [work]
    assert seconds(worked(work, [span(-60, 60), span(470, 999)], none)) == 410 * 60


SPANS = st.lists(st.tuples(st.integers(0, 3_000), st.integers(0, 3_000)), max_size=8).map(
    lambda found: [span(min(pair), max(pair)) for pair in found]
)


@given(SPANS, st.integers(0, 500))
def test_work_is_never_negative_nor_longer_than_it_was(breaks: list[Span], paid: int) -> None:
    work = span(100, 1_000)
    found = seconds(worked(work, breaks, timedelta(minutes=paid)))
    assert 0 <= found <= 900 * 60


@given(st.integers(0, 400 * 24 * 60), st.integers(0, 3 * 24 * 60), st.integers(0, 360))
def test_the_days_of_an_entry_add_up_to_it(begin: int, minutes: int, ends: int) -> None:
    work = (EIGHT + timedelta(minutes=begin), EIGHT + timedelta(minutes=begin + minutes))
    days = by_day([work], VIENNA, ends)
    assert sum(days.values()) == minutes * 60
    assert all(0 < found <= 25 * 3_600 for found in days.values())


def test_a_night_is_split_at_midnight_of_the_shop_or_when_its_day_ends() -> None:
    night = (datetime(2026, 11, 21, 20, tzinfo=UTC), datetime(2026, 11, 22, 5, tzinfo=UTC))
    assert by_day([night], VIENNA, 0) == {
        date(2026, 11, 21): 3 * 3_600,
        date(2026, 11, 22): 6 * 3_600,
    }
    assert by_day([night], VIENNA, 180) == {
        date(2026, 11, 21): 6 * 3_600,
        date(2026, 11, 22): 3 * 3_600,
    }


def test_nights_when_the_clock_changes_have_an_hour_more_or_less() -> None:
    autumn = datetime(2026, 10, 24, 20, tzinfo=UTC), datetime(2026, 10, 25, 5, tzinfo=UTC)
    spring = datetime(2026, 3, 28, 21, tzinfo=UTC), datetime(2026, 3, 29, 4, tzinfo=UTC)
    assert by_day([autumn], VIENNA, 0) == {
        date(2026, 10, 24): 2 * 3_600,
        date(2026, 10, 25): 7 * 3_600,
    }  # 22:00 to 6:00 on the wall, and nine hours of work
    assert by_day([spring], VIENNA, 0) == {
        date(2026, 3, 28): 2 * 3_600,
        date(2026, 3, 29): 5 * 3_600,
    }


def test_rounding_is_to_whole_steps_half_a_step_up() -> None:
    assert [rounded(s, 15) for s in (0, 449, 450, 900, 1349, 1350)] == [0, 0, 900, 900, 900, 1800]
    assert rounded(1234, 0) == 1234
