"""Rights in words, as the end of "This needs a manager: …"."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

RIGHTS: dict[str, object] = {
    "sell": QT_TRANSLATE_NOOP("rights", "sell"),
    "discount": QT_TRANSLATE_NOOP("rights", "give a discount"),
    "discount_any": QT_TRANSLATE_NOOP("rights", "give a large discount"),
    "price_override": QT_TRANSLATE_NOOP("rights", "change a price"),
    "open_item": QT_TRANSLATE_NOOP("rights", "sell an open item"),
    "void_line": QT_TRANSLATE_NOOP("rights", "void a line"),
    "void_sale": QT_TRANSLATE_NOOP("rights", "void a sale"),
    "park": QT_TRANSLATE_NOOP("rights", "park a sale"),
    "reprint": QT_TRANSLATE_NOOP("rights", "print a receipt again"),
    "customers": QT_TRANSLATE_NOOP("rights", "work with customers"),
    "manage_customers": QT_TRANSLATE_NOOP("rights", "merge or erase customers"),
    "tax_exempt": QT_TRANSLATE_NOOP("rights", "sell without tax"),
    "age_check": QT_TRANSLATE_NOOP("rights", "check an age"),
    "age_override": QT_TRANSLATE_NOOP("rights", "allow a sale without an ID"),
    "refund": QT_TRANSLATE_NOOP("rights", "refund against a receipt"),
    "refund_no_receipt": QT_TRANSLATE_NOOP("rights", "refund without a receipt"),
    "open_shift": QT_TRANSLATE_NOOP("rights", "open a shift"),
    "close_shift": QT_TRANSLATE_NOOP("rights", "close a shift"),
    "cash_in_out": QT_TRANSLATE_NOOP("rights", "put cash in or take it out"),
    "open_drawer": QT_TRANSLATE_NOOP("rights", "open the drawer without a sale"),
    "x_report": QT_TRANSLATE_NOOP("rights", "print an X report"),
    "reports": QT_TRANSLATE_NOOP("rights", "see reports"),
    "release_checks": QT_TRANSLATE_NOOP("rights", "go on without a check"),
    "resolve_card": QT_TRANSLATE_NOOP("rights", "decide a card payment"),
    "accept_difference": QT_TRANSLATE_NOOP("rights", "accept a cash difference"),
    "unlock": QT_TRANSLATE_NOOP("rights", "unlock somebody else's screen"),
    "manage_products": QT_TRANSLATE_NOOP("rights", "change products"),
    "manage_staff": QT_TRANSLATE_NOOP("rights", "change staff"),
    "manage_settings": QT_TRANSLATE_NOOP("rights", "change settings"),
    "manage_plugins": QT_TRANSLATE_NOOP("rights", "change plugins"),
    "manage_sync": QT_TRANSLATE_NOOP("rights", "look after the stores outside"),
    "import_export": QT_TRANSLATE_NOOP("rights", "import and export"),
    "devices": QT_TRANSLATE_NOOP("rights", "set up devices"),
    "backup": QT_TRANSLATE_NOOP("rights", "back up and restore"),
    "exit_app": QT_TRANSLATE_NOOP("rights", "close the program"),
}
