"""Amounts, quantities, rates and times as a customer reads them, by Babel."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_decimal, format_percent

from pos_terminal.domain.currency import minor_digits
from pos_terminal.receipts.text import clean, has_rtl

_NUMBER = re.compile(r"([#,0]+)(\.[0#]+)?")  # the number inside a CLDR pattern
_CODE_BESIDE_DIGIT = re.compile(r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
_UNICODE_MINUS = "\u2212"


class Format:
    """How one language writes the amounts of one currency; digits are always 0-9.

    Decimals are those of ISO 4217 (the domain's), never CLDR's: Babel shows no decimals for 14
    currencies that have them (RSD, ALL, IQD, ...), which would be wrong by a hundred.
    """

    def __init__(self, language: str, currency: str) -> None:
        """An unknown language is written as English; raises CashierError("money.currency")."""
        try:
            self.locale = Locale.parse(language, sep="-" if "-" in language else "_")
        except (UnknownLocaleError, ValueError):
            self.locale = Locale("en")
        self.currency = currency
        self.digits = minor_digits(currency)

    def amount(self, minor: int) -> str:
        """Minor units without a symbol: 1234 is "12.34"."""
        return self._decimal(self._major(minor), self.digits)

    def money(self, minor: int) -> str:
        """Minor units with the currency's symbol, or its code where the symbol is Arabic."""
        pattern = self._with_digits(self.locale.currency_formats["standard"].pattern, self.digits)
        text = _tidy(
            format_currency(
                self._major(minor),
                self.currency,
                format=pattern,
                locale=self.locale,
                currency_digits=False,
            )
        )
        if has_rtl(text):
            return f"{self.amount(minor)} {self.currency}"
        return _CODE_BESIDE_DIGIT.sub(" ", text)

    def price(self, major: str) -> str:
        """A unit price given as decimal text: the currency's decimals, or more if it has more."""
        value = Decimal(major)
        return self._decimal(value, max(self.digits, _places(value)))

    def number(self, value: Decimal) -> str:
        """A plain number, no superfluous zeros."""
        return self._decimal(value, _places(value))

    def quantity(self, qty_milli: int) -> str:
        """Thousandths as a number: 1186 is "1.186", 2000 is "2"."""
        return self.number(Decimal(qty_milli).scaleb(-3))

    def percent(self, fraction: str) -> str:
        """A fraction given as decimal text: "0.0825" is "8.25%"."""
        value = Decimal(fraction)
        places = max(0, _places(value) - 2)
        pattern = self._with_digits(self.locale.percent_formats[None].pattern, places)
        return _tidy(format_percent(value, format=pattern, locale=self.locale))

    def moment(self, occurred_at: str, utc_offset_min: int) -> str:
        """Local date and time with the zone's distance from UTC."""
        utc = datetime.fromisoformat(occurred_at)
        if utc.tzinfo is None:
            utc = utc.replace(tzinfo=UTC)
        local = utc.astimezone(timezone(timedelta(minutes=utc_offset_min)))
        day = format_date(local.date(), format="medium", locale=self.locale)
        time = format_time(local.time(), format="medium", locale=self.locale)
        sign = "-" if utc_offset_min < 0 else "+"
        hours, minutes = divmod(abs(utc_offset_min), 60)
        zone = f"UTC{sign}{hours}" + (f":{minutes:02d}" if minutes else "")
        return _tidy(f"{day} {time} {zone}")

    def _major(self, minor: int) -> Decimal:
        return Decimal(minor).scaleb(-self.digits)

    def _decimal(self, value: Decimal, digits: int) -> str:
        pattern = self._with_digits(self.locale.decimal_formats[None].pattern, digits)
        return _tidy(format_decimal(value, format=pattern, locale=self.locale))

    @staticmethod
    @lru_cache(maxsize=64)
    def _with_digits(pattern: str, digits: int) -> str:
        fraction = "." + "0" * digits if digits else ""
        return _NUMBER.sub(lambda found: found[1] + fraction, pattern)


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _tidy(text: str) -> str:
    """Plain spaces and minus, no bidi marks: what every code page and font has."""
    return clean(text).replace(_UNICODE_MINUS, "-")
