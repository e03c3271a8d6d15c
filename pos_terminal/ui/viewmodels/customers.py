"""Customers in words: what tells one from another, and why two may be one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from pos_terminal.checkout.records import CustomerRow
from pos_terminal.ui import format as form

translate = QCoreApplication.translate

_ENDING = 4  # digits of a telephone number that people know each other by


def telling(row: CustomerRow) -> str:
    """What distinguishes a customer from a namesake: how the number ends, card, e-mail."""
    parts = (phone_ending(row.phone), row.card, _short(row.email))
    return " · ".join(form.isolate(part) for part in parts if part)


def telling_briefly(row: CustomerRow) -> str:
    """The first of what distinguishes a customer."""
    parts = (phone_ending(row.phone), row.card, _short(row.email))
    return next((form.isolate(part) for part in parts if part), "")


def phone_ending(phone: str) -> str:
    """The last digits of a telephone number: "…4567"."""
    digits = "".join(char for char in phone if char.isdecimal())
    return f"…{digits[-_ENDING:]}" if digits else ""


def _short(email: str) -> str:
    """An address by its first letters and its domain: whoever looks on learns less."""
    name, at, domain = email.partition("@")
    return f"{name[:2]}…@{domain}" if at else email


def why_words(why: str) -> str:
    """Why two may be one person."""
    return {
        "card": translate("Customers", "same card"),
        "phone": translate("Customers", "same phone"),
        "email": translate("Customers", "same e-mail"),
        "name": translate("Customers", "same or similar name"),
    }.get(why, why)
