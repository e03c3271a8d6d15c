"""Plugins at work beside a real lane: what they see, write and bring, and when payment waits."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugins.places import Place
from plugins.runtime import Runtime
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import Phase
from tests.fakes.world import FakeClock
from tests.lane_fixtures import BY_MANAGER, verified
from tests.unit.plugins.host.troupe import (
    Bystander,
    Echo,
    Guard,
    Newcomer,
    Notes,
    lane_with,
    ours,
    rows,
    settle,
    state_of,
    switch,
)

ADDED = "SELECT event_type, mood FROM notes ORDER BY seq"


def test_a_plugin_that_is_switched_on_reads_the_past_and_then_goes_along(shop_dir: Path) -> None:
    with lane_with(shop_dir, Notes) as lane:
        lane.sell("MILK")
        switch(lane, "notes")
        assert state_of(lane, "notes") == "working"
        lane.sell("BREAD")
        settle(lane)
        lives = [live for _, live in Notes.lives]
    wrote = [row[0] for row in rows(shop_dir, "notes", ADDED)]
    assert wrote == ["ITEM_ADDED", "BASKET_CLOSED"] * 2
    assert lives == [False, False, True, True]
    verified(shop_dir)


def test_suggestions_of_a_basket_that_was_begun_before_come_as_well(shop_dir: Path) -> None:
    with lane_with(shop_dir, Notes) as lane:
        lane.scan("MILK")
        switch(lane, "notes")
        assert [one.sku for one in lane.state.suggestions] == ["BREAD"]


def test_payment_goes_on_by_itself_when_the_critical_plugin_has_looked(shop_dir: Path) -> None:
    with lane_with(shop_dir, Guard) as lane:
        switch(lane, "guard")
        lane.scan("MILK")
        lane.do(c.StartCheckout())
        assert lane.wait(lambda s: s.phase == Phase.PAYING).waiting_for == ()
        assert [e.data for e in lane.events("GUARD_LOOKED")] == [{"total_minor": 145}]


def test_a_hold_comes_in_time_and_a_checkout_given_up_takes_it_along(shop_dir: Path) -> None:
    with lane_with(shop_dir, Guard) as lane:
        switch(lane, "guard")
        lane.do(c.AddProduct("GIN"))
        lane.do(c.CheckAgeByDate(date(1980, 1, 1), "passport"))
        lane.do(c.StartCheckout())
        held = lane.wait(lambda s: bool(s.plugin_holds))
        assert held.phase == Phase.AWAITING_CHECKS
        assert lane.refused(c.PayCash(10_000)) == "hold.plugin"
        lane.do(c.CancelCheckout())
        assert lane.state.plugin_holds == ()


def test_a_critical_plugin_that_takes_no_checkouts_keeps_nobody_waiting(shop_dir: Path) -> None:
    with lane_with(shop_dir, Bystander) as lane:
        switch(lane, "bystander")
        lane.scan("MILK")
        lane.do(c.StartCheckout())
        lane.wait(lambda s: s.phase == Phase.PAYING)


def test_payment_stays_shut_while_a_critical_plugin_dawdles_until_a_manager_goes_on(
    shop_dir: Path,
) -> None:
    go_on = threading.Event()
    Guard.breaks = staticmethod(lambda _: go_on.wait(30))
    clock = FakeClock()
    with lane_with(shop_dir, Guard, clock=clock) as lane:
        try:
            switch(lane, "guard")
            lane.scan("MILK")
            lane.do(c.StartCheckout())
            assert lane.state.waiting_for == ("guard",)
            assert lane.refused(c.PayCash(145)) == "checks.waiting"
            assert lane.refused(c.OverrideChecks(), BY_MANAGER) == "checks.waiting"
            clock.passes(seconds=2)
            lane.do(c.OverrideChecks(), BY_MANAGER)
            assert lane.state.phase == Phase.PAYING
            lane.do(c.PayCash(145))
        finally:
            go_on.set()
        settle(lane)
        assert [e.data["plugins"] for e in lane.events("CHECKS_OVERRIDDEN")] == [["guard"]]


def test_a_chain_of_events_that_cause_each_other_ends(shop_dir: Path) -> None:
    with lane_with(shop_dir, Echo) as lane:
        switch(lane, "echo")
        lane.scan("MILK")
        lane.do(c.VoidSale("changed mind"), BY_MANAGER)
        settle(lane)
        assert len(lane.events("ECHO_HEARD")) == 7  # the void and seven more are eight


def test_settings_are_in_effect_without_a_new_start(shop_dir: Path) -> None:
    with lane_with(shop_dir, Notes) as lane:
        switch(lane, "notes")
        lane.scan("MILK")
        checked = lane.running.plugins.check_settings("notes", {"mood": "gay"}).result(60)
        lane.do(c.ChangePluginSettings("notes", checked), BY_MANAGER)
        lane.scan("BREAD")
        settle(lane)
        assert lane.running.plugins.views()[0].settings == {"mood": "gay"}
    assert [mood for _, mood in rows(shop_dir, "notes", ADDED)] == ["calm", "gay"]


def test_one_that_begins_now_never_sees_what_was_before(shop_dir: Path) -> None:
    with lane_with(shop_dir, Newcomer) as lane:
        lane.sell("MILK")
        lane.do(c.ChangePluginSettings("newcomer", {"mood": "gay"}), BY_MANAGER)
        switch(lane, "newcomer")
        lane.sell("BREAD")
        settle(lane)
        once = rows(shop_dir, "newcomer", ADDED)
        assert once == [("ITEM_ADDED", "gay"), ("BASKET_CLOSED", "gay")]
        assert lane.running.plugins.replay("newcomer").result(60) == 2
        assert rows(shop_dir, "newcomer", ADDED) == once


def test_what_is_put_here_while_the_lane_runs_is_found_without_keeping_anybody_waiting(
    shop_dir: Path,
) -> None:
    with lane_with(shop_dir, Guard) as lane:
        host, heard = lane.running.plugins, threading.Event()
        assert [view.name for view in host.views()] == ["guard"]

        def listen() -> None:
            if "notes" in [view.name for view in host.views()]:
                heard.set()

        host.subscribe(listen)
        host._backstage._find = lambda _folder: ours(Guard, Notes)
        host.look_soon()
        host.look_soon()
        assert heard.wait(30)
        switch(lane, "notes")
        assert state_of(lane, "notes") == "working"


@pytest.mark.parametrize("asked", ["settings", "replay"])
def test_who_asks_while_a_plugin_is_switched_on_gets_an_answer(
    shop_dir: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    resting = Place.resting

    def too_late(self: Place, *args: Any, **more: Any) -> Any:
        monkeypatch.undo()
        switch(lane, "notes")
        return resting(self, *args, **more)

    with lane_with(shop_dir, Notes) as lane:
        monkeypatch.setattr(Place, "resting", too_late)
        plugins = lane.running.plugins
        if asked == "settings":
            assert plugins.check_settings("notes", {}).result(60) == {"mood": "calm"}
        else:
            plugins.replay("notes").result(60)
        assert state_of(lane, "notes") == "working"


def test_one_that_begins_now_does_so_also_after_a_kill_in_the_midst_of_beginning(
    shop_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise RuntimeError

    with lane_with(shop_dir, Newcomer) as lane:
        lane.do(c.ChangePluginSettings("newcomer", {"mood": "gay"}), BY_MANAGER)
        lane.sell("MILK")
        monkeypatch.setattr(Runtime, "pass_over", killed)  # after the settings
        lane.do(c.SwitchPlugin("newcomer", on=True), BY_MANAGER)
        lane.wait(lambda s: any(one.suspended for one in s.plugins))
        monkeypatch.undo()
        switch(lane, "newcomer")
        lane.sell("BREAD")
        settle(lane)
    wrote = rows(shop_dir, "newcomer", ADDED)
    assert wrote == [("ITEM_ADDED", "gay"), ("BASKET_CLOSED", "gay")]
