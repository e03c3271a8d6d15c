"""Card payments: the intent is stored before the terminal is called (C20)."""

from __future__ import annotations

from dataclasses import dataclass

from hardware.ports import CardOutcome, CardResult
from pos_terminal.checkout import card_returns, closing, paying, rights
from pos_terminal.checkout.commands import AskCardAgain, FromDevice, PayCard, ResolveCard
from pos_terminal.checkout.state import PendingCard
from pos_terminal.checkout.till import Till
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.permissions import Right
from pos_terminal.domain.tender import Tender, settle

DECIDED = "decided by a person"


@dataclass(frozen=True, slots=True)
class CardAnswered(FromDevice):
    """What the terminal said, from its own thread; None: it never heard of the payment."""

    tender_id: str
    result: CardResult | None
    reached: bool = True
    lookup: bool = False  # asked what became of it, after a crash or an unknown answer
    reversal: bool = False


def pay_card(till: Till, command: PayCard) -> None:
    """Store the intent, then ask the terminal on its own thread."""
    if till.running.last_sale is not None:
        return
    paying.ensure_paying(till)
    if not till.integrated_cards:
        raise CashierError("card.stand_alone")
    left = paying.settlement(till).remaining_minor
    amount = left if command.amount_minor is None else command.amount_minor
    tender = Tender(till.new_id(), "card", amount)
    settle(  # refuses more than is due before anybody is asked
        till.running.sale.priced.total_minor,
        (*till.running.sale.tenders, tender),
        till.shop.rules,
    )
    till.check_room()
    till.record(
        EventType.PAYMENT_STARTED, paying.tender_data(till, tender.tender_id, "card", amount)
    )
    till.cards.authorize(tender.tender_id, amount, till.shop.currency)


def answered(till: Till, command: CardAnswered) -> None:
    """The terminal's answer ends the intent: paid, not paid, or unknown for a person."""
    sale = till.running.sale
    if command.reversal:
        _reversed(till, command)
        return
    result = command.result
    if sale.card is None or sale.card.tender_id != command.tender_id:
        if result is not None and result.outcome is CardOutcome.APPROVED:
            card_returns.came_late(till, command.tender_id)
        return  # decided in the meantime
    if result is not None and result.outcome is CardOutcome.APPROVED:
        _approved(till, result.reference, result.masked)
    elif result is None and not command.reached and command.lookup:
        sale.card_unknown = True
        till.notify("card.unreachable", "warn")
    elif result is not None and result.outcome is CardOutcome.UNKNOWN:
        sale.card_unknown = True
        till.notify("card.unknown", "warn")
    else:
        _failed(till, *_why_not(command))


def _approved(till: Till, reference: str, masked: str) -> None:
    sale = till.running.sale
    if sale.card is None:
        return
    tender = Tender(
        sale.card.tender_id, "card", sale.card.amount_minor, reference[:40], masked=masked[:24]
    )
    tenders = (*sale.tenders, tender)
    settled = settle(sale.priced.total_minor, tenders, till.shop.rules)
    with till.transaction() as tx:
        tx.append(EventType.PAYMENT_PROCESSED, paying.accepted_data(till, tender))
        if settled.complete:
            closing.close(till, tx, tenders)


def _failed(till: Till, outcome: str, reason: str) -> None:
    card = till.running.sale.card
    if card is None:
        return
    shared = paying.tender_data(till, card.tender_id, "card", card.amount_minor)
    with till.transaction() as tx:
        data = shared | {"outcome": outcome, "reason": reason[:120]}
        tx.append(EventType.PAYMENT_FAILED, data)
        if reason == DECIDED:  # should it have been charged after all, it goes back
            card_returns.owe(till, tx, card)
    till.notify(f"card.{outcome}", "refuse", reason=reason[:120])


def ask_again(till: Till, command: AskCardAgain) -> None:
    """Ask the terminal once more what became of the payment, or of giving it back."""
    rights.signed_in(till)
    card = till.running.sale.asked_card
    if card is None or card.tender_id != command.tender_id:
        return
    till.running.sale.card_unknown = False
    look_up(till, card)


def look_up(till: Till, card: PendingCard) -> None:
    """Ask the terminal what became of a payment, or of giving it back."""
    attempt = till.running.sale.attempt(card.tender_id) if card.reversal else 0
    till.cards.look_up(card.tender_id, attempt=attempt)


def resolve(till: Till, command: ResolveCard) -> None:
    """A person decides after looking at the terminal's slip: paid, or not (any more)."""
    sale = till.running.sale
    card = sale.asked_card
    if card is None or card.tender_id != command.tender_id or not sale.card_unknown:
        raise CashierError("card.decided")
    rights.require(till, Right.RESOLVE_CARD)
    if card.reversal:
        _resolve_reversal(till, command)
    elif command.paid:
        if not command.reference.strip() or closing.looks_like_card(command.reference):
            raise CashierError("card.reference")
        _approved(till, command.reference.strip(), "")
    else:
        _failed(till, "cancelled", DECIDED)


def _resolve_reversal(till: Till, command: ResolveCard) -> None:
    for tender in till.running.sale.tenders:
        if tender.tender_id == command.tender_id and command.paid:
            _kept(till, tender, "decided", DECIDED)
        elif tender.tender_id == command.tender_id:
            till.record(EventType.PAYMENT_REMOVED, paying.removed_data(till, tender, ""))


def reverse(till: Till, tender: Tender) -> None:
    """Store the intent to give an approved payment back, then ask the terminal.

    Until its answer is known nothing else happens to the sale, also after a crash: it must not
    close with money given back.
    """
    data = paying.tender_data(till, tender.tender_id, tender.kind, tender.amount_minor)
    till.record(EventType.REVERSAL_STARTED, data)
    till.cards.reverse(
        tender.tender_id,
        tender.amount_minor,
        till.shop.currency,
        tender.reference,
        till.running.sale.attempt(tender.tender_id),
    )
    till.notify("card.reversing", "info")


def _reversed(till: Till, command: CardAnswered) -> None:
    sale = till.running.sale
    tender = next((t for t in sale.tenders if t.tender_id == command.tender_id), None)
    result = command.result
    if tender is None or tender.tender_id not in sale.reversing:
        return  # decided in the meantime
    unknown = result is not None and result.outcome is CardOutcome.UNKNOWN
    if result is not None and result.outcome is CardOutcome.APPROVED:
        data = paying.removed_data(till, tender, result.reference[:40])
        till.record(EventType.PAYMENT_REMOVED, data)
    elif unknown and not command.lookup:
        till.cards.look_up(tender.tender_id, attempt=sale.attempt(tender.tender_id))
    elif unknown or (command.lookup and not command.reached):
        sale.card_unknown = True
        till.notify("card.unknown" if unknown else "card.unreachable", "warn")
    else:
        _kept(till, tender, *_why_not(command))
        till.notify("card.reversal_failed", "refuse")


def _why_not(command: CardAnswered) -> tuple[str, str]:
    """Outcome and the terminal's words."""
    if command.result is not None:
        return command.result.outcome.value, command.result.reason
    return ("not_found" if command.reached else "unreachable"), ""


def _kept(till: Till, tender: Tender, outcome: str, reason: str) -> None:
    """It was not given back: it is a tender as before."""
    shared = paying.tender_data(till, tender.tender_id, tender.kind, tender.amount_minor)
    till.record(EventType.REVERSAL_FAILED, shared | {"outcome": outcome, "reason": reason[:120]})
