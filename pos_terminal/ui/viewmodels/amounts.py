"""Unit prices as text, and typed digits as amounts, quantities and rates; never a float."""

from __future__ import annotations

import re
from decimal import Decimal

from babel.numbers import get_decimal_symbol

from pos_terminal.domain.currency import minor_digits
from pos_terminal.domain.money import MAX_AMOUNT_MINOR, MAX_QTY_MILLI, MAX_UNIT_PRICE
from pos_terminal.ui import format as form
from pos_terminal.ui.i18n import current_language

_DIGITS = re.compile(r"\d{1,15}\.?\d{0,9}|\.\d{1,9}", re.ASCII)
UNIT_WORDS = {"ea": "", "kg": "kg", "l": "l", "m": "m"}


def decimal_sign() -> str:
    """The sign between units and decimals in the language of the screen."""
    return get_decimal_symbol(current_language(), numbering_system="latn")


def price_text(price: Decimal, currency: str) -> str:
    """A unit price with the currency's decimals, and more only where it has more."""
    minor = price.scaleb(minor_digits(currency))
    if minor == minor.to_integral_value():
        return form.amount(int(minor), currency)
    return format(price.normalize(), "f").replace(".", decimal_sign())


def price_per(price: Decimal, unit: str, currency: str) -> str:
    """A price as a tile shows it: "1.99 / kg"."""
    words = UNIT_WORDS.get(unit, unit)
    shown = price_text(price, currency)
    return f"{shown} / {words}" if words else shown


def amount_from(typed: str, currency: str) -> int | None:
    """Minor units from typed keys: "2000" is 20.00, and so is "20." or "20,00"."""
    number = _number(typed)
    if number is None:
        return None
    digits = minor_digits(currency)
    if "." not in number:
        minor = int(number)
    else:
        scaled = Decimal(number).scaleb(digits)
        if scaled != scaled.to_integral_value():
            return None
        minor = int(scaled)
    return minor if minor <= MAX_AMOUNT_MINOR else None


def price_from(typed: str, currency: str) -> Decimal | None:
    """A unit price in major units from typed keys; as `amount_from`, up to six places."""
    number = _number(typed)
    if number is None:
        return None
    if "." in number:
        price = Decimal(number)
    else:
        minor = amount_from(number, currency)
        if minor is None:
            return None
        price = Decimal(minor).scaleb(-minor_digits(currency))
    return price if price <= MAX_UNIT_PRICE and _places(price) <= 6 else None


def quantity_from(typed: str) -> int | None:
    """Thousandths from typed keys: "2" is 2000, "0.846" is 846; None where it is no quantity."""
    number = _number(typed)
    if number is None:
        return None
    scaled = Decimal(number).scaleb(3)
    if scaled != scaled.to_integral_value() or not 0 < scaled <= MAX_QTY_MILLI:
        return None
    return int(scaled)


def fraction_from(typed: str) -> Decimal | None:
    """A rate from typed percents: "12.5" is 0.125; None above 100."""
    number = _number(typed)
    if number is None:
        return None
    percent = Decimal(number)
    return percent / 100 if 0 < percent <= 100 else None


def _number(typed: str) -> str | None:
    """Digits with at most one decimal point; None for anything else, such as letters."""
    number = typed.strip().replace(",", ".")
    return number if _DIGITS.fullmatch(number) else None


def _places(price: Decimal) -> int:
    exponent = price.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
