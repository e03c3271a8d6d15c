"""Z and X reports from the data of SHIFT_CLOSED."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pos_terminal.receipts.amounts import Format
from pos_terminal.receipts.document import ReportDocument, Row, Section, ShopHeader
from pos_terminal.receipts.framing import Event, frame
from pos_terminal.receipts.slips import card_day_section
from pos_terminal.receipts.text import clean
from pos_terminal.receipts.words import Words

Data = Mapping[str, Any]
_NO_SECTION = Section("", ())


def z_document(
    event: Event,
    shop: ShopHeader,
    copy_no: int = 0,
    language: str = "en",
    *,
    cashier: str = "",
    card_day: Data | None = None,
) -> ReportDocument:
    """The Z report of one SHIFT_CLOSED event, with the head of the journal below.

    `card_day` is the data of the CARD_SETTLED behind it; None: the terminal's day has not ended.
    """
    data: Data = event["data"]
    words = Words(language)
    number = Row(words("Z no."), str(data["z_no"]))
    cards = _cards(data, card_day, words, Format(words.language, data["currency"]))
    return _report(event, shop, words, words("Z REPORT"), number, cashier, copy_no, cards)


def x_document(
    event: Event, shop: ShopHeader, copy_no: int = 0, language: str = "en", *, cashier: str = ""
) -> ReportDocument:
    """An X report: the same figures in between, as if SHIFT_CLOSED were now; nothing is counted.

    `data` has SHIFT_CLOSED's fields; those of the count (`counted_minor`, `difference_minor`,
    `left_minor`, `counts`, `z_no`, `journal_…`) may be absent.
    """
    words = Words(language)
    return _report(event, shop, words, words("X REPORT"), None, cashier, copy_no)


def _report(
    event: Event,
    shop: ShopHeader,
    words: Words,
    title: str,
    number: Row | None,
    cashier: str,
    copy_no: int,
    cards: Section = _NO_SECTION,
) -> ReportDocument:
    data: Data = event["data"]
    form = Format(words.language, data["currency"])
    sections = (
        _sales(data, words, form),
        _tenders(data, words, form),
        cards,
        _taxes(data, words, form),
        _drawer(data, words, form),
        _counts(data, words, form),
        _other(data, words, form),
    )
    counted = "counted_minor" in data
    return ReportDocument(
        frame=frame(
            event,
            shop,
            words,
            title=title,
            first_facts=(number,) if number else (),
            more_facts=(Row(words("Currency"), data["currency"]),),
            cashier=cashier,
            copy_no=copy_no,
        ),
        sections=tuple(section for section in sections if section.rows),
        signature=words("Signature") if counted else "",
        small_print=_head(data, words),
    )


def _sales(data: Data, words: Words, form: Format) -> Section:
    rows = [
        Row(f"{words('Sales')} ({data['sales_count']})", form.amount(data["sales_minor"])),
        Row(f"{words('Refunds')} ({data['refunds_count']})", form.amount(data["refunds_minor"])),
    ]
    if data.get("rounding_minor"):
        rows.append(Row(words("Cash rounding"), form.amount(data["rounding_minor"])))
    if data.get("perpetual_minor") is not None:
        rows.append(Row(words("Perpetual total"), form.amount(data["perpetual_minor"])))
    return Section(words("Sales"), tuple(rows))


def _tenders(data: Data, words: Words, form: Format) -> Section:
    names = {"cash": words("Cash"), "card": words("Card"), "card_manual": words("Card, typed in")}
    rows = (
        Row(
            f"{names.get(t['kind'], clean(t['kind']))} ({t['count']})",
            form.amount(t["amount_minor"]),
        )
        for t in data["tenders"]
    )
    return Section(words("Tenders"), tuple(rows))


def _cards(data: Data, card_day: Data | None, words: Words, form: Format) -> Section:
    """What the terminal said of its day; card money without that is said to be open."""
    if card_day is not None:
        return card_day_section(card_day, words, form, words("Card terminal"))
    open_minor = [t["amount_minor"] for t in data["tenders"] if t["kind"] == "card" and t["count"]]
    rows = tuple(Row(words("Not settled"), form.amount(minor)) for minor in open_minor)
    return Section(words("Card terminal"), rows, tuple(range(len(rows))))


def _taxes(data: Data, words: Words, form: Format) -> Section:
    rows: list[Row] = []
    for tax in data["taxes"]:
        rows.append(Row(f"{_tax_name(tax, form)} · {words('Net')}", form.amount(tax["base_minor"])))
        rows.append(Row(f"{_tax_name(tax, form)} · {words('Tax')}", form.amount(tax["tax_minor"])))
    return Section(words("Taxes"), tuple(rows))


def _tax_name(tax: Data, form: Format) -> str:
    name = clean(tax["name"])
    if tax.get("kind") == "fixed":
        return name
    rate = form.percent(tax["rate"])
    return name if rate in name else f"{name} {rate}"


def _drawer(data: Data, words: Words, form: Format) -> Section:
    rows = [Row(words("Opening float"), form.amount(data["float_minor"]))]
    cash = [t["amount_minor"] for t in data["tenders"] if t["kind"] == "cash"]
    rows += [Row(words("Cash taken"), form.amount(amount)) for amount in cash]
    rows += _if_any(data, "cash_in_minor", words("Paid in"), form)
    if data["cash_out_minor"]:
        rows.append(Row(words("Paid out"), form.amount(-data["cash_out_minor"])))
    strong = [len(rows)]
    rows.append(Row(words("Expected in drawer"), form.amount(data["expected_minor"])))
    if "counted_minor" in data:
        rows.append(Row(words("Counted"), form.amount(data["counted_minor"])))
        strong.append(len(rows))
        rows.append(Row(words("Difference"), form.amount(data["difference_minor"])))
        rows.append(Row(words("Left in drawer"), form.amount(data["left_minor"])))
    return Section(words("Cash drawer"), tuple(rows), tuple(strong))


def _if_any(data: Data, field: str, label: str, form: Format) -> list[Row]:
    return [Row(label, form.amount(data[field]))] if data[field] else []


def _counts(data: Data, words: Words, form: Format) -> Section:
    """Pieces a denomination, the greatest first."""
    counts: Mapping[str, int] = data.get("counts") or {}
    pieces: Iterable[tuple[int, int]] = sorted(
        ((int(minor), count) for minor, count in counts.items() if count), reverse=True
    )
    rows = (Row(f"{form.amount(minor)} ×", str(count)) for minor, count in pieces)
    return Section(words("Count"), tuple(rows))


def _other(data: Data, words: Words, form: Format) -> Section:
    rows = [
        Row(words("Voided sales"), str(data["voids_count"])),
        Row(words("Drawer openings without sale"), str(data["no_sale_count"])),
    ]
    if data.get("first_receipt"):
        rows.append(Row(words("First receipt"), clean(data["first_receipt"])))
        rows.append(Row(words("Last receipt"), clean(data["last_receipt"])))
    return Section(words("Other"), tuple(rows))


def _head(data: Data, words: Words) -> tuple[str, ...]:
    """Position and hash of the journal, so that a lost tail can be seen from paper."""
    if not data.get("journal_hash"):
        return ()
    digits = clean(str(data["journal_hash"]))
    groups = (digits[at : at + 16] for at in range(0, len(digits), 16))
    return (words("Journal {seq}", seq=data["journal_seq"]), " ".join(groups))
