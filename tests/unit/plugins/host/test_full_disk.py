"""A disk that is full is no plugin's fault: nothing is lost, and nobody is suspended for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from plugins import delivery, worker
from plugins.delivery import Delivery
from plugins.runtime import Runtime
from plugins.stage import Stage
from pos_terminal.checkout import commands as c
from pos_terminal.domain.errors import StoreError
from pos_terminal.store.trouble import NoRoom
from tests.lane_fixtures import LaneAtWork, verified
from tests.unit.plugins.host.troupe import Guard, Hoarder, lane_with, rows, settle, switch
from tests.waiting import until

SEQS = "SELECT seq FROM notes ORDER BY seq"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long for the disk."""
    monkeypatch.setattr(worker, "AGAIN_S", 0.01)
    monkeypatch.setattr(delivery, "AGAIN_S", 0.01)


def last_error(lane: LaneAtWork) -> str:
    return lane.running.plugins.views()[0].last_error


def wait_until(lane: LaneAtWork, true: Callable[[], bool]) -> None:
    """Give the plugins time."""
    until(true, told=lane.running.plugins.views)


def test_a_plugin_waits_for_room_and_then_goes_on(
    shop_dir: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with lane_with(shop_dir, Hoarder) as lane, caplog.at_level(logging.WARNING):
        switch(lane, "hoarder")
        lane.sell("MILK")
        settle(lane)
        Hoarder.full = True
        lane.sell("MILK")
        wait_until(lane, lambda: last_error(lane) == str(NoRoom()))
        lane.sell("BREAD")
        Hoarder.full = False
        settle(lane)
        handled = [e.seq for e in lane.events("ITEM_ADDED", "BASKET_CLOSED")]
        assert not lane.events("PLUGIN_SUSPENDED")
        assert len(lane.events("HOARDED")) == len(handled)
    assert [seq for (seq,) in rows(shop_dir, "hoarder", SEQS)] == handled
    assert [r.getMessage() for r in caplog.records].count("plugin waits") == 1
    verified(shop_dir)


def test_outcomes_that_could_not_be_noted_as_delivered_are_not_lost_nor_doubled(
    shop_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[int] = []
    note = Delivery.note

    def no_room(self: Delivery, stage: Stage) -> None:
        if self.confirmed and len(refused) < 3:
            refused.append(1)
            raise NoRoom
        note(self, stage)

    with lane_with(shop_dir, Guard) as lane:
        switch(lane, "guard")
        monkeypatch.setattr(Delivery, "note", no_room)
        for _ in range(3):
            lane.sell("MILK")
        wait_until(lane, lambda: len(refused) == 3)
        settle(lane)
        assert len(lane.events("GUARD_LOOKED")) == 3
        assert not lane.events("PLUGIN_SUSPENDED")
        lane.sell("MILK")


def test_a_commit_that_failed_and_was_one_keeps_its_outcomes(
    shop_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite may say of a commit that it failed, and the next reader finds it done."""
    handle = Runtime.handle
    failed: list[int] = []

    def unlucky(self: Runtime, *args: object, **more: object) -> object:
        made = handle(self, *args, **more)  # type: ignore[arg-type]
        if made and not failed:
            failed.append(1)
            raise StoreError("The disk did not take the last step.", "Look.")
        return made

    monkeypatch.setattr(Runtime, "handle", unlucky)
    with lane_with(shop_dir, Guard) as lane:
        switch(lane, "guard")
        lane.do(c.AddProduct("GIN"))
        lane.do(c.CheckAgeByDate(date(1980, 1, 1), "passport"))
        lane.do(c.StartCheckout())
        lane.wait(lambda s: bool(s.plugin_holds) and not s.waiting_for)
        assert failed
        assert lane.refused(c.PayCash(10_000)) == "hold.plugin"
        assert len(lane.events("GUARD_LOOKED")) == 1
