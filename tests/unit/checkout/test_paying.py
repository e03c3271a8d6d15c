"""Checkout and tenders: one sale, one tender, one receipt, however often somebody taps."""

from __future__ import annotations

import shutil
from collections import namedtuple
from decimal import Decimal
from pathlib import Path

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.closing import looks_like_card
from pos_terminal.checkout.plugin_views import PluginFacts
from pos_terminal.checkout.state import Phase
from tests.fakes.world import FakePluginDirectory
from tests.lane_fixtures import BY_MANAGER, MANAGER, MILK_CODE, LaneAtWork, lane_on, verified


@pytest.fixture
def paying(lane: LaneAtWork) -> LaneAtWork:
    """A sale of 2.90 in payment."""
    lane.do(c.Scan(MILK_CODE, 2000))
    lane.do(c.StartCheckout())
    return lane


def remaining(lane: LaneAtWork) -> int:
    assert lane.state.settlement is not None
    return lane.state.settlement.remaining_minor


def test_exact_cash_closes_the_sale_and_shows_paid(paying: LaneAtWork) -> None:
    paying.do(c.PayCash(290))
    last = paying.state.last_sale
    assert last is not None
    assert (paying.state.phase, last.receipt_no) == (Phase.PAID, "TERM001-1-000001")
    assert (last.total_minor, last.paid_minor, last.change_minor, last.kind) == (
        290,
        290,
        0,
        "sale",
    )
    verified(paying.data_dir)


def test_change_is_what_was_given_less_what_was_due(paying: LaneAtWork) -> None:
    paying.do(c.PayCash(1000))
    assert paying.state.last_sale is not None
    assert paying.state.last_sale.change_minor == 710
    assert paying.rows("SELECT total_minor, change_minor FROM sales") == [(290, 710)]


def test_twenty_taps_give_one_sale_one_tender_one_receipt_and_one_kick(lane: LaneAtWork) -> None:
    lane.do(c.Scan(MILK_CODE, 2000))
    submit = lane.running.lane.submit
    taps = [submit(c.StartCheckout()) for _ in range(20)]
    taps += [submit(c.PayCash(500)) for _ in range(20)]
    taps += [submit(c.Complete()) for _ in range(20)]
    for tap in taps:
        tap.result(60)
    assert len(lane.events("CHECKOUT_STARTED")) == 1
    assert len(lane.events("PAYMENT_PROCESSED")) == len(lane.events("BASKET_CLOSED")) == 1
    assert lane.rows("SELECT count(*) FROM print_jobs") == [(1,)]
    lane.wait(lambda _state: lane.devices.drawer.kicks == 1)
    lane.do(c.NextSale())
    assert lane.devices.drawer.kicks == 1


def test_taps_on_a_typed_card_reference_charge_once(paying: LaneAtWork) -> None:
    for _ in range(20):
        paying.do(c.PayCardManual("A-17"))
    assert paying.rows("SELECT kind, amount_minor, reference FROM payments") == [
        ("card_manual", 290, "A-17")
    ]


def test_a_split_payment_closes_with_its_last_part(paying: LaneAtWork) -> None:
    paying.do(c.PayCardManual("A-17", 100))
    assert (remaining(paying), paying.state.phase) == (190, Phase.PAYING)
    paying.do(c.PayCash(90))
    assert remaining(paying) == 100
    paying.do(c.PayCash(200))
    assert paying.state.last_sale is not None
    assert paying.state.last_sale.change_minor == 100
    verified(paying.data_dir)


def test_cash_taken_without_closing_waits_for_complete(paying: LaneAtWork) -> None:
    paying.do(c.PayCash(290, close=False))
    assert (paying.state.phase, remaining(paying)) == (Phase.PAYING, 0)
    paying.do(c.Complete())
    assert paying.state.phase is Phase.PAID


