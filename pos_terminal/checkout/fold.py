"""What each event does to the basket in hand; recovery replays the same functions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pos_terminal.checkout.plugin_folds import PLUGIN_FOLDS, without_checkout
from pos_terminal.checkout.running import Sale
from pos_terminal.checkout.state import PendingCard
from pos_terminal.domain.basket import Basket
from pos_terminal.domain.codec import basket_from, discount_from, line_from
from pos_terminal.domain.tender import Tender
from pos_terminal.store.journal import JournalEvent

Data = dict[str, Any]


def _remember(sale: Sale, event: JournalEvent) -> None:
    sale.undo.append((event.event_id, sale.basket))


def _started(sale: Sale, event: JournalEvent) -> None:
    sale.basket_id = event.stamp.basket_id or ""
    sale.basket = Basket(event.data["currency"])


def _item(sale: Sale, event: JournalEvent) -> None:
    _remember(sale, event)
    sale.put(line_from(event.data["line"]))


def _voided_line(sale: Sale, event: JournalEvent) -> None:
    _remember(sale, event)
    sale.drop(event.data["line_no"])


def _discounted(sale: Sale, event: JournalEvent) -> None:
    _remember(sale, event)
    sale.basket = replace(sale.basket, discount=discount_from(event.data["discount"]))


def _exempted(sale: Sale, event: JournalEvent) -> None:
    _remember(sale, event)
    sale.basket = replace(
        sale.basket, tax_exempt=event.data["exempt"], exempt_reason=event.data["reason"]
    )


def _restored(sale: Sale, event: JournalEvent) -> None:
    if sale.undo:
        sale.undo.pop()
    sale.basket = basket_from(event.data["basket"])
    sale.last_line_no = sale.basket.lines[-1].line_no if sale.basket.lines else None


def _taken_over(sale: Sale, event: JournalEvent) -> None:
    sale.undo.clear()
    sale.basket = basket_from(event.data["basket"])
    numbers = [line.line_no for line in sale.basket.lines]
    sale.last_line_no, sale.next_line_no = numbers[-1], max(numbers) + 1


def _customer(sale: Sale, event: JournalEvent) -> None:
    sale.customer_ref = event.data["customer_ref"]


def _no_customer(sale: Sale, event: JournalEvent) -> None:
    sale.customer_ref = ""


def _age_verified(sale: Sale, event: JournalEvent) -> None:
    sale.age_checked = max(sale.age_checked, event.data["limit"])


def _no_way_back(sale: Sale, event: JournalEvent) -> None:
    # An undo would bring back what was refused, or what was sold elsewhere during a pause.
    sale.undo.clear()


def _checkout(sale: Sale, event: JournalEvent) -> None:
    sale.checkout_seq = event.seq


def _no_checkout(sale: Sale, event: JournalEvent) -> None:
    sale.checkout_seq, sale.tenders = 0, ()
    without_checkout(sale)


def _card_asked(sale: Sale, event: JournalEvent) -> None:
    sale.card = PendingCard(event.data["tender_id"], event.data["amount_minor"])
    sale.card_unknown = False


def _paid(sale: Sale, event: JournalEvent) -> None:
    data = event.data
    sale.tenders = (
        *sale.tenders,
        Tender(
            tender_id=data["tender_id"],
            kind=data["kind"],
            amount_minor=data["amount_minor"],
            reference=data["reference"],
            masked=data["masked"],
        ),
    )
    sale.card, sale.card_unknown = None, False


def _not_paid(sale: Sale, event: JournalEvent) -> None:
    sale.card, sale.card_unknown = None, False


def _removed(sale: Sale, event: JournalEvent) -> None:
    gone = event.data["tender_id"]
    sale.tenders = tuple(t for t in sale.tenders if t.tender_id != gone)
    sale.reversing.discard(gone)
    sale.card, sale.card_unknown = None, False


def _going_back(sale: Sale, event: JournalEvent) -> None:
    sale.reversing.add(event.data["tender_id"])
    sale.card_unknown = False


def _kept(sale: Sale, event: JournalEvent) -> None:
    tender_id = event.data["tender_id"]
    sale.reversing.discard(tender_id)
    sale.kept[tender_id] = sale.attempt(tender_id)
    sale.card_unknown = False


def _ended(sale: Sale, event: JournalEvent) -> None:
    sale.__init__()  # type: ignore[misc]
    sale.basket = Basket(event.data["currency"])


FOLDS: dict[str, Callable[[Sale, JournalEvent], None]] = {
    "BASKET_STARTED": _started,
    "ITEM_ADDED": _item,
    "ITEM_CHANGED": _item,
    "ITEM_VOIDED": _voided_line,
    "BASKET_DISCOUNTED": _discounted,
    "TAX_EXEMPTED": _exempted,
    "BASKET_RESTORED": _restored,
    "BASKET_TAKEN_OVER": _taken_over,
    "CUSTOMER_IDENTIFIED": _customer,
    "CUSTOMER_DETACHED": _no_customer,
    "AGE_VERIFIED": _age_verified,
    "AGE_REFUSED": _no_way_back,
    "BASKET_RECALLED": _no_way_back,
    "CHECKOUT_STARTED": _checkout,
    "CHECKOUT_CANCELLED": _no_checkout,
    "PAYMENT_STARTED": _card_asked,
    "PAYMENT_PROCESSED": _paid,
    "PAYMENT_FAILED": _not_paid,
    "PAYMENT_REMOVED": _removed,
    "REVERSAL_STARTED": _going_back,
    "REVERSAL_FAILED": _kept,
    "BASKET_CLOSED": _ended,
    "BASKET_VOIDED": _ended,
    "BASKET_PARKED": _ended,
} | PLUGIN_FOLDS


def fold(sale: Sale, event: JournalEvent) -> None:
    """Apply one event to the basket in hand."""
    change = FOLDS.get(event.event_type)
    if change is not None:
        change(sale, event)
