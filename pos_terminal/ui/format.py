"""Money, quantities, dates and times as people read them, by Babel; never a float."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_currency, format_decimal

from pos_terminal.domain.currency import minor_digits
from pos_terminal.ui.i18n import current_language

_LTR_ISOLATE, _FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2066", "\u2068", "\u2069"
_OPENS, _OVERRIDES = "\u2066\u2067\u2068", "\u202a\u202b\u202c\u202d\u202e"
_ZERO_WIDTH_SPACE = "\u200b"
_MAY_BREAK = re.compile(r"\w{4,16}[-./:@_](?=\w{3})|\w{16}(?=\w{4})", re.ASCII)
_CLDR_DECIMALS = re.compile(r"(?<=0)\.0+")
_CODE_BESIDE_DIGIT = re.compile(r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
_LATIN_DIGITS = "latn"  # tills, notes and receipts show 0-9 in every language we ship


def natural(text: str) -> str:
    """`text` in its own direction, whatever runs around it; without letters, left-to-right."""
    return f"{_FIRST_STRONG_ISOLATE}{_contained(text)}{_POP_ISOLATE}" if text else text


def isolate(text: str) -> str:
    """`text` kept left-to-right inside a right-to-left sentence."""
    return f"{_LTR_ISOLATE}{_contained(text)}{_POP_ISOLATE}" if text else text


def breakable(text: str) -> str:
    """Addresses and numbers of requests may wrap: where they have a sign, else anywhere."""
    return _MAY_BREAK.sub(f"\\g<0>{_ZERO_WIDTH_SPACE}", text)


def _contained(text: str) -> str:
    """Text that turns nothing round but itself (F34): no overrides, no isolate left open or shut.

    Source: UAX 9 section 2: an override ends with the isolate that it is in.
    """
    if text.isascii():
        return text
    depth = 0
    for char in text:
        depth += (char in _OPENS) - (char == _POP_ISOLATE)
        if depth < 0:
            break
    marks = _OVERRIDES if depth == 0 else _OVERRIDES + _OPENS + _POP_ISOLATE
    return text.translate(dict.fromkeys(map(ord, marks)))


@lru_cache(maxsize=8)
def _locale(language: str) -> Locale:
    return Locale.parse(language)


def _lang(language: str) -> Locale:
    return _locale(language or current_language())


def _major(amount_minor: int, currency: str) -> Decimal:
    return Decimal(amount_minor).scaleb(-minor_digits(currency))


def _decimals(currency: str) -> str:
    """The decimals of ISO 4217, never CLDR's, which has none for RSD, IQD and a dozen others."""
    places = minor_digits(currency)
    return "." + "0" * places if places else ""


def money(amount_minor: int, currency: str, *, language: str = "") -> str:
    """An amount with its currency where the language puts it: "€34.31", "34,31 €"."""
    return _money(amount_minor, currency, language or current_language())


@lru_cache(maxsize=256)  # a total stands in several places
def _money(amount_minor: int, currency: str, language: str) -> str:
    locale = _lang(language)
    pattern = locale.currency_formats["standard"].pattern
    told = format_currency(
        _major(amount_minor, currency),
        currency,
        format=_CLDR_DECIMALS.sub(_decimals(currency), pattern),
        locale=locale,
        currency_digits=False,
        numbering_system=_LATIN_DIGITS,
    )
    return _CODE_BESIDE_DIGIT.sub("\u00a0", _clean(told))


def amount(amount_minor: int, currency: str, *, language: str = "") -> str:
    """An amount without its currency, with all its decimals: "34.31"."""
    return _amount(amount_minor, currency, language or current_language())


@lru_cache(maxsize=4096)  # the prices of a page of hits: Babel takes 30 µs for each
def _amount(amount_minor: int, currency: str, language: str) -> str:
    return _clean(
        format_decimal(
            _major(amount_minor, currency),
            "#,##0" + _decimals(currency),
            locale=_lang(language),
            numbering_system=_LATIN_DIGITS,
        )
    )


def quantity(qty_milli: int, *, language: str = "") -> str:
    """A quantity from thousandths: "2", "0.846"."""
    return _quantity(qty_milli, language or current_language())


@lru_cache(maxsize=256)  # nearly all are 1
def _quantity(qty_milli: int, language: str) -> str:
    return _clean(
        format_decimal(
            Decimal(qty_milli).scaleb(-3),
            "#,##0.###",
            locale=_lang(language),
            numbering_system=_LATIN_DIGITS,
        )
    )


def percent(fraction: Decimal, *, language: str = "") -> str:
    """A rate from a fraction: 0.0825 is "8.25 %"."""
    number = format_decimal(
        fraction * 100, "#,##0.####", locale=_lang(language), numbering_system=_LATIN_DIGITS
    )
    return f"{_clean(number)}\u202f%"


def clock(moment: datetime, *, language: str = "") -> str:
    """Day and time for the status strip: "Sat 21 Nov  14:07"."""
    minute = moment.replace(second=0, microsecond=0, tzinfo=None)
    return _clock(minute, language or current_language())


@lru_cache(maxsize=8)  # told with each state, and the same for a minute
def _clock(minute: datetime, language: str) -> str:
    return (
        f"{short_day(minute.date(), language=language)}  {time_of_day(minute, language=language)}"
    )


def short_day(day: date, *, language: str = "") -> str:
    """A day in few letters: "Sat 21 Nov"."""
    locale = _lang(language)
    if locale.language == "en":
        return _clean(format_date(day, "EEE d MMM", locale=locale))
    return _clean(_latin(format_skeleton("MMMEd", day, locale=locale)))


def long_day(day: date, *, language: str = "") -> str:
    """A day in words: "21 November 2026"."""
    locale = _lang(language)
    pattern = "d MMMM y" if locale.language == "en" else "long"
    return _clean(_latin(format_date(day, pattern, locale=locale)))


def time_of_day(moment: datetime, *, language: str = "") -> str:
    """Hours and minutes, 24 hours: "14:07"."""
    return _latin(format_time(moment, "HH:mm", locale=_lang(language)))


def _latin(text: str) -> str:
    return "".join(str(int(c)) if c.isdecimal() and not c.isascii() else c for c in text)


def _clean(text: str) -> str:
    """Without the invisible direction marks that CLDR adds: `isolate` does that job whole."""
    return text.replace("\u200f", "").replace("\u200e", "").replace("\u061c", "")
