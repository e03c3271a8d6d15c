"""Who may do what: rights, roles, and the limits inside a right."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pos_terminal.domain.basket import Discount, DiscountKind


class Right(StrEnum):
    """One guarded act; a manager's PIN on the spot stands in for a missing one."""

    SELL = "sell"
    DISCOUNT = "discount"  # up to the role's limit
    DISCOUNT_UNLIMITED = "discount_unlimited"
    PRICE_OVERRIDE = "price_override"
    OPEN_ITEM = "open_item"  # open-department item with a typed price
    VOID_LINE = "void_line"
    VOID_SALE = "void_sale"
    PARK = "park"
    REPRINT = "reprint"
    CUSTOMERS = "customers"
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
    RESOLVE_PAYMENT = "resolve_payment"  # decide an unknown card payment
    MANAGE_PRODUCTS = "manage_products"
    MANAGE_STAFF = "manage_staff"
    MANAGE_SETTINGS = "manage_settings"
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
    Right.RESOLVE_PAYMENT,
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


@dataclass(frozen=True, slots=True)
class DiscountLimit:
    """The most that DISCOUNT alone allows: share of the price, in any kind of discount."""

    share: Decimal

    def allows(self, off_minor: int, of_minor: int) -> bool:
        """Whether taking `off_minor` from `of_minor` stays within the share."""
        return abs(off_minor) <= self.share * abs(of_minor)


DISCOUNT_LIMITS: dict[Role, DiscountLimit] = {
    Role.CASHIER: DiscountLimit(Decimal("0.10")),
    Role.SUPERVISOR: DiscountLimit(Decimal("0.30")),
    Role.MANAGER: DiscountLimit(Decimal(1)),
    Role.TECHNICIAN: DiscountLimit(Decimal(0)),
}


def may(role: str, right: str) -> bool:
    """Whether a role has a right; unknown roles and rights have none."""
    try:
        return Right(right) in ROLE_RIGHTS[Role(role)]
    except ValueError:
        return False


def discount_right(role: str, off_minor: int, of_minor: int) -> Right | None:
    """The right that is missing to take `off_minor` from `of_minor`, or None when allowed."""
    if not may(role, Right.DISCOUNT):
        return Right.DISCOUNT
    if may(role, Right.DISCOUNT_UNLIMITED):
        return None
    limit = DISCOUNT_LIMITS[Role(role)]
    return None if limit.allows(off_minor, of_minor) else Right.DISCOUNT_UNLIMITED


def line_discount_right(role: str, discount: Discount) -> Right | None:
    """The right missing for a discount by itself: a new price is a price override."""
    if discount.kind is DiscountKind.NEW_PRICE and not may(role, Right.PRICE_OVERRIDE):
        return Right.PRICE_OVERRIDE
    return None
