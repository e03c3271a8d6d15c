"""A closed sale in a list and by itself, as display strings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

from pos_terminal.checkout.records import SaleRow, SaleView
from pos_terminal.ui import format as form
from pos_terminal.ui.viewmodels.counts import Counts
from pos_terminal.ui.viewmodels.payment import tender_words


@dataclass(frozen=True, slots=True)
class PastSale:
    """Title and second line."""

    title: str
    second: str


def row_words(row: SaleRow, currency: str, zone: tzinfo | None) -> str:
    """One sale in a list: number, time, amount."""
    when = form.natural(form.clock(row.closed_at.astimezone(zone)))
    amount = form.isolate(form.money(row.total_minor, currency))
    return f"{form.isolate(row.receipt_no)}\n{when} · {amount}"


def past_sale_of(view: SaleView, zone: tzinfo | None) -> PastSale:
    """The head of a sale: number and amount; when, who and how it was paid."""
    sale = view.sale
    amount = form.isolate(form.money(sale.total_minor, view.currency))
    parts = [form.natural(form.clock(sale.closed_at.astimezone(zone)))]
    parts += [part for part in (sale.cashier, sale.customer) if part]
    parts += sorted({tender_words(tender.kind) for tender in view.tenders})
    if view.copies:
        parts.append(Counts().copies(view.copies))
    return PastSale(f"{form.isolate(sale.receipt_no)} · {amount}", " · ".join(parts))
