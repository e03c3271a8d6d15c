"""What a receipt, a report or a slip says, as finished words: the input of every renderer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShopHeader:
    """Who sells: what stands above and below every receipt of the shop."""

    name: str
    lines: tuple[str, ...] = ()  # address, telephone, one string a line
    tax_id: str = ""
    footer: tuple[str, ...] = ()  # thanks, opening hours, return policy
    demo: bool = False  # a demo shop marks everything it prints


@dataclass(frozen=True, slots=True)
class Row:
    """A label and what belongs to it; `amount` may be words (a number, a name)."""

    label: str
    amount: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One sold or returned line: shelf price in `amount`, then what changed or explains it."""

    name: str
    quantity: str  # "2 × 1.29", empty for one piece
    unit_price: str
    amount: str
    tax_marks: str = ""  # letters of its taxes in the table below
    seconds: tuple[Row, ...] = ()  # discounts with their amounts, notes, origin of a return
    returned: bool = False


@dataclass(frozen=True, slots=True)
class TaxRow:
    """One tax on the whole receipt."""

    mark: str
    name: str
    rate: str
    base: str
    tax: str


@dataclass(frozen=True, slots=True)
class Tender:
    """One tender with the lines below it (masked card, reference)."""

    label: str
    amount: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What receipts, reports and slips have in common."""

    language: str
    rtl: bool
    shop: ShopHeader
    title: str
    banners: tuple[str, ...]  # COPY 1, TRAINING, DEMO
    facts: tuple[Row, ...]  # number, time, terminal, cashier, customer


@dataclass(frozen=True, slots=True)
class TaxTable:
    """Heads and rows of the taxes by rate."""

    heads: tuple[str, str, str, str]  # tax, rate, net, tax
    rows: tuple[TaxRow, ...]
    note: str = ""  # "tax exempt: reason"


@dataclass(frozen=True, slots=True)
class ReceiptDocument:
    """A sale or refund; every amount was taken from its event and nothing was reckoned anew."""

    frame: Frame
    receipt_no: str
    currency: str
    items: tuple[Item, ...]
    sums: tuple[Row, ...]  # goods, discounts, added taxes; empty where the total says it all
    total: Row
    roundings: tuple[Row, ...]  # cash rounding and what was due then
    tenders: tuple[Tender, ...]
    change: Row | None
    taxes: TaxTable
    refund: bool = False
    copy_no: int = 0
    barcode: str = ""  # Code 128
    qr: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A titled group of rows in a report; `strong` rows are printed bold."""

    title: str
    rows: tuple[Row, ...]
    strong: tuple[int, ...] = ()  # indexes of rows


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """A Z or X report, a cash slip or the slip of a parked sale."""

    frame: Frame
    sections: tuple[Section, ...]
    signature: str = ""  # label of the line to sign on
    barcode: str = ""
    small_print: tuple[str, ...] = ()  # head of the journal


Document = ReceiptDocument | ReportDocument
