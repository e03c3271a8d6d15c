"""Paying: what is due, how it was paid so far, which amounts are one tap away."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from pos_terminal.checkout.state import LaneState, PendingCard, Phase
from pos_terminal.domain.tender import Settlement, Tender, quick_amounts
from pos_terminal.ui import format as form

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class TenderShown:
    """One tender with a way to take it back."""

    tender_id: str
    words: str
    amount: str


@dataclass(frozen=True, slots=True)
class QuickShown:
    """An amount that one tap pays in cash."""

    amount_minor: int
    words: str


@dataclass(frozen=True, slots=True)
class GiantShown:
    """The largest figure: its caption and the token of its colour."""

    caption: str
    amount: str
    ink: str = "text"  # token of the colour


@dataclass(frozen=True, slots=True)
class PaymentShown:
    """The right side while paying."""

    tenders: tuple[TenderShown, ...]
    extra: tuple[tuple[str, str], ...]  # rounding and the like
    giant: GiantShown
    quick: tuple[QuickShown, ...]
    notice: str  # what the card terminal waits for, or nothing
    card_id: str  # the card payment that a person must decide, or nothing
    can_pay: bool  # a tender may be added
    can_leave: bool  # the way back to the sale is open
    by_slip: bool = True  # a card may also be noted by the slip of another terminal


def payment_of(state: LaneState, typed_minor: int | None = None) -> PaymentShown:
    """The payment side for a state."""
    settled = state.settlement
    paying = state.phase is Phase.PAYING
    open_due = paying and settled is not None and not settled.complete
    unknown = state.phase is Phase.CARD_UNKNOWN and state.pending_card is not None
    return PaymentShown(
        tenders=tuple(_tender(each, state.currency) for each in state.tenders),
        extra=_extra(settled, state),
        giant=_giant(state, typed_minor),
        quick=_quick(state) if open_due else (),
        notice=_notice(state),
        card_id=state.pending_card.tender_id if unknown and state.pending_card else "",
        can_pay=open_due,
        can_leave=paying or state.phase is Phase.AWAITING_CHECKS,
        by_slip=state.integrated_cards,
    )


def tender_words(kind: str) -> str:
    """A kind of tender in the language of the screen."""
    known = {
        "cash": translate("Payment", "Cash"),
        "card": translate("Payment", "Card"),
        "card_manual": translate("Payment", "Card slip"),
    }
    return known.get(kind, kind)


def _tender(tender: Tender, currency: str) -> TenderShown:
    words = tender_words(tender.kind)
    if tender.reference:
        words += f" {form.isolate(tender.reference)}"
    return TenderShown(tender.tender_id, words, form.amount(tender.amount_minor, currency))


def _extra(settled: Settlement | None, state: LaneState) -> tuple[tuple[str, str], ...]:
    if settled is None or not settled.rounding_minor:
        return ()
    step = form.isolate(form.amount(state.rules.cash_step_minor, state.currency))
    words = translate("Payment", "Rounded to {step}").format(step=step)
    return ((words, form.amount(settled.rounding_minor, state.currency)),)


def _giant(state: LaneState, typed_minor: int | None) -> GiantShown:
    currency = state.currency
    if typed_minor:
        return GiantShown(
            translate("Payment", "Cash given"), form.money(typed_minor, currency), "primary"
        )
    settled = state.settlement
    if settled is None:
        return GiantShown(
            translate("Payment", "To pay"), form.money(state.priced.total_minor, currency)
        )
    if settled.complete and settled.due_minor >= 0:
        return GiantShown(
            translate("Payment", "Change"), form.money(settled.change_minor, currency), "pay"
        )
    left = settled.remaining_minor
    caption = (
        translate("Payment", "To give back") if left < 0 else translate("Payment", "Left to pay")
    )
    return GiantShown(caption, form.money(abs(left), currency))


def _quick(state: LaneState) -> tuple[QuickShown, ...]:
    settled = state.settlement
    left = settled.cash_remaining_minor if settled is not None else state.priced.total_minor
    amounts = quick_amounts(left, state.currency, state.rules.cash_step_minor)
    shown = []
    for place, minor in enumerate(amounts):
        words = form.isolate(form.amount(abs(minor), state.currency))
        if place == 0 and minor < 0:
            words = translate("Payment", "Cash back {amount}").format(amount=words)
        elif place == 0:
            words = translate("Payment", "Exact {amount}").format(amount=words)
        shown.append(QuickShown(minor, words))
    return tuple(shown)


def _notice(state: LaneState) -> str:
    card = state.pending_card
    amount = form.isolate(form.money(card.amount_minor, state.currency)) if card else ""
    if card is None:
        return ""
    if state.phase is Phase.CARD_PENDING:
        return _waits(card).format(amount=amount)
    if state.phase is Phase.CARD_UNKNOWN:
        return _asks(card).format(amount=amount)
    return ""


def _waits(card: PendingCard) -> str:
    if card.reversal:
        return translate("Payment", "{amount} goes back to the card – wait for the terminal.")
    return translate("Payment", "{amount} on the card terminal – let the customer use the card.")


def _asks(card: PendingCard) -> str:
    if card.reversal:
        return translate(
            "Payment",
            "The terminal did not say whether {amount} went back to the card. Look at its slip: is "
            "it still paid?",
        )
    return translate(
        "Payment",
        "The terminal did not say whether {amount} was paid. Look at its slip, then choose.",
    )
