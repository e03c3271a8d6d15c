"""Beside the sale: printing, recovery, the manager's small pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from pos_terminal.checkout.commands.base import Command


@dataclass(frozen=True, slots=True)
class PrintBacklog(Command):
    """Print or drop the receipts that waited while the printer was off."""

    print_them: bool


@dataclass(frozen=True, slots=True)
class ResolvePrint(Command):
    """A person decides about a receipt of unknown outcome: again (as COPY) or leave it."""

    job_id: str
    again: bool


@dataclass(frozen=True, slots=True)
class AcceptRecovery(Command):
    """The cashier has read what was recovered and goes on."""


@dataclass(frozen=True, slots=True)
class ConfirmTime(Command):
    """The clock is right as it stands, after an implausible jump."""


@dataclass(frozen=True, slots=True)
class SaveEmployee(Command):
    """Create (empty id) or change a member of staff; None leaves a secret as it is."""

    name: str
    role: str
    username: str = ""
    pin: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)
    employee_id: str = ""
    active: bool = True
    language: str = ""
    badge: str | None = field(default=None, repr=False)  # its code; empty: none any more


@dataclass(frozen=True, slots=True)
class SaveProduct(Command):
    """Create or change a product: None leaves a field as it is; prices in major units."""

    sku: str
    name: str | None = None
    price: Decimal | None = None
    category: str | None = None
    tax_codes: tuple[str, ...] | None = None
    min_age: int | None = None
    gtins: tuple[str, ...] | None = None
    unit: str | None = None
    active: bool | None = None
    picture: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class AdjustStock(Command):
    """Count or move stock by a difference, with a reason."""

    sku: str
    qty_milli: int
    reason: str


@dataclass(frozen=True, slots=True)
class SetSetting(Command):
    """Change one shop setting; checked before it is taken, live at once."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class SetUpShop(Command):
    """First start: the shop's name, currency and manager, or the demo shop."""

    demo: bool = False
    shop_name: str = ""
    currency: str = "EUR"
    address: str = ""
    tax_number: str = ""
    tax_percent: str = ""  # of most goods, "20" or "7.7"; empty: none yet
    tax_included: bool = True  # shelf prices include it
    language: str = "en"
    manager_name: str = ""
    manager_username: str = ""
    manager_pin: str = field(default="", repr=False)
    manager_password: str = field(default="", repr=False)
