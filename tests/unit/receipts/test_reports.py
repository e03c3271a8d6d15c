"""Z and X reports, cash slips and the slip of a parked sale."""

from __future__ import annotations

import pytest

from pos_terminal.receipts.document import ReportDocument, Row
from pos_terminal.receipts.shift import x_document, z_document
from pos_terminal.receipts.slips import cash_document, parked_document
from tests.fakes.receipts import SHOP, envelope, shift_closed

COUNTED = ("counted_minor", "difference_minor", "left_minor", "counts", "z_no", "journal_hash")


def rows(report: ReportDocument) -> dict[str, str]:
    return {row.label: row.amount for section in report.sections for row in section.rows}


def test_a_z_report_has_sales_tenders_taxes_and_the_drawer() -> None:
    report = z_document(shift_closed(), SHOP, cashier="Manager")
    assert report.frame.title == "Z REPORT"
    assert report.frame.facts[0] == Row("Z no.", "17")
    found = rows(report)
    assert found["Sales (143)"] == "2,134.98"
    assert found["Refunds (3)"] == "-42.10"
    assert found["Cash (88)"] == "743.12"
    assert found["VAT 19% · Tax"] == "228.00"
    assert found["Paid out"] == "-50.00"
    assert found["Expected in drawer"] == "843.12"
    assert found["Difference"] == "-1.00"
    assert found["Perpetual total"] == "482,110.90"
    assert found["Cash rounding"] == "0.03"
    assert "Paid in" not in found
    assert report.signature == "Signature"


def test_the_count_goes_from_the_greatest_note_to_the_smallest_coin() -> None:
    report = z_document(shift_closed(), SHOP)
    count = next(section for section in report.sections if section.title == "Count")
    assert [row.label for row in count.rows] == ["50.00 ×", "20.00 ×", "10.00 ×", "0.50 ×"]


def test_the_head_of_the_journal_is_on_the_z_report() -> None:
    position, digits = z_document(shift_closed(), SHOP).small_print
    assert position == "Journal 18231"
    assert digits.replace(" ", "") == "9f2c" * 16


def test_an_x_report_needs_no_count_and_is_not_signed() -> None:
    event = shift_closed()
    for field in COUNTED:
        del event["data"][field]
    report = x_document(event, SHOP)
    assert x_document(event, SHOP, 1).frame.banners == ("COPY 1",)
    assert report.frame.title == "X REPORT"
    assert not {"Counted", "Difference"} & set(rows(report))
    assert (report.signature, report.small_print) == ("", ())


def test_a_copy_of_a_z_report_says_so() -> None:
    assert z_document(shift_closed(), SHOP, 3).frame.banners == ("COPY 3",)


@pytest.mark.parametrize(
    ("kind", "title"), [("in", "CASH IN"), ("out", "CASH OUT"), ("drop", "CASH DROP")]
)
def test_a_cash_slip_names_amount_and_reason(kind: str, title: str) -> None:
    data = {"kind": kind, "amount_minor": 2500, "currency": "EUR", "reason": "Window\x1b cleaner"}
    slip = cash_document(envelope("CASH_MOVED", data), SHOP)
    assert slip.frame.title == title
    assert rows(slip) == {"Amount": "€25.00", "Reason": "Window cleaner"}
    assert slip.signature


def test_the_slip_of_a_parked_sale_is_no_receipt() -> None:
    data = {"total_minor": 1250, "currency": "EUR", "lines_count": 3}
    slip = parked_document(envelope("BASKET_PARKED", data), SHOP, name="Blue jacket", barcode="P-7")
    assert rows(slip) == {"Name": "Blue jacket", "Lines": "3", "TOTAL": "€12.50"}
    assert slip.small_print == ("This is not a receipt.",)
    assert slip.barcode == "P-7"
