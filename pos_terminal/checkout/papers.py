"""Print jobs and past sales as documents: the journal's facts with people's names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from pos_terminal.checkout.card_day_reads import card_day_of
from pos_terminal.checkout.shop import Shop, shop_from
from pos_terminal.domain.errors import StoreError
from pos_terminal.receipts.document import ReceiptDocument, ReportDocument, ShopHeader
from pos_terminal.receipts.sale import receipt_document
from pos_terminal.receipts.shift import x_document, z_document
from pos_terminal.receipts.slips import card_day_document, cash_document
from pos_terminal.store import operations, people
from pos_terminal.store.journal import JournalEvent, event_at
from pos_terminal.store.tables import sales

Paper = ReceiptDocument | ReportDocument


def header_of(shop: Shop) -> ShopHeader:
    """What stands above and below every paper."""
    lines = [line for text in (shop.address, shop.receipt_header) for line in text.splitlines()]
    return ShopHeader(
        name=shop.name,
        lines=tuple(line for line in lines if line.strip()),
        tax_id=shop.tax_number,
        footer=tuple(line for line in shop.receipt_footer.splitlines() if line.strip()),
        demo=shop.demo,
    )


def as_mapping(event: JournalEvent) -> Mapping[str, Any]:
    """An event as receipts read it: envelope fields and data in one mapping."""
    stamp = event.stamp
    return {
        "seq": event.seq,
        "event_type": event.event_type,
        "terminal_id": stamp.terminal_id,
        "store_id": stamp.store_id,
        "occurred_at": stamp.occurred_at,
        "utc_offset_min": stamp.utc_offset_min,
        "business_date": stamp.business_date,
        "training": stamp.training,
        "data": event.data,
    }


def paper_of_job(connection: Connection, job: Any) -> Paper:
    """The document of a print job; StoreError when its event is gone."""
    shop = shop_from(operations.read_settings(connection))
    if job.kind == "x":
        data = json.loads(job.payload)
        event: Mapping[str, Any] = {
            "occurred_at": data["at"],
            "utc_offset_min": data["utc_offset_min"],
            "terminal_id": data["terminal_id"],
            "data": data,
        }
        return x_document(event, header_of(shop), job.copy_no, shop.language)
    found = event_at(connection, job.seq)
    if found is None:
        raise StoreError(f"Print job {job.title} has no event.", "Run `pos-terminal doctor`.")
    return _paper(connection, shop, found, job.copy_no)


def paper_of_sale(connection: Connection, sale_id: str, copy_no: int = 0) -> Paper | None:
    """The receipt of a sale."""
    query = select(sales.c.seq).where(sales.c.sale_id == sale_id)
    seq = connection.execute(query).scalar_one_or_none()
    event = None if seq is None else event_at(connection, seq)
    if event is None:
        return None
    return _paper(connection, shop_from(operations.read_settings(connection)), event, copy_no)


def _paper(connection: Connection, shop: Shop, event: JournalEvent, copy_no: int) -> Paper:
    header, mapping = header_of(shop), as_mapping(event)
    member = people.employee(connection, event.stamp.employee_id or "")
    cashier = member.name if member is not None else ""
    if event.event_type == "SHIFT_CLOSED":
        card_day = card_day_of(connection, event.stamp.shift_id)
        return z_document(
            mapping, header, copy_no, shop.language, cashier=cashier, card_day=card_day
        )
    if event.event_type == "CARD_SETTLED":
        return card_day_document(mapping, header, copy_no, shop.language, cashier=cashier)
    if event.event_type == "CASH_MOVED":
        return cash_document(mapping, header, copy_no, shop.language, cashier=cashier)
    return receipt_document(
        mapping, header, copy_no, shop.language, cashier=cashier, code=shop.receipt_code
    )
