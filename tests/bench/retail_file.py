"""The invoices of the Online Retail file, and the rules by which a lane sells them.

Source of the data: UCI Machine Learning Repository, Online Retail (CC BY 4.0), a sample of its
lines. The rules are told in docs/performance.md; what is not in the sample is told there too.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

FILE = "online_retail.csv.gz"
SHOP_ZONE = ZoneInfo("Europe/London")
_GOODS = re.compile(r"\d{5}[A-Za-z]{0,2}|DCGS\w+|gift_\w+")  # all else is a charge: POST, M, D …


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file that can be sold or taken back."""

    code: str
    words: str
    pieces: int  # negative: taken back
    price: Decimal  # pounds, never negative


@dataclass(slots=True)
class Invoice:
    """The lines of one invoice, in the order of the file."""

    number: str
    at: datetime  # UTC, of its first line
    customer: str
    rows: list[Row] = field(default_factory=list)

    @property
    def is_sale(self) -> bool:
        """Whether anything was charged or given back; else the stock was put right."""
        return any(row.price for row in self.rows)


@dataclass(frozen=True, slots=True)
class Article:
    """What the shop must know of a stock code before it can sell it."""

    code: str
    name: str
    price: Decimal  # the one charged most often
    open_price: bool  # a charge, not goods: the price is typed


def invoices(path: Path) -> list[Invoice]:
    """All invoices by time; ValueError names a line that no rule covers."""
    found: dict[str, Invoice] = {}
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            local = datetime.fromisoformat(line["InvoiceDate"]).replace(tzinfo=SHOP_ZONE)
            at = local.astimezone(UTC)
            number = line["InvoiceNo"]
            invoice = found.setdefault(number, Invoice(number, at, ""))
            invoice.at = min(invoice.at, at)
            invoice.customer = invoice.customer or line["CustomerID"].partition(".")[0]
            invoice.rows.append(_row(line))
    return sorted(found.values(), key=lambda invoice: (invoice.at, invoice.number))


def _row(line: dict[str, str]) -> Row:
    quantity, price = Decimal(line["Quantity"]), Decimal(line["UnitPrice"])
    if price < 0:  # the sign belongs to the quantity
        quantity, price = -quantity, -price
    if not quantity or quantity % 1:
        raise ValueError(f"invoice {line['InvoiceNo']}: {quantity} pieces cannot be sold")
    return Row(line["StockCode"].strip(), line["Description"].strip(), int(quantity), price)


def is_goods(code: str) -> bool:
    """Whether a stock code is of goods; all else is a charge."""
    return _GOODS.fullmatch(code) is not None


def articles(all_invoices: Iterable[Invoice]) -> Iterator[Article]:
    """The products of these invoices, in order of appearance."""
    names: dict[str, str] = {}
    prices: dict[str, Counter[Decimal]] = {}
    for row in (row for invoice in all_invoices for row in invoice.rows):
        charged = prices.setdefault(row.code, Counter())
        if row.price:
            charged[row.price] += 1
            names.setdefault(row.code, row.words or row.code)  # free lines often hold remarks
    for code, charged in prices.items():
        usual = max(charged, key=lambda price: charged[price], default=Decimal(0))
        yield Article(code, names.get(code, code), usual, open_price=not is_goods(code))
