"""The register: who checked, how, when, which limit, how many refused; and nobody's name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from plugins.age_verification.models import baskets, items, register
from plugins.age_verification.plugin import AgeVerification
from plugins.base import PersonFacts, ShopFacts
from plugins.rehearsal import Rehearsal
from pos_terminal.domain.errors import CashierError
from tests.retail_days import bodies

NAME = "age_verification"


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Rehearsal]:
    """Austria on a Saturday morning; Jane is at the till."""
    stage = Rehearsal(AgeVerification(), tmp_path)
    stage.facts.staff["E2"] = PersonFacts("E2", "Jane")
    stage.basket_id = "b1"
    stage.settings(jurisdiction="AT", challenge_age=25)
    yield stage
    stage.close()


def check(play: Rehearsal, outcome: str, how: str, document: str = "", **more: Any) -> None:
    data = {"limit": 18, "how": how, "document": document, "checked_by": "E2"}
    play.play(f"AGE_{outcome}", **data, **more)


def rows(play: Rehearsal, table: Any) -> list[dict[str, Any]]:
    with play.runtime._transaction() as connection:
        return [dict(row._mapping) for row in connection.execute(select(table))]


def test_each_check_is_an_entry_with_all_that_an_inspector_asks(play: Rehearsal) -> None:
    check(play, "VERIFIED", "typed_date", "passport")
    check(play, "VERIFIED", "looks_older")
    check(play, "REFUSED", "cashier", lines_count=2)
    newest, by_looks, typed = play.report("register")
    assert typed[1:3] == ["T1", "E2 Jane"]
    assert typed[3:] == ["Old enough", "Date of birth typed", "Passport", 18, 0, 0, "b1"]
    assert by_looks[3:8] == ["Old enough", "Clearly older", "", 18, 25]
    assert newest[3:9] == ["Refused", "Cashier", "", 18, 0, 2]
    assert typed[0] == play.facts.journal[1]["occurred_at"]


def test_refusals_alone_and_counts(play: Rehearsal) -> None:
    for _ in range(3):
        check(play, "VERIFIED", "typed_date", "passport")
    check(play, "REFUSED", "typed_date", "passport", lines_count=2)
    check(play, "REFUSED", "typed_date", "passport", lines_count=1)
    assert len(play.report("refusals")) == 2
    assert play.report("counts") == [
        ["Refused", 18, "Date of birth typed", "Passport", 2, 3],
        ["Old enough", 18, "Date of birth typed", "Passport", 3, 0],
    ]


def test_a_report_speaks_the_language_of_the_shop_and_the_register_none(play: Rehearsal) -> None:
    check(play, "VERIFIED", "looks_older")
    play.facts.its_shop = ShopFacts(language="de")
    assert play.report("register")[0][3:5] == ["Alt genug", "Deutlich älter"]
    (entry,) = rows(play, register)
    assert (entry["outcome"], entry["how"]) == ("verified", "looks_older")


def test_days_are_those_of_the_shops_calendar(play: Rehearsal) -> None:
    play.at = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)  # Sunday 0:30 in the shop
    check(play, "VERIFIED", "typed_date")
    assert play.report("register", from_day="2026-11-22", to_day="2026-11-22")
    assert not play.report("register", to_day="2026-11-21")
    assert not play.report("counts", from_day="2026-11-23")
    with pytest.raises(CashierError, match=r"plugin\.setting"):
        play.report("register", from_day="yesterday")


def test_items_outside_their_hours_are_counted_when_they_are_removed(play: Rehearsal) -> None:
    voided = {"sku": "GIN", "qty_milli": 1000}
    play.play("ITEM_VOIDED", line_no=1, reason="hours", **voided)  # typed by hand, long before
    play.passes(minutes=5)
    play.play("ITEM_VOIDED", line_no=2, reason="hours", **voided)
    play.play("ITEM_VOIDED", line_no=3, reason="hours", **voided)
    play.play("HOLD_RELEASED", plugin=NAME, kind="hours", how="removed", released_by="E2")
    (entry,) = play.report("refusals")
    assert (entry[2], entry[3], entry[8]) == ("E2 Jane", "Outside selling hours", 2)


def test_what_went_past_the_policy_is_on_record(play: Rehearsal) -> None:
    play.play("HOLD_RELEASED", plugin=NAME, kind="age", how="manager", released_by="E9")
    play.play("CHECKS_OVERRIDDEN", plugins=["fraud", NAME], approved_by="E9")
    play.play("CHECKS_OVERRIDDEN", plugins=["fraud"], approved_by="E9")
    play.play("HOLD_RELEASED", plugin="fraud", kind="fraud", how="manager", released_by="E9")
    play.play("HOLD_RELEASED", plugin=NAME, kind="age", how="plugin", released_by="")
    assert [(entry[2], entry[3]) for entry in play.report("register")] == [
        ("E9", "Sold unchecked"),
        ("E9", "Allowed by a manager"),
    ]


def test_the_policy_in_force_is_listed_with_its_sources(play: Rehearsal) -> None:
    play.settings(jurisdiction="GB", ages=[{"what": "glue", "years": 21}])
    listed = {row[0]: row for row in play.report("policy")}
    assert listed["Knives"][1:] == [18, "GB: Criminal Justice Act 1988 s. 141A"]
    assert listed["glue"][1:] == [21, ""]


def test_settings_that_make_no_sense_are_refused_with_a_sentence(play: Rehearsal) -> None:
    with pytest.raises(CashierError) as refusal:
        play.runtime.checked_settings({"jurisdiction": "US", "challenge_age": 18})
    assert "too young" in str(refusal.value.facts["why"])
    with pytest.raises(CashierError):
        play.runtime.checked_settings({"jurisdiction": "XX"})


def test_the_register_has_no_room_for_a_person(play: Rehearsal) -> None:
    columns = {column.name for column in register.columns}
    assert not {name for name in columns if "birth" in name or "name" in name}


def test_finished_baskets_leave_nothing_behind(play: Rehearsal) -> None:
    line = {"line_no": 1, "sku": "GIN", "category": "spirits", "min_age": 0, "qty_milli": 1000}
    for end in ("BASKET_CLOSED", "BASKET_VOIDED"):
        play.play("ITEM_ADDED", line=line, how="scan")
        assert rows(play, items)
        play.play(end)
        assert rows(play, items) == rows(play, baskets) == []


@pytest.mark.slow
def test_ten_thousand_real_lines_replay_to_the_same_rows(tmp_path: Path) -> None:
    played = []
    for name in ("one", "two"):
        stage = Rehearsal(AgeVerification(), tmp_path / name)
        own = {"ages": [{"what": "85123A", "years": 16}, {"what": "22423", "years": 18}]}
        stage.settings(**own)
        made = []
        days = [body | {"seq": body["seq"] + 1} for body in bodies()]
        wanted = [body for body in days if body["event_type"] in stage.runtime.wanted]
        step = 700 if name == "one" else 1_900
        for first in range(0, len(wanted), step):
            made += stage.runtime.handle(wanted[first : first + step], live=name == "one")
        played.append((rows(stage, items), rows(stage, baskets), rows(stage, register), made))
        stage.close()
    assert played[0][:3] == played[1][:3]
    holds = [one for one in played[0][3] if one.kind == "hold"]
    assert len(holds) > 30
    late = [one for one in played[1][3] if one.cause_type != "CHECKOUT_STARTED"]
    assert not late  # nobody is asked about the past, but for what payment waits for
    assert {one.data["limit"] for one in holds} == {16, 18}
