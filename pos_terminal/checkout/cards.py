"""Card payments: the intent is stored before the terminal is called (C20)."""

from __future__ import annotations

from dataclasses import dataclass

from hardware.ports import CardOutcome, CardResult
from pos_terminal.checkout import closing, paying, rights
from pos_terminal.checkout.commands import AskCardAgain, FromDevice, PayCard, ResolveCard
from pos_terminal.checkout.till import Till
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.permissions import Right
from pos_terminal.domain.tender import Tender, settle


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
    if sale.card is None or sale.card.tender_id != command.tender_id:
        return  # decided in the meantime
    result = command.result
    if result is not None and result.outcome is CardOutcome.APPROVED:
        _approved(till, result.reference, result.masked)
    elif result is None and not command.reached and command.lookup:
        sale.card_unknown = True
        till.notify("card.unreachable", "warn")
    elif result is None and not command.reached:
        _failed(till, "unreachable", "")
    elif result is not None and result.outcome is CardOutcome.UNKNOWN:
        sale.card_unknown = True
        till.notify("card.unknown", "warn")
    else:
        outcome = "not_found" if result is None else result.outcome.value
        _failed(till, outcome, "" if result is None else result.reason)


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
    till.record(EventType.PAYMENT_FAILED, shared | {"outcome": outcome, "reason": reason[:120]})
    till.notify(f"card.{outcome}", "refuse", reason=reason[:120])


def ask_again(till: Till, command: AskCardAgain) -> None:
    """Ask the terminal once more what became of the payment."""
    rights.signed_in(till)
    card = till.running.sale.card
    if card is None or card.tender_id != command.tender_id:
        return
    till.running.sale.card_unknown = False
    till.cards.look_up(command.tender_id)


def resolve(till: Till, command: ResolveCard) -> None:
    """A person decides after looking at the terminal's slip."""
    sale = till.running.sale
    if sale.card is None or sale.card.tender_id != command.tender_id or not sale.card_unknown:
        raise CashierError("card.decided")
    rights.require(till, Right.RESOLVE_CARD)
    if command.paid:
        if not command.reference.strip() or closing.looks_like_card(command.reference):
            raise CashierError("card.reference")
        _approved(till, command.reference.strip(), "")
    else:
        _failed(till, "cancelled", "decided by a person")


def reverse(till: Till, tender: Tender) -> None:
    """Give an approved card payment back: the terminal first, the journal after its yes.

    Until it answers nothing else happens to the sale: it must not close with money given back.
    """
    till.running.sale.reversing.add(tender.tender_id)
    till.cards.refund(tender.tender_id, tender.amount_minor, till.shop.currency, tender.reference)
    till.notify("card.reversing", "info")


def _reversed(till: Till, command: CardAnswered) -> None:
    sale = till.running.sale
    tender = next((t for t in sale.tenders if t.tender_id == command.tender_id), None)
    result = command.result
    if tender is None:
        return
    if result is not None and result.outcome is CardOutcome.APPROVED:
        data = paying.removed_data(till, tender, result.reference[:40])
        till.record(EventType.PAYMENT_REMOVED, data)
    elif result is not None and result.outcome is CardOutcome.UNKNOWN and not command.lookup:
        till.cards.look_up(tender.tender_id, reversal=True)
    else:
        sale.reversing.discard(tender.tender_id)
        if result is not None or not command.lookup:
            till.notify("card.reversal_failed", "refuse")
        elif not command.reached:
            till.notify("card.unreachable", "warn")
