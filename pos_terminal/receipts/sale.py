"""The receipt of a sale or refund from its BASKET_CLOSED event."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pos_terminal.receipts.amounts import Format
from pos_terminal.receipts.document import (
    Item,
    ReceiptDocument,
    Row,
    ShopHeader,
    TaxRow,
    TaxTable,
    Tender,
)
from pos_terminal.receipts.framing import Event, frame
from pos_terminal.receipts.text import clean
from pos_terminal.receipts.words import Words

Data = Mapping[str, Any]
TaxKey = tuple[str, ...]
_PIECE = {"", "ea", "pc", "pcs"}


def receipt_document(
    event: Event,
    shop: ShopHeader,
    copy_no: int = 0,
    language: str = "en",
    *,
    cashier: str = "",
    customer: str = "",
    qr: str = "",
    code: str = "code128",
) -> ReceiptDocument:
    """The receipt of one BASKET_CLOSED event (envelope fields and `data`).

    `copy_no` above 0 marks a copy; `cashier` and `customer` are what people may read of them
    (an event has only references); `qr` is a text to print as QR code; `code` says how the
    receipt's own number is printed for scanners: code128, qr or none.
    """
    data: Data = event["data"]
    words, form = Words(language), Format(language, data["currency"])
    marks = {_tax_key(tax): _mark(index) for index, tax in enumerate(data["taxes"])}
    refund = data["kind"] == "refund"
    reference = customer or str(data.get("customer_ref") or "")[-8:]
    return ReceiptDocument(
        frame=frame(
            event,
            shop,
            words,
            title=words("Refund receipt") if refund else words("Receipt"),
            first_facts=(Row(words("Receipt no."), data["receipt_no"]),),
            more_facts=(Row(words("Customer"), clean(reference)),) if reference else (),
            cashier=cashier,
            copy_no=copy_no,
        ),
        receipt_no=data["receipt_no"],
        currency=data["currency"],
        items=tuple(_item(line, words, form, marks) for line in data["lines"]),
        sums=_sums(data, words, form),
        total=Row(words("REFUND") if refund else words("TOTAL"), form.money(data["total_minor"])),
        roundings=_roundings(data, words, form),
        tenders=tuple(_tender(tender, words, form) for tender in data["tenders"]),
        change=_change(data, words, form),
        taxes=_tax_table(data, words, form, marks),
        refund=refund,
        copy_no=copy_no,
        barcode=data["receipt_no"] if code == "code128" else "",
        qr=data["receipt_no"] if code == "qr" else qr,
    )


def _tax_key(tax: Data) -> TaxKey:
    """One tax as the customer sees it: a code whose rate has changed since is another."""
    return tuple(str(tax[field]) for field in ("code", "name", "kind", "rate", "included"))


def _mark(index: int) -> str:
    """A, B, … Z, a, …: one letter a tax."""
    return chr(ord("A") + index) if index < 26 else chr(ord("a") + index % 26)


def _item(line: Data, words: Words, form: Format, marks: Mapping[TaxKey, str]) -> Item:
    unit = "" if line["unit"] in _PIECE else clean(line["unit"])
    price = form.price(line["unit_price"])
    amount = f"{form.quantity(line['qty_milli'])} {unit}".rstrip()
    per = f"{price}/{unit}" if unit else price
    single = line["qty_milli"] == 1000 and not unit
    return Item(
        name=clean(line["name"]) or clean(line["sku"]),
        quantity="" if single else f"{amount} × {per}",
        unit_price=price,
        amount=form.amount(line["gross_minor"]),
        tax_marks="".join(marks.get(_tax_key(tax), "") for tax in line["taxes"]),
        seconds=tuple(_seconds(line, words, form)),
        returned=line["qty_milli"] < 0,
    )


def _seconds(line: Data, words: Words, form: Format) -> list[Row]:
    rows = []
    if line["list_price"] is not None and line["list_price"] != line["unit_price"]:
        rows.append(Row(words("Regular price {price}", price=form.price(line["list_price"]))))
    if line["discount_minor"]:
        label = _discount_label(line["discount"], words, form)
        rows.append(Row(label, form.amount(-line["discount_minor"])))
    if line["serial"]:
        rows.append(Row(words("Serial no. {serial}", serial=clean(line["serial"]))))
    if line["note"]:
        rows.append(Row(clean(line["note"])))
    origin = line["return_of"]
    if origin is not None:
        rows.append(Row(words("Returned from {receipt}", receipt=clean(origin["receipt_no"]))))
    return rows


def _discount_label(discount: Data | None, words: Words, form: Format) -> str:
    """Its kind, size and reason; None on a returned line, whose discount is already pinned."""
    if discount is None:
        return words("Discount")
    if discount["kind"] == "percent":
        label = f"{words('Discount')} {form.percent(discount['value'])}"
    elif discount["kind"] == "new_price":
        label = words("New price {price}", price=form.price(discount["value"]))
    else:
        label = words("Discount")
    reason = clean(discount["reason"])
    return f"{label}, {reason}" if reason else label


def _sums(data: Data, words: Words, form: Format) -> tuple[Row, ...]:
    """From shelf prices to the total, only where they differ: amounts are the event's own."""
    added = [t for t in data["taxes"] if not t["included"] and t["tax_minor"]]
    exempt = data.get("exempt_minor", 0)
    moved = sum(line.get("rounding_minor", 0) for line in data["lines"])
    rows = []
    if data["receipt_discount_minor"] or added or exempt or moved:
        rows.append(Row(words("Goods"), form.amount(data["gross_minor"])))
        if data["line_discount_minor"]:
            rows.append(Row(words("Item discounts"), form.amount(-data["line_discount_minor"])))
    if data["receipt_discount_minor"]:
        label = _discount_label(data["discount"], words, form)
        rows.append(Row(label, form.amount(-data["receipt_discount_minor"])))
    if exempt:
        rows.append(Row(words("Tax exempt"), form.amount(-exempt)))
    for tax in added:
        rows.append(Row(_tax_name(tax, form), form.amount(tax["tax_minor"])))
    if moved:
        rows.append(Row(words("Rounding"), form.amount(moved)))
    return tuple(rows)


