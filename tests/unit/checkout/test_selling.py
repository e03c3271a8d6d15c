"""Scanning and adding: every way into the basket, and every refusal."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.checkout import selling
from pos_terminal.checkout.state import Phase
from pos_terminal.domain.check_digit import with_check_digit
from pos_terminal.domain.product import Product
from tests.lane_fixtures import BY_MANAGER, MANAGER, MILK_CODE, LaneAtWork, lane_on


def only_line(lane: LaneAtWork) -> tuple[str, int, Decimal]:
    (line,) = lane.state.basket.lines
    return line.sku, line.qty_milli, line.unit_price


def test_a_scan_puts_the_product_on_the_ticket_with_name_price_and_tax_pinned(
    lane: LaneAtWork,
) -> None:
    result = lane.do(c.Scan(MILK_CODE))
    (line,) = lane.state.basket.lines
    assert (result.kind, result.name) == ("item", "Milk 1 l")
    assert (line.name, line.gtin, line.taxes[0].code) == ("Milk 1 l", MILK_CODE, "B")
    assert (lane.total, lane.state.last_line_no, lane.state.phase) == (145, 1, Phase.SELLING)


def test_ten_scans_in_a_row_give_ten_units_in_order(lane: LaneAtWork) -> None:
    codes = [MILK_CODE, "12345670"] * 5
    futures = [lane.running.lane.submit(c.Scan(code)) for code in codes]
    for future in futures:
        future.result(60)
    assert [e.data["line"]["sku"] for e in lane.events("ITEM_ADDED")] == ["MILK", "BREAD"] * 5
    assert [line.qty_milli for line in lane.state.basket.lines] == [5000, 5000]


def test_a_quantity_before_the_item_counts_for_that_scan_only(lane: LaneAtWork) -> None:
    lane.do(c.Scan(MILK_CODE, 3000))
    lane.scan(MILK_CODE)
    assert only_line(lane) == ("MILK", 4000, Decimal("1.45"))


def test_an_unknown_code_is_refused_aloud_and_the_sale_goes_on(lane: LaneAtWork) -> None:
    lane.scan(MILK_CODE)
    assert lane.refused(c.Scan("4000000000006")) == "scan.unknown"
    assert (lane.notice, lane.state.notice.level) == ("scan.unknown", "refuse")  # type: ignore[union-attr]
    lane.scan(MILK_CODE)
    assert (lane.notice, lane.total) == ("", 290)


@pytest.mark.parametrize("code", ["", "   ", "x" * 129, "40063\x1b81333931", "\u202e123", "\x00"])
def test_what_no_scanner_sends_is_refused_unread(lane: LaneAtWork, code: str) -> None:
    assert lane.refused(c.Scan(code)) == "scan.unreadable"


def test_half_a_character_is_refused_and_stops_nothing(lane: LaneAtWork) -> None:
    assert lane.refused(c.SaveCustomer(name="\ud800")) == "scan.unreadable"
    assert lane.refused(c.SaveProduct("X", gtins=("\udfff",)), BY_MANAGER) == "scan.unreadable"
    assert lane.state.phase is Phase.SELLING


@pytest.mark.parametrize("code", ["'; DROP TABLE journal;--", "=cmd|' /C calc'!A0", "%n%s", "☃"])
def test_a_hostile_code_is_only_an_unknown_one(lane: LaneAtWork, code: str) -> None:
    assert lane.refused(c.Scan(code)) == "scan.unknown"


def test_a_wrong_check_digit_is_said_to_be_one(lane: LaneAtWork) -> None:
    assert lane.refused(c.Scan("4006381333932")) == "scan.check_digit"


def test_a_pack_code_stands_for_several_units(lane: LaneAtWork) -> None:
    lane.scan("4001234567897")
    assert only_line(lane) == ("BEER", 6000, Decimal("2.1"))
    lane.do(c.Scan("4001234567897", 2000))
    assert only_line(lane)[1] == 18_000


def test_a_weight_label_and_a_price_label_are_read_and_not_merged(lane: LaneAtWork) -> None:
    ham = with_check_digit("280001200000")
    cheese = with_check_digit("210004200000")
    lane.running.writer.put_product(Product("HAM", "Ham", Decimal("20"), unit="kg", gtins=(ham,)))
    lane.running.writer.put_product(Product("CHEESE", "Cheese", Decimal("1"), gtins=(cheese,)))
    weight = with_check_digit("280001200250")
    lane.scan(weight, weight, with_check_digit("210004200399"))
    assert [(x.qty_milli, x.unit_price) for x in lane.state.basket.lines] == [
        (250, Decimal("20")),
        (250, Decimal("20")),
        (1000, Decimal("3.99")),
    ]
    assert lane.total == 500 + 500 + 399


def test_an_in_house_code_that_looks_like_a_label_is_found_as_it_stands(lane: LaneAtWork) -> None:
    code = with_check_digit("280009900123")
    lane.running.writer.put_product(Product("OWN", "Own", Decimal("5"), gtins=(code,)))
    lane.scan(code)
    assert only_line(lane) == ("OWN", 1000, Decimal("5"))


def test_a_receipt_number_is_recognised_and_leads_to_its_sale(lane: LaneAtWork) -> None:
    sale_id = lane.sell()
    result = lane.do(c.Scan("TERM001-1-000001"))
    assert (result.kind, result.sale_id) == ("receipt", sale_id)
    assert not lane.state.basket.lines


def test_a_customer_card_attaches_its_customer(lane: LaneAtWork) -> None:
    lane.do(c.SaveCustomer(name="Ada", card="CARD-7"))
    result = lane.do(c.Scan("CARD-7"))
    assert (result.kind, result.name) == ("customer", "Ada")
    assert lane.state.customer is not None
    assert lane.state.customer.name == "Ada"


def test_a_product_by_sku_is_added_and_merged_with_its_equal(lane: LaneAtWork) -> None:
    lane.do(c.AddProduct("MILK"))
    lane.do(c.AddProduct("MILK", 2000, "key"))
    assert only_line(lane) == ("MILK", 3000, Decimal("1.45"))
    assert [e.data["how"] for e in lane.events("ITEM_ADDED")] == ["search", "key"]


@pytest.mark.parametrize(
    ("command", "key"),
    [
        (c.AddProduct("NOPE"), "product.unknown"),
        (c.AddProduct("BAN"), "quantity.needed"),
        (c.AddProduct("DEPT"), "price.needed"),
        (c.AddProduct("PHONE"), "serial.needed"),
        (c.AddProduct("MILK", 1500), "quantity.whole"),
        (c.AddProduct("MILK", -1000), "quantity.limit"),
        (c.AddProduct("MILK", 0), "quantity.limit"),
        (c.AddProduct("MILK", 100_000_000), "quantity.limit"),
        (c.AddProduct("CAR", 99_999_000), "money.limit"),
        (c.AddOpenItem("NOPE", Decimal(1)), "product.unknown"),
        (c.AddOpenItem("DEPT", Decimal(-1)), "price.limit"),
        (c.AddOpenItem("DEPT", Decimal("0.0000001")), "price.limit"),
        (c.AddOpenItem("DEPT", Decimal(10**8)), "price.limit"),
        (c.AddOpenItem("DEPT", Decimal(1), qty_milli=500), "quantity.whole"),
    ],
)
def test_what_cannot_be_sold_so_is_refused_and_leaves_no_trace(
    lane: LaneAtWork, command: c.Command, key: str
) -> None:
    assert lane.refused(command) == key
    assert not lane.state.basket.lines
    assert not lane.events("ITEM_ADDED", "BASKET_STARTED")


def test_a_product_that_is_no_longer_sold_is_unknown(lane: LaneAtWork) -> None:
    lane.running.writer.set_active("MILK", False)
    assert lane.refused(c.AddProduct("MILK")) == "product.unknown"


def test_a_weighed_product_takes_its_weight_and_stays_a_line_of_its_own(lane: LaneAtWork) -> None:
    lane.do(c.AddProduct("BAN", 846))
    lane.do(c.AddProduct("BAN", 100))
    assert [line.qty_milli for line in lane.state.basket.lines] == [846, 100]
    assert lane.total == 168 + 20


def test_an_open_item_takes_name_price_and_quantity(lane: LaneAtWork) -> None:
    lane.do(c.AddOpenItem("DEPT", Decimal("2.50"), " Repair ", 2000))
    (line,) = lane.state.basket.lines
    assert (line.name, line.unit_price, line.list_price, lane.total) == (
        "Repair",
        Decimal("2.5"),
        None,
        500,
    )


def test_a_typed_price_for_a_priced_product_needs_the_right_to_override(lane: LaneAtWork) -> None:
    cheap = c.AddProduct("PHONE", price=Decimal("0.01"), serial="S1")
    assert lane.refused(cheap) == "approval.needed"
    assert not lane.state.basket.lines
    lane.do(cheap, BY_MANAGER)
    (line,) = lane.state.basket.lines
    assert line.list_price == Decimal("199")
    assert lane.refused(c.AddOpenItem("MILK", Decimal("0.01"))) == "approval.needed"


def test_a_price_change_in_the_catalogue_leaves_a_charged_line_alone(lane: LaneAtWork) -> None:
    lane.scan(MILK_CODE)
    lane.running.writer.set_price("MILK", Decimal("9"))
    assert lane.total == 145
    lane.scan(MILK_CODE)
    assert [line.unit_price for line in lane.state.basket.lines] == [Decimal("1.45"), Decimal(9)]


def test_a_serial_number_is_sold_once_parked_baskets_included(lane: LaneAtWork) -> None:
    first = c.AddProduct("PHONE", serial="S1")
    lane.do(first)
    assert lane.refused(first) == "serial.sold"
    lane.do(c.AddProduct("PHONE", serial="S2"))
    lane.do(c.Park("Bob"))
    assert lane.refused(first) == "serial.sold"
    lane.do(c.AddProduct("PHONE", serial="S3"))
    lane.do(c.VoidLine(1))
    lane.do(c.AddProduct("PHONE", serial="S3"))
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(19_900))
    assert lane.refused(c.AddProduct("PHONE", serial="S3")) == "serial.sold"


def test_one_serial_number_is_one_piece(lane: LaneAtWork) -> None:
    assert lane.refused(c.AddProduct("PHONE", 2000, serial="S1")) == "line.serial"


def test_a_returned_serial_number_can_be_sold_again(lane: LaneAtWork) -> None:
    lane.do(c.AddProduct("PHONE", serial="S1"))
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(19_900))
    sale_id = lane.state.last_sale.sale_id  # type: ignore[union-attr]
    lane.do(c.AddReturn(sale_id, 1, 1000))
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(-19_900))
    lane.do(c.AddProduct("PHONE", serial="S1"))
    assert lane.total == 19_900


def test_a_full_basket_takes_no_further_line_but_more_of_the_same(
    lane: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selling, "MAX_LINES", 2)
    lane.scan(MILK_CODE, "12345670")
    assert lane.refused(c.AddProduct("BEER")) == "basket.full"
    assert lane.refused(c.AddReturnNoReceipt("BEER", 1000), BY_MANAGER) == "basket.full"
    lane.scan(MILK_CODE)
    assert lane.total == 290 + 349


def test_nothing_is_sold_while_signed_out_locked_or_without_a_shift(lane: LaneAtWork) -> None:
    lane.do(c.LockScreen())
    assert lane.refused(c.Scan(MILK_CODE)) == "screen.locked"
    lane.do(c.Unlock("2222"))
    lane.do(c.CloseShift(10_000, 10_000))
    assert lane.state.phase is Phase.NO_SHIFT
    assert lane.refused(c.Scan(MILK_CODE)) == "shift.needed"
    lane.do(c.SignOut())
    assert lane.refused(c.Scan(MILK_CODE)) == "signin.needed"


@pytest.mark.slow
def test_a_second_lane_on_the_same_folder_is_refused_with_the_reason(lane: LaneAtWork) -> None:
    from pos_terminal.control.errors import LaneBusy

    with pytest.raises(LaneBusy) as caught, lane_on(lane.data_dir):
        pass  # pragma: no cover
    assert str(lane.data_dir) in str(caught.value)
    lane.sign_in(MANAGER)  # the first goes on undisturbed
