"""The recovery report as sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from pos_terminal.checkout.state import LaneState, PendingCard
from pos_terminal.domain.errors import CashierError
from pos_terminal.ui import format as form
from pos_terminal.ui.sentences import sentence
from pos_terminal.ui.viewmodels.counts import Counts

translate = QCoreApplication.translate


def facts_of(state: LaneState) -> list[str]:
    """What was found, one sentence each."""
    report = state.recovery
    if report is None:
        return []
    facts = [sentence(CashierError(key)) for key in report.notes]
    if report.last_receipt_no:
        words = translate("Recovery", "The last sale is stored: receipt {number}, {amount}.")
        facts.append(_filled(words, state, report.last_total_minor, number=report.last_receipt_no))
    if report.basket_lines:
        words = Counts().came_back(report.basket_lines)
        facts.append(_filled(words, state, report.basket_total_minor))
    else:
        facts.append(translate("Recovery", "No sale was in hand."))
    for card in report.cards:
        facts.append(_filled(_card_words(card), state, card.amount_minor))
    return facts


def _card_words(card: PendingCard) -> str:
    if card.reversal:
        return translate(
            "Recovery",
            "A card payment of {amount} was being given back. The card terminal is asked what "
            "became of it; the till shows the answer with the sale.",
        )
    return translate(
        "Recovery",
        "A card payment of {amount} was under way. The card terminal is asked what became of "
        "it; the till shows the answer with the sale.",
    )


def _filled(words: str, state: LaneState, minor: int, number: str = "") -> str:
    amount = form.isolate(form.money(minor, state.currency))
    return words.format(amount=amount, number=form.isolate(number))
