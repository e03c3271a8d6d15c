"""The one big button at the bottom of the ticket: what it says and does from scan to "Paid"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.ui import format as form
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.viewmodels.holds import first_block

translate = QCoreApplication.translate


class Act(StrEnum):
    """What the big button does."""

    NOTHING = "nothing"
    PAY = "pay"
    CHECK = "check"  # answer the first hold
    CASH = "cash"  # take the typed amount
    FINISH = "finish"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Primary:
    """Words, look and act of the big button."""

    act: Act
    words: str
    kind: Kind = Kind.PAY

    @property
    def enabled(self) -> bool:
        """Whether a tap does anything."""
        return self.act is not Act.NOTHING


def primary_of(state: LaneState, typed_minor: int | None = None) -> Primary:
    """The big button for a state; `typed_minor` is the cash typed while paying."""
    if state.phase is Phase.PAYING:
        return _paying(state, typed_minor)
    makers = {
        Phase.SELLING: _selling,
        Phase.AWAITING_CHECKS: _waiting,
        Phase.CARD_PENDING: _card,
        Phase.CARD_UNKNOWN: _unknown,
        Phase.PAID: _paid,
    }
    return makers.get(state.phase, _selling)(state)


def _selling(state: LaneState) -> Primary:
    total = form.isolate(form.money(abs(state.priced.total_minor), state.currency))
    hold = first_block(state)
    if hold is not None:
        return Primary(Act.CHECK, hold.first, Kind.WAIT)
    if not state.priced.lines:
        return Primary(Act.NOTHING, translate("Pay", "Pay"))
    if state.priced.total_minor < 0:
        return Primary(Act.PAY, translate("Pay", "Refund  {total}").format(total=total))
    return Primary(Act.PAY, translate("Pay", "Pay  {total}").format(total=total))


def _waiting(state: LaneState) -> Primary:
    hold = first_block(state)
    if hold is not None and not state.waiting_for:
        return Primary(Act.CHECK, hold.first, Kind.WAIT)
    return Primary(Act.NOTHING, translate("Pay", "Checking …"), Kind.WAIT)


def _card(state: LaneState) -> Primary:
    return Primary(Act.NOTHING, translate("Pay", "Waiting for the card"), Kind.WAIT)


def _unknown(state: LaneState) -> Primary:
    return Primary(Act.NOTHING, translate("Pay", "Card: paid or not?"), Kind.WAIT)


def _paying(state: LaneState, typed_minor: int | None) -> Primary:
    settled = state.settlement
    if typed_minor:
        shown = form.isolate(form.money(typed_minor, state.currency))
        return Primary(Act.CASH, translate("Pay", "Cash  {amount}").format(amount=shown))
    if settled is not None and settled.complete:
        change = form.isolate(form.money(settled.change_minor, state.currency))
        if settled.change_minor:
            return Primary(
                Act.FINISH, translate("Pay", "Done  ·  change {amount}").format(amount=change)
            )
        return Primary(Act.FINISH, translate("Pay", "Done"))
    left = settled.remaining_minor if settled is not None else state.priced.total_minor
    shown = form.isolate(form.money(abs(left), state.currency))
    words = (
        translate("Pay", "{amount} to give back")
        if left < 0
        else translate("Pay", "{amount} to pay")
    )
    return Primary(Act.NOTHING, words.format(amount=shown))


def _paid(state: LaneState) -> Primary:
    return Primary(Act.NEXT, translate("Pay", "Next sale"))
