"""Beside a real lane: a day with breaks, a crash, a correction; entries go up in the journal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from plugins.employee_time_tracker.plugin import EmployeeTimeTracker
from pos_terminal.checkout import commands as c
from tests.fakes.world import NOON, FakeClock
from tests.lane_fixtures import BY_MANAGER, CASHIER, MANAGER, PINS, LaneAtWork, verified
from tests.unit.plugins.host.troupe import lane_with, rows, settle, switch

NAME = "employee_time_tracker"
KINDS = ("TIME_ENTRY_OPENED", "TIME_ENTRY_CLOSED", "TIME_ENTRY_CORRECTED")


def told(lane: LaneAtWork, event_type: str) -> list[dict[str, Any]]:
    settle(lane)
    return [event.data for event in lane.events(event_type)]


def test_a_day_with_a_break_and_another_who_takes_the_till(shop_dir: Path) -> None:
    with lane_with(shop_dir, EmployeeTimeTracker) as lane:
        switch(lane, NAME)
        lane.clock.passes(hours=2)
        lane.do(c.StartBreak())
        lane.clock.passes(minutes=20)
        lane.do(c.Unlock(PINS[CASHIER]))
        lane.clock.passes(hours=1)
        lane.sign_in(MANAGER)
        lane.clock.passes(hours=1)
        lane.do(c.SignOut())
        pause, jane, ann = told(lane, "TIME_ENTRY_CLOSED")[-3:]
        assert (pause["kind"], pause["worked_s"]) == ("break", 20 * 60)
        assert (jane["employee_ref"], jane["worked_s"]) == ("E002", 3 * 3_600)
        assert (jane["closed_by"], ann["closed_by"]) == ("switch", "logout")
        assert ann["worked_s"] == 3_600
        opened = lane.events("TIME_ENTRY_OPENED")
        assert len({event.data["entry_id"] for event in opened}) == len(opened)
        logins = {event.event_id for event in lane.events("EMPLOYEE_LOGIN", "BREAK_STARTED")}
        assert {event.stamp.caused_by for event in opened} <= logins
    verified(shop_dir)


def test_a_crash_ends_the_work_with_its_last_sign(shop_dir: Path, tmp_path: Path) -> None:
    with lane_with(shop_dir, EmployeeTimeTracker) as lane:
        switch(lane, NAME)
        lane.clock.passes(hours=2)
        lane.sell("MILK")
        lane.clock.passes(hours=1)
        settle(lane)
        copy = lane.crash_copy(tmp_path / "crashed")
    clock = FakeClock(NOON)
    clock.passes(hours=15)
    with lane_with(copy, EmployeeTimeTracker, clock=clock) as again:
        lost, *_ = told(again, "TIME_ENTRY_CLOSED")[-1:]
        assert (lost["closed_by"], lost["assumed"]) == ("restart", True)
        assert lost["worked_s"] == 2 * 3_600
        assert lost["employee_ref"] == "E002"


def test_a_manager_corrects_an_entry_and_it_is_seen_in_every_report(shop_dir: Path) -> None:
    with lane_with(shop_dir, EmployeeTimeTracker) as lane:
        switch(lane, NAME)
        lane.clock.passes(hours=3)
        lane.do(c.SignOut())
        lane.clock.passes(hours=1)
        lane.sign_in(MANAGER)
        settle(lane)
        host = lane.running.plugins
        entries = host.report(NAME, "entries", {}).result(60).rows
        number = next(row[0] for row in entries if str(row[1]).startswith("E002"))
        data = {"entry": number, "clock_out": "2026-11-21 14:00", "reason": "left at two"}
        checked = host.check_act(NAME, "correct", data).result(60)
        lane.do(c.ActOnPlugin(NAME, "correct", checked))
        (fixed,) = told(lane, "TIME_ENTRY_CORRECTED")
        assert (fixed["employee_ref"], fixed["corrected_by"]) == ("E002", "E001")
        assert fixed["closed_at"] == "2026-11-21T13:00:00.000000Z"
        mine = host.report(NAME, "my_time", {"employee_id": "E002"}).result(60).rows
        assert [row[2] for row in mine] == [2 * 3_600, 2 * 3_600, 0]
        before = [rows(shop_dir, NAME, f"SELECT * FROM {table}") for table in TABLES]
        host.replay(NAME).result(60)
        settle(lane)
        assert [rows(shop_dir, NAME, f"SELECT * FROM {table}") for table in TABLES] == before
        assert len(lane.events(*KINDS)) == len({event.event_id for event in lane.events(*KINDS)})


TABLES = ("entries", "corrections", "at_work")


def test_a_cashier_corrects_nothing(shop_dir: Path) -> None:
    with lane_with(shop_dir, EmployeeTimeTracker) as lane:
        switch(lane, NAME)
        data = {"entry": 1, "clock_in": "", "clock_out": "", "reason": "x"}
        assert lane.refused(c.ActOnPlugin(NAME, "correct", data)) == "approval.needed"
        lane.do(c.ActOnPlugin(NAME, "correct", data), BY_MANAGER)
        assert told(lane, "TIME_ENTRY_CORRECTED") == []
