"""The drawer: float, cash in and out, X, Z, and what must be in it at the end (C18)."""

from __future__ import annotations

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import Phase
from tests.lane_fixtures import BY_MANAGER, MANAGER, MILK_CODE, LaneAtWork, verified


def test_expected_cash_is_float_and_sales_less_refunds_change_and_what_went_out(
    lane: LaneAtWork,
) -> None:
    first = lane.sell("MILK", "MILK", cash=1000)  # 2.90, change 7.10
    lane.do(c.AddProduct("BREAD"))
    lane.do(c.StartCheckout())
    lane.do(c.PayCardManual("A-1", 100))
    lane.do(c.PayCash(249))
    lane.do(c.AddReturn(first, 1, 1000))
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(-145))
    lane.do(c.MoveCash("in", 5_000, "coins"), BY_MANAGER)
    lane.do(c.MoveCash("out", 700, "milk for us"), BY_MANAGER)
    lane.do(c.MoveCash("drop", 2_000, "safe"), BY_MANAGER)
    expected = 10_000 + 290 + 249 - 145 + 5_000 - 700 - 2_000
    z = lane.do(c.CloseShift(expected - 3, 5_000, ((500, 10), (1, 7694))))
    assert (z["expected_minor"], z["difference_minor"], z["left_minor"]) == (expected, -3, 5_000)
    assert (z["sales_count"], z["sales_minor"]) == (2, 290 + 349)
    assert (z["refunds_count"], z["refunds_minor"]) == (1, -145)
    assert z["tenders"] == [
        {"kind": "card_manual", "count": 1, "amount_minor": 100},
        {"kind": "cash", "count": 3, "amount_minor": 290 + 249 - 145},
    ]
    assert (z["cash_in_minor"], z["cash_out_minor"]) == (5_000, 2_700)
    assert sum(tax["tax_minor"] for tax in z["taxes"]) == sum(
        row[0] for row in lane.rows("SELECT tax_minor FROM sales")
    )
    assert (z["first_receipt"], z["last_receipt"]) == ("TERM001-1-000001", "TERM001-1-000003")
    assert (z["z_no"], z["perpetual_minor"]) == (1, 290 + 349 - 145)
    assert z["counts"] == {"500": 10, "1": 7694}
    assert lane.state.phase is Phase.NO_SHIFT
    verified(lane.data_dir)


def test_an_opening_difference_is_kept_apart_from_a_closing_one(lane: LaneAtWork) -> None:
    lane.do(c.CloseShift(10_100, 5_000))
    lane.do(c.OpenShift(4_900))
    opened = lane.events("SHIFT_OPENED")[-1].data
    assert (opened["expected_minor"], opened["difference_minor"]) == (5_000, -100)
    z = lane.do(c.CloseShift(4_900))
    assert (z["expected_minor"], z["difference_minor"], z["z_no"]) == (4_900, 0, 2)
    verified(lane.data_dir)


def test_a_z_report_knows_the_head_of_the_journal_before_it(lane: LaneAtWork) -> None:
    lane.do(c.CloseShift(10_000))
    before, z = lane.events()[-2:]
    assert (z.data["journal_seq"], z.data["journal_hash"]) == (before.seq, before.hash)


def test_a_large_difference_needs_somebody_who_may_accept_it(lane: LaneAtWork) -> None:
    assert lane.refused(c.CloseShift(10_501)) == "approval.needed"
    assert lane.state.shift is not None
    lane.do(c.CloseShift(10_500))  # the limit itself is still the cashier's


@pytest.mark.parametrize(
    ("command", "key"),
    [
        (c.OpenShift(0), "shift.open_already"),
        (c.CloseShift(-1), "money.limit"),
        (c.CloseShift(10**12 + 1), "money.limit"),
        (c.CloseShift(10_000, 10_001), "shift.left"),
        (c.CloseShift(10_000, -1), "shift.left"),
        (c.MoveCash("in", 0, "x"), "cash.amount"),
        (c.MoveCash("in", -5, "x"), "money.limit"),
        (c.MoveCash("gift", 5, "x"), "cash.amount"),
        (c.MoveCash("in", 5, "  "), "reason.needed"),
        (c.OpenDrawer(" "), "reason.needed"),
    ],
)
def test_a_cash_act_that_cannot_be_is_refused(
    lane: LaneAtWork, command: c.Command, key: str
) -> None:
    before = len(lane.events())
    assert lane.refused(command, BY_MANAGER) == key
    assert len(lane.events()) == before


