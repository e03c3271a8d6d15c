"""A plugin's tables made anew: asked for, or because the journal is another one."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from plugins import bus
from plugins.base import Emit
from plugins.bodies import body_of
from plugins.rebuilding import Rebuild
from plugins.runtime import Runtime
from pos_terminal.checkout import commands as c
from tests.fakes.plugins import FakeFacts
from tests.lane_fixtures import BY_MANAGER, verified
from tests.unit.plugins.host.troupe import Guard, Notes, keep, lane_with, rows, settle, switch


def test_a_replay_beside_the_lane_gives_the_same_rows(shop_dir: Path) -> None:
    with lane_with(shop_dir, Notes) as lane:
        switch(lane, "notes")
        lane.sell("MILK")
        lane.do(c.ChangePluginSettings("notes", {"mood": "gay"}), BY_MANAGER)
        lane.sell("BREAD")
        settle(lane)
        before = rows(shop_dir, "notes")
        assert lane.running.plugins.replay("notes").result(60) == 5  # and one of settings
        assert rows(shop_dir, "notes") == before
        assert {mood for *_, mood in before} == {"calm", "gay"}
        lane.sell("MILK")
        settle(lane)
        assert len(rows(shop_dir, "notes")) == len(before) + 2
        assert not (shop_dir / "plugins" / "notes" / "rebuild").exists()


def test_a_replay_at_rest_goes_as_far_as_the_plugin_had_come(shop_dir: Path) -> None:
    with lane_with(shop_dir, Notes) as lane:
        switch(lane, "notes")
        lane.sell("MILK")
        settle(lane)
        switch(lane, "notes", on=False)
        lane.sell("BREAD")
        before = rows(shop_dir, "notes")
        assert lane.running.plugins.replay("notes").result(60) == 2
        assert rows(shop_dir, "notes") == before
        switch(lane, "notes")
        assert len(rows(shop_dir, "notes")) == 4


def test_a_replay_from_an_event_forgets_what_was_before_and_keeps_the_settings(
    shop_dir: Path,
) -> None:
    with lane_with(shop_dir, Notes) as lane:
        switch(lane, "notes")
        lane.do(c.ChangePluginSettings("notes", {"mood": "gay"}), BY_MANAGER)
        lane.sell("MILK")
        lane.sell("BREAD")
        settle(lane)
        second = lane.events("BASKET_CLOSED")[0].seq + 1
        assert lane.running.plugins.replay("notes", second).result(60) == 2
        kept = rows(shop_dir, "notes")
        assert [(seq >= second, mood) for seq, _, mood in kept] == [(True, "gay")] * 2


def test_a_replay_hands_nothing_over_a_second_time(shop_dir: Path) -> None:
    with lane_with(shop_dir, Guard) as lane:
        switch(lane, "guard")
        lane.scan("MILK")
        lane.do(c.StartCheckout())
        settle(lane)
        lane.running.plugins.replay("guard").result(60)
        settle(lane)
        assert len(lane.events("GUARD_LOOKED")) == 1
        lane.do(c.CancelCheckout())
        lane.do(c.StartCheckout())
        settle(lane)
        assert len(lane.events("GUARD_LOOKED")) == 2


def test_tables_follow_a_journal_that_was_taken_back(shop_dir: Path, tmp_path: Path) -> None:
    """A restored backup: the plugin has read more than there ever was, and missed what is new."""
    with lane_with(shop_dir, Notes, Guard) as lane:
        switch(lane, "notes")
        switch(lane, "guard")
        lane.scan("MILK")
        lane.do(c.StartCheckout())
        settle(lane)
        lane.do(c.CancelCheckout())
        lane.do(c.VoidSale(""), BY_MANAGER)
    restored = Path(shutil.copytree(shop_dir, tmp_path / "restored"))
    with lane_with(shop_dir, Notes, Guard) as lane:
        lane.sell("BREAD", "BREAD", "BREAD", "BREAD")
        settle(lane)
    shutil.rmtree(restored / "plugins")
    shutil.copytree(shop_dir / "plugins", restored / "plugins")
    with lane_with(restored, Notes, Guard) as lane:
        settle(lane)
        assert [kind for _, kind, _ in rows(restored, "notes")] == ["ITEM_ADDED"]
        lane.sell("MILK")
        settle(lane)
        assert len(rows(restored, "notes")) == 3
        assert len(lane.events("GUARD_LOOKED")) == 2  # once for each checkout of this journal
    verified(restored)


def test_what_does_not_fit_into_the_inbox_is_read_from_the_journal(
    shop_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bus, "ROOM", 1)
    with lane_with(shop_dir, Notes) as lane:
        switch(lane, "notes")
        for _ in range(5):
            lane.do(c.AddProduct("MILK"))
            lane.do(c.AddProduct("BREAD"))
        settle(lane)
        added = [e.seq for e in lane.events("ITEM_ADDED")]
    assert [seq for seq, *_ in rows(shop_dir, "notes")] == added


def test_a_replay_at_rest_keeps_what_a_crash_kept_from_the_lane(shop_dir: Path) -> None:
    with lane_with(shop_dir, Guard) as lane:
        switch(lane, "guard")
        lane.sell("MILK")
        settle(lane)
        switch(lane, "guard", on=False)
        lane.sell("BREAD")
        started = lane.events("CHECKOUT_STARTED")[-1]
        died = Runtime(Guard(), shop_dir / "plugins" / "guard", FakeFacts())
        died.open()
        died.handle([body_of(started)], live=False)  # and the lane is never told
        died.close()
        lane.running.plugins.replay("guard").result(60)
        switch(lane, "guard")
        looked = lane.events("GUARD_LOOKED")
        assert [event.stamp.caused_by for event in looked][-1:] == [started.event_id]
        assert len(looked) == 2


def test_what_was_wanted_of_another_journal_is_not_handed_over_when_the_lane_stops_first(
    shop_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with lane_with(shop_dir, Guard) as lane:
        switch(lane, "guard")
    restored = Path(shutil.copytree(shop_dir, tmp_path / "restored"))
    with lane_with(shop_dir, Guard) as lane:
        lane.sell("MILK")
        settle(lane)
    shutil.rmtree(restored / "plugins")
    shutil.copytree(shop_dir / "plugins", restored / "plugins")
    keep(restored, kind="emit", data=Emit("GUARD_LOOKED", {}).as_data())

    def stopped(_: Rebuild, upto: int, stopping: threading.Event, rest_s: float = 0.0) -> int:
        stopping.set()
        return upto

    monkeypatch.setattr(Rebuild, "read", stopped)
    with lane_with(restored, Guard) as lane:
        settle(lane)
        assert lane.events("GUARD_LOOKED") == []
