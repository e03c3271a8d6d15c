"""While paying: tenders, cards, the drawer and the shift's cash."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

PAYING: dict[str, object] = {
    "pay.first": QT_TRANSLATE_NOOP("sentences", "Payment has not begun. Press Pay first."),
    "tender.zero": QT_TRANSLATE_NOOP(
        "sentences", "The amount is zero. Enter what the customer gives."
    ),
    "tender.sign": QT_TRANSLATE_NOOP("sentences", "The amount has the wrong sign. Enter it again."),
    "tender.nothing_due": QT_TRANSLATE_NOOP("sentences", "Nothing is left to pay. Press Done."),
    "tender.overpaid": QT_TRANSLATE_NOOP(
        "sentences", "Only {remaining} is left to pay this way. Enter that amount or less."
    ),
    "tender.missing": QT_TRANSLATE_NOOP(
        "sentences", "{remaining} is still to pay. Take another payment first."
    ),
    "tender.gone": QT_TRANSLATE_NOOP(
        "sentences", "That payment was removed already. Look at the list again."
    ),
    "tender.remove_card_first": QT_TRANSLATE_NOOP(
        "sentences", "A card payment stands. Remove it first, so that the money goes back."
    ),
    "card.stand_alone": QT_TRANSLATE_NOOP(
        "sentences",
        "Take the card on its own terminal. Then type the number of its slip.",
    ),
    "card.busy": QT_TRANSLATE_NOOP(
        "sentences", "The card terminal is working. Wait until it has finished."
    ),
    "card.decided": QT_TRANSLATE_NOOP(
        "sentences", "That card payment was decided already. Look at the list of payments."
    ),
    "card.reference": QT_TRANSLATE_NOOP(
        "sentences", "The reference is missing or too long. Type the number on the terminal's slip."
    ),
    "card.number_typed": QT_TRANSLATE_NOOP(
        "sentences", "That looks like a card number. Type only the reference on the slip."
    ),
    "card.number_in_text": QT_TRANSLATE_NOOP(
        "sentences", "That looks like a card number, and none is ever stored. Leave it out."
    ),
    "card.declined": QT_TRANSLATE_NOOP(
        "sentences", "The card was declined. Ask for another card or cash."
    ),
    "card.cancelled": QT_TRANSLATE_NOOP(
        "sentences", "The card payment was cancelled. Try again or take cash."
    ),
    "card.not_found": QT_TRANSLATE_NOOP(
        "sentences", "The terminal knows nothing of that payment. Nothing was paid; take it again."
    ),
    "card.unreachable": QT_TRANSLATE_NOOP(
        "sentences",
        "The card terminal does not answer. Check its cable, then try again or take cash.",
    ),
    "card.unknown": QT_TRANSLATE_NOOP(
        "sentences",
        "It is not known whether the card paid. Look at the terminal's slip, then decide here.",
    ),
    "card.reversing": QT_TRANSLATE_NOOP(
        "sentences", "The card payment is being returned. Wait until the terminal says so."
    ),
    "card.reversal_failed": QT_TRANSLATE_NOOP(
        "sentences", "The card payment was not returned. Return it at the terminal, then try again."
    ),
    "card.return_waits": QT_TRANSLATE_NOOP(
        "sentences",
        "A card may have been charged for nothing. The terminal is asked again; look at its slips.",
    ),
    "card.returned": QT_TRANSLATE_NOOP(
        "sentences",
        "The card had been charged {amount} after all. The terminal has given it back; tell the "
        "customer.",
    ),
    "card.kept": QT_TRANSLATE_NOOP(
        "sentences",
        "The card was charged {amount} and no sale has it. Give it back at the terminal by hand.",
    ),
    "card.day_waits": QT_TRANSLATE_NOOP(
        "sentences",
        "The card terminal did not end its day. It is asked again with the next shift; check its "
        "cable.",
    ),
    "card.day_refused": QT_TRANSLATE_NOOP(
        "sentences", "The card terminal refused to end its day: {reason}. End it at the terminal."
    ),
    "card.day_differs": QT_TRANSLATE_NOOP(
        "sentences",
        "The card terminal's day differs from the till's by {difference}. Compare the slips with "
        "the receipts.",
    ),
    "cash.amount": QT_TRANSLATE_NOOP(
        "sentences", "That amount of cash is not possible. Enter an amount above zero."
    ),
    "money.limit": QT_TRANSLATE_NOOP("sentences", "That amount is too large. Enter a smaller one."),
    "money.currency": QT_TRANSLATE_NOOP(
        "sentences", "The currency does not fit. Choose the currency of the shop."
    ),
    "money.rounding": QT_TRANSLATE_NOOP(
        "sentences", "That cash rounding is not known. Choose one from the list."
    ),
    "shift.needed": QT_TRANSLATE_NOOP(
        "sentences", "No shift is open. Open a shift with its float first."
    ),
    "shift.open_already": QT_TRANSLATE_NOOP(
        "sentences", "A shift is open already. Close it before you open another."
    ),
    "shift.basket": QT_TRANSLATE_NOOP(
        "sentences", "There are items in the basket. Finish, park or void the sale first."
    ),
    "shift.count_needed": QT_TRANSLATE_NOOP(
        "sentences", "The drawer is not counted yet. Count the cash and enter it."
    ),
    "shift.left": QT_TRANSLATE_NOOP(
        "sentences", "More stays in the drawer than was counted. Enter a smaller amount."
    ),
    "disk.full": QT_TRANSLATE_NOOP(
        "sentences",
        "The disk of this machine is almost full, so no money was taken. Call the manager.",
    ),
}
