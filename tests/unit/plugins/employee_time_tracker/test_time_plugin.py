"""What the plugin writes, tells, reports and corrects."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from plugins.base import PersonFacts, ShopFacts
from plugins.employee_time_tracker.models import at_work, corrections, entries
from plugins.employee_time_tracker.plugin import SIGNS, EmployeeTimeTracker
from plugins.rehearsal import Rehearsal, ScriptedFacts
from pos_terminal.checkout.commands import PluginOutcome
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EVENTS
from tests.retail_days import bodies


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Rehearsal]:
    """Saturday, nine in the morning in Vienna; nobody is at work yet."""
    facts = ScriptedFacts(ShopFacts(time_zone="Europe/Vienna"))
    facts.staff["jane"] = PersonFacts("jane", "Jane D.")
    stage = Rehearsal(EmployeeTimeTracker(), tmp_path, facts)
    yield stage
    stage.close()


def clocks_in(play: Rehearsal, who: str = "jane") -> list[PluginOutcome]:
    play.employee_id = who
    return play.play("EMPLOYEE_LOGIN", method="pin", role="cashier")


def clocks_out(play: Rehearsal, reason: str = "user") -> list[PluginOutcome]:
    return play.play("EMPLOYEE_LOGOUT", reason=reason)


def a_day(play: Rehearsal, hours: float = 8, pause_min: float = 30) -> None:
    """Work with one break."""
    clocks_in(play)
    play.passes(hours=hours / 2)
    play.play("BREAK_STARTED")
    play.passes(minutes=pause_min)
    play.play("BREAK_ENDED", how="unlock")
    play.passes(hours=hours / 2)
    clocks_out(play)


def told(made: list[PluginOutcome]) -> list[dict[str, Any]]:
    return [one.data["data"] for one in made if one.kind == "emit"]


def rows(play: Rehearsal, table: Any) -> list[tuple[Any, ...]]:
    with play.runtime._transaction() as connection:
        return [tuple(row) for row in connection.execute(select(table))]


def test_entries_go_up_as_events_whole_and_with_ids_of_their_own(play: Rehearsal) -> None:
    (opened,) = told(clocks_in(play))
    play.passes(hours=4)
    (began,) = told(play.play("BREAK_STARTED"))
    play.passes(minutes=30)
    (ended,) = told(play.play("BREAK_ENDED", how="unlock"))
    play.passes(hours=4)
    (closed,) = told(clocks_out(play))
    uuid.UUID(opened["entry_id"], version=5)
    assert set(opened) == set(EVENTS["TIME_ENTRY_OPENED"].fields)  # type: ignore[index]
    assert set(closed) == set(EVENTS["TIME_ENTRY_CLOSED"].fields)  # type: ignore[index]
    assert opened["entry_id"] == closed["entry_id"] == began["work_entry_id"]
    assert began["entry_id"] == ended["entry_id"] != opened["entry_id"]
    assert (ended["kind"], ended["worked_s"]) == ("break", 30 * 60)
    assert (closed["kind"], closed["worked_s"], closed["assumed"]) == ("work", 8 * 3_600, False)
    assert (closed["opened_at"], closed["closed_at"], closed["business_date"]) == (
        "2026-11-21T08:00:00.000000Z",
        "2026-11-21T16:30:00.000000Z",
        "2026-11-21",
    )


def test_a_paid_break_counts_as_work(play: Rehearsal) -> None:
    play.settings(paid_break_min=20)
    a_day(play)
    ((_name, day, worked, *_rest), total) = play.report("timesheet")
    assert (day, worked) == ("2026-11-21", 8 * 3_600 + 20 * 60)
    assert (total[1], total[2]) == (None, worked)


def test_after_a_crash_the_last_thing_that_she_did_ends_her_work(play: Rehearsal) -> None:
    clocks_in(play)
    play.passes(hours=3)
    play.play("ITEM_ADDED", line={})
    play.passes(minutes=10)
    play.play("SCREEN_LOCKED", reason="idle")
    play.passes(hours=1)
    play.play("PRICE_LIST_SEEN")  # somebody else's event
    play.passes(hours=10)
    (closed,) = told(clocks_out(play, "restart"))
    assert closed["closed_at"] == "2026-11-21T11:00:00.000000Z"
    assert (closed["assumed"], closed["closed_by"], closed["worked_s"]) == (
        True,
        "restart",
        3 * 3_600,
    )


def test_the_sign_of_another_person_is_none_of_hers(play: Rehearsal) -> None:
    clocks_in(play)
    play.passes(hours=1)
    play.play("CASH_MOVED", kind="in")
    play.passes(hours=1)
    play.play("SCREEN_UNLOCKED", employee_id="ann", method="pin")
    play.passes(hours=1)
    first, opened = told(clocks_in(play, "joe"))
    assert (first["employee_ref"], first["worked_s"]) == ("jane", 3_600)
    assert opened["employee_ref"] == "joe"
    assert "CASH_MOVED" in SIGNS
    assert "EMPLOYEE_LOGOUT" not in SIGNS


def test_a_locked_screen_becomes_a_break_where_the_shop_says_so(play: Rehearsal) -> None:
    play.settings(lock_is_break_after_min=10)
    clocks_in(play)
    play.passes(hours=1)
    play.play("SCREEN_LOCKED", reason="idle")
    play.passes(minutes=20)
    began, ended = told(play.play("SCREEN_UNLOCKED", method="pin"))
    assert (began["kind"], ended["worked_s"]) == ("break", 1_200)
    play.passes(hours=1)
    (closed,) = told(clocks_out(play))
    assert closed["worked_s"] == 2 * 3_600


def test_a_night_belongs_to_its_first_day_and_its_hours_to_both(play: Rehearsal) -> None:
    play.at = datetime(2026, 11, 21, 21, tzinfo=UTC)  # 22:00
    a_day(play, hours=4, pause_min=0)
    assert [entry[6] for entry in rows(play, entries)][0] == "2026-11-21"
    sheet = play.report("timesheet")
    assert [(row[1], row[2]) for row in sheet] == [
        ("2026-11-21", 2 * 3_600),
        ("2026-11-22", 2 * 3_600),
        (None, 4 * 3_600),
    ]
    assert [(row[1], row[2]) for row in play.report("timesheet", from_day="2026-11-22")] == [
        ("2026-11-22", 2 * 3_600),
        (None, 2 * 3_600),
    ]


def test_a_night_when_the_clock_changes_is_as_long_as_it_was(play: Rehearsal) -> None:
    play.at, play.utc_offset_min = datetime(2026, 10, 24, 20, tzinfo=UTC), 120
    clocks_in(play)
    play.passes(hours=9)
    play.utc_offset_min = 60
    (closed,) = told(clocks_out(play))  # 22:00 to 6:00 on the wall
    assert closed["worked_s"] == 9 * 3_600
    assert [row[2] for row in play.report("timesheet")][:2] == [2 * 3_600, 7 * 3_600]


def test_a_timesheet_is_rounded_and_the_entries_are_not(play: Rehearsal) -> None:
    a_day(play, hours=7.9)
    play.settings(rounding_min=15)
    (day, total) = play.report("timesheet")
    assert (day[2], day[3], total[3]) == (28_440, 28_800, 28_800)
    assert told(clocks_in(play))
    play.passes(hours=1)
    assert told(clocks_out(play))[0]["worked_s"] == 3_600


def test_my_time_is_about_two_weeks_and_one_person(play: Rehearsal) -> None:
    a_day(play)
    play.passes(days=3)
    a_day(play, hours=6)
    clocks_in(play, "joe")
    found = play.report("my_time", employee_id="jane")
    assert [row[:3] for row in found] == [
        ["2026-11-23", "2026-11-24", 6 * 3_600],
        ["2026-11-23", None, 6 * 3_600],
        ["2026-11-16", "2026-11-21", 8 * 3_600],
        ["2026-11-16", None, 8 * 3_600],
    ]
    assert play.report("my_time") == []
    (form,) = [one for one in play.runtime.describe().reports if one.own]
    assert form.name == "my_time"


def test_an_entry_that_is_open_says_so(play: Rehearsal) -> None:
    clocks_in(play)
    (day, _total) = play.report("timesheet")
    assert (day[0], day[2], day[8]) == ("jane Jane D.", 0, 1)
    (entry,) = play.report("entries")
    assert entry[4:6] == [None, None]


# -- corrections


def corrected(play: Rehearsal, **data: Any) -> tuple[list[dict[str, Any]], str]:
    """What is told, and the key of what the manager reads."""
    made = play.act("correct", **data)
    (said,) = [one.data["text"]["key"] for one in made if one.kind == "notice"]
    return told(made), said


def test_a_correction_keeps_the_original_and_is_numbered(play: Rehearsal) -> None:
    a_day(play)
    number = play.report("entries")[0][0]
    play.passes(hours=1)
    (first,), said = corrected(
        play, entry=number, clock_out="2026-11-21 17:00", reason="left the till open"
    )
    assert said == "corrected"
    assert set(first) == set(EVENTS["TIME_ENTRY_CORRECTED"].fields)  # type: ignore[index]
    assert (first["closed_at"], first["correction_no"]) == ("2026-11-21T16:00:00.000000Z", 1)
    (second,), _ = corrected(play, entry=number, clock_in="2026-11-21 08:30", reason="was early")
    assert (second["opened_at"], second["closed_at"], second["correction_no"]) == (
        "2026-11-21T07:30:00.000000Z",
        "2026-11-21T16:00:00.000000Z",
        2,
    )
    entry = play.report("entries")[0]
    assert (entry[3], entry[4], entry[8], entry[9]) == (
        "2026-11-21T07:30:00.000000Z",
        "2026-11-21T16:00:00.000000Z",
        2,
        "was early",
    )
    assert (entry[10], entry[11]) == ("2026-11-21T08:00:00.000000Z", "2026-11-21T16:30:00.000000Z")
    (day, _total) = play.report("timesheet")
    assert (day[2], day[6]) == (8 * 3_600, 1)  # 8.5 hours less the break
    assert len(rows(play, corrections)) == 2


def test_a_break_can_be_corrected_too(play: Rehearsal) -> None:
    a_day(play)
    (pause,) = [entry for entry in play.report("entries") if entry[2] == "Break"]
    corrected(play, entry=pause[0], clock_out="2026-11-21 14:00", reason="came back later")
    assert play.report("timesheet")[0][2] == 8 * 3_600 - 30 * 60


def test_the_time_of_a_correction_is_that_of_the_entrys_own_season(play: Rehearsal) -> None:
    play.at, play.utc_offset_min = datetime(2026, 10, 20, 6, tzinfo=UTC), 120
    a_day(play)
    play.at, play.utc_offset_min = datetime(2026, 11, 21, 8, tzinfo=UTC), 60
    (fixed,), _ = corrected(play, entry=1, clock_in="2026-10-20 07:00", reason="early")
    assert fixed["opened_at"] == "2026-10-20T05:00:00.000000Z"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({"entry": 999, "clock_in": "2026-11-21 08:00", "reason": "x"}, "no.entry"),
        ({"entry": 1, "clock_in": "2026-11-21 08:00", "reason": " "}, "no.reason"),
        ({"entry": 1, "reason": "x"}, "no.time"),
        ({"entry": 1, "clock_in": "2026-13-41 25:00", "reason": "x"}, "no.such_time"),
        ({"entry": 1, "clock_out": "2026-11-30 08:00", "reason": "x"}, "no.future"),
        ({"entry": 1, "clock_out": "2026-11-21 06:00", "reason": "x"}, "no.order"),
        ({"entry": 1, "clock_out": "2026-11-21 19:00", "reason": "x"}, "no.overlap"),
    ],
)
def test_a_correction_that_cannot_be_says_why_and_changes_nothing(
    play: Rehearsal, data: dict[str, Any], key: str
) -> None:
    a_day(play)
    play.passes(hours=1)
    a_day(play, hours=1)
    before = rows(play, entries)
    assert corrected(play, **data) == ([], key)
    assert rows(play, entries) == before
    assert rows(play, corrections) == []


def test_a_form_that_is_not_filled_in_rightly_is_refused_before(play: Rehearsal) -> None:
    for wrong in ({"entry": "x"}, {"clock_in": "this morning"}, {"reason": "x" * 121}):
        with pytest.raises(CashierError, match=r"plugin\.setting"):
            play.runtime.checked_act("correct", wrong)


def test_an_open_entry_is_corrected_at_its_beginning_and_closes_as_seen(play: Rehearsal) -> None:
    clocks_in(play)
    play.passes(hours=1)
    (fixed,), _ = corrected(play, entry=1, clock_in="2026-11-21 08:45", reason="forgot")
    assert fixed["closed_at"] is None
    play.employee_id = "jane"
    (closed,) = told(clocks_out(play))
    assert closed["worked_s"] == 3_600  # as seen: the correction is told by itself
    assert play.report("entries")[0][5] == 75 * 60


# -- what lasts


def test_a_restart_goes_on_where_it_was(play: Rehearsal) -> None:
    clocks_in(play)
    play.passes(hours=1)
    play.play("BREAK_STARTED")
    play.close()
    play.runtime.open()
    play.passes(minutes=10)
    (ended,) = told(play.play("BREAK_ENDED", how="unlock"))
    assert ended["worked_s"] == 600


def test_two_tills_give_entries_of_different_ids(tmp_path: Path) -> None:
    ids = set()
    for till in ("T1", "T2"):
        stage = Rehearsal(EmployeeTimeTracker(), tmp_path / till)
        body = stage.event("EMPLOYEE_LOGIN", method="pin", role="cashier")
        body |= {"terminal_id": till, "event_id": str(uuid.uuid5(uuid.NAMESPACE_OID, till))}
        (made,) = stage.runtime.handle([body], live=True)
        ids.add(made.data["data"]["entry_id"])
        stage.close()
    assert len(ids) == 2


@pytest.mark.slow
def test_ten_thousand_real_lines_replay_to_the_same_rows_and_the_time_signed_in(
    tmp_path: Path,
) -> None:
    played = []
    for name, step in (("one", 500), ("two", 1_700)):
        facts = ScriptedFacts(journal=list(bodies()))
        stage = Rehearsal(EmployeeTimeTracker(), tmp_path / name, facts)
        wanted = [body for body in bodies() if body["event_type"] in stage.runtime.wanted]
        made = []
        for first in range(0, len(wanted), step):
            made += stage.runtime.handle(wanted[first : first + step], live=name == "one")
        played.append((made, rows(stage, entries), rows(stage, at_work)))
        sheet = stage.report("timesheet")
        stage.close()
    assert played[0] == played[1]
    signed_in = 0.0
    began: datetime | None = None
    for body in bodies():
        if body["event_type"] == "EMPLOYEE_LOGIN":
            began = datetime.fromisoformat(body["occurred_at"])
        if body["event_type"] == "EMPLOYEE_LOGOUT" and began is not None:
            signed_in += (datetime.fromisoformat(body["occurred_at"]) - began).total_seconds()
    totals = [row for row in sheet if row[1] is None]
    assert len(totals) == 3
    assert sum(row[2] for row in totals) == signed_in > 0
