"""Rows of catalog.db as domain values: columns in one order, read in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from pos_terminal.domain.product import ONE_MILLI, Pack, Product, ProductHit
from pos_terminal.domain.tax import Tax, TaxKind
from pos_terminal.store.catalog.micro import price_from_micro

Row = Sequence[Any]

PRODUCT_COLUMNS = (
    "id, sku, name, category, unit, price_micro, tax_group, min_age, plu,"
    " price_required, serial_required, image_sha256, active, version"
)
# Two parameters: the day, twice; '' for the price without dates.
HIT_COLUMNS = (
    "p.id, p.sku, p.name,"
    " coalesce((SELECT d.price_micro FROM prices d WHERE d.product_id = p.id"
    " AND d.customer_group = '' AND d.starts_on <= ? AND (d.ends_on IS NULL OR d.ends_on >= ?)"
    " ORDER BY d.starts_on DESC LIMIT 1), p.price_micro),"
    " p.category, p.unit, p.image_sha256, p.min_age, p.price_required"
)
TAX_COLUMNS = (
    "code, name, kind, rate, included, affects_next_base, base_affected, rounding, exemptible"
)


def product_from(
    row: Row,
    codes: Sequence[tuple[str, int]],
    tax_groups: Mapping[str, tuple[Tax, ...]],
    dated_price_micro: int | None = None,
    found_by: tuple[str, int] = ("", ONE_MILLI),
) -> Product:
    """A product of its row, its (code, qty_milli) pairs, its dated price and what found it."""
    micro = row[5] if dated_price_micro is None else dated_price_micro
    return Product(
        sku=row[1],
        name=row[2],
        unit_price=price_from_micro(micro),
        taxes=tax_groups.get(row[6], ()),
        category=row[3] or "",
        unit=row[4],
        tax_group=row[6],
        min_age=row[7],
        gtins=tuple(code for code, qty_milli in codes if qty_milli == ONE_MILLI),
        packs=tuple(Pack(code, qty) for code, qty in codes if qty != ONE_MILLI),
        plu=row[8] or "",
        price_required=bool(row[9]),
        serial_required=bool(row[10]),
        image_sha256=row[11] or "",
        active=bool(row[12]),
        version=row[13],
        rank=row[0],
        found_code=found_by[0],
        found_qty_milli=found_by[1],
    )


def hit_from(row: Row) -> ProductHit:
    """A search hit of a row of HIT_COLUMNS."""
    return ProductHit(
        sku=row[1],
        name=row[2],
        unit_price=price_from_micro(row[3]),
        category=row[4] or "",
        unit=row[5],
        image_sha256=row[6] or "",
        min_age=row[7],
        price_required=bool(row[8]),
    )


def tax_from_row(row: Row) -> Tax:
    """A tax of a row of TAX_COLUMNS."""
    return Tax(
        code=row[0],
        name=row[1],
        kind=TaxKind(row[2]),
        rate=Decimal(row[3]),
        included=bool(row[4]),
        affects_next_base=bool(row[5]),
        base_affected=bool(row[6]),
        rounding=row[7],
        exemptible=bool(row[8]),
    )