def test_removing_a_tender_restores_what_was_due(paying: LaneAtWork) -> None:
    paying.do(c.PayCash(100))
    paying.do(c.PayCardManual("A-17", 50))
    for tender in paying.state.tenders:
        before = remaining(paying)
        paying.do(c.RemoveTender(tender.tender_id))
        assert remaining(paying) == before + tender.amount_minor
    assert (remaining(paying), paying.state.tenders) == (290, ())
    assert paying.refused(c.RemoveTender("nobody")) == "tender.gone"


def test_going_back_gives_cash_back_and_keeps_the_basket(paying: LaneAtWork) -> None:
    paying.do(c.PayCash(100))
    paying.do(c.CancelCheckout())
    assert (paying.state.phase, paying.state.tenders, paying.total) == (Phase.SELLING, (), 290)
    assert [e.data["amount_minor"] for e in paying.events("PAYMENT_REMOVED")] == [100]
    paying.do(c.CancelCheckout())  # nothing to go back from


def test_going_back_asks_for_card_tenders_to_be_removed_first(paying: LaneAtWork) -> None:
    paying.do(c.PayCardManual("A-17", 50))
    assert paying.refused(c.CancelCheckout()) == "tender.remove_card_first"


def test_a_scan_in_payment_comes_back_to_the_basket_unless_money_was_taken(
    paying: LaneAtWork,
) -> None:
    paying.scan(MILK_CODE)
    assert (paying.state.phase, paying.total) == (Phase.SELLING, 435)
    paying.do(c.StartCheckout())
    paying.do(c.PayCash(100))
    assert paying.refused(c.Scan(MILK_CODE)) == "scan.paying"


@pytest.mark.parametrize(
    ("command", "key"),
    [
        (c.Complete(), "tender.missing"),
        (c.PayCash(-100), "tender.sign"),
        (c.PayCash(0), "tender.zero"),
        (c.PayCash(10**12 + 1), "money.limit"),
        (c.PayCardManual("A-17", 291), "tender.overpaid"),
        (c.PayCard(291), "tender.overpaid"),
        (c.PayCard(0), "tender.zero"),
        (c.PayCardManual(""), "card.reference"),
        (c.PayCardManual("x" * 41), "card.reference"),
        (c.PayCardManual("4242 4242 4242 4242"), "card.number_typed"),
    ],
)
def test_a_tender_that_cannot_be_is_refused(
    paying: LaneAtWork, command: c.Command, key: str
) -> None:
    assert paying.refused(command) == key
    assert remaining(paying) == 290
    assert not paying.events("PAYMENT_PROCESSED", "PAYMENT_STARTED")


@pytest.mark.parametrize(
    "command",
    [c.PayCash(100), c.PayCardManual("A"), c.PayCard(), c.Complete(), c.RemoveTender("x")],
)
def test_nothing_is_paid_before_pay_was_pressed(lane: LaneAtWork, command: c.Command) -> None:
    lane.scan(MILK_CODE)
    assert lane.refused(command) == "pay.first"


def test_a_full_disk_refuses_before_money_moves_and_keeps_the_sale(
    lane: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    lane.scan(MILK_CODE)
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(1, 1, 1_000_000))
    assert lane.refused(c.StartCheckout()) == "disk.full"
    assert (lane.state.phase, lane.total) == (Phase.SELLING, 145)
    monkeypatch.undo()
    lane.do(c.StartCheckout())
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(1, 1, 1_000_000))
    assert lane.refused(c.PayCard()) == "disk.full"
    assert not lane.devices.terminal.calls
    lane.do(c.PayCash(145))  # the room for this sale is there
    assert lane.state.phase is Phase.PAID


