"""Checkout: freeze the basket, take tenders, close the sale in one commit."""

from __future__ import annotations

from typing import Any

from pos_terminal.checkout import ages, closing, plugin_holds, rights
from pos_terminal.checkout.commands import (
    CancelCheckout,
    Complete,
    NextSale,
    PayCardManual,
    PayCash,
    StartCheckout,
)
from pos_terminal.checkout.till import Till
from pos_terminal.domain.codec import priced_data
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.permissions import Right
from pos_terminal.domain.tender import Settlement, Tender, settle

MAX_REFERENCE = 40


def settlement(till: Till, *more: Tender) -> Settlement:
    """Where the sale stands, with further tenders if they were accepted."""
    sale = till.running.sale
    return settle(sale.priced.total_minor, (*sale.tenders, *more), till.shop.rules)


def start_checkout(till: Till, command: StartCheckout) -> None:
    """Pay was pressed; pressed again it changes nothing (C19)."""
    rights.signed_in(till)
    running = till.running
    sale = running.sale
    if sale.checkout_seq or running.last_sale is not None:
        return
    if running.shift is None:
        raise CashierError("shift.needed")
    if not sale.basket.lines:
        raise CashierError("basket.empty")
    ages.ensure_checked(till)
    plugin_holds.ensure_not_held(till)
    till.time.need_sure()
    till.check_room()  # a full disk refuses before money moves (C3)
    rights.require(till, Right.SELL)
    data = priced_data(sale.priced, till.shop.rules)
    till.running.plugged.waiting_since = till.time.clock.monotonic()
    till.record(EventType.CHECKOUT_STARTED, data | {"customer_ref": sale.customer_ref or None})


def cancel_checkout(till: Till, command: CancelCheckout) -> None:
    """Back to the basket; cash goes back to the customer, cards must be removed one by one."""
    rights.signed_in(till)
    sale = till.running.sale
    if sale.card_busy:
        raise CashierError("card.busy")
    if not sale.checkout_seq:
        return
    rights.require(till, Right.SELL)
    if any(tender.kind != "cash" for tender in sale.tenders):
        raise CashierError("tender.remove_card_first")
    with till.transaction() as tx:
        for tender in sale.tenders:
            tx.append(EventType.PAYMENT_REMOVED, removed_data(till, tender, ""))
        tx.append(EventType.CHECKOUT_CANCELLED, {})


def ensure_paying(till: Till) -> None:
    """Be in payment with nothing outstanding; raises CashierError that says what to wait for."""
    rights.signed_in(till)
    sale = till.running.sale
    if not sale.checkout_seq:
        raise CashierError("pay.first")
    if sale.card_busy:
        raise CashierError("card.busy")
    plugin_holds.ensure_free(till)
    ages.ensure_checked(till)  # a plugin may have asked for it after Pay was pressed
    rights.require(till, Right.SELL)  # whoever started it may have been relieved meanwhile


def pay_cash(till: Till, command: PayCash) -> None:
    """Take or pay out cash; with `close`, what settles the sale ends it in the same commit."""
    if till.running.last_sale is not None:
        return  # tapped again after "Paid" (C19)
    ensure_paying(till)
    tender = Tender(till.new_id(), "cash", command.amount_minor)
    after = settlement(till, tender)
    _accept(till, tender, close=command.close and after.complete)


def pay_card_manual(till: Till, command: PayCardManual) -> None:
    """The stand-alone terminal took it; the reference is what its slip says."""
    if till.running.last_sale is not None:
        return
    ensure_paying(till)
    reference = command.reference.strip()
    if not reference or len(reference) > MAX_REFERENCE:
        raise CashierError("card.reference")
    if closing.looks_like_card(reference):
        raise CashierError("card.number_typed")
    amount = command.amount_minor
    amount = settlement(till).remaining_minor if amount is None else amount
    tender = Tender(till.new_id(), "card_manual", amount, reference)
    after = settlement(till, tender)
    _accept(till, tender, close=after.complete)


def _accept(till: Till, tender: Tender, *, close: bool) -> None:
    with till.transaction() as tx:
        tx.append(EventType.PAYMENT_PROCESSED, accepted_data(till, tender))
        if close:
            closing.close(till, tx, (*till.running.sale.tenders, tender))


def complete(till: Till, command: Complete) -> None:
    """Close the settled sale; pressed again after "Paid" it changes nothing."""
    if till.running.last_sale is not None:
        return
    ensure_paying(till)
    if not settlement(till).complete:
        raise CashierError("tender.missing", remaining_minor=settlement(till).remaining_minor)
    with till.transaction() as tx:
        closing.close(till, tx, till.running.sale.tenders)


def next_sale(till: Till, command: NextSale) -> None:
    """Leave "Paid"."""
    till.running.last_sale = None


def tender_data(till: Till, tender_id: str, kind: str, amount_minor: int) -> dict[str, Any]:
    """What all payment events carry."""
    return {
        "tender_id": tender_id,
        "kind": kind,
        "amount_minor": amount_minor,
        "currency": till.shop.currency,
    }


def accepted_data(till: Till, tender: Tender) -> dict[str, Any]:
    """What PAYMENT_PROCESSED carries."""
    shared = tender_data(till, tender.tender_id, tender.kind, tender.amount_minor)
    return shared | {"reference": tender.reference, "masked": tender.masked}


def removed_data(till: Till, tender: Tender, reference: str) -> dict[str, Any]:
    """What PAYMENT_REMOVED carries."""
    shared = tender_data(till, tender.tender_id, tender.kind, tender.amount_minor)
    return shared | {"reference": reference}
