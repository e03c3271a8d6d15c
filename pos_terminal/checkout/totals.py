"""Sums over a shift's sales and cash: X and Z say the same by construction (C18, C22)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from pos_terminal.store.tables import audit, cash_moves, payments, perpetual, sale_taxes, sales

Data = dict[str, Any]


def shift_totals(connection: Connection, shift_id: str, float_minor: int, currency: str) -> Data:
    """Everything that a Z report adds up, amounts in minor units."""
    sold = _sales(connection, shift_id)
    tenders = _tenders(connection, shift_id, sold["change_minor"])
    moved = _moves(connection, shift_id)
    cash = next((t["amount_minor"] for t in tenders if t["kind"] == "cash"), 0)
    return {
        "currency": currency,
        "float_minor": float_minor,
        "expected_minor": float_minor + cash + moved["in"] - moved["out"] - moved["drop"],
        "sales_count": sold["sales_count"],
        "sales_minor": sold["sales_minor"],
        "refunds_count": sold["refunds_count"],
        "refunds_minor": sold["refunds_minor"],
        "rounding_minor": sold["rounding_minor"],
        "first_receipt": sold["first_receipt"],
        "last_receipt": sold["last_receipt"],
        "tenders": tenders,
        "taxes": _taxes(connection, shift_id),
        "cash_in_minor": moved["in"],
        "cash_out_minor": moved["out"] + moved["drop"],
        "voids_count": _acts(connection, shift_id, "BASKET_VOIDED"),
        "no_sale_count": _acts(connection, shift_id, "DRAWER_OPENED"),
        "perpetual_minor": _perpetual(connection, currency),
    }


def _sales(connection: Connection, shift_id: str) -> Data:
    query = (
        select(
            sales.c.kind,
            func.count().label("count"),
            func.sum(sales.c.total_minor).label("total"),
            func.sum(sales.c.rounding_minor).label("rounding"),
            func.sum(sales.c.change_minor).label("change"),
            func.min(sales.c.seq).label("first"),
            func.max(sales.c.seq).label("last"),
        )
        .where(sales.c.shift_id == shift_id)
        .group_by(sales.c.kind)
    )
    rows = {row.kind: row for row in connection.execute(query)}
    sale, refund = rows.get("sale"), rows.get("refund")
    return {
        "sales_count": sale.count if sale else 0,
        "sales_minor": sale.total if sale else 0,
        "refunds_count": refund.count if refund else 0,
        "refunds_minor": refund.total if refund else 0,
        "rounding_minor": sum(row.rounding for row in rows.values()),
        "change_minor": sum(row.change for row in rows.values()),
        "first_receipt": _receipt(connection, min((r.first for r in rows.values()), default=0)),
        "last_receipt": _receipt(connection, max((r.last for r in rows.values()), default=0)),
    }


def _receipt(connection: Connection, seq: int) -> str:
    query = select(sales.c.receipt_no).where(sales.c.seq == seq)
    return connection.execute(query).scalar_one_or_none() or ""


def _tenders(connection: Connection, shift_id: str, change_minor: int) -> list[Data]:
    query = (
        select(
            payments.c.kind,
            func.count().label("count"),
            func.sum(payments.c.amount_minor).label("amount"),
        )
        .join(sales, sales.c.sale_id == payments.c.sale_id)
        .where(sales.c.shift_id == shift_id)
        .group_by(payments.c.kind)
        .order_by(payments.c.kind)
    )
    found = [
        {"kind": row.kind, "count": row.count, "amount_minor": row.amount}
        for row in connection.execute(query)
    ]
    for tender in found:
        if tender["kind"] == "cash":
            tender["amount_minor"] -= change_minor
    return found


def _taxes(connection: Connection, shift_id: str) -> list[Data]:
    query = (
        select(
            sale_taxes.c.code,
            sale_taxes.c.name,
            sale_taxes.c.rate,
            func.sum(sale_taxes.c.base_minor).label("base"),
            func.sum(sale_taxes.c.tax_minor).label("tax"),
        )
        .join(sales, sales.c.sale_id == sale_taxes.c.sale_id)
        .where(sales.c.shift_id == shift_id)
        .group_by(sale_taxes.c.code, sale_taxes.c.name, sale_taxes.c.rate)
        .order_by(sale_taxes.c.code, sale_taxes.c.rate)
    )
    return [
        {
            "code": row.code,
            "name": row.name,
            "rate": row.rate,
            "base_minor": row.base,
            "tax_minor": row.tax,
        }
        for row in connection.execute(query)
    ]


def _moves(connection: Connection, shift_id: str) -> dict[str, int]:
    query = (
        select(cash_moves.c.kind, func.sum(cash_moves.c.amount_minor).label("amount"))
        .where(cash_moves.c.shift_id == shift_id)
        .group_by(cash_moves.c.kind)
    )
    found = {row.kind: row.amount for row in connection.execute(query)}
    return {"in": 0, "out": 0, "drop": 0} | found


def _acts(connection: Connection, shift_id: str, event_type: str) -> int:
    query = select(func.count()).where(
        audit.c.shift_id == shift_id, audit.c.event_type == event_type
    )
    return int(connection.execute(query).scalar_one())


def _perpetual(connection: Connection, currency: str) -> int:
    query = select(perpetual.c.total_minor).where(perpetual.c.currency == currency)
    return connection.execute(query).scalar_one_or_none() or 0
