"""Changing the basket: quantity, price, discounts, notes, exemption, void, undo."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.domain.basket import Discount, DiscountKind
from tests.lane_fixtures import BY_MANAGER, MILK_CODE, SUPERVISOR, LaneAtWork


def off(percent: str) -> Discount:
    return Discount(DiscountKind.PERCENT, Decimal(percent), "friend")


def amount(major: str) -> Discount:
    return Discount(DiscountKind.AMOUNT, Decimal(major), "scratch")


@pytest.fixture
def milk(lane: LaneAtWork) -> LaneAtWork:
    """Two bottles of milk on line 1."""
    lane.do(c.Scan(MILK_CODE, 2000))
    return lane


def test_a_quantity_is_changed_on_the_last_line_or_on_a_named_one(milk: LaneAtWork) -> None:
    milk.scan("12345670")
    milk.do(c.SetQuantity(3000))
    milk.do(c.SetQuantity(5000, 1))
    assert [line.qty_milli for line in milk.state.basket.lines] == [5000, 3000]


@pytest.mark.parametrize(
    ("command", "key"),
    [
        (c.SetQuantity(1500), "quantity.whole"),
        (c.SetQuantity(-1000), "quantity.whole"),
        (c.SetQuantity(0), "quantity.limit"),
        (c.SetQuantity(1000, 9), "line.none"),
        (c.OverridePrice(1, Decimal(-1), "x"), "price.limit"),
        (c.OverridePrice(9, Decimal(1), "x"), "line.none"),
        (c.DiscountLine(1, Discount(DiscountKind.NEW_PRICE, Decimal("2"))), "discount.new_price"),
        (c.DiscountLine(1, Discount(DiscountKind.PERCENT, Decimal("0.1234567"))), "price.limit"),
        (c.DiscountBasket(Discount(DiscountKind.NEW_PRICE, Decimal("1"))), "discount.kind"),
        (c.VoidLine(9), "line.none"),
        (c.NoteLine(9, "x"), "line.none"),
    ],
)
def test_a_change_that_makes_no_sense_is_refused_and_not_journalled(
    milk: LaneAtWork, command: c.Command, key: str
) -> None:
    before = len(milk.events())
    assert milk.refused(command, BY_MANAGER) == key
    assert (milk.total, len(milk.events())) == (290, before)


@pytest.mark.parametrize(
    ("command", "key"),
    [
        (c.SetQuantity(1000), "line.none"),
        (c.DiscountBasket(off("0.1")), "basket.empty"),
        (c.ExemptTax(True, "embassy"), "basket.empty"),
        (c.VoidSale("left"), "basket.empty"),
        (c.Park("x"), "basket.empty"),
        (c.StartCheckout(), "basket.empty"),
        (c.Undo(), "undo.nothing"),
    ],
)
def test_an_empty_basket_has_nothing_to_change(
    lane: LaneAtWork, command: c.Command, key: str
) -> None:
    assert lane.refused(command) == key


def test_a_serial_line_and_a_returned_line_keep_their_quantity(lane: LaneAtWork) -> None:
    sale_id = lane.sell("MILK", "MILK")
    lane.do(c.AddReturn(sale_id, 1, 1000))
    for command in (
        c.SetQuantity(2000, 1),
        c.OverridePrice(1, Decimal(1), "x"),
        c.DiscountLine(1, off("0.1")),
    ):
        assert lane.refused(command) == "line.returned"
    lane.do(c.AddProduct("PHONE", serial="S1"))
    assert lane.refused(c.SetQuantity(2000)) == "line.serial"


def test_a_price_override_needs_a_right_and_keeps_the_list_price(milk: LaneAtWork) -> None:
    command = c.OverridePrice(1, Decimal("1.00"), "dented")
    assert milk.refused(command) == "approval.needed"
    milk.do(command, BY_MANAGER)
    (line,) = milk.state.basket.lines
    assert (milk.total, line.list_price) == (200, Decimal("1.45"))
    milk.do(c.OverridePrice(1, Decimal("1.45"), "back"), BY_MANAGER)
    assert milk.state.basket.lines[0].list_price is None


def test_a_line_discount_within_the_limit_is_the_cashiers_own(milk: LaneAtWork) -> None:
    milk.do(c.DiscountLine(1, off("0.1")))
    assert milk.total == 261
    assert milk.refused(c.DiscountLine(1, off("0.11"))) == "approval.needed"
    milk.do(c.DiscountLine(1, off("0.11")), BY_MANAGER)
    assert milk.total == 258
    milk.do(c.DiscountLine(1, None))
    assert milk.total == 290


def test_a_receipt_discount_within_the_limit_is_the_cashiers_own(milk: LaneAtWork) -> None:
    milk.do(c.DiscountBasket(amount("0.29")))
    assert milk.total == 261
    assert milk.refused(c.DiscountBasket(amount("0.30"))) == "approval.needed"
    milk.do(c.DiscountBasket(off("0.5")), BY_MANAGER)
    assert milk.total == 145
    milk.do(c.DiscountBasket(None))
    assert milk.total == 290


def test_more_off_than_there_is_makes_it_free_and_no_cheaper(milk: LaneAtWork) -> None:
    assert milk.refused(c.DiscountLine(1, amount("3.00"))) == "approval.needed"
    milk.do(c.DiscountLine(1, amount("3.00")), BY_MANAGER)
    assert milk.total == 0
    milk.do(c.DiscountLine(1, None))
    milk.do(c.DiscountBasket(amount("3.00")), BY_MANAGER)
    assert milk.total == 0


def test_a_return_without_receipt_takes_no_discount(lane: LaneAtWork) -> None:
    lane.do(c.AddReturnNoReceipt("MILK", 1000), BY_MANAGER)
    assert lane.refused(c.DiscountLine(1, off("0.1")), BY_MANAGER) == "discount.value"


def test_a_note_is_kept_on_the_line_and_keeps_it_apart(milk: LaneAtWork) -> None:
    milk.do(c.NoteLine(1, "  gift wrap "))
    milk.scan(MILK_CODE)
    assert [line.note for line in milk.state.basket.lines] == ["gift wrap", ""]


def test_tax_is_left_off_by_right_and_put_back_by_anybody(milk: LaneAtWork) -> None:
    assert milk.refused(c.ExemptTax(True, "embassy")) == "approval.needed"
    milk.do(c.ExemptTax(True, "embassy"), BY_MANAGER)
    assert milk.total == 264
    milk.do(c.ExemptTax(False, ""))
    assert milk.total == 290


def test_undoing_the_end_of_an_exemption_needs_the_right_again(milk: LaneAtWork) -> None:
    milk.do(c.ExemptTax(True, "embassy"), BY_MANAGER)
    milk.do(c.ExemptTax(False, ""))
    assert milk.refused(c.Undo()) == "approval.needed"
    milk.do(c.Undo(), BY_MANAGER)
    assert milk.total == 264


def test_a_voided_line_leaves_the_others_and_their_numbers(milk: LaneAtWork) -> None:
    milk.scan("12345670")
    milk.do(c.VoidLine(1, "changed mind"))
    milk.scan(MILK_CODE)
    assert [(x.line_no, x.sku) for x in milk.state.basket.lines] == [(2, "BREAD"), (3, "MILK")]
    (voided,) = milk.events("ITEM_VOIDED")
    assert voided.data == {
        "line_no": 1,
        "sku": "MILK",
        "qty_milli": 2000,
        "amount_minor": 290,
        "currency": "EUR",
        "reason": "changed mind",
    }


def test_a_voided_sale_is_gone_and_audited(milk: LaneAtWork) -> None:
    assert milk.refused(c.VoidSale("left")) == "approval.needed"
    milk.do(c.VoidSale("left"), BY_MANAGER)
    assert (milk.state.basket_id, milk.total, milk.state.can_undo) == ("", 0, False)
    assert ("BASKET_VOIDED", "left", 290) in milk.rows(
        "SELECT event_type, what, amount_minor FROM audit"
    )


def test_a_basket_with_a_customer_only_is_given_up_by_anybody(lane: LaneAtWork) -> None:
    ref = lane.do(c.SaveCustomer(name="Ada", attach=True))
    assert lane.state.customer is not None
    assert lane.state.customer.customer_ref == ref
    lane.do(c.VoidSale("wrong one"))
    assert (lane.state.customer, lane.state.basket_id) == (None, "")


def test_every_step_on_the_basket_can_be_undone_in_turn(milk: LaneAtWork) -> None:
    steps: list[tuple[c.Command, c.Approval | None]] = [
        (c.SetQuantity(4000), None),
        (c.DiscountLine(1, off("0.1")), None),
        (c.DiscountBasket(amount("0.10")), None),
        (c.NoteLine(1, "gift"), None),
        (c.OverridePrice(1, Decimal("2.00"), "x"), BY_MANAGER),
        (c.VoidLine(1), None),
    ]
    totals = [milk.total]
    for command, approval in steps:
        milk.do(command, approval)
        totals.append(milk.total)
    for expected in reversed(totals[:-1]):
        milk.do(c.Undo(), BY_MANAGER)
        assert milk.total == expected
    milk.do(c.Undo())
    assert milk.refused(c.Undo()) == "undo.nothing"
    assert not milk.state.basket.lines


def test_an_undo_that_gives_a_discount_again_needs_the_right(milk: LaneAtWork) -> None:
    milk.do(c.DiscountLine(1, off("0.5")), BY_MANAGER)
    milk.do(c.DiscountLine(1, None))
    assert milk.refused(c.Undo()) == "approval.needed"
    milk.sign_in(SUPERVISOR)
    milk.do(c.Undo())
    assert milk.total == 145


def test_an_undo_does_not_reach_back_behind_a_pause(lane: LaneAtWork) -> None:
    """Else a serial number voided before the pause, and sold during it, came back."""
    lane.do(c.AddProduct("PHONE", serial="S1"))
    lane.scan(MILK_CODE)
    lane.do(c.VoidLine(1))
    lane.do(c.Park("Bob"))
    lane.do(c.AddProduct("PHONE", serial="S1"))
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(19_900))
    (parked,) = lane.running.queries.parked().result(60)
    lane.do(c.Recall(parked.basket_id))
    assert not lane.state.can_undo
    assert lane.refused(c.Undo()) == "undo.nothing"