def test_cash_is_rounded_and_a_card_is_not(lane: LaneAtWork) -> None:
    lane.sign_in(MANAGER)
    lane.do(c.SetSetting("cash_step_minor", "5"))
    lane.do(c.AddOpenItem("DEPT", Decimal("9.98")))
    lane.do(c.StartCheckout())
    assert lane.state.settlement is not None
    assert (remaining(lane), lane.state.settlement.cash_remaining_minor) == (998, 1000)
    lane.do(c.PayCash(1000))
    lane.do(c.AddOpenItem("DEPT", Decimal("9.98")))
    lane.do(c.StartCheckout())
    lane.do(c.PayCardManual("A-17"))
    assert lane.rows("SELECT total_minor, rounding_minor, change_minor FROM sales") == [
        (998, 2, 0),
        (998, 0, 0),
    ]
    verified(lane.data_dir)


def test_a_sale_of_nothing_is_completed_without_money(lane: LaneAtWork) -> None:
    lane.scan(MILK_CODE)
    lane.do(c.OverridePrice(1, Decimal(0), "gift"), BY_MANAGER)
    lane.do(c.StartCheckout())
    lane.do(c.Complete())
    assert lane.rows("SELECT total_minor FROM sales") == [(0,)]
    assert lane.devices.drawer.kicks == 0
    verified(lane.data_dir)


def test_an_exchange_for_the_same_price_needs_no_money(lane: LaneAtWork) -> None:
    sale_id = lane.sell("MILK")
    lane.do(c.AddReturn(sale_id, 1, 1000))
    lane.scan(MILK_CODE)
    lane.do(c.StartCheckout())
    lane.do(c.Complete())
    assert lane.state.last_sale is not None
    assert lane.state.last_sale.kind == "sale"
    verified(lane.data_dir)


def test_critical_checks_are_waited_for_before_money_is_taken(paying: LaneAtWork) -> None:
    critical = {name: PluginFacts(name, critical=True) for name in ("fraud", "age")}
    lane = paying.running.lane
    lane.call(lambda till: setattr(till, "plugins", FakePluginDirectory(critical))).result(60)
    for name in critical:
        paying.do(c.SwitchPlugin(name, on=True), BY_MANAGER)
    assert paying.state.phase is Phase.AWAITING_CHECKS
    assert paying.state.waiting_for == ("fraud", "age")
    assert paying.refused(c.PayCash(290)) == "checks.waiting"
    (checkout,) = paying.events("CHECKOUT_STARTED")
    for name in critical:
        paying.do(c.ApplyOutcomes(name, checkout.seq))
    paying.do(c.PayCash(290))
    assert paying.state.phase is Phase.PAID


def test_paid_is_left_by_the_next_scan_or_by_a_tap(paying: LaneAtWork) -> None:
    paying.do(c.PayCash(290))
    paying.scan(MILK_CODE)
    assert (paying.state.phase, paying.state.last_sale, paying.total) == (Phase.SELLING, None, 145)


def test_no_receipt_is_queued_where_the_shop_prints_none(lane: LaneAtWork) -> None:
    lane.sign_in(MANAGER)
    lane.do(c.SetSetting("print_receipts", "false"))
    lane.sell()
    assert lane.rows("SELECT count(*) FROM print_jobs") == [(0,)]


@pytest.mark.parametrize(
    ("text", "is_card"),
    [
        ("4242424242424242", True),
        ("4242-4242 4242 4242", True),
        ("4242424242424241", False),
        ("000123456", False),
        ("REF-4242424242424242", False),
    ],
)
def test_a_card_number_is_known_by_length_and_luhn(text: str, is_card: bool) -> None:
    assert looks_like_card(text) is is_card


def test_the_screen_knows_the_number_of_the_next_receipt_also_after_a_restart(
    shop_dir: Path,
) -> None:
    with lane_on(shop_dir) as lane:
        lane.sign_in()
        if lane.state.shift is None:
            lane.do(c.OpenShift(0))
        assert lane.state.next_receipt == "1-000001"
        lane.sell("BREAD")
        assert lane.state.next_receipt == "1-000002"
    with lane_on(shop_dir) as again:
        assert again.state.next_receipt == "1-000002"
