"""Closed and parked sales as rows for lists, refunds and copies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Select, func, or_, select, union

from pos_terminal.checkout.records import (
    ParkedRow,
    SaleLineRow,
    SaleRow,
    SaleTenderRow,
    SaleView,
)
from pos_terminal.checkout.timekeeper import parse_time
from pos_terminal.domain.currency import minor_digits
from pos_terminal.store import parked_rows, people
from pos_terminal.store.people_search import find_customers
from pos_terminal.store.people_tables import customers, employees
from pos_terminal.store.tables import (
    LIVE_BASKETS,
    baskets,
    parked_names,
    payments,
    reprints,
    sale_lines,
    sales,
    series,
)

RECENT = 100_000  # sales: half a year of a busy lane, a tenth of a second

_BOUGHT = customers.alias("bought")  # as the sale names them
_CUSTOMER = customers.c.name.label("customer_name")  # who counts for them since a merge
_CASHIER = employees.c.name.label("cashier_name")


def _sales() -> Select[Any]:
    """Sales with names; the journal itself has only references."""
    return (
        select(sales, _CUSTOMER, _CASHIER)
        .outerjoin(employees, employees.c.employee_id == sales.c.employee_id)
        .outerjoin(_BOUGHT, _BOUGHT.c.customer_ref == sales.c.customer_ref)
        .outerjoin(
            customers,
            customers.c.customer_ref == func.coalesce(_BOUGHT.c.merged_into, sales.c.customer_ref),
        )
    )


def find(connection: Connection, text: str, limit: int) -> tuple[SaleRow, ...]:
    """Newest first; words match receipt numbers, customers' names, and amounts.

    Whole numbers and customers are looked up by index, however long the journal is; parts of a
    number and amounts only among the newest RECENT sales.
    """
    query = _sales().order_by(sales.c.seq.desc()).limit(limit)
    for word in text.split()[:4]:
        query = query.where(sales.c.seq.in_(_matches(connection, word)))
    return tuple(_row(row) for row in connection.execute(query))


def _matches(connection: Connection, word: str) -> Select[Any] | CompoundSelect[Any]:
    """The seqs of the sales that one word means; each part by an index of its own."""
    seqs = select(sales.c.seq)
    if not word.isdigit():  # a whole number can be nothing else
        whole = seqs.where(sales.c.receipt_no.in_((word, word.upper())))
        if connection.execute(whole).first() is not None:
            return whole
    found = find_customers(connection, word, 50)
    refs = [ref for row in found for ref in people.merged_refs(connection, row.customer_ref)]
    return union(
        seqs.where(sales.c.receipt_no.in_(_numbers(connection, word))),
        seqs.where(sales.c.customer_ref.in_(refs)),
        seqs.where(sales.c.seq >= _recent(connection), or_(*_looks(connection, word))),
    )


def _numbers(connection: Connection, word: str) -> list[str]:
    """Receipt numbers by their last part, in each series of this lane."""
    if not re.fullmatch(r"\d{1,9}", word, re.ASCII):
        return []
    query = select(series.c.terminal_id, series.c.epoch).where(series.c.name == "receipt")
    lives = connection.execute(query)
    return [f"{life.terminal_id}-{life.epoch}-{int(word):06d}" for life in lives]


def _recent(connection: Connection) -> int:
    """The seq of the oldest sale that is still looked through."""
    query = select(sales.c.seq).order_by(sales.c.seq.desc()).offset(RECENT - 1).limit(1)
    return connection.execute(query).scalar_one_or_none() or 0


def _looks(connection: Connection, word: str) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [sales.c.receipt_no.contains(word, autoescape=True)]
    if re.fullmatch(r"-?\d{1,10}([.,]\d{1,3})?", word, re.ASCII):
        amount = Decimal(word.replace(",", "."))
        currency = connection.execute(select(sales.c.currency).limit(1)).scalar_one_or_none()
        digits = minor_digits(currency or "EUR")
        found.append(func.abs(sales.c.total_minor) == abs(int(amount.scaleb(digits))))
    return found


def _row(row: Any) -> SaleRow:
    return SaleRow(
        row.sale_id,
        row.receipt_no,
        parse_time(row.closed_at),
        row.total_minor,
        row.kind,
        row.cashier_name or "",
        row.customer_name or "",
    )


def view(connection: Connection, sale_id: str) -> SaleView | None:
    """One sale with its lines, tenders, and what may still come back."""
    sale = connection.execute(_sales().where(sales.c.sale_id == sale_id)).one_or_none()
    if sale is None:
        return None
    back = returned(connection, sale_id)
    lines = connection.execute(
        select(sale_lines).where(sale_lines.c.sale_id == sale_id).order_by(sale_lines.c.line_no)
    )
    tenders = connection.execute(
        select(payments).where(payments.c.sale_id == sale_id).order_by(payments.c.position)
    )
    copies = connection.execute(
        select(reprints.c.copies).where(reprints.c.sale_id == sale_id)
    ).scalar_one_or_none()
    return SaleView(
        sale=_row(sale),
        currency=sale.currency,
        lines=tuple(_line(row, back.get(row.line_no, 0)) for row in lines),
        tenders=tuple(SaleTenderRow(t.kind, t.amount_minor, t.reference) for t in tenders),
        change_minor=sale.change_minor,
        copies=copies or 0,
    )


def _line(row: Any, back_milli: int) -> SaleLineRow:
    return SaleLineRow(
        row.line_no,
        row.sku,
        row.name,
        row.qty_milli,
        row.unit,
        Decimal(row.unit_price),
        row.total_minor,
        max(0, row.qty_milli - back_milli),
    )


def returned(connection: Connection, sale_id: str) -> dict[int, int]:
    """Thousandths taken back so far, by line number."""
    query = (
        select(sale_lines.c.return_line_no, func.sum(sale_lines.c.qty_milli).label("qty"))
        .where(sale_lines.c.return_sale_id == sale_id)
        .group_by(sale_lines.c.return_line_no)
    )
    return {row.return_line_no: -row.qty for row in connection.execute(query)}


def parked(connection: Connection) -> tuple[ParkedRow, ...]:
    """Baskets set aside, oldest first; those of other lanes behind our own."""
    return (*_parked_here(connection), *_parked_elsewhere(connection))


def _parked_elsewhere(connection: Connection) -> Iterator[ParkedRow]:
    for row in parked_rows.everything(connection):
        at = parse_time(row.parked_at)
        yield ParkedRow(
            "", row.name, at, row.total_minor, row.lines_count, "", row.key, row.terminal_id
        )


def _parked_here(connection: Connection) -> tuple[ParkedRow, ...]:
    query = (
        select(baskets, parked_names.c.name, _CASHIER)
        .outerjoin(parked_names, parked_names.c.basket_id == baskets.c.basket_id)
        .outerjoin(employees, employees.c.employee_id == baskets.c.employee_id)
        .where(LIVE_BASKETS, baskets.c.status == "parked")
        .order_by(baskets.c.parked_at)
    )
    return tuple(
        ParkedRow(
            row.basket_id,
            row.name or "",
            parse_time(row.parked_at),
            row.total_minor,
            row.lines_count,
            row.cashier_name or "",
        )
        for row in connection.execute(query)
    )
