"""A GS1 label at the lane: which item, how much, how long it lasts, and what is kept of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from hardware.ports import ItemLabel
from pos_terminal.checkout import ages
from pos_terminal.checkout import commands as c
from pos_terminal.domain.check_digit import with_check_digit
from pos_terminal.domain.product import Product
from tests.lane_fixtures import BY_MANAGER, MANAGER, MILK_CODE, LaneAtWork, verified

MILK = ItemLabel("0" + MILK_CODE)
BREAD = ItemLabel("00000012345670")  # an EAN-8
HAM_CODE = with_check_digit("9400638133393")


@pytest.fixture
def shop(lane: LaneAtWork) -> LaneAtWork:
    """With ham, sold by weight under a GTIN-14, and phones by their serial number."""
    with lane.running.writer.editing("test") as edited:
        ham = Product("HAM", "Ham", Decimal("20"), unit="kg", gtins=(HAM_CODE,))
        phone = Product("TEL", "Phone", Decimal(99), serial_required=True, gtins=("4000000000037",))
        for product in (ham, phone):
            edited.edit.put_product(product)
    return lane


def scanned(lane: LaneAtWork, label: ItemLabel, qty_milli: int | None = None) -> Any:
    return lane.do(c.Scan("ignored", qty_milli, label))


def today(lane: LaneAtWork) -> date:
    return lane.running.lane.call(ages.today).result(60)


def only_line(lane: LaneAtWork) -> tuple[str, int, Decimal]:
    (line,) = lane.state.basket.lines
    return line.sku, line.qty_milli, line.unit_price


def test_the_gtin_of_a_label_is_the_item_whatever_its_length(lane: LaneAtWork) -> None:
    assert [scanned(lane, label).name for label in (MILK, BREAD)] == ["Milk 1 l", "Bread 500 g"]
    scanned(lane, MILK)
    lane.scan(MILK_CODE)
    assert lane.state.basket.lines[0].qty_milli == 3000  # one line, as if typed


def test_an_expired_item_is_refused_from_the_day_after(lane: LaneAtWork) -> None:
    day = today(lane)
    label = replace(MILK, expires=day - timedelta(days=1))
    assert lane.refused(c.Scan("", label=label)) == "scan.expired"
    assert lane.state.basket.lines == ()
    assert lane.state.notice is not None
    assert lane.state.notice.facts["name"] == "Milk 1 l"
    for last in (day, day + timedelta(days=400)):
        assert scanned(lane, replace(MILK, expires=last)).kind == "item"


@pytest.mark.parametrize(
    ("what", "key"), [("best_before", "scan.past_best"), ("sell_by", "scan.past_sell_by")]
)
def test_past_its_best_is_said_and_sold(lane: LaneAtWork, what: str, key: str) -> None:
    scanned(lane, replace(MILK, **{what: today(lane)}))
    assert lane.notice == ""
    scanned(lane, replace(MILK, **{what: today(lane) - timedelta(days=1)}))
    assert (lane.notice, lane.total) == (key, 290)


def test_the_weight_on_a_label_is_the_weight_sold(shop: LaneAtWork) -> None:
    for weight, unit in (("1.250", "kg"), ("850", "g"), ("1.00", "lb"), ("16", "oz")):
        scanned(shop, ItemLabel(HAM_CODE, weight=Decimal(weight), unit=unit))
    sold = [(line.sku, line.qty_milli, line.unit_price) for line in shop.state.basket.lines]
    assert sold == [("HAM", milli, Decimal(20)) for milli in (1250, 850, 454, 454)]


def test_two_weighed_pieces_stay_two_lines_and_times_counts(shop: LaneAtWork) -> None:
    label = ItemLabel(HAM_CODE, weight=Decimal("0.5"), unit="kg")
    scanned(shop, label)
    scanned(shop, label, 3000)
    assert [line.qty_milli for line in shop.state.basket.lines] == [500, 1500]


def test_a_weighed_item_whose_label_has_no_weight_is_asked_for(shop: LaneAtWork) -> None:
    assert shop.refused(c.Scan("", label=ItemLabel(HAM_CODE))) == "quantity.needed"
    assert scanned(shop, ItemLabel(HAM_CODE), 750).kind == "item"


def test_the_price_on_a_label_is_charged_in_the_shop_s_money_only(shop: LaneAtWork) -> None:
    label = ItemLabel(HAM_CODE, price=Decimal("7.95"), currency="EUR")
    scanned(shop, label)
    assert only_line(shop) == ("HAM", 1000, Decimal("7.95"))
    assert shop.refused(c.Scan("", label=replace(label, currency="USD"))) == "scan.currency"
    scanned(shop, replace(label, currency=""))
    assert shop.total == 1590


def test_pieces_on_a_label_are_pieces_sold(lane: LaneAtWork) -> None:
    scanned(lane, replace(MILK, count=12))
    assert only_line(lane) == ("MILK", 12_000, Decimal("1.45"))
    scanned(lane, replace(MILK, count=0))
    assert only_line(lane)[1] == 13_000


def test_a_serial_number_on_the_label_is_not_asked_for_and_sold_once(shop: LaneAtWork) -> None:
    label = ItemLabel("04000000000037", serial="SN-1")
    assert shop.refused(c.Scan("", label=replace(label, serial=""))) == "serial.needed"
    scanned(shop, label)
    assert shop.state.basket.lines[0].serial == "SN-1"
    assert shop.refused(c.Scan("", label=label)) == "serial.sold"
    card = replace(label, serial="4111111111111111")
    assert shop.refused(c.Scan("", label=card)) == "card.number_in_text"


def test_the_journal_keeps_what_a_recall_needs_and_no_card_number(lane: LaneAtWork) -> None:
    expires = today(lane)
    scanned(lane, replace(MILK, batch="L1", serial="77", expires=expires))
    scanned(lane, replace(MILK, batch="4111111111111111"))
    scanned(lane, MILK)
    kept = [event.data.get("label") for event in lane.events("ITEM_ADDED")]
    assert kept == [{"batch": "L1", "serial": "77", "expires": expires.isoformat()}, None, None]
    assert lane.state.basket.lines[0].serial == ""  # milk is not sold by serial number
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(lane.total))
    verified(lane.data_dir)


def test_a_label_that_no_parser_makes_is_refused(lane: LaneAtWork) -> None:
    for label in (
        replace(MILK, gtin="04006381333932"),
        replace(MILK, gtin=MILK_CODE),
        replace(MILK, gtin="٠4006381333931"),
        replace(MILK, batch="x" * 21),
        replace(MILK, serial="a\x1bp"),
        replace(MILK, batch="\u202e1"),
        replace(MILK, weight=Decimal("NaN"), unit="kg"),
        replace(MILK, price=Decimal("-1")),
        replace(MILK, count=-1),
    ):
        assert lane.refused(c.Scan("", label=label)) == "scan.label", label


def test_a_label_that_a_scale_printed_without_a_price_or_a_weight_gives_nothing_away(
    shop: LaneAtWork,
) -> None:
    ham = ItemLabel("0" + HAM_CODE)
    nothing = Decimal("0.000")
    for label in (replace(ham, price=nothing), replace(ham, weight=nothing, unit="kg")):
        assert shop.refused(c.Scan("", label=label)) == "scan.label", label
    own = tuple(map(with_check_digit, ("210123400000", "280123400000")))  # by price, by weight
    with shop.running.writer.editing("test") as edited:
        edited.edit.put_product(Product("BEEF", "Beef", Decimal("9"), unit="kg", gtins=own))
    for code in own:
        assert shop.refused(c.Scan(code)) == "scan.label", code
    assert shop.state.basket.lines == ()
    scanned(shop, replace(MILK, weight=nothing, unit="kg"))  # nobody acts on it


def test_a_label_of_nothing_in_the_catalogue_says_its_number(lane: LaneAtWork) -> None:
    label = ItemLabel("04000000000006")
    assert lane.refused(c.Scan("", label=label)) == "scan.unknown"
    assert lane.state.notice is not None
    assert lane.state.notice.facts["code"] == "4000000000006"


def test_a_coupon_is_called_one(lane: LaneAtWork) -> None:
    for body in ("059000000000", "981000000000", "984123456789", "990000000000", "59000000000"):
        assert lane.refused(c.Scan(with_check_digit(body))) == "scan.coupon", body


def test_a_product_that_has_a_coupon_s_number_is_a_product(lane: LaneAtWork) -> None:
    code = with_check_digit("990000000000")
    with lane.running.writer.editing("test") as edited:
        edited.edit.put_product(Product("GIFT", "Voucher", Decimal(10), gtins=(code,)))
    assert lane.do(c.Scan(code)).name == "Voucher"


def test_a_shop_s_own_labels_follow_the_rules_of_its_country(lane: LaneAtWork) -> None:
    base = with_check_digit("251111000000")
    with lane.running.writer.editing("test") as edited:
        edited.edit.put_product(Product("ROLL", "Roll", Decimal("0.4"), gtins=(base,)))
    code = "2511119000129"  # Germany: 12 pieces, guarded by 9
    assert lane.refused(c.Scan(code)) == "scan.unknown"
    lane.sign_in(MANAGER)
    lane.do(c.SetSetting("label_rules", "de"), BY_MANAGER)
    lane.do(c.Scan(code))
    assert only_line(lane) == ("ROLL", 12_000, Decimal("0.4"))
    assert lane.refused(c.Scan("2511118000120")) == "scan.check_digit"
    scanned(lane, ItemLabel("0" + code))
    assert lane.state.basket.lines[-1].qty_milli == 12_000