@pytest.mark.parametrize(
    "command",
    [
        c.CloseShift(0),
        c.MoveCash("in", 5, "x"),
        c.OpenDrawer("x"),
        c.PrintXReport(),
        c.StartCheckout(),
    ],
)
def test_without_a_shift_there_is_no_drawer_to_work_with(
    lane: LaneAtWork, command: c.Command
) -> None:
    lane.do(c.CloseShift(10_000, 10_000))
    assert lane.refused(command, BY_MANAGER) == "shift.needed"
    assert lane.refused(c.OpenShift(-1)) == "money.limit"


def test_a_shift_does_not_close_over_a_basket(lane: LaneAtWork) -> None:
    lane.scan(MILK_CODE)
    assert lane.refused(c.CloseShift(10_000)) == "shift.basket"
    lane.do(c.Park("Bob"))
    lane.do(c.CloseShift(10_000))
    assert lane.state.parked_count == 1


def test_a_parked_sale_counts_in_the_shift_that_takes_the_money(lane: LaneAtWork) -> None:
    lane.scan(MILK_CODE)
    lane.do(c.Park("Bob"))
    assert lane.do(c.CloseShift(10_000, 10_000))["sales_count"] == 0
    lane.do(c.OpenShift(10_000))
    (row,) = lane.running.queries.parked().result(60)
    lane.do(c.Recall(row.basket_id))
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(145))
    assert lane.do(c.CloseShift(10_145))["sales_minor"] == 145
    verified(lane.data_dir)


def test_the_drawer_opened_without_a_sale_is_on_record(lane: LaneAtWork) -> None:
    lane.do(c.OpenDrawer("change for the bus"), BY_MANAGER)
    lane.wait(lambda _state: lane.devices.drawer.kicks == 1)
    assert ("DRAWER_OPENED", "change for the bus") in lane.rows(
        "SELECT event_type, reason FROM audit"
    )
    assert lane.do(c.CloseShift(10_000))["no_sale_count"] == 1


def test_x_and_z_say_the_same(lane: LaneAtWork) -> None:
    lane.sell("MILK", "BREAD")
    queries = lane.running.queries
    x = queries.x_report().result(60)
    assert x is not None
    lane.do(c.CloseShift(x.expected_minor))
    z = queries.last_z().result(60)
    assert z is not None
    assert (z.sales_minor, z.tenders, z.expected_minor) == (
        x.sales_minor,
        x.tenders,
        x.expected_minor,
    )
    assert (x.z_no, z.z_no, z.difference_minor) == (0, 1, 0)
    assert queries.x_report().result(60) is None


def test_reports_of_a_lane_without_shifts_are_none(lane: LaneAtWork) -> None:
    assert lane.running.queries.last_z().result(60) is None


def test_voided_sales_are_counted(lane: LaneAtWork) -> None:
    lane.scan(MILK_CODE)
    lane.do(c.VoidSale("left"), BY_MANAGER)
    assert lane.do(c.CloseShift(10_000))["voids_count"] == 1


def test_closing_prints_a_z_and_x_prints_an_x(lane: LaneAtWork) -> None:
    lane.sign_in(MANAGER)
    lane.do(c.PrintXReport())
    lane.do(c.MoveCash("in", 500, "coins"))
    lane.do(c.CloseShift(10_500))
    lane.wait(lambda state: len(lane.devices.printer.jobs) == 3 and not state.prints.queued)
    assert lane.rows("SELECT kind, status FROM print_jobs ORDER BY number") == [
        ("x", "CONFIRMED"),
        ("slip", "CONFIRMED"),
        ("z", "CONFIRMED"),
    ]
