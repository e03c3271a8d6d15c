"""Refunds: what was really paid for those units, and never more than is left (C16)."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos_terminal.checkout import commands as c
from pos_terminal.domain.basket import Discount, DiscountKind
from tests.lane_fixtures import BY_MANAGER, MANAGER, MILK_CODE, LaneAtWork, verified

NOBODYS = "01a1fd92-bd40-77aa-8d33-9006168f089b"


def pay(lane: LaneAtWork) -> None:
    """Settle whatever is due, in cash."""
    lane.do(c.StartCheckout())
    settled = lane.state.settlement
    assert settled is not None
    lane.do(c.Complete() if settled.complete else c.PayCash(settled.cash_remaining_minor))
    lane.do(c.NextSale())


def sell(lane: LaneAtWork, qty_milli: int, *, exempt: bool = False, off: str = "") -> str:
    lane.do(c.Scan(MILK_CODE, qty_milli))
    if exempt:
        lane.do(c.ExemptTax(True, "embassy"), BY_MANAGER)
    if off:
        lane.do(c.DiscountBasket(Discount(DiscountKind.PERCENT, Decimal(off))), BY_MANAGER)
    basket_id = lane.state.basket_id
    pay(lane)
    return basket_id


@pytest.mark.parametrize("exempt", [False, True])
def test_all_partial_refunds_sum_to_the_sale_to_the_cent(lane: LaneAtWork, exempt: bool) -> None:
    sale_id = sell(lane, 7000, exempt=exempt, off="0.333")
    for pieces in (1, 2, 3):
        lane.do(c.AddReturn(sale_id, 1, pieces * 1000))
        pay(lane)
    view = lane.running.queries.sale(sale_id).result(60)
    assert view is not None
    assert view.lines[0].left_to_return_milli == 1000
    assert lane.refused(c.AddReturn(sale_id, 1, 2000)) == "refund.too_many"
    lane.do(c.AddReturn(sale_id, 1, 1000))
    pay(lane)
    assert lane.rows("SELECT sum(total_minor), sum(tax_minor), sum(net_minor) FROM sales") == [
        (0, 0, 0)
    ]
    assert lane.refused(c.AddReturn(sale_id, 1, 1000)) == "refund.too_many"
    verified(lane.data_dir)


@pytest.mark.slow
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 9), st.decimals(0, Decimal("0.99"), places=2), st.data())
def test_however_it_is_split_a_refund_leaves_no_cent(
    lane: LaneAtWork, pieces: int, off: Decimal, data: st.DataObject
) -> None:
    before = lane.rows("SELECT coalesce(sum(total_minor), 0) FROM sales")
    sale_id = sell(lane, pieces * 1000, off=str(off))
    cuts = sorted({0, pieces, *data.draw(st.lists(st.integers(0, pieces), max_size=4))})
    for start, end in pairwise(cuts):
        lane.do(c.AddReturn(sale_id, 1, (end - start) * 1000))
        pay(lane)
    assert lane.rows("SELECT sum(total_minor) FROM sales") == before


def test_units_in_hand_and_in_parked_baskets_are_no_longer_left(lane: LaneAtWork) -> None:
    sale_id = sell(lane, 3000)
    lane.do(c.AddReturn(sale_id, 1, 1000))
    assert lane.refused(c.AddReturn(sale_id, 1, 3000)) == "refund.too_many"
    lane.do(c.Park("waiting"))
    assert lane.refused(c.AddReturn(sale_id, 1, 2000)) == "refund.parked"
    (row,) = lane.running.queries.parked().result(60)
    lane.do(c.Recall(row.basket_id))
    lane.do(c.AddReturn(sale_id, 1, 2000))
    assert lane.refused(c.AddReturn(sale_id, 1, 1000)) == "refund.too_many"
    pay(lane)
    assert lane.refused(c.AddReturn(sale_id, 1, 1000)) == "refund.too_many"
    assert lane.rows("SELECT sum(total_minor) FROM sales") == [(0,)]
    verified(lane.data_dir)


@pytest.mark.slow
@given(
    st.integers(1, 12),
    st.decimals(0, Decimal("0.99"), places=2),
    st.lists(st.one_of(st.integers(1, 4), st.sampled_from(["void", "undo"])), max_size=8),
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_taken_back_and_voided_before_paying_what_is_due_is_due_for_what_comes_back(
    lane: LaneAtWork, pieces: int, off: Decimal, acts: list[int | str]
) -> None:
    before = lane.rows("SELECT coalesce(sum(total_minor), 0) FROM sales")[0][0]
    sale_id = sell(lane, pieces * 1000, off=str(off))
    for act in acts:
        lines = lane.state.basket.lines
        if act == "void" and lines:
            lane.do(c.VoidLine(lines[0].line_no))
        elif act == "undo" and lines:
            lane.do(c.Undo())
        elif isinstance(act, int):
            left = pieces + sum(line.qty_milli for line in lane.state.basket.lines) // 1000
            if act <= left:
                lane.do(c.AddReturn(sale_id, 1, act * 1000))
    assert len(lane.state.basket.lines) <= 1
    if lane.state.basket.lines:
        pay(lane)
    (back,) = lane.rows(
        f"SELECT coalesce(-sum(qty_milli), 0) FROM sale_lines "
        f"WHERE lower(hex(return_sale_id)) = '{sale_id.replace('-', '')}'"
    )[0]
    if back < pieces * 1000:
        lane.do(c.AddReturn(sale_id, 1, pieces * 1000 - back))
        pay(lane)
    assert lane.rows("SELECT sum(total_minor) FROM sales")[0][0] == before
    verified(lane.data_dir)


def test_an_exchange_pays_the_difference(lane: LaneAtWork) -> None:
    sale_id = sell(lane, 1000)
    lane.do(c.AddReturn(sale_id, 1, 1000))
    lane.do(c.AddProduct("BREAD"))
    assert lane.total == 349 - 145
    pay(lane)
    assert lane.rows("SELECT kind FROM sales ORDER BY seq") == [("sale",), ("sale",)]
    verified(lane.data_dir)


def test_a_weighed_line_goes_back_in_part(lane: LaneAtWork) -> None:
    lane.do(c.AddProduct("BAN", 846))
    sale_id = lane.state.basket_id
    pay(lane)
    lane.do(c.AddReturn(sale_id, 1, 400))
    pay(lane)
    lane.do(c.AddReturn(sale_id, 1, 446))
    pay(lane)
    assert lane.rows("SELECT sum(total_minor) FROM sales") == [(0,)]
    assert lane.rows("SELECT qty_milli FROM stock WHERE sku = 'BAN'") == [(0,)]


@pytest.mark.parametrize(
    ("sale", "line_no", "qty", "key"),
    [
        (NOBODYS, 1, 1000, "refund.sale"),
        ("nonsense", 1, 1000, "refund.sale"),
        ("", 9, 1000, "refund.line"),
        ("", 1, 0, "quantity.limit"),
        ("", 1, -1000, "refund.line"),
        ("", 1, 500, "quantity.whole"),
    ],
)
def test_a_return_that_cannot_be_is_refused(
    lane: LaneAtWork, sale: str, line_no: int, qty: int, key: str
) -> None:
    sale_id = sell(lane, 2000)
    assert lane.refused(c.AddReturn(sale or sale_id, line_no, qty)) == key
    assert not lane.state.basket.lines


def test_what_came_back_cannot_come_back_again(lane: LaneAtWork) -> None:
    sale_id = sell(lane, 1000)
    lane.do(c.AddReturn(sale_id, 1, 1000))
    refund_id = lane.state.basket_id
    pay(lane)
    assert lane.refused(c.AddReturn(refund_id, 1, 1000)) == "refund.line"


def test_without_a_receipt_a_right_decides_and_the_reason_is_kept(lane: LaneAtWork) -> None:
    lane.sign_in(MANAGER)
    lane.do(c.AddReturnNoReceipt("MILK", 2000, None, " no receipt "))
    lane.do(c.AddReturnNoReceipt(MILK_CODE, 1000, Decimal("1.00")))
    assert [(x.qty_milli, x.unit_price, x.note) for x in lane.state.basket.lines] == [
        (-2000, Decimal("1.45"), "no receipt"),
        (-1000, Decimal(1), ""),
    ]
    assert lane.total == -390
    pay(lane)
    assert lane.rows("SELECT kind, total_minor FROM sales") == [("refund", -390)]
    verified(lane.data_dir)


@pytest.mark.parametrize(
    ("command", "key"),
    [
        (c.AddReturnNoReceipt("NOPE", 1000), "product.unknown"),
        (c.AddReturnNoReceipt("MILK", 500), "quantity.whole"),
        (c.AddReturnNoReceipt("MILK", -1000), "quantity.whole"),
        (c.AddReturnNoReceipt("MILK", 0), "quantity.limit"),
        (c.AddReturnNoReceipt("DEPT", 1000), "price.needed"),
        (c.AddReturnNoReceipt("MILK", 1000, Decimal(-1)), "price.limit"),
        (c.AddReturnNoReceipt("CAR", 99_999_000), "money.limit"),
    ],
)
def test_a_return_without_receipt_that_cannot_be_is_refused_before_it_is_stored(
    lane: LaneAtWork, command: c.Command, key: str
) -> None:
    before = len(lane.events())
    assert lane.refused(command, BY_MANAGER) == key
    assert len(lane.events()) == before
