"""What a plugin's policy on age does at the lane: limits, documents, looks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from hardware.ports import IdReading
from plugins.outcomes import Hold
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import Phase
from tests.fakes.world import FakeClock
from tests.lane_fixtures import (
    BY_MANAGER,
    CASHIER,
    PINS,
    SUPERVISOR,
    LaneAtWork,
    lane_on,
    verified,
)
from tests.plugin_acts import bring, last, switch_on

MILK_18 = Hold("age", "", limit=18, skus=("MILK",), release="plugin", looks_older=25)
PASSPORT = Hold("age", "", limit=18, skus=("MILK",), release="plugin", documents=("passport",))
OF_AGE = date(1980, 5, 17)


@pytest.fixture
def asked(lane: LaneAtWork) -> LaneAtWork:
    """Milk and bread in the basket, a plugin that asks."""
    switch_on(lane, "ages")
    lane.do(c.AddProduct("MILK"))
    lane.do(c.AddProduct("BREAD"))
    return lane


def asks(lane: LaneAtWork, *holds: Hold) -> None:
    bring(lane, "ages", last(lane, "ITEM_ADDED"), *holds)


def test_a_clearly_older_customer_shows_nothing_where_the_policy_says_so(
    asked: LaneAtWork,
) -> None:
    asks(asked, MILK_18)
    assert asked.state.holds[0].looks_older == 25
    asked.do(c.LooksOlder())
    assert not asked.state.holds
    (event,) = asked.events("AGE_VERIFIED")
    assert event.data == {"limit": 18, "how": "looks_older", "document": "", "checked_by": "E002"}
    verified(asked.data_dir)


def test_looks_prove_nothing_without_a_policy_or_above_it(asked: LaneAtWork) -> None:
    assert asked.refused(c.LooksOlder()) == "age.nothing"
    asked.do(c.AddProduct("GIN"))
    assert asked.refused(c.LooksOlder()) == "age.looks"
    asks(asked, Hold("age", "", limit=16, skus=("MILK",), looks_older=25))
    assert asked.state.holds[0].looks_older == 0  # gin is for 18: no policy speaks of it
    assert asked.refused(c.LooksOlder()) == "age.looks"
    asked.do(c.AddProduct("MILK"))  # a plugin says something once about each event
    asks(asked, Hold("age", "", limit=18, skus=("MILK", "GIN"), looks_older=18))
    assert asked.refused(c.LooksOlder()) == "age.looks"


def test_who_may_not_check_an_age_may_not_judge_by_looks(asked: LaneAtWork) -> None:
    asks(asked, MILK_18)
    asked.sign_in("tom")
    assert asked.refused(c.LooksOlder()) == "approval.needed"
    asked.do(c.LooksOlder(), c.Approval(SUPERVISOR, PINS[SUPERVISOR]))
    assert asked.events("AGE_VERIFIED")[0].data["checked_by"] == "E003"


def test_only_documents_of_the_policy_prove_an_age(asked: LaneAtWork) -> None:
    asks(asked, PASSPORT)
    assert asked.state.holds[0].documents == ("passport",)
    for document in ("driving_licence", ""):
        assert asked.refused(c.CheckAgeByDate(OF_AGE, document)) == "age.not_accepted"
    card = IdReading("driving_licence", OF_AGE, date(2035, 1, 1))
    assert asked.refused(c.CheckAgeById(card)) == "age.not_accepted"
    assert asked.refused(c.ConfirmAge("id_card"), BY_MANAGER) == "age.not_accepted"
    assert asked.do(c.CheckAgeByDate(OF_AGE, "passport")) is True


def test_a_refusal_needs_no_accepted_document(asked: LaneAtWork) -> None:
    asks(asked, PASSPORT)
    asked.do(c.RefuseAge("driving_licence"))
    assert [line.sku for line in asked.state.basket.lines] == ["BREAD"]
    assert asked.events("AGE_REFUSED")[0].data["lines_count"] == 1


def test_a_hold_ends_with_the_last_of_its_items_also_when_the_plugin_rests(
    asked: LaneAtWork,
) -> None:
    asks(asked, MILK_18)
    asked.do(c.SuspendPlugin("ages", "raised"))
    asked.do(c.VoidLine(1))
    assert not asked.state.holds
    asked.do(c.Undo())
    assert [hold.limit for hold in asked.state.holds] == [18]


def test_a_hold_on_the_whole_basket_takes_all_of_it(asked: LaneAtWork) -> None:
    asks(asked, Hold("age", "", limit=18))
    asked.do(c.RefuseAge())
    assert not asked.state.basket.lines
    assert not asked.state.holds


def test_an_age_asked_for_after_pay_was_pressed_stops_the_payment(asked: LaneAtWork) -> None:
    cause = last(asked, "ITEM_ADDED")
    asked.do(c.StartCheckout())
    assert asked.state.phase is Phase.PAYING
    bring(asked, "ages", cause, MILK_18)
    assert asked.state.phase is Phase.AWAITING_CHECKS
    assert asked.refused(c.PayCash(1000)) == "hold.age"
    assert asked.refused(c.PayCard(100)) == "hold.age"
    asked.do(c.CheckAgeByDate(OF_AGE, "passport"))
    assert asked.state.phase is Phase.PAYING
    asked.do(c.PayCash(1000))
    assert asked.state.phase is Phase.PAID


def test_a_refusal_while_paying_goes_back_to_the_basket(asked: LaneAtWork) -> None:
    asked.do(c.StartCheckout())
    asks(asked, MILK_18)
    asked.do(c.RefuseAge())
    assert asked.state.phase is Phase.SELLING
    assert [line.sku for line in asked.state.basket.lines] == ["BREAD"]


def test_what_the_policy_asks_comes_back_after_a_crash(asked: LaneAtWork, tmp_path: Path) -> None:
    asks(asked, Hold("age", "", limit=18, skus=("MILK",), documents=("passport",), looks_older=30))
    with lane_on(asked.crash_copy(tmp_path / "crashed")) as again:
        again.do(c.AcceptRecovery())
        again.do(c.SignIn(CASHIER, PINS[CASHIER]))
        (hold,) = again.state.holds
        assert (hold.limit, hold.documents, hold.looks_older) == (18, ("passport",), 30)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("zone", "at", "latest"),
    [
        ("Pacific/Kiritimati", datetime(2026, 11, 22, 10, 30, tzinfo=UTC), date(2008, 11, 23)),
        ("Pacific/Apia", datetime(2026, 11, 22, 11, 30, tzinfo=UTC), date(2008, 11, 23)),
        ("Pacific/Pago_Pago", datetime(2026, 11, 22, 10, 30, tzinfo=UTC), date(2008, 11, 21)),
    ],
)
def test_the_day_on_each_side_of_the_date_line_is_the_shops_own(
    shop_dir: Path, zone: str, at: datetime, latest: date
) -> None:
    with lane_on(shop_dir, FakeClock(at, zone)) as lane:
        lane.sign_in()
        lane.do(c.AddProduct("GIN"))
        assert lane.state.holds[0].born_on_or_before == latest
        assert lane.do(c.CheckAgeByDate(latest + timedelta(days=1))) is False
        lane.do(c.AddProduct("GIN"))
        assert lane.do(c.CheckAgeByDate(latest)) is True


def test_who_was_born_on_29_february_is_of_age_on_1_march(shop_dir: Path) -> None:
    born = date(2012, 2, 29)
    with lane_on(shop_dir, FakeClock(datetime(2030, 2, 28, 12, tzinfo=UTC))) as lane:
        lane.do(c.ConfirmTime())
        lane.sign_in()
        lane.do(c.AddProduct("GIN"))
        assert lane.do(c.CheckAgeByDate(born)) is False
        lane.clock.passes(days=1)
        lane.do(c.AddProduct("GIN"))
        assert lane.do(c.CheckAgeByDate(born)) is True


def test_a_clock_in_doubt_is_asked_about_before_anybody_is_judged_by_it(
    lane: LaneAtWork,
) -> None:
    lane.do(c.AddProduct("GIN"))
    lane.clock.is_set_to(datetime(2036, 11, 21, 12, tzinfo=UTC))
    young = date(2010, 1, 1)  # of age by that clock
    assert lane.refused(c.CheckAgeByDate(young)) == "time.confirm"
    card = IdReading("id_card", young, date(2040, 1, 1))
    assert lane.refused(c.CheckAgeById(card)) == "time.confirm"
    assert lane.state.phase is Phase.CONFIRM_TIME
    lane.clock.is_set_to(datetime(2026, 11, 21, 12, 10, tzinfo=UTC))
    lane.do(c.ConfirmTime())
    assert lane.do(c.CheckAgeByDate(young)) is False
