"""Giving a tender back before the sale is closed."""

from __future__ import annotations

from pos_terminal.checkout import cards, paying
from pos_terminal.checkout.commands import RemoveTender
from pos_terminal.checkout.till import Till
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType


def remove_tender(till: Till, command: RemoveTender) -> None:
    """Give a tender back; a card is refunded at the terminal first."""
    paying.ensure_paying(till)
    sale = till.running.sale
    tender = next((t for t in sale.tenders if t.tender_id == command.tender_id), None)
    if tender is None:
        raise CashierError("tender.gone")
    if tender.kind == "card":
        cards.reverse(till, tender)
        return
    till.record(EventType.PAYMENT_REMOVED, paying.removed_data(till, tender, ""))
