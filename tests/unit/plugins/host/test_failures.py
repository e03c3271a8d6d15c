"""What a plugin's failure does to a sale (nothing), and to its events (nothing is lost)."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from plugins import delivery, places, strikes
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.handlers import HANDLERS
from pos_terminal.checkout.state import Phase
from pos_terminal.domain.errors import CashierError, StoreError
from tests.fakes.world import FakeClock
from tests.lane_fixtures import BY_MANAGER, LaneAtWork, lane_on, verified
from tests.unit.plugins.host.troupe import (
    Fragile,
    Guard,
    Notes,
    keep,
    lane_with,
    rows,
    settle,
    state_of,
    switch,
)
from tests.waiting import LIMIT_S, until

ADDED = "SELECT event_type FROM notes ORDER BY seq"


def suspended(lane: LaneAtWork, name: str) -> None:
    """Wait until it rests."""
    lane.wait(lambda s: any(one.name == name and one.suspended for one in s.plugins))


def test_one_that_fails_three_times_rests_and_loses_nothing(
    shop_dir: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with lane_with(shop_dir, Fragile) as lane:
        switch(lane, "fragile")
        lane.sell("MILK")
        lane.sell("BREAD")
        lane.sell("MILK", "MILK")  # nobody waits for it
        suspended(lane, "fragile")
        assert lane.notice in ("plugin.suspended", "")
        said = lane.events("PLUGIN_SUSPENDED")[0].data
        assert said["cause"] == "raised"
        told = [str(vars(record)) for record in caplog.records]
        assert any("plugin strike" in one for one in told)
        assert not any("Jane" in one for one in [str(said), *told])  # an exception's words
        view = lane.running.plugins.views()[0]
        assert view.state == "suspended"
        assert "KeyError" in view.last_error
        Fragile.broken = False
        switch(lane, "fragile")
        assert state_of(lane, "fragile") == "working"
    assert [row[0] for row in rows(shop_dir, "fragile", ADDED)] == [
        *("ITEM_ADDED", "BASKET_CLOSED") * 2,
        *("ITEM_ADDED", "ITEM_ADDED", "BASKET_CLOSED"),
    ]
    verified(shop_dir)


def test_what_comes_before_the_event_that_fails_is_kept(shop_dir: Path) -> None:
    with lane_with(shop_dir, Fragile) as lane:
        lane.sell("MILK", "MILK", "BREAD")
        lane.do(c.SwitchPlugin("fragile", on=True), BY_MANAGER)
        suspended(lane, "fragile")
        lane.running.plugins.settled()
        assert rows(shop_dir, "fragile", ADDED) == [("ITEM_ADDED",)] * 2


def test_a_critical_one_that_fails_keeps_payment_shut_until_it_is_switched_off(
    shop_dir: Path,
) -> None:
    def fail(_: dict[str, Any]) -> None:
        raise ValueError

    Guard.breaks = staticmethod(fail)
    with lane_with(shop_dir, Guard) as lane:
        switch(lane, "guard")
        lane.scan("MILK")
        lane.do(c.StartCheckout())
        suspended(lane, "guard")
        assert lane.state.phase == Phase.AWAITING_CHECKS
        assert lane.refused(c.PayCash(145)) == "checks.waiting"
        lane.do(c.SwitchPlugin("guard", on=False), BY_MANAGER)
        assert lane.state.phase == Phase.PAYING


def test_a_slow_one_rests_after_three_slow_events(
    shop_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = threading.Event()
    monkeypatch.setattr(Guard, "deadline_s", 0.01)
    Guard.breaks = staticmethod(lambda _: late.wait(0.05))
    with lane_with(shop_dir, Guard) as lane:
        switch(lane, "guard")
        for _ in range(3):
            lane.sell("MILK")
        suspended(lane, "guard")
        assert lane.events("PLUGIN_SUSPENDED")[0].data["cause"] == "slow"
        assert len(lane.events("GUARD_LOOKED")) == 3  # late, and not lost


def held_up(lane: LaneAtWork, shop_dir: Path) -> threading.Event:
    """The lane is held up, and an outcome of the guard waits for it until this is set."""
    look, go_on = threading.Event(), threading.Event()
    Guard.breaks = staticmethod(lambda _: look.wait(LIMIT_S))
    switch(lane, "guard")
    lane.scan("MILK")
    lane.do(c.StartCheckout())
    lane.running.lane.call(lambda _: go_on.wait(LIMIT_S))
    look.set()
    until(lambda: rows(shop_dir, "guard", "SELECT 1 FROM host_outcomes"))
    return go_on


def test_outcomes_that_a_crash_kept_from_the_lane_are_handed_over_at_the_next_start(
    shop_dir: Path, tmp_path: Path
) -> None:
    with lane_with(shop_dir, Guard) as lane:
        go_on = held_up(lane, shop_dir)
        copy = lane.crash_copy(tmp_path / "crashed")
        go_on.set()
        settle(lane)
        assert len(lane.events("GUARD_LOOKED")) == 1
    Guard.breaks = None
    with lane_with(copy, Guard) as lane:
        settle(lane)
        assert len(lane.events("GUARD_LOOKED")) == 1
        assert rows(copy, "guard", "SELECT * FROM host_outcomes") == []
    verified(copy)


def test_a_lane_that_stops_while_a_plugin_waits_for_it_stops(shop_dir: Path) -> None:
    with lane_with(shop_dir, Guard) as lane:
        go_on = held_up(lane, shop_dir)
        threading.Timer(1.0, go_on.set).start()
    with lane_with(shop_dir, Guard) as lane:
        settle(lane)
        assert len(lane.events("GUARD_LOOKED")) == 1


def test_a_plugin_that_is_on_and_gone_is_missing_and_payment_waits_for_it(shop_dir: Path) -> None:
    clock = FakeClock()
    with lane_with(shop_dir, Guard, Notes) as lane:
        switch(lane, "guard")
        switch(lane, "notes")
    with lane_with(shop_dir, clock=clock) as lane:
        assert (state_of(lane, "guard"), state_of(lane, "notes")) == ("missing", "missing")
        lane.scan("MILK")
        lane.do(c.StartCheckout())
        assert lane.state.waiting_for == ("guard",)
        clock.passes(seconds=5)
        lane.do(c.OverrideChecks(), BY_MANAGER)
        lane.do(c.PayCash(145))
        lane.do(c.NextSale())
        lane.do(c.SwitchPlugin("guard", on=False), BY_MANAGER)
        lane.sell("MILK")


def test_settings_that_make_no_sense_are_refused_in_words(shop_dir: Path) -> None:
    with lane_with(shop_dir, Notes) as lane:
        with pytest.raises(CashierError) as refused:
            lane.running.plugins.check_settings("notes", {"mood": 3}).result(60)
        assert refused.value.key == "plugin.setting"
        with pytest.raises(CashierError) as unknown:
            lane.running.plugins.check_settings("nobody", {}).result(60)
        assert unknown.value.key == "plugin.unknown"
        assert lane.refused(c.SwitchPlugin("nobody", on=True), BY_MANAGER) == "plugin.unknown"


def test_plugins_that_are_on_work_after_the_next_start_without_being_asked(shop_dir: Path) -> None:
    with lane_with(shop_dir, Notes) as lane:
        switch(lane, "notes")
    with lane_with(shop_dir, Notes) as lane:
        lane.sell("MILK")
        settle(lane)
        assert len(rows(shop_dir, "notes")) == 2
        lane.do(c.SwitchPlugin("notes", on=False), BY_MANAGER)
        lane.sell("MILK")
        assert state_of(lane, "notes") == "off"
    with lane_on(shop_dir) as lane:
        assert not [t for t in threading.enumerate() if t.name.startswith("pos-plugin")]


def test_a_suspension_that_the_store_refuses_is_told_again(
    shop_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suspend, refused = HANDLERS[c.SuspendPlugin], [1, 2]

    def no_room(till: Any, command: Any) -> object:
        if refused:
            refused.pop()
            raise StoreError("The disk is full.", "Make room.")
        return suspend(till, command)

    monkeypatch.setitem(HANDLERS, c.SuspendPlugin, no_room)
    monkeypatch.setattr(delivery, "AGAIN_S", 0.01)
    with lane_with(shop_dir, Fragile) as lane:
        lane.sell("BREAD")
        lane.do(c.SwitchPlugin("fragile", on=True), BY_MANAGER)
        suspended(lane, "fragile")


def test_what_fails_after_it_was_switched_off_does_not_suspend_what_was_switched_on(
    shop_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, go_on = threading.Event(), threading.Event()

    def fail(_: dict[str, Any]) -> None:
        if not began.is_set():
            began.set()
            go_on.wait(30)
            raise ValueError

    monkeypatch.setattr(strikes, "MOST", 1)
    Guard.breaks = staticmethod(fail)
    with lane_with(shop_dir, Guard) as lane:
        switch(lane, "guard")
        lane.scan("MILK")
        lane.do(c.StartCheckout())
        assert began.wait(30)
        lane.do(c.SwitchPlugin("guard", on=False), BY_MANAGER)
        lane.do(c.SwitchPlugin("guard", on=True), BY_MANAGER)
        go_on.set()
        lane.wait(lambda s: s.phase == Phase.PAYING)
        assert not lane.events("PLUGIN_SUSPENDED")
        assert len(lane.events("GUARD_LOOKED")) == 1


@pytest.mark.parametrize(
    "changes",
    [{"data": {}}, {"outcome_id": "7"}, {"basket_id": "7"}],
    ids=str,
)
def test_outcomes_that_are_none_do_not_reach_the_lane(
    shop_dir: Path, changes: dict[str, Any]
) -> None:
    with lane_with(shop_dir, Guard) as lane:
        switch(lane, "guard")
        switch(lane, "guard", on=False)
        keep(shop_dir, **changes)
        lane.do(c.SwitchPlugin("guard", on=True), BY_MANAGER)
        suspended(lane, "guard")
        lane.do(c.SwitchPlugin("guard", on=False), BY_MANAGER)
        lane.sell("MILK")


def test_one_that_never_comes_back_is_left_alone_and_the_till_says_so(
    shop_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    monkeypatch.setattr(places, "HUNG_S", 0.05)
    monkeypatch.setattr(Guard, "deadline_s", 0.01)
    Guard.breaks = staticmethod(lambda _: go_on.wait(60))
    with lane_with(shop_dir, Guard) as lane:
        try:
            switch(lane, "guard")
            lane.scan("MILK")
            lane.do(c.StartCheckout())
            while not any(one.suspended for one in lane.state.plugins):
                lane.do(c.CancelCheckout())
                lane.do(c.StartCheckout())  # any event will do: the look comes with it
            assert lane.events("PLUGIN_SUSPENDED")[0].data["cause"] == "hung"
            lane.do(c.SwitchPlugin("guard", on=False), BY_MANAGER)
            assert lane.state.phase == Phase.PAYING
        finally:
            go_on.set()


def test_a_slow_batch_within_the_deadline_of_each_event_does_not_hang() -> None:
    place = places.Place("notes", lambda: None)
    place.worker = Mock()
    place.standing.busy_since, place.standing.allowed_s = 1_000.0, 200 * 2.0
    assert not place.hangs(1_399.0)
    assert place.hangs(1_401.0)
    place.standing.allowed_s = 2.0
    assert not place.hangs(1_059.0)
    assert place.hangs(1_061.0)


def test_what_could_not_be_described_is_tried_again_when_somebody_looks(
    shop_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow_disk(_: Notes) -> list[str]:
        raise TimeoutError

    monkeypatch.setattr(Notes, "get_supported_events", slow_disk)
    with lane_with(shop_dir, Notes) as lane:
        assert state_of(lane, "notes") == "refused"
        assert lane.refused(c.SwitchPlugin("notes", on=True), BY_MANAGER) == "plugin.refused"
        monkeypatch.undo()
        lane.running.plugins.look_again()
        assert state_of(lane, "notes") == "off"
        switch(lane, "notes")
        assert state_of(lane, "notes") == "working"
