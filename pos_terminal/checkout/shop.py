"""The shop's settings: versioned rows that change live, each checked before it is taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pos_terminal.checkout.tares import read_tares
from pos_terminal.domain.basket import PricingRules
from pos_terminal.domain.currency import minor_digits
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.label_regions import REGIONS
from pos_terminal.domain.tax import TaxRounding


@dataclass(frozen=True, slots=True)
class Shop:
    """All shop settings, as text rows turned into values."""

    name: str = ""
    address: str = ""
    tax_number: str = ""
    currency: str = "EUR"
    time_zone: str = ""
    day_ends_at_min: int = 0
    language: str = "en"
    demo: bool = False
    receipt_header: str = ""
    receipt_footer: str = ""
    tax_rounding: str = "per_line"
    cash_step_minor: int = 1
    cash_rounding: str = "half_up"
    cash_rounding_whole_order: bool = False
    cashier_discount_limit: Decimal = Decimal("0.1")
    idle_lock_min: int = 10
    difference_limit_minor: int = 500
    print_receipts: bool = True
    receipt_code: str = "code128"
    settle_at_close: bool = False
    badge_signs_in: bool = False
    weight_prefixes: str = "28,29"
    price_prefixes: str = "21,22"
    label_rules: str = ""
    tares: str = ""

    @property
    def set_up(self) -> bool:
        """Whether the first-run wizard has been through."""
        return bool(self.name)

    @property
    def rules(self) -> PricingRules:
        """How this shop prices."""
        return PricingRules(
            currency=self.currency,
            tax_rounding=TaxRounding(self.tax_rounding),
            cash_step_minor=self.cash_step_minor,
            cash_rounding=self.cash_rounding,
            cash_rounding_whole_order=self.cash_rounding_whole_order,
        )


def _text(limit: int, least: int = 0) -> Callable[[str], str]:
    def read(value: str) -> str:
        if len(value) > limit:
            raise ValueError(f"at most {limit} characters")
        if len(value.strip()) < least:
            raise ValueError("not empty")
        return value.strip()

    return read


def _number(low: int, high: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        number = int(value)
        if not low <= number <= high:
            raise ValueError(f"from {low} to {high}")
        return number

    return read


def _choice(*options: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value not in options:
            raise ValueError("one of " + ", ".join(options))
        return value

    return read


def _flag(value: str) -> bool:
    if value not in {"true", "false"}:
        raise ValueError("true or false")
    return value == "true"


def _currency(value: str) -> str:
    try:
        minor_digits(value)
    except CashierError as err:
        raise ValueError("an ISO 4217 code such as EUR") from err
    return value


def _zone(value: str) -> str:
    if value:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as err:
            raise ValueError("an IANA zone such as Europe/Vienna") from err
    return value


def _fraction(value: str) -> Decimal:
    try:
        number = Decimal(value)
    except InvalidOperation as err:
        raise ValueError("a fraction such as 0.1") from err
    if not (number.is_finite() and 0 <= number <= 1):
        raise ValueError("from 0 to 1")
    return number


def _tares(value: str) -> str:
    read_tares(value)
    return value


@dataclass(frozen=True, slots=True)
class SettingSpec:
    """How one setting is read, and what it means."""

    read: Callable[[str], object]
    meaning: str


SHOP_SETTINGS: Mapping[str, SettingSpec] = MappingProxyType(
    {
        "name": SettingSpec(_text(80, least=1), "name of the shop, on screen and receipts"),
        "address": SettingSpec(_text(400), "address on receipts, lines separated by newlines"),
        "tax_number": SettingSpec(_text(40), "tax number on receipts"),
        "currency": SettingSpec(_currency, "ISO 4217 code of the shop's currency"),
        "time_zone": SettingSpec(_zone, "IANA time zone; empty: the machine's"),
        "day_ends_at_min": SettingSpec(
            _number(0, 720), "minutes after midnight until which sales belong to the day before"
        ),
        "language": SettingSpec(_choice("en", "de", "ar"), "language of screen and receipts"),
        "demo": SettingSpec(_flag, "whether this is the demo shop"),
        "receipt_header": SettingSpec(_text(400), "lines above a receipt"),
        "receipt_footer": SettingSpec(_text(400), "lines below a receipt"),
        "tax_rounding": SettingSpec(
            _choice("per_line", "per_tax"), "where tax is rounded: per line or per tax and receipt"
        ),
        "cash_step_minor": SettingSpec(
            _number(1, 10_000), "smallest cash amount in minor units: 5 = 0.05"
        ),
        "cash_rounding": SettingSpec(
            _choice("half_up", "half_even", "half_down", "up", "down"), "how cash is rounded"
        ),
        "cash_rounding_whole_order": SettingSpec(
            _flag, "round the whole order, or (false) the cash part only"
        ),
        "cashier_discount_limit": SettingSpec(
            _fraction, "largest discount that a cashier gives alone: 0.1 is 10 %"
        ),
        "idle_lock_min": SettingSpec(_number(0, 240), "minutes until the screen locks; 0: never"),
        "difference_limit_minor": SettingSpec(
            _number(0, 10**9), "cash difference at closing above which a manager must agree"
        ),
        "print_receipts": SettingSpec(_flag, "print a receipt for every sale"),
        "receipt_code": SettingSpec(
            _choice("code128", "qr", "none"), "how a receipt carries its number for scanners"
        ),
        "settle_at_close": SettingSpec(
            _flag, "end the card terminal's day with each shift, and print its totals"
        ),
        "badge_signs_in": SettingSpec(
            _flag, "a cashier's badge signs in without a PIN; never others, never for approvals"
        ),
        "weight_prefixes": SettingSpec(_text(40), "EAN-13 prefixes that embed a weight in grams"),
        "price_prefixes": SettingSpec(_text(40), "EAN-13 prefixes that embed a price"),
        "label_rules": SettingSpec(
            _choice("", *sorted(REGIONS)),
            "country whose rules the labels of scales follow; empty: the two prefix lists",
        ),
        "tares": SettingSpec(_tares, "packing that is taken off a weight, in grams"),
    }
)


def check_setting(key: str, value: str) -> object:
    """The value of one setting; CashierError("setting.unknown" | "setting.value")."""
    spec = SHOP_SETTINGS.get(key)
    if spec is None:
        raise CashierError("setting.unknown", setting=key)
    try:
        return spec.read(value)
    except ValueError as err:
        raise CashierError("setting.value", setting=key, expected=str(err)) from err


def shop_from(rows: Mapping[str, str]) -> Shop:
    """All settings from their rows; rows of a newer program are left alone."""
    known = {field.name for field in fields(Shop)} & rows.keys()
    values = {key: check_setting(key, rows[key]) for key in known}
    return Shop(**values)  # type: ignore[arg-type]
