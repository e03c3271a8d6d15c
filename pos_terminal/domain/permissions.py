"""Who may do what: rights and roles."""

from __future__ import annotations

from enum import StrEnum


class Right(StrEnum):
    """One guarded act; a manager's PIN on the spot stands in for a missing one."""

    SELL = "sell"
    DISCOUNT = "discount"  # up to the shop's limit for cashiers
    DISCOUNT_ANY = "discount_any"  # beyond it
    PRICE_OVERRIDE = "price_override"
    OPEN_ITEM = "open_item"  # open-department item with a typed price
    VOID_LINE = "void_line"
    VOID_SALE = "void_sale"
    PARK = "park"
    REPRINT = "reprint"
    CUSTOMERS = "customers"
    MANAGE_CUSTOMERS = "manage_customers"  # merge, erase, hand out what is kept of a person
    TAX_EXEMPT = "tax_exempt"
    AGE_CHECK = "age_check"  # judge a date or document
    AGE_OVERRIDE = "age_override"  # release an age hold without one
    REFUND = "refund"  # against a receipt
    REFUND_NO_RECEIPT = "refund_no_receipt"
    OPEN_SHIFT = "open_shift"
    CLOSE_SHIFT = "close_shift"
    CASH_IN_OUT = "cash_in_out"
    OPEN_DRAWER = "open_drawer"  # without a sale
    X_REPORT = "x_report"
    REPORTS = "reports"
    RELEASE_CHECKS = "release_checks"  # go on without a plugin's answer
    RESOLVE_CARD = "resolve_card"  # decide a card payment of unknown end
    ACCEPT_DIFFERENCE = "accept_difference"  # a large cash difference at closing
    UNLOCK = "unlock"  # somebody else's locked screen
    MANAGE_PRODUCTS = "manage_products"
    MANAGE_STAFF = "manage_staff"
    MANAGE_SETTINGS = "manage_settings"
    MANAGE_PLUGINS = "manage_plugins"
    MANAGE_SYNC = "manage_sync"  # stores outside: endpoints, pauses, a new life of the lane
    IMPORT_EXPORT = "import_export"
    DEVICES = "devices"
    BACKUP = "backup"
    EXIT_APP = "exit_app"


class Role(StrEnum):
    """A place in the shop."""

    CASHIER = "cashier"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    TECHNICIAN = "technician"  # looks after the machine, never sells


_CASHIER = frozenset(
    {
        Right.SELL,
        Right.DISCOUNT,
        Right.OPEN_ITEM,
        Right.VOID_LINE,
        Right.PARK,
        Right.REPRINT,
        Right.CUSTOMERS,
        Right.AGE_CHECK,
        Right.REFUND,
        Right.OPEN_SHIFT,
        Right.CLOSE_SHIFT,
        Right.X_REPORT,
    }
)
_SUPERVISOR = _CASHIER | {
    Right.PRICE_OVERRIDE,
    Right.VOID_SALE,
    Right.AGE_OVERRIDE,
    Right.REFUND_NO_RECEIPT,
    Right.CASH_IN_OUT,
    Right.OPEN_DRAWER,
    Right.REPORTS,
    Right.RESOLVE_CARD,
    Right.DISCOUNT_ANY,
    Right.UNLOCK,
    Right.ACCEPT_DIFFERENCE,
}
_TECHNICIAN = frozenset(
    {
        Right.MANAGE_SETTINGS,
        Right.IMPORT_EXPORT,
        Right.DEVICES,
        Right.BACKUP,
        Right.EXIT_APP,
    }
)

ROLE_RIGHTS: dict[Role, frozenset[Right]] = {
    Role.CASHIER: _CASHIER,
    Role.SUPERVISOR: _SUPERVISOR,
    Role.MANAGER: frozenset(Right),
    Role.TECHNICIAN: _TECHNICIAN,
}


def may(role: str, right: str) -> bool:
    """Whether a role has a right; unknown roles and rights have none."""
    try:
        return Right(right) in ROLE_RIGHTS[Role(role)]
    except ValueError:
        return False


def rights_of(role: str) -> frozenset[Right]:
    """All rights of a role; an unknown role has none."""
    try:
        return ROLE_RIGHTS[Role(role)]
    except ValueError:
        return frozenset()