def _tax_name(tax: Data, form: Format) -> str:
    name = clean(tax["name"])
    rate = _rate(tax, form)
    return name if rate in name else f"{name} {rate}"


def _rate(tax: Data, form: Format) -> str:
    return form.price(tax["rate"]) if tax["kind"] == "fixed" else form.percent(tax["rate"])


def _roundings(data: Data, words: Words, form: Format) -> tuple[Row, ...]:
    if not data["rounding_minor"]:
        return ()
    return (
        Row(words("Cash rounding"), form.amount(data["rounding_minor"])),
        Row(words("To pay"), form.amount(data["due_minor"])),
    )


def _tender(tender: Data, words: Words, form: Format) -> Tender:
    names = {"cash": words("Cash"), "card": words("Card"), "card_manual": words("Card")}
    details = []
    if tender.get("tendered_minor"):  # cash of another currency
        foreign = Format(words.language, tender["currency"])
        details.append(foreign.money(tender["tendered_minor"]))
    if tender.get("masked"):
        details.append(clean(tender["masked"]))
    if tender.get("reference"):
        details.append(words("Ref. {reference}", reference=clean(tender["reference"])))
    label = names.get(tender["kind"], clean(tender["kind"]))
    return Tender(label, form.amount(tender["amount_minor"]), tuple(details))


def _change(data: Data, words: Words, form: Format) -> Row | None:
    return Row(words("Change"), form.amount(data["change_minor"])) if data["change_minor"] else None


def _tax_table(data: Data, words: Words, form: Format, marks: Mapping[TaxKey, str]) -> TaxTable:
    rows = tuple(
        TaxRow(
            mark=marks[_tax_key(tax)],
            name=clean(tax["name"]),
            rate=_rate(tax, form),
            base=form.amount(tax["base_minor"]),
            tax=form.amount(tax["tax_minor"]),
        )
        for tax in data["taxes"]
    )
    note = ""
    if data["tax_exempt"]:
        reason = clean(data["exempt_reason"])
        note = words("Tax exempt") + (f": {reason}" if reason else "")
    return TaxTable((words("Tax"), words("Rate"), words("Net"), words("Amount")), rows, note)
