"""What the plugin tells the lane while a basket grows, shrinks, is parked and paid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from plugins.age_verification.plugin import AgeVerification
from plugins.rehearsal import Rehearsal
from pos_terminal.checkout.commands import PluginOutcome

BASKET = "b1"


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Rehearsal]:
    """Austria, Saturday morning at nine, a basket in hand."""
    stage = Rehearsal(AgeVerification(), tmp_path)
    stage.basket_id = BASKET
    stage.settings(jurisdiction="AT", challenge_age=25, documents=["passport", "id_card"])
    yield stage
    stage.close()


def line(number: int, sku: str, category: str = "", min_age: int = 0, qty: int = 1000) -> Any:
    return {
        "line_no": number,
        "sku": sku,
        "category": category,
        "min_age": min_age,
        "qty_milli": qty,
    }


BEER, GIN, MILK = line(1, "BEER", "beer_wine"), line(2, "GIN", "spirits"), line(3, "MILK")


def add(play: Rehearsal, *lines: Any) -> list[PluginOutcome]:
    """The outcomes of the last of these lines."""
    made: list[PluginOutcome] = []
    for one in lines:
        made = play.play("ITEM_ADDED", line=one, how="scan")
    return made


def verified(play: Rehearsal, limit: int, how: str = "typed_date") -> list[PluginOutcome]:
    checked: dict[str, Any] = {"limit": limit, "how": how, "document": "", "checked_by": "E1"}
    return play.play("AGE_VERIFIED", **checked)


def void(play: Rehearsal, one: Any, reason: str = "") -> list[PluginOutcome]:
    data = {"line_no": one["line_no"], "sku": one["sku"], "qty_milli": one["qty_milli"]}
    return play.play("ITEM_VOIDED", **data, reason=reason)


def told(made: list[PluginOutcome]) -> list[tuple[Any, ...]]:
    return [
        (one.kind, one.data["kind"], one.data.get("limit", 0), *one.data.get("skus", ()))
        for one in made
    ]


def test_goods_with_an_age_hold_the_basket_with_what_proves_it(play: Rehearsal) -> None:
    assert add(play, MILK) == []
    (hold,) = add(play, BEER)
    assert hold.data == {
        "kind": "age",
        "reason": {
            "text": "For people of {limit} or older.",
            "key": "hold.age",
            "facts": {"limit": 16},
        },
        "release": "plugin",
        "limit": 16,
        "skus": ["BEER"],
        "documents": ["passport", "id_card"],
        "looks_older": 25,
    }


def test_one_check_serves_the_basket_until_something_stricter_comes(play: Rehearsal) -> None:
    add(play, BEER)
    assert told(verified(play, 16)) == [("release", "age", 0)]
    assert add(play, line(4, "ALE", "beer_wine")) == []
    assert told(add(play, GIN)) == [("hold", "age", 18, "GIN")]
    assert told(verified(play, 18)) == [("release", "age", 0)]
    assert play.play("CHECKOUT_STARTED") == []


def test_the_same_question_is_not_asked_twice(play: Rehearsal) -> None:
    assert told(add(play, GIN)) == [("hold", "age", 18, "GIN")]
    assert play.play("ITEM_CHANGED", line=GIN | {"qty_milli": 2000}, what="quantity") == []
    assert told(add(play, BEER)) == [("hold", "age", 18, "BEER", "GIN")]


def test_the_hold_ends_when_nothing_needs_it_and_comes_back_with_an_undo(
    play: Rehearsal,
) -> None:
    add(play, MILK, BEER, GIN)
    assert told(void(play, GIN)) == [("hold", "age", 16, "BEER")]
    assert told(void(play, BEER)) == [("release", "age", 0)]
    restored = {"lines": [MILK, BEER], "discount": None}
    made = play.play("BASKET_RESTORED", basket=restored, undone="x")
    assert told(made) == [("hold", "age", 16, "BEER")]
    made = play.play("BASKET_RESTORED", basket={"lines": [MILK]}, undone="y")
    assert told(made) == [("release", "age", 0)]


def test_what_comes_from_another_till_is_asked_for_here_and_forgotten_when_it_goes_on_there(
    play: Rehearsal,
) -> None:
    made = play.play("BASKET_TAKEN_OVER", basket={"lines": [GIN]}, key="k", from_terminal="T2")
    assert told(made) == [("hold", "age", 18, "GIN")]
    play.play("BASKET_PARKED")
    play.play("BASKET_HANDED_OVER", key="k", to_terminal="T3")
    assert not [each for each in told(play.play("BASKET_RECALLED")) if each[0] == "hold"]


def test_a_line_that_turns_into_none_needs_no_age(play: Rehearsal) -> None:
    add(play, GIN)
    made = play.play("ITEM_CHANGED", line=GIN | {"qty_milli": 0}, what="quantity")
    assert told(made) == [("release", "age", 0)]
    assert add(play, line(5, "RUM", "spirits", qty=-1000)) == []


def test_a_parked_basket_keeps_its_question_and_its_check(play: Rehearsal) -> None:
    add(play, GIN)
    play.play("BASKET_PARKED")
    play.basket_id = "b2"
    assert told(add(play, BEER)) == [("hold", "age", 16, "BEER")]
    play.play("BASKET_CLOSED")
    play.basket_id = BASKET
    assert told(play.play("BASKET_RECALLED")) == [  # all of it anew: much may have passed
        ("hold", "age", 18, "GIN"),
        ("release", "hours", 0),
    ]
    assert told(verified(play, 18)) == [("release", "age", 0)]


def test_stricter_settings_are_in_force_from_the_next_event_at_the_latest_at_pay(
    play: Rehearsal,
) -> None:
    add(play, line(1, "COLA", "soft"))
    play.settings(jurisdiction="AT", ages=[{"what": "soft", "years": 14}])
    (hold,) = play.play("CHECKOUT_STARTED")
    assert (hold.data["limit"], hold.cause_type) == (14, "CHECKOUT_STARTED")
    assert play.play("CHECKOUT_CANCELLED") == []  # that hold has ended with it
    assert told(play.play("CHECKOUT_STARTED")) == [("hold", "age", 14, "COLA")]


def test_switched_on_in_the_midst_of_a_sale_it_asks_at_once(play: Rehearsal) -> None:
    add(play, GIN)
    name = "age_verification"
    play.play("PLUGIN_SWITCHED", plugin=name, on=False)
    released = {"plugin": name, "kind": "age", "how": "switched_off", "released_by": "E1"}
    play.play("HOLD_RELEASED", **released)
    assert add(play, MILK) != []  # handled late, when it is on again; the lane drops what is late
    made = play.play("PLUGIN_SWITCHED", plugin=name, on=True)
    assert told(made) == [("hold", "age", 18, "GIN")]
    assert play.play("PLUGIN_SWITCHED", plugin="other", on=True) == []


def test_what_a_manager_released_is_not_asked_again_but_more_is(play: Rehearsal) -> None:
    add(play, BEER)
    by = {"plugin": "age_verification", "kind": "age", "how": "manager", "released_by": "E9"}
    play.play("HOLD_RELEASED", **by)
    assert add(play, MILK) == []
    assert told(add(play, GIN)) == [("hold", "age", 18, "BEER", "GIN")]


def test_payment_gets_its_answer_also_when_the_plugin_lags(play: Rehearsal) -> None:
    assert play.play("ITEM_ADDED", line=GIN, how="scan", live=False) == []
    made = play.play("CHECKOUT_STARTED", live=False)
    assert told(made) == [("hold", "age", 18, "GIN")]
    play.play("CHECKOUT_CANCELLED")  # which ends it: from the next event on it is asked again
    assert told(add(play, MILK)) == [("hold", "age", 18, "GIN")]


# -- hours


def until_nine(play: Rehearsal) -> None:
    play.settings(hours=[{"what": "spirits", "begin": "06:00", "until": "09:00"}])


def test_outside_its_hours_an_item_is_held_until_it_is_removed(play: Rehearsal) -> None:
    until_nine(play)
    made = add(play, MILK, GIN)
    (hold,) = made
    assert told(made) == [("hold", "hours", 0, "GIN")]
    assert hold.data["release"] == "remove"
    assert hold.data["reason"]["facts"] == {"open_at": "2026-11-22T05:00:00Z"}
    assert told(void(play, GIN, "hours")) == [("release", "hours", 0)]


def test_the_hour_counts_when_pay_is_pressed(play: Rehearsal) -> None:
    until_nine(play)
    play.at = datetime(2026, 11, 21, 7, 59, tzinfo=UTC)  # 8:59 in the shop
    assert add(play, GIN) == []
    play.passes(minutes=1)
    assert told(play.play("CHECKOUT_STARTED")) == [("hold", "hours", 0, "GIN")]
    play.play("CHECKOUT_CANCELLED")
    play.passes(hours=-1)  # in winter time a clock may be set back
    assert play.play("CHECKOUT_STARTED") == []


def test_the_shops_own_clock_counts_on_each_side_of_the_date_line(play: Rehearsal) -> None:
    play.settings(hours=[{"what": "spirits", "days": "sunday", "begin": "00:00", "until": "24:00"}])
    play.at = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)  # a Saturday
    play.utc_offset_min = 14 * 60  # Kiritimati: Sunday 0:30
    assert add(play, GIN) == []
    play.basket_id = "b2"
    play.utc_offset_min = -11 * 60  # Pago Pago: Friday 23:30
    (hold,) = add(play, GIN)
    assert hold.data["reason"]["facts"] == {"open_at": "2026-11-22T11:00:00Z"}


def test_hours_that_never_come_say_so(play: Rehearsal) -> None:
    play.settings(hours=[{"what": "spirits", "days": "sunday", "begin": "10:00", "until": "11:00"}])
    (hold,) = add(play, GIN)
    assert hold.data["reason"]["key"] == "hold.hours"


def test_a_crash_between_two_lines_asks_the_same(play: Rehearsal, tmp_path: Path) -> None:
    add(play, BEER)
    play.close()
    play.runtime.open()
    assert add(play, MILK) == []
    assert told(add(play, GIN)) == [("hold", "age", 18, "BEER", "GIN")]
