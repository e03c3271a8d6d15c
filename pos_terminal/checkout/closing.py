"""The moment a sale exists: BASKET_CLOSED, receipt number and print job in one commit."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Connection, bindparam, select

from pos_terminal.checkout import printing
from pos_terminal.checkout.state import LastSale
from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.domain.codec import priced_data
from pos_terminal.domain.events import EventType
from pos_terminal.domain.tender import Settlement, Tender, settle
from pos_terminal.store.prepared import Prepared
from pos_terminal.store.tables import series


def looks_like_card(text: str) -> bool:
    """Whether digits pass for a card number (13–19, Luhn): such are never stored."""
    digits = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(r"\d{13,19}", digits, re.ASCII):
        return False
    doubled = (int(d) * (1 + i % 2) for i, d in enumerate(reversed(digits)))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


_LAST_NUMBER = Prepared(
    select(series.c.last_no).where(
        series.c.terminal_id == bindparam("terminal_id"),
        series.c.epoch == bindparam("epoch"),
        series.c.name == bindparam("name"),
    )
)


def _last_number(connection: Connection, terminal_id: str, epoch: int, name: str) -> int:
    key = {"terminal_id": terminal_id, "epoch": epoch, "name": name}
    return int(_LAST_NUMBER.scalar(connection, key) or 0)


def next_number(tx: TillTx, terminal_id: str, name: str) -> int:
    """The next number of a gapless series of this terminal and epoch."""
    return _last_number(tx.connection, terminal_id, tx.epoch, name) + 1


def last_receipt(till: Till) -> int:
    """The last receipt number of this epoch, 0 before the first."""
    with till.store.transaction() as tx:
        return _last_number(tx.connection, till.terminal_id, tx.head.epoch, "receipt")


def close(till: Till, tx: TillTx, tenders: tuple[Tender, ...]) -> None:
    """Append the closed sale and queue its receipt; the drawer opens after the commit."""
    sale = till.running.sale
    settled = settle(sale.priced.total_minor, tenders, till.shop.rules)
    number = next_number(tx, till.terminal_id, "receipt")
    receipt_no = f"{till.terminal_id}-{tx.epoch}-{number:06d}"
    data = closed_data(till, settled, tenders, receipt_no, number)
    event = tx.append(EventType.BASKET_CLOSED, data)
    if till.shop.print_receipts:
        printing.queue(till, tx, "receipt", receipt_no, seq=event.seq)
    last = LastSale(
        sale_id=sale.basket_id,
        receipt_no=receipt_no,
        total_minor=settled.due_minor,
        paid_minor=settled.paid_minor,
        change_minor=settled.change_minor,
        kind=str(data["kind"]),
    )
    tx.after_commit.append(lambda: _closed(till, last))
    if last.change_minor or any(tender.kind == "cash" for tender in tenders):
        tx.wakes.append(till.drawer.kick)


def _closed(till: Till, last: LastSale) -> None:
    till.running.last_sale = last
    till.running.customer = None


def _suggested(till: Till) -> list[dict[str, str]]:
    plugged = till.running.plugged
    if plugged.basket_id != till.running.sale.basket_id:
        return []
    return [{"plugin": plugin, "sku": sku} for plugin, sku in plugged.shown]


def closed_data(
    till: Till, settled: Settlement, tenders: tuple[Tender, ...], receipt_no: str, number: int
) -> dict[str, Any]:
    """What BASKET_CLOSED carries."""
    sale = till.running.sale
    only_returns = all(line.qty_milli < 0 for line in sale.basket.lines)
    refund = sale.priced.total_minor < 0 or only_returns
    return priced_data(sale.priced, till.shop.rules) | {
        "receipt_no": receipt_no,
        "receipt_seq": number,
        "tenders": [
            {
                "tender_id": tender.tender_id,
                "kind": tender.kind,
                "amount_minor": tender.amount_minor,
                "reference": tender.reference,
                "masked": tender.masked,
            }
            for tender in tenders
        ],
        "change_minor": settled.change_minor,
        "rounding_minor": settled.rounding_minor,
        "due_minor": settled.due_minor,
        "customer_ref": sale.customer_ref or None,
        "kind": "refund" if refund else "sale",
        "suggested": _suggested(till),
    }
