"""A document as a column of simple blocks, in reading order: what every renderer sets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos_terminal.receipts.document import (
    Document,
    Frame,
    Item,
    ReceiptDocument,
    ReportDocument,
    Row,
)


class Look(StrEnum):
    """How loud a block speaks."""

    SMALL = "small"
    NORMAL = "normal"
    STRONG = "strong"
    TITLE = "title"  # the shop's name
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Centred:
    """Text in the middle."""

    text: str
    look: Look = Look.NORMAL


@dataclass(frozen=True, slots=True)
class Banner:
    """White on black across the paper."""

    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Something at the line's start, an amount at its end, a tax mark behind the amount."""

    start: str
    end: str = ""
    mark: str = ""
    look: Look = Look.NORMAL
    indented: bool = False


Cells = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The taxes: a name, then three columns that end at the right."""

    heads: Cells
    rows: tuple[Cells, ...]
    look: Look = Look.SMALL

    def as_pairs(self) -> list[Pair]:
        """The same without columns, for amounts that do not fit side by side."""
        found = []
        for name, rate, *amounts in self.rows:
            found.append(Pair(f"{name} {rate}", look=self.look))
            for head, amount in zip(self.heads[2:], amounts, strict=True):
                found.append(Pair(head, amount, look=self.look, indented=True))
        return found


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a report's section."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper."""

    heavy: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A little air."""


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A line to sign on, with its label below."""

    label: str


@dataclass(frozen=True, slots=True)
class Code128:
    """A bar code with its text below."""

    text: str


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code."""

    text: str


Block = Centred | Banner | Pair | Table | Heading | Rule | Gap | SignatureLine | Code128 | QrCode


def blocks(document: Document) -> list[Block]:
    """The document from top to bottom."""
    if isinstance(document, ReceiptDocument):
        return _receipt(document)
    return _report(document)


def _head(frame: Frame, title: str) -> list[Block]:
    found: list[Block] = [Centred(frame.shop.name, Look.TITLE)]
    found += [Centred(line, Look.SMALL) for line in frame.shop.lines]
    if frame.shop.tax_id:
        found.append(Centred(frame.shop.tax_id, Look.SMALL))
    found.append(Gap())
    found += [Banner(text) for text in frame.banners]
    if title:
        found.append(Centred(title, Look.STRONG))
    found += [Pair(row.label, row.amount, look=Look.SMALL) for row in frame.facts]
    return found


def _foot(frame: Frame) -> list[Block]:
    """The footer, and the banners again: a torn-off half must still say what it is."""
    found: list[Block] = [Gap()] if frame.shop.footer else []
    found += [Centred(line) for line in frame.shop.footer]
    found += [Banner(text) for text in frame.banners]
    return found


def _receipt(document: ReceiptDocument) -> list[Block]:
    found = _head(document.frame, document.frame.title if document.refund else "")
    found += [Rule(), Pair("", document.currency, look=Look.SMALL)]
    for item in document.items:
        found += _item(item)
    found.append(Rule())
    found += [_plain(row) for row in document.sums]
    found.append(Pair(document.total.label, document.total.amount, look=Look.TOTAL))
    found += [_plain(row) for row in document.roundings]
    found.append(Gap())
    for tender in document.tenders:
        found.append(Pair(tender.label, tender.amount))
        found += [Pair(text, look=Look.SMALL, indented=True) for text in tender.details]
    if document.change is not None:
        change = document.change
        found.append(Pair(change.label, change.amount, look=Look.STRONG))
    found += _taxes(document)
    found += _foot(document.frame)
    return found + _codes(document.barcode, document.qr)


def _item(item: Item) -> list[Block]:
    found: list[Block] = [Pair(item.name, item.amount, item.tax_marks)]
    if item.quantity:
        found.append(Pair(item.quantity, look=Look.SMALL, indented=True))
    for row in item.seconds:
        found.append(Pair(row.label, row.amount, look=Look.SMALL, indented=True))
    return found


def _plain(row: Row) -> Block:
    return Pair(row.label, row.amount)


def _taxes(document: ReceiptDocument) -> list[Block]:
    table = document.taxes
    found: list[Block] = []
    if table.rows:
        rows = tuple((f"{r.mark} {r.name}", r.rate, r.base, r.tax) for r in table.rows)
        found += [Rule(), Table(table.heads, rows)]
    if table.note:
        found += [Rule(), Pair(table.note, look=Look.STRONG)]
    return found


def _codes(barcode: str, qr: str) -> list[Block]:
    found: list[Block] = []
    if qr:
        found += [Gap(), QrCode(qr)]
    if barcode:
        found += [Gap(), Code128(barcode)]
    return found


def _report(document: ReportDocument) -> list[Block]:
    found = _head(document.frame, document.frame.title)
    for section in document.sections:
        found.append(Rule())
        if section.title:
            found.append(Heading(section.title))
        for index, row in enumerate(section.rows):
            look = Look.STRONG if index in section.strong else Look.NORMAL
            found.append(Pair(row.label, row.amount, look=look))
    if document.small_print:
        found.append(Rule())
        found += [Centred(line, Look.SMALL) for line in document.small_print]
    if document.signature:
        found.append(SignatureLine(document.signature))
    found += [Banner(text) for text in document.frame.banners]
    return found + _codes(document.barcode, "")
