"""Beside a real lane: what the cashier is asked, what goes, and what is never written anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from plugins.age_verification.plugin import AgeVerification
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import Phase
from tests.fakes.world import FakeClock
from tests.lane_fixtures import BY_MANAGER, LaneAtWork, verified
from tests.unit.plugins.host.troupe import lane_with, rows, settle, switch

NAME = "age_verification"
OWN = [{"what": "MILK", "years": 16}, {"what": "GIN", "years": 20}]


@pytest.fixture
def lane(shop_dir: Path) -> Iterator[LaneAtWork]:
    """Milk from 16, gin from 20 (the catalogue says 18), passports only, ask under 25."""
    with lane_with(shop_dir, AgeVerification) as at_work:
        switch(at_work, NAME)
        policy(at_work, ages=OWN, challenge_age=25, documents=["passport"])
        yield at_work


def policy(lane: LaneAtWork, **values: Any) -> None:
    checked = lane.running.plugins.check_settings(NAME, values).result(60)
    lane.do(c.ChangePluginSettings(NAME, checked), BY_MANAGER)
    settle(lane)


def add(lane: LaneAtWork, *skus: str) -> None:
    for sku in skus:
        lane.do(c.AddProduct(sku))
    settle(lane)


def limits(lane: LaneAtWork) -> list[int]:
    return [hold.limit for hold in lane.state.holds]


def skus(lane: LaneAtWork) -> list[str]:
    return [line.sku for line in lane.state.basket.lines]


def report(lane: LaneAtWork, name: str = "register") -> list[tuple[Any, ...]]:
    settle(lane)
    return list(lane.running.plugins.report(NAME, name, {}).result(60).rows)


def test_the_policy_raises_the_lanes_own_check_and_one_check_serves(lane: LaneAtWork) -> None:
    add(lane, "BREAD")
    assert limits(lane) == []
    add(lane, "MILK")
    (hold,) = lane.state.holds
    assert (hold.limit, hold.born_on_or_before) == (16, date(2010, 11, 21))
    assert (hold.documents, hold.looks_older) == (("passport",), 25)
    assert lane.refused(c.CheckAgeByDate(date(1980, 1, 1), "id_card")) == "age.not_accepted"
    lane.do(c.CheckAgeByDate(date(2009, 1, 1), "passport"))
    assert limits(lane) == []
    add(lane, "GIN")
    assert limits(lane) == [20]  # stricter: asked again
    lane.do(c.LooksOlder())
    lane.do(c.StartCheckout())
    settle(lane)
    assert lane.state.phase is Phase.PAYING
    lane.do(c.PayCash(lane.total))
    assert [row[3:7] for row in report(lane)] == [
        ("Old enough", "Clearly older", "", 20),
        ("Old enough", "Date of birth typed", "Passport", 16),
    ]
    assert rows(lane.data_dir, NAME, "SELECT * FROM items") == []
    verified(lane.data_dir)


def test_a_refusal_takes_what_the_check_did_not_cover_and_the_rest_is_paid(
    lane: LaneAtWork,
) -> None:
    add(lane, "BREAD", "MILK")
    lane.do(c.CheckAgeByDate(date(2009, 1, 1), "passport"))
    add(lane, "GIN", "BEER")
    lane.do(c.RefuseAge())
    assert skus(lane) == ["BREAD", "MILK", "BEER"]
    settle(lane)
    assert limits(lane) == []
    lane.do(c.StartCheckout())
    settle(lane)
    lane.do(c.PayCash(lane.total))
    (refused, _checked) = report(lane)
    assert (refused[3], refused[6], refused[8]) == ("Refused", 20, 1)
    assert len(report(lane, "refusals")) == 1


def test_undo_void_and_a_pause_are_followed(lane: LaneAtWork) -> None:
    add(lane, "MILK")
    lane.do(c.VoidLine(1))
    settle(lane)
    assert limits(lane) == []
    lane.do(c.Undo())
    settle(lane)
    assert limits(lane) == [16]
    lane.do(c.Park("later"))
    add(lane, "BREAD")
    lane.do(c.VoidSale("x"), BY_MANAGER)
    (parked,) = lane.running.queries.parked().result(60)
    lane.do(c.Recall(parked.basket_id))
    settle(lane)
    assert limits(lane) == [16]
    assert not [hold for hold in lane.state.plugin_holds if hold.kind == "age"]


def test_pay_pressed_before_the_plugin_answered_waits_for_the_age(lane: LaneAtWork) -> None:
    lane.do(c.AddProduct("MILK"))
    lane.running.lane.submit(c.StartCheckout())
    settle(lane)
    assert limits(lane) == [16]
    assert lane.refused(c.PayCash(145)) in {"hold.age", "pay.first"}
    lane.do(c.LooksOlder())
    lane.do(c.StartCheckout())
    settle(lane)
    lane.do(c.PayCash(145))
    assert lane.state.phase is Phase.PAID


def test_switched_off_the_products_own_age_still_holds(lane: LaneAtWork) -> None:
    add(lane, "MILK", "GIN")
    assert limits(lane) == [20]
    switch(lane, NAME, on=False)
    assert limits(lane) == [18]
    switch(lane, NAME)
    assert limits(lane) == [20]


def test_outside_selling_hours_the_item_is_taken_out(shop_dir: Path) -> None:
    late = FakeClock(datetime(2026, 11, 21, 21, 30, tzinfo=UTC))  # 22:30 in Vienna
    with lane_with(shop_dir, AgeVerification, clock=late) as lane:
        switch(lane, NAME)
        policy(lane, hours=[{"what": "BREAD", "begin": "22:00", "until": "22:31"}])
        add(lane, "MILK", "BREAD")
        assert lane.state.plugin_holds == ()
        late.passes(minutes=1)
        lane.do(c.StartCheckout())
        settle(lane)
        (hold,) = lane.state.plugin_holds
        assert (hold.kind, hold.skus, hold.reason.key) == ("hours", ("BREAD",), "hold.hours")
        assert lane.refused(c.PayCash(1000)) == "hold.plugin"
        assert lane.refused(c.ReleaseHold(NAME, "hours"), BY_MANAGER) == "hold.final"
        lane.do(c.RemoveHeldItems(NAME, "hours"))
        settle(lane)
        assert skus(lane) == ["MILK"]
        lane.do(c.StartCheckout())
        settle(lane)
        lane.do(c.PayCash(145))
        assert lane.state.phase is Phase.PAID
        assert [row[3:5] + row[8:9] for row in report(lane)] == [
            ("Outside selling hours", "Items removed", 1)
        ]


def test_a_typed_date_of_birth_is_in_no_file_and_no_message(lane: LaneAtWork) -> None:
    heard = lane.running.bus.subscribe(limit=100_000)
    birth = date(1971, 3, 17)
    add(lane, "GIN", "MILK")
    lane.do(c.CheckAgeByDate(birth, "passport"))
    lane.do(c.StartCheckout())
    settle(lane)
    lane.do(c.PayCash(lane.total))
    lane.do(c.NextSale())
    add(lane, "GIN")
    young = date(2016, 5, 23)
    assert lane.do(c.CheckAgeByDate(young, "passport")) is False
    report(lane)
    lane.wait(lambda state: not state.prints.queued)
    texts = [text for day in (birth, young) for text in notations(day)]
    read = 0
    for path in lane.data_dir.rglob("*"):  # lane.db and its log, plugin.db and its log, logs
        if path.is_file():
            content = path.read_bytes()
            read += b"typed_date" in content
            assert not [text for text in texts if text.encode() in content], path
    assert read >= 2  # the journal and the register were among them
    messages = " ".join(repr(event) for event in heard.take(10)).lower()
    assert "typed_date" in messages
    assert not [text for text in texts if text.lower() in messages]
    printed = b"".join(data for _job, data in lane.devices.printer.jobs)
    assert not [text for text in texts if text.encode() in printed]


def notations(day: date) -> list[str]:
    """A date as people and programs write it; six digits alone may be a random id."""
    formats = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d%m%Y", "%Y%m%d", "%d %b %Y")
    short = f"{day.day}.{day.month}.{day.year}"
    parts = f"date({day.year}, {day.month}, {day.day})"
    return [*(day.strftime(one) for one in formats), short, parts]


def test_the_search_for_a_date_of_birth_would_find_one(lane: LaneAtWork) -> None:
    add(lane, "BREAD")
    lane.do(c.NoteLine(1, "born 17.03.1971"))
    settle(lane)
    found = [
        path.name
        for path in lane.data_dir.rglob("*")
        if path.is_file() and any(n.encode() in path.read_bytes() for n in notations(BORN))
    ]
    assert any(name.startswith("lane.db") for name in found)


BORN = date(1971, 3, 17)


def test_a_rebuild_from_the_journal_gives_the_same_register(lane: LaneAtWork) -> None:
    add(lane, "MILK")
    lane.do(c.LooksOlder())
    policy(lane, challenge_age=30)
    add(lane, "GIN")
    lane.do(c.RefuseAge())
    settle(lane)
    tables = ("register", "baskets", "items")
    before = [rows(lane.data_dir, NAME, f"SELECT * FROM {table}") for table in tables]
    lane.running.plugins.replay(NAME).result(60)
    settle(lane)
    assert before == [rows(lane.data_dir, NAME, f"SELECT * FROM {table}") for table in tables]
    assert [row[10] for row in before[0]] == [25, 0]  # the house rule of that time
