"""Short reads that several use cases share."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select, text

from pos_terminal.checkout.till import Till
from pos_terminal.domain.basket import Line
from pos_terminal.domain.pricing import price
from pos_terminal.store.tables import LIVE_BASKETS, baskets, sale_lines, sales


def sale_of_receipt(till: Till, receipt_no: str) -> str:
    """The sale of a receipt number of this lane, or an empty text."""
    if "-" not in receipt_no:
        return ""
    with till.store.transaction() as tx:
        query = select(sales.c.sale_id).where(sales.c.receipt_no == receipt_no)
        return tx.connection.execute(query).scalar_one_or_none() or ""


def serial_taken(till: Till, sku: str, serial: str) -> bool:
    """Whether a serial number is in the basket, parked, or sold and not returned (C8)."""
    sale = till.running.sale
    if any(line.sku == sku and line.serial == serial for line in sale.basket.lines):
        return True
    query = select(sale_lines.c.qty_milli).where(
        sale_lines.c.sku == sku, sale_lines.c.serial == serial, text("serial <> ''")
    )
    with till.store.transaction() as tx:
        sold = sum(row.qty_milli for row in tx.connection.execute(query)) > 0
    return sold or serial in till.running.parked_serials.get(sku, set())


def check_limits(till: Till, line: Line) -> None:
    """Price the basket with this line in it, so that nothing too large is journalled."""
    basket = till.running.sale.basket
    if basket.line(line.line_no) is None:
        lines = (*basket.lines, line)
    else:
        lines = tuple(line if old.line_no == line.line_no else old for old in basket.lines)
    till.price_ahead(replace(basket, lines=lines))


def price_alone(till: Till, line: Line) -> int:
    """What one line would cost by itself, minor units."""
    sale = till.running.sale
    basket = replace(sale.basket, lines=(line,), discount=None)
    return price(basket, till.shop.rules).total_minor


def parked_count(till: Till) -> int:
    """How many baskets are set aside."""
    with till.store.transaction() as tx:
        query = select(baskets.c.basket_id).where(LIVE_BASKETS, baskets.c.status == "parked")
        return len(tx.connection.execute(query).all())
