"""The receipt says what the event says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pos_terminal.domain.basket import Discount, DiscountKind
from pos_terminal.domain.tax import Tax, TaxKind
from pos_terminal.domain.tender import Tender
from pos_terminal.receipts.document import ReceiptDocument, Row, ShopHeader
from pos_terminal.receipts.sale import receipt_document
from tests.fakes.receipts import FULL, SALES_TAX, SHOP, line, rich_sale, sale, simple_sale


def minor(text: str) -> int:
    """An English amount back as cents."""
    return int(Decimal(text.replace(",", "").replace("€", "")) * 100)


def labels(rows: tuple[Row, ...]) -> list[str]:
    return [row.label for row in rows]


def test_a_simple_sale_has_its_lines_total_tender_change_and_taxes() -> None:
    receipt = receipt_document(simple_sale(), SHOP, cashier="Jane")
    assert [(item.name, item.quantity, item.amount, item.tax_marks) for item in receipt.items] == [
        ("Bananas organic", "1.186 kg × 1.99/kg", "2.36", "B"),
        ("Whole milk 3.5 % 1 l", "2 × 1.29", "2.58", "B"),
        ("Sparkling water 0.75 l", "", "0.79", "A"),
    ]
    assert receipt.sums == ()
    assert receipt.total == Row("TOTAL", "€5.73")
    assert [(tender.label, tender.amount) for tender in receipt.tenders] == [("Cash", "20.00")]
    assert receipt.change == Row("Change", "14.27")
    assert [(tax.mark, tax.rate, tax.base, tax.tax) for tax in receipt.taxes.rows] == [
        ("A", "19%", "0.66", "0.13"),
        ("B", "7%", "4.62", "0.32"),
    ]
    assert receipt.barcode == receipt.receipt_no == "TERM001-1-000042"


def test_number_time_with_zone_terminal_and_cashier_are_there() -> None:
    receipt = receipt_document(simple_sale(), SHOP, cashier="Jane", customer="CUST001")
    assert receipt.frame.facts == (
        Row("Receipt no.", "TERM001-1-000042"),
        Row("Date", "Nov 21, 2026 10:18:52 AM UTC+1"),
        Row("Terminal", "TERM001"),
        Row("Cashier", "Jane"),
        Row("Customer", "CUST001"),
    )


def test_discounts_notes_serials_and_the_origin_of_a_return_stand_below_their_line() -> None:
    receipt = receipt_document(rich_sale(), SHOP)
    jam, wine, drill, coffee = receipt.items
    assert jam.seconds == (Row("Discount 10%, short-dated", "-1.35"),)
    assert wine.seconds == (Row("Regular price 14.90"),)
    assert drill.seconds == (Row("Serial no. SN-77-120045"), Row("Gift wrapped"))
    assert coffee.seconds == (
        Row("Discount", "1.80"),
        Row("Returned from TERM001-1-000012"),
    )
    assert coffee.returned


def test_what_stands_on_the_receipt_adds_up_to_its_total() -> None:
    receipt = receipt_document(rich_sale(), SHOP)
    assert labels(receipt.sums) == ["Goods", "Item discounts", "Discount 5%, Loyal customer"]
    total = minor(receipt.total.amount)
    assert sum(minor(row.amount) for row in receipt.sums) == total
    assert sum(minor(item.amount) for item in receipt.items) == minor(receipt.sums[0].amount)
    rounding, to_pay = receipt.roundings
    assert minor(to_pay.amount) == total + minor(rounding.amount)
    paid = sum(minor(tender.amount) for tender in receipt.tenders)
    assert receipt.change is not None
    assert paid - minor(receipt.change.amount) == minor(to_pay.amount)


def test_a_tax_on_top_is_a_row_before_the_total() -> None:
    event = sale([line("T-shirt", "10.00", 2000, taxes=(SALES_TAX,))], currency="USD")
    receipt = receipt_document(event, SHOP)
    assert receipt.sums == (Row("Goods", "20.00"), Row("Sales tax 8.25%", "1.65"))
    assert receipt.total == Row("TOTAL", "$21.65")


def test_an_exempt_sale_says_so_and_still_adds_up() -> None:
    event = sale([line("Book", "11.90")], tax_exempt=True, exempt_reason="Embassy")
    receipt = receipt_document(event, SHOP)
    assert receipt.sums == (Row("Goods", "11.90"), Row("Tax exempt", "-1.90"))
    assert receipt.total.amount == "€10.00"
    assert receipt.taxes.note == "Tax exempt: Embassy"


def test_one_code_with_two_rates_gets_two_letters() -> None:
    older = Tax("A", "VAT", TaxKind.PERCENT, Decimal("0.16"))
    receipt = receipt_document(
        sale([line("New", "1.19"), line("Old", "1.16", taxes=(older,))]), SHOP
    )
    marks = {item.name: item.tax_marks for item in receipt.items}
    assert {row.rate: row.mark for row in receipt.taxes.rows} == {
        "19%": marks["New"],
        "16%": marks["Old"],
    }


@pytest.mark.parametrize(
    ("discount", "label"),
    [
        (Discount(DiscountKind.AMOUNT, Decimal(1)), "Discount"),
        (Discount(DiscountKind.NEW_PRICE, Decimal("4.5"), "damaged"), "New price 4.50, damaged"),
    ],
)
def test_each_kind_of_discount_has_its_words(discount: Discount, label: str) -> None:
    receipt = receipt_document(sale([line("Lamp", "5.00", discount=discount)]), SHOP)
    assert labels(receipt.items[0].seconds) == [label]


def test_a_refund_is_called_one_and_its_amounts_are_negative() -> None:
    receipt = receipt_document(sale([line("Lamp", "5.00", -1000)]), SHOP)
    assert receipt.refund
    assert receipt.total == Row("REFUND", "-€5.00")
    assert receipt.tenders[0].amount == "-5.00"


def test_a_card_shows_what_the_terminal_masked_and_its_reference() -> None:
    card = Tender("t", "card", 119, reference="4711", masked="**** 4242")
    receipt = receipt_document(sale([line("Pen", "1.19")], [card]), SHOP)
    assert receipt.tenders[0].details == ("**** 4242", "Ref. 4711")
    assert receipt.change is None


def test_a_copy_says_copy_with_the_same_number_and_totals() -> None:
    original, copy = (receipt_document(rich_sale(), SHOP, number) for number in (0, 2))
    assert original.frame.banners == ()
    assert copy.frame.banners == ("COPY 2",)
    assert same_but_for_the_copy(original) == same_but_for_the_copy(copy)


def same_but_for_the_copy(receipt: ReceiptDocument) -> tuple[object, ...]:
    return (receipt.receipt_no, receipt.items, receipt.total, receipt.tenders, receipt.taxes)


def test_training_and_demo_are_marked() -> None:
    event = sale([line("Pen", "1.19")], training=True)
    banners = receipt_document(event, ShopHeader("Demo", demo=True)).frame.banners
    assert banners == ("TRAINING – NOT A SALE", "DEMO SHOP – NOT A REAL SALE")


def test_a_customer_without_a_name_is_the_end_of_the_reference() -> None:
    receipt = receipt_document(rich_sale(), SHOP)
    assert Row("Customer", "9b9c2f71") in receipt.frame.facts


def test_names_are_made_safe_on_their_way_in() -> None:
    event = sale([line("Milk\x1bp\x00\u202e", "1.19", note="\x1d!\x11", serial="S\n1")])
    shop = ShopHeader("Shop\x1b@", ("line\x00",), footer=("bye\x07",))
    receipt = receipt_document(event, shop, cashier="Jo\x1b", customer="\x9bC")
    assert "\x1b" not in repr(receipt)
    assert "\\x" not in repr(receipt)
    assert receipt.items[0].name == "Milkp"


def test_german_words_and_amounts() -> None:
    receipt = receipt_document(rich_sale(), SHOP, 1, "de", cashier="Jana")
    assert receipt.total.label == "SUMME"
    assert receipt.total.amount.endswith(" €")
    assert receipt.frame.banners == ("KOPIE 1",)
    assert receipt.items[0].seconds[0].label == "Rabatt 10 %, short-dated"


def test_a_line_without_a_name_shows_its_code() -> None:
    receipt = receipt_document(sale([line("", "1.19", sku="4006381333931")]), SHOP)
    assert receipt.items[0].name == "4006381333931"


def test_a_fixed_tax_shows_its_amount_per_unit() -> None:
    deposit = Tax("D", "Deposit", TaxKind.FIXED, Decimal("0.25"), included=False)
    receipt = receipt_document(sale([line("Cola", "1.00", taxes=(FULL, deposit))]), SHOP)
    assert [row.rate for row in receipt.taxes.rows] == ["19%", "0.25"]
    assert receipt.sums[-1] == Row("Deposit 0.25", "0.25")
