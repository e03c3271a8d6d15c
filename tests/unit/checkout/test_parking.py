"""Park and recall: a basket set aside survives everything."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.domain.basket import Discount, DiscountKind
from tests.lane_fixtures import BY_MANAGER, MILK_CODE, LaneAtWork, lane_on, verified

NOBODYS = "01a1fd92-bd40-77aa-8d33-9006168f089b"


def parked(lane: LaneAtWork) -> str:
    (row,) = lane.running.queries.parked().result(60)
    return row.basket_id


def test_a_parked_basket_comes_back_as_it_was(lane: LaneAtWork) -> None:
    lane.do(c.Scan(MILK_CODE, 2000))
    lane.do(c.SaveCustomer("Ada", attach=True))
    lane.do(c.DiscountBasket(Discount(DiscountKind.PERCENT, Decimal("0.1"), "friend")))
    before = lane.state
    lane.do(c.Park(" Table 4 "))
    assert (lane.state.basket_id, lane.state.customer, lane.state.parked_count) == ("", None, 1)
    (row,) = lane.running.queries.parked().result(60)
    assert (row.name, row.total_minor, row.lines_count, row.cashier) == ("Table 4", 261, 1, "Jane")
    lane.sell("BREAD")
    lane.do(c.Recall(row.basket_id))
    assert (lane.state.priced, lane.state.customer) == (before.priced, before.customer)
    assert (lane.state.basket_id, lane.state.parked_count) == (before.basket_id, 0)
    lane.scan(MILK_CODE)
    assert lane.state.basket.lines[0].qty_milli == 3000


def test_parked_baskets_survive_a_restart_and_a_crash(shop_dir: Path, tmp_path: Path) -> None:
    with lane_on(shop_dir) as lane:
        lane.sign_in()
        lane.scan(MILK_CODE)
        lane.do(c.Park("A"))
        lane.do(c.AddProduct("PHONE", serial="S1"))
        lane.do(c.Park("B"))
    with lane_on(shop_dir) as lane:
        assert lane.state.parked_count == 2
        copy = lane.crash_copy(tmp_path / "crashed")
    with lane_on(copy) as lane:
        lane.sign_in()
        assert [row.name for row in lane.running.queries.parked().result(60)] == ["A", "B"]
        assert lane.refused(c.AddProduct("PHONE", serial="S1")) == "serial.sold"


@pytest.mark.parametrize("basket_id", [NOBODYS, "nonsense", "", "{" + NOBODYS + "}"])
def test_a_basket_that_is_not_parked_cannot_be_recalled(lane: LaneAtWork, basket_id: str) -> None:
    assert lane.refused(c.Recall(basket_id)) == "recall.gone"
    lane.scan(MILK_CODE)  # the lane goes on


def test_a_basket_is_recalled_once_and_only_into_an_empty_hand(lane: LaneAtWork) -> None:
    lane.scan(MILK_CODE)
    lane.do(c.Park())
    basket_id = parked(lane)
    lane.scan("12345670")
    assert lane.refused(c.Recall(basket_id)) == "recall.busy"
    lane.do(c.VoidSale("x"), BY_MANAGER)
    lane.do(c.Recall(basket_id))
    lane.do(c.VoidSale("x"), BY_MANAGER)
    assert lane.refused(c.Recall(basket_id)) == "recall.gone"


def test_recalling_over_a_customer_alone_gives_that_empty_basket_up(lane: LaneAtWork) -> None:
    lane.scan(MILK_CODE)
    lane.do(c.Park())
    lane.do(c.SaveCustomer("Ada", attach=True))
    lane.do(c.Recall(parked(lane)))
    assert (lane.total, lane.state.customer) == (145, None)
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(145))
    verified(lane.data_dir)


def test_parking_from_payment_comes_back_to_the_basket_first(lane: LaneAtWork) -> None:
    lane.scan(MILK_CODE)
    lane.do(c.StartCheckout())
    lane.do(c.Park())
    types = [e.event_type for e in lane.events()][-2:]
    assert types == ["CHECKOUT_CANCELLED", "BASKET_PARKED"]


def test_an_age_checked_before_the_pause_holds_after_it(lane: LaneAtWork) -> None:
    lane.do(c.AddProduct("GIN"))
    lane.do(c.ConfirmAge("passport"), BY_MANAGER)
    lane.do(c.Park())
    lane.do(c.AddProduct("GIN"))
    assert [hold.limit for hold in lane.state.holds] == [18]  # another customer
    lane.do(c.VoidSale("x"), BY_MANAGER)
    lane.do(c.Recall(parked(lane)))
    assert not lane.state.holds
