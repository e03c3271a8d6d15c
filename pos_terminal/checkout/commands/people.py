"""The customer of a basket, and age."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from hardware.ports import IdReading
from pos_terminal.checkout.commands.base import Command


@dataclass(frozen=True, slots=True)
class AttachCustomer(Command):
    """This customer is buying."""

    customer_ref: str
    how: str = "name"  # scan | phone | name | created


@dataclass(frozen=True, slots=True)
class DetachCustomer(Command):
    """Take the customer off the basket."""


@dataclass(frozen=True, slots=True)
class SaveCustomer(Command):
    """Create (empty ref) or change a customer; the result is the customer_ref."""

    name: str
    phone: str = ""
    email: str = ""
    card: str = ""
    note: str = ""
    consent: bool = False
    customer_ref: str = ""
    attach: bool = False


@dataclass(frozen=True, slots=True)
class MergeCustomers(Command):
    """Two rows are one person: `keep` counts for `drop` from now on, sales and all."""

    keep: str  # customer_ref
    drop: str  # customer_ref


@dataclass(frozen=True, slots=True)
class EraseCustomer(Command):
    """Forget a person everywhere; sales stay, under a reference that leads to nobody."""

    customer_ref: str
    reason: str  # asked | unused | mistake


@dataclass(frozen=True, slots=True)
class CheckAgeByDate(Command):
    """Judge a typed date of birth in memory; the date is never stored."""

    birth: date = field(repr=False)
    document: str = ""


@dataclass(frozen=True, slots=True)
class CheckAgeById(Command):
    """Judge a document that was scanned, in memory; nothing of it but its kind is stored."""

    reading: IdReading = field(repr=False)


@dataclass(frozen=True, slots=True)
class ConfirmAge(Command):
    """Somebody with the right has seen that the customer is old enough (needs approval)."""

    document: str = ""


@dataclass(frozen=True, slots=True)
class LooksOlder(Command):
    """The customer is clearly older than the age from which the shop asks for a document."""


@dataclass(frozen=True, slots=True)
class RefuseAge(Command):
    """Not old enough, or not shown: the items with an age are taken out."""

    document: str = ""
