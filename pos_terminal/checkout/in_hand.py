"""Being where a basket can change: every act on lines and customers begins here."""

from __future__ import annotations

from pos_terminal.checkout import rights
from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType


def ensure_selling(till: Till) -> None:
    """Be where lines can be added: leave "Paid", come back from an empty payment, or refuse."""
    rights.signed_in(till)
    running = till.running
    if running.shift is None:
        raise CashierError("shift.needed")
    sale = running.sale
    if sale.card_busy:
        raise CashierError("card.busy")
    if sale.tenders:
        raise CashierError("scan.paying")
    if sale.checkout_seq:
        till.record(EventType.CHECKOUT_CANCELLED, {})
    running.last_sale = None


def ensure_basket(till: Till, tx: TillTx) -> str:
    """The basket's id; a first line starts the basket, once the time is sure."""
    sale = till.running.sale
    if sale.basket_id:
        return sale.basket_id
    till.time.need_sure()
    basket_id = till.new_id()
    tx.append(EventType.BASKET_STARTED, {"currency": till.shop.currency}, basket_id=basket_id)
    return basket_id
