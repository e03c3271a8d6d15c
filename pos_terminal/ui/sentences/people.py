"""About staff, sign-in, approvals and customers."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

PEOPLE: dict[str, object] = {
    "approval.needed": QT_TRANSLATE_NOOP(
        "sentences", "This needs a manager: {right}. Ask a manager to enter the PIN."
    ),
    "approval.refused": QT_TRANSLATE_NOOP(
        "sentences", "{name} may not allow this. Ask another manager."
    ),
    "signin.needed": QT_TRANSLATE_NOOP("sentences", "Nobody is signed in. Sign in first."),
    "signin.wrong": QT_TRANSLATE_NOOP("sentences", "Name and secret do not match. Try again."),
    "signin.wait": QT_TRANSLATE_NOOP(
        "sentences", "Too many wrong tries. Wait a moment, then try again."
    ),
    "signout.basket": QT_TRANSLATE_NOOP(
        "sentences", "There are items in the basket. Finish, park or void the sale first."
    ),
    "screen.locked": QT_TRANSLATE_NOOP(
        "sentences", "The screen is locked. Unlock it with your PIN."
    ),
    "unlock.other": QT_TRANSLATE_NOOP(
        "sentences", "{name} locked this screen. Ask {name} or a manager to unlock it."
    ),
    "break.basket": QT_TRANSLATE_NOOP(
        "sentences",
        "There are items in the basket. Finish, park or void the sale before the break.",
    ),
    "break.other": QT_TRANSLATE_NOOP(
        "sentences", "{name} is on a break. Take the till over by signing in yourself."
    ),
    "staff.unknown": QT_TRANSLATE_NOOP(
        "sentences", "Nobody of that name works here. Choose somebody from the list."
    ),
    "staff.name": QT_TRANSLATE_NOOP(
        "sentences", "The name is missing or too long. Enter a shorter name."
    ),
    "staff.role": QT_TRANSLATE_NOOP(
        "sentences", "That role is not known. Choose one from the list."
    ),
    "staff.pin": QT_TRANSLATE_NOOP(
        "sentences",
        "That PIN cannot be used. Choose four to eight digits.",
    ),
    "staff.password": QT_TRANSLATE_NOOP(
        "sentences", "That password cannot be used. Choose a longer one."
    ),
    "staff.secret": QT_TRANSLATE_NOOP(
        "sentences", "A new person needs a PIN or a password. Enter one of them."
    ),
    "staff.username_taken": QT_TRANSLATE_NOOP(
        "sentences", "The user name {username} is taken. Choose another."
    ),
    "staff.badge": QT_TRANSLATE_NOOP(
        "sentences",
        "That badge cannot be used: it has fewer than 4 or more than 64 characters. "
        "Scan another one.",
    ),
    "staff.badge_taken": QT_TRANSLATE_NOOP(
        "sentences",
        "{name} has that badge. Scan another one, or take it away from {name} first.",
    ),
    "staff.badge_used": QT_TRANSLATE_NOOP(
        "sentences", "That is the code of an item or a customer card. Scan another badge."
    ),
    "badge.unknown": QT_TRANSLATE_NOOP(
        "sentences", "Nobody here has that badge. Go on without it, or ask a manager to add it."
    ),
    "badge.pin": QT_TRANSLATE_NOOP(
        "sentences", "That badge is not enough to sign in. Enter your PIN as well."
    ),
    "staff.last_manager": QT_TRANSLATE_NOOP(
        "sentences", "This is the last manager. Make somebody else a manager first."
    ),
    "customer.unknown": QT_TRANSLATE_NOOP(
        "sentences", "That customer is not known. Search again or add a new one."
    ),
    "customer.none": QT_TRANSLATE_NOOP("sentences", "No customer is attached. Choose one first."),
    "customer.name": QT_TRANSLATE_NOOP(
        "sentences", "The name is missing. Enter the customer's name."
    ),
    "customer.phone": QT_TRANSLATE_NOOP(
        "sentences", "That phone number is not possible. Enter it again with its area code."
    ),
    "customer.phone_taken": QT_TRANSLATE_NOOP(
        "sentences", "{name} has that phone number already. Choose that customer instead."
    ),
    "customer.email": QT_TRANSLATE_NOOP(
        "sentences", "That e-mail address is not possible. Enter it again."
    ),
    "customer.same": QT_TRANSLATE_NOOP(
        "sentences", "These are the same customer. Choose two different ones."
    ),
    "customer.reason": QT_TRANSLATE_NOOP(
        "sentences", "The reason for erasing is missing. Choose one from the list."
    ),
    "customer.in_sale": QT_TRANSLATE_NOOP(
        "sentences", "This customer is on the sale in hand. Finish the sale, then erase."
    ),
    "customer.file": QT_TRANSLATE_NOOP(
        "sentences", "{file} cannot be written. Choose another folder."
    ),
    "customer.card_taken": QT_TRANSLATE_NOOP(
        "sentences", "{name} has that customer card already. Choose that customer instead."
    ),
    "customer.too_long": QT_TRANSLATE_NOOP(
        "sentences", "One entry is longer than {limit} letters. Shorten it."
    ),
}
