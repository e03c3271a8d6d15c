"""Parked sales of other lanes: taken over once, and told where two took one (C28)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.checkout import taking_over
from pos_terminal.checkout.head_office import Chunk
from pos_terminal.checkout.parking import replayed
from pos_terminal.checkout.taking_over import ParkedNews
from pos_terminal.domain.basket import Discount, DiscountKind
from pos_terminal.domain.codec import basket_data
from pos_terminal.store.parked_rows import Elsewhere, key_of
from tests.lane_fixtures import BY_MANAGER, CASHIER, PINS, LaneAtWork, lane_on, verified

BASKET = "018f6f10-0000-7000-8000-000000000001"
KEY = key_of("STORE001", BASKET, 9)
AT = "2026-03-05T08:00:00.000000Z"
TENTH = Discount(DiscountKind.PERCENT, Decimal("0.1"), "regular")


@pytest.fixture
def basket(lane: LaneAtWork) -> dict[str, Any]:
    """Two lines at a price of long ago, and a tenth off: parked here to be like one, and gone."""
    lane.scan("4006381333931", "12345670")
    lane.do(c.OverridePrice(1, Decimal("1.20"), "old price"), BY_MANAGER)
    lane.do(c.DiscountBasket(TENTH), BY_MANAGER)
    made = basket_data(lane.state.priced.basket)
    lane.do(c.VoidSale("test"), BY_MANAGER)
    return made


def row(basket: dict[str, Any], **fields: Any) -> Elsewhere:
    made = Elsewhere(KEY, 9, "TERM002", "Mrs Smith", "", AT, 422, "EUR", 2, basket)
    return replace(made, **fields)


def parked(row: Elsewhere, position: int = 1) -> ParkedNews:
    return ParkedNews(position, row.key, row.terminal_id, row.parked_at, row)


def ended(terminal: str = "TERM002", key: str = KEY, position: int = 2) -> ParkedNews:
    return ParkedNews(position, key, terminal, AT, None)


def hear(lane: LaneAtWork, *news: ParkedNews) -> Chunk:
    work = lane.running.lane.call(lambda till: taking_over.apply(till, news, "inbox-1"))
    chunk: Chunk = work.result(60)
    return chunk


def elsewhere(lane: LaneAtWork) -> list[tuple[str, str]]:
    rows = lane.running.queries.parked().result(60)
    return [(row.key, row.name) for row in rows if row.key]


def park(lane: LaneAtWork, name: str = "Bob") -> str:
    """A sale set aside here; its key."""
    lane.scan("4006381333931")
    lane.do(c.Park(name))
    event = lane.events("BASKET_PARKED")[-1]
    assert event.stamp.basket_id is not None
    return key_of("STORE001", event.stamp.basket_id, event.seq)


def types(lane: LaneAtWork, after: int) -> list[str]:
    return [event.event_type for event in lane.events() if event.seq > after]


def test_a_sale_parked_at_another_till_goes_on_here_at_its_prices(
    lane: LaneAtWork, basket: dict[str, Any]
) -> None:
    before = lane.events()[-1].seq
    assert hear(lane, parked(row(basket))) == Chunk(1, 1, ())
    [shown] = lane.running.queries.parked().result(60)
    assert (shown.terminal_id, shown.name, shown.total_minor) == ("TERM002", "Mrs Smith", 422)
    assert lane.state.parked_count == 0  # ours only
    lane.do(c.TakeOver(KEY))
    assert types(lane, before) == ["BASKET_STARTED", "BASKET_TAKEN_OVER"]
    assert basket_data(lane.state.priced.basket) == basket
    assert elsewhere(lane) == []
    assert lane.refused(c.Undo()) == "undo.nothing"
    lane.scan("4006381333931")  # the next line has a number of its own
    assert [line.line.line_no for line in lane.state.priced.lines] == [1, 2, 3]
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(1_000))
    verified(lane.data_dir)


def test_after_a_restart_what_was_taken_over_is_in_hand(
    lane: LaneAtWork, basket: dict[str, Any], tmp_path: Path
) -> None:
    hear(lane, parked(row(basket)))
    lane.do(c.TakeOver(KEY))
    with lane_on(lane.crash_copy(tmp_path / "crashed")) as again:
        assert basket_data(again.state.priced.basket) == basket
        assert elsewhere(again) == []


def test_its_customer_comes_along_where_this_lane_knows_them(
    lane: LaneAtWork, basket: dict[str, Any]
) -> None:
    lane.do(c.SaveCustomer("Mia Muster"), BY_MANAGER)
    ref = lane.events("CUSTOMER_CHANGED")[-1].data["customer_ref"]
    if lane.state.basket_id:
        lane.do(c.DetachCustomer())
    hear(lane, parked(row(basket, customer_ref=ref)))
    lane.do(c.TakeOver(KEY))
    assert lane.state.customer is not None
    assert lane.state.customer.name == "Mia Muster"


def test_with_items_in_hand_another_currency_or_gone_it_is_refused(
    lane: LaneAtWork, basket: dict[str, Any]
) -> None:
    hear(lane, parked(row(basket | {"currency": "USD"}, currency="USD")))
    assert lane.refused(c.TakeOver(KEY)) == "recall.currency"
    assert lane.refused(c.TakeOver("no such")) == "recall.gone"
    lane.scan("4006381333931")
    assert lane.refused(c.TakeOver(KEY)) == "recall.busy"


def test_what_has_ended_is_gone_and_never_comes_back(
    lane: LaneAtWork, basket: dict[str, Any]
) -> None:
    """A batch that came twice brings it again after its end."""
    hear(lane, parked(row(basket)), ended())
    assert elsewhere(lane) == []
    assert hear(lane, parked(row(basket), 3), ended(position=4)) == Chunk(2, 0, ())
    assert elsewhere(lane) == []
    assert lane.refused(c.TakeOver(KEY)) == "recall.gone"


def test_a_lane_that_no_longer_shares_has_nothing_to_take_over(
    lane: LaneAtWork, basket: dict[str, Any]
) -> None:
    hear(lane, parked(row(basket)), ended(key=taking_over.EVERYTHING))
    assert elsewhere(lane) == []
    hear(lane, parked(row(basket), 3))  # it shares again
    assert elsewhere(lane) == [(KEY, "Mrs Smith")]


def test_a_later_version_of_it_replaces_it_and_an_older_one_does_not(
    lane: LaneAtWork, basket: dict[str, Any]
) -> None:
    hear(lane, parked(row(basket, number=12, name="")), parked(row(basket), 2))
    assert elsewhere(lane) == [(KEY, "")]


def test_one_of_ours_that_another_till_took_over_has_ended_here(lane: LaneAtWork) -> None:
    key = park(lane)
    lane.scan("12345670")  # somebody else is served meanwhile
    hear(lane, ended("TERM003", key))
    assert [line.line.sku for line in lane.state.priced.lines] == ["BREAD"]
    assert lane.state.parked_count == 0
    assert lane.running.queries.parked().result(60) == ()
    [event] = lane.events("BASKET_HANDED_OVER")
    assert event.data["to_terminal"] == "TERM003"
    assert lane.refused(c.Recall(key.split("/")[1])) == "recall.busy"
    lane.do(c.VoidSale("test"), BY_MANAGER)
    assert lane.refused(c.Recall(key.split("/")[1])) == "recall.gone"
    assert hear(lane, ended("TERM003", key, 3)).applied == 0
    assert lane.events("PARKED_CLASH") == []
    verified(lane.data_dir)


def test_both_tills_took_it_up_is_told_once_and_no_sale_is_lost(lane: LaneAtWork) -> None:
    key = park(lane)
    lane.do(c.Recall(key.split("/")[1]))
    hear(lane, ended("TERM002", key))
    assert lane.notice == "parked.clash"
    assert [line.line.sku for line in lane.state.priced.lines] == ["MILK"]
    hear(lane, ended("TERM002", key, 3))
    [clash] = lane.events("PARKED_CLASH")
    assert clash.data == {"key": key, "other_terminal": "TERM002"}
    assert clash.stamp.basket_id == lane.state.basket_id
    [(what,)] = lane.rows("SELECT what FROM audit WHERE event_type = 'PARKED_CLASH'")
    assert what == "TERM002"
    verified(lane.data_dir)


BACK = {c.LockScreen: c.Unlock(PINS[CASHIER]), c.SignOut: c.SignIn(CASHIER, PINS[CASHIER])}


@pytest.mark.parametrize("nobody", BACK)
def test_a_clash_that_nobody_was_there_to_hear_is_told_to_whoever_comes_next(
    lane: LaneAtWork, basket: dict[str, Any], nobody: type[c.Command]
) -> None:
    hear(lane, parked(row(basket)))
    lane.do(c.TakeOver(KEY))
    lane.do(c.VoidSale("test"), BY_MANAGER)
    lane.do(nobody())
    hear(lane, ended("TERM002"), ended("TERM003", position=3))
    assert lane.notice == ""
    lane.do(BACK[nobody])
    assert lane.state.notice is not None
    assert lane.state.notice.key == "parked.clash"
    assert lane.state.notice.facts == {"terminal": "TERM002, TERM003"}
    lane.sign_in()
    assert lane.notice == ""


def test_two_other_tills_took_the_same_one_is_told_where_it_was_taken(
    lane: LaneAtWork, basket: dict[str, Any]
) -> None:
    hear(lane, parked(row(basket)))
    lane.do(c.TakeOver(KEY))
    hear(lane, ended("TERM001"), ended("TERM003", position=3))
    [clash] = lane.events("PARKED_CLASH")
    assert clash.data["other_terminal"] == "TERM003"


def test_parked_again_it_is_another_one(lane: LaneAtWork) -> None:
    first = park(lane)
    lane.do(c.Recall(first.split("/")[1]))
    lane.do(c.Park("Bob"))
    hear(lane, ended("TERM002", first))
    assert lane.state.parked_count == 1
    assert len(lane.events("PARKED_CLASH")) == 1
    seq = lane.events("BASKET_PARKED")[-1].seq
    hear(lane, ended("TERM002", key_of("STORE001", first.split("/")[1], seq), 3))
    assert lane.state.parked_count == 0
    verified(lane.data_dir)


@pytest.fixture(params=["ref", "name"])
def erased(request: pytest.FixtureRequest, lane: LaneAtWork) -> dict[str, str]:
    lane.do(c.SaveCustomer("Ann Smith"), BY_MANAGER)
    ref = lane.events("CUSTOMER_CHANGED")[-1].data["customer_ref"]
    if lane.state.basket_id:
        lane.do(c.DetachCustomer())
    named = {"ref": {"customer_ref": ref, "name": "x"}, "name": {"name": "Mrs Smith"}}
    return named[request.param] | {"": ref}


def test_whoever_is_erased_is_not_named_at_other_tills_sales_either(
    lane: LaneAtWork, basket: dict[str, Any], erased: dict[str, str]
) -> None:
    ref = erased.pop("")
    hear(lane, parked(row(basket, **erased)))
    lane.do(c.EraseCustomer(ref, "asked"), BY_MANAGER)
    assert elsewhere(lane) == [(KEY, "")]
    assert lane.rows("SELECT name, customer_ref FROM parked_elsewhere") == [("", "")]


def test_the_basket_is_the_same_whoever_reads_its_events(
    lane: LaneAtWork, basket: dict[str, Any]
) -> None:
    hear(lane, parked(row(basket)))
    lane.do(c.TakeOver(KEY))
    events = [e for e in lane.events() if e.stamp.basket_id == lane.state.basket_id]
    assert basket_data(replayed(events).basket) == basket
