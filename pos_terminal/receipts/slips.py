"""Small papers: cash in and out, and the slip of a parked sale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pos_terminal.receipts.amounts import Format
from pos_terminal.receipts.document import ReportDocument, Row, Section, ShopHeader
from pos_terminal.receipts.framing import Event, frame
from pos_terminal.receipts.text import clean
from pos_terminal.receipts.words import Words

Data = Mapping[str, Any]


def cash_document(
    event: Event, shop: ShopHeader, copy_no: int = 0, language: str = "en", *, cashier: str = ""
) -> ReportDocument:
    """The slip of one CASH_MOVED event, with a line to sign on."""
    data: Data = event["data"]
    words, form = Words(language), Format(language, data["currency"])
    titles = {"in": words("CASH IN"), "out": words("CASH OUT"), "drop": words("CASH DROP")}
    rows = [Row(words("Amount"), form.money(data["amount_minor"]))]
    if data["reason"]:
        rows.append(Row(words("Reason"), clean(data["reason"])))
    title = titles.get(data["kind"], clean(data["kind"]))
    return ReportDocument(
        frame=frame(event, shop, words, title=title, cashier=cashier, copy_no=copy_no),
        sections=(Section("", tuple(rows), strong=(0,)),),
        signature=words("Signature"),
    )


def card_day_document(
    event: Event, shop: ShopHeader, copy_no: int = 0, language: str = "en", *, cashier: str = ""
) -> ReportDocument:
    """The slip of one CARD_SETTLED event: the terminal's totals beside the lane's."""
    data: Data = event["data"]
    words, form = Words(language), Format(language, data["currency"])
    return ReportDocument(
        frame=frame(
            event, shop, words, title=words("CARD TERMINAL"), cashier=cashier, copy_no=copy_no
        ),
        sections=(card_day_section(data, words, form),),
    )


def card_day_section(data: Data, words: Words, form: Format, title: str = "") -> Section:
    """Of CARD_SETTLED: the terminal's totals, by scheme where it tells, beside the lane's."""
    schemes = data.get("schemes", ())
    rows = [_counted(clean(one["name"]), one["count"], one["total_minor"], form) for one in schemes]
    rows += [
        _counted(words("Card terminal"), data["count"], data["total_minor"], form),
        _counted(words("This till"), data["expected_count"], data["expected_minor"], form),
    ]
    strong = (len(rows),)
    rows.append(Row(words("Difference"), form.amount(data["difference_minor"])))
    if data["reference"]:
        rows.append(Row(words("Reference"), clean(data["reference"])))
    return Section(title, tuple(rows), strong)


def _counted(label: str, count: int, minor: int, form: Format) -> Row:
    return Row(f"{label} ({count})", form.amount(minor))


def parked_document(
    event: Event,
    shop: ShopHeader,
    language: str = "en",
    *,
    name: str = "",
    cashier: str = "",
    barcode: str = "",
) -> ReportDocument:
    """The slip of one BASKET_PARKED event; `barcode` finds the sale again where one is given."""
    data: Data = event["data"]
    words, form = Words(language), Format(language, data["currency"])
    rows = (
        Row(words("Name"), clean(name)),
        Row(words("Lines"), str(data["lines_count"])),
        Row(words("TOTAL"), form.money(data["total_minor"])),
    )
    return ReportDocument(
        frame=frame(event, shop, words, title=words("PARKED SALE"), cashier=cashier),
        sections=(Section("", rows, strong=(2,)),),
        barcode=barcode,
        small_print=(words("This is not a receipt."),),
    )
