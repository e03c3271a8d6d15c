"""Refunds: against a receipt at what was really paid, or without one by right."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from pos_terminal.checkout import in_hand, lookups, rights, selling
from pos_terminal.checkout.commands import AddReturn, AddReturnNoReceipt
from pos_terminal.checkout.till import Till
from pos_terminal.domain.basket import Line, ReturnOf
from pos_terminal.domain.codec import line_data, line_from, pinned_from
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.money import check_qty_milli
from pos_terminal.domain.permissions import Right
from pos_terminal.domain.product import ONE_MILLI
from pos_terminal.domain.refund import returned_line
from pos_terminal.store.journal import event_at
from pos_terminal.store.tables import sale_lines, sales


def add_return(till: Till, command: AddReturn) -> None:
    """Take back units of a sold line; never more than is left (C16).

    What is due depends on all units that came back before, to the cent. So a sold line has one
    return line in hand, which grows, and none beside it in a parked sale.
    """
    in_hand.ensure_selling(till)
    qty = check_qty_milli(command.qty_milli)
    receipt_no, sold = _sold_line(till, command.sale_id, command.line_no)
    if qty < 0 or sold["qty_milli"] < 0:
        raise CashierError("refund.line")
    if sold["unit"] == "ea" and qty % ONE_MILLI:
        raise CashierError("quantity.whole", name=sold["name"])
    if till.running.parked_returns.get((command.sale_id, command.line_no)):
        raise CashierError("refund.parked")
    origin = ReturnOf(command.sale_id, receipt_no, command.line_no)
    twin = next((old for old in till.running.sale.basket.lines if old.return_of == origin), None)
    before = _returned_before(till, command.sale_id, command.line_no)
    taken = 0 if twin is None else -twin.qty_milli
    left = sold["qty_milli"] - before - taken
    if qty > left:
        raise CashierError("refund.too_many", left_milli=max(0, left))
    pinned = returned_line(pinned_from(sold), sold["qty_milli"], before, taken + qty)
    rights.require(till, Right.REFUND)
    line = replace(
        line_from(sold | {"pinned": None}),
        line_no=till.running.sale.next_line_no if twin is None else twin.line_no,
        qty_milli=-taken - qty,
        discount=None,
        min_age=0,
        fixed_qty=True,
        pinned=pinned,
        return_of=origin,
    )
    _put(till, line, -qty)


def _put(till: Till, line: Line, added_milli: int) -> None:
    if till.running.sale.basket.line(line.line_no) is None:
        selling.check_space(till)
    lookups.check_limits(till, line)
    with till.transaction() as tx:
        basket_id = in_hand.ensure_basket(till, tx)
        tx.append(
            EventType.ITEM_ADDED,
            {"line": line_data(line), "how": "return", "added_milli": added_milli},
            basket_id=basket_id,
        )
    till.running.sale.last_line_no = line.line_no


def _sold_line(till: Till, sale_id: str, line_no: int) -> tuple[str, dict[str, Any]]:
    with till.store.transaction() as tx:
        query = select(sales.c.seq).where(sales.c.sale_id == sale_id)
        seq = tx.connection.execute(query).scalar_one_or_none()
        event = None if seq is None else event_at(tx.connection, seq)
    if event is None:
        raise CashierError("refund.sale")
    for line in event.data["lines"]:
        if line["line_no"] == line_no:
            return event.data["receipt_no"], line
    raise CashierError("refund.line")


def _returned_before(till: Till, sale_id: str, line_no: int) -> int:
    """Thousandths already taken back in closed refunds."""
    query = select(sale_lines.c.qty_milli).where(
        sale_lines.c.return_sale_id == sale_id, sale_lines.c.return_line_no == line_no
    )
    with till.store.transaction() as tx:
        closed: int = -sum(tx.connection.execute(query).scalars().all())
    return closed


def add_return_no_receipt(till: Till, command: AddReturnNoReceipt) -> None:
    """Take a product back at today's or a typed price; a right."""
    in_hand.ensure_selling(till)
    qty = check_qty_milli(command.qty_milli)
    product = till.catalogue.product(command.sku) or till.catalogue.find_exact(command.sku)
    if product is None:
        raise CashierError("product.unknown", sku=command.sku)
    if qty < 0 or (not product.weighed and qty % ONE_MILLI):
        raise CashierError("quantity.whole", name=product.name)
    price: Decimal | None = command.price
    if price is None and product.price_required:
        raise CashierError("price.needed", sku=product.sku, name=product.name)
    rights.require(till, Right.REFUND_NO_RECEIPT)
    line = selling.new_line(till, product, -qty, price, True, "")
    line = replace(line, min_age=0, note=command.reason.strip()[:120])
    _put(till, line, line.qty_milli)
