"""What devices hand over: a scan as it came, what its label says, a document, a weight."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ScanData:
    """One scan as it came: nothing is known yet of what it means.

    It may hold a person's document: it is never logged, journalled or traced, and its repr shows
    only its size.
    """

    data: bytes = field(repr=False)
    aim: str = ""  # AIM identifier without its bracket: "C1", "E0", "d2"; empty: not told
    source: str = ""  # the device's name
    typed: bool = False  # by hand, on the virtual scanner or a keyboard
    by_id_reader: bool = False  # of a device that people hold documents to

    @property
    def text(self) -> str:
        """The data as text: UTF-8 where it is, else Latin-1."""
        try:
            return self.data.decode()
        except UnicodeDecodeError:
            return self.data.decode("latin-1")


@dataclass(frozen=True, slots=True)
class ItemLabel:
    """What a GS1 label says beside its GTIN; GS1 General Specifications, section 3."""

    gtin: str  # 14 digits
    batch: str = ""  # AI 10
    serial: str = ""  # AI 21
    expires: date | None = None  # AI 17, the last day
    best_before: date | None = None  # AI 15
    sell_by: date | None = None  # AI 16
    weight: Decimal | None = None  # AI 310n … 357n, net, in `unit`
    unit: str = ""  # kg | g | lb | oz
    price: Decimal | None = None  # AI 392n, 393n: for the whole piece, major units
    currency: str = ""  # ISO 4217, from AI 393n; empty: the shop's
    count: int | None = None  # AI 30, 37


@dataclass(frozen=True, slots=True)
class IdReading:
    """What the lane may know of a document, for as long as it judges it; never stored (I8).

    `doubts` says why it proves nothing, whatever its dates are: "no_birth_date", "check_digit",
    "contradiction", "incomplete", "unknown_format". An expiry is judged by the lane's day, and so
    is the century of a machine-readable zone, whose years have two digits.
    """

    document: str  # passport | id_card | driving_licence | residence_permit | other
    birth: date | None = field(default=None, repr=False)
    expires: date | None = field(default=None, repr=False)
    doubts: tuple[str, ...] = ()
    short_years: bool = False  # the dates' century is not known; they stand in the 2000s

    def on(self, today: date) -> IdReading:
        """With the centuries that short years mean: born by today, expiring nearest to it."""
        if not self.short_years:
            return self
        birth, expires = self.birth, self.expires
        if birth is not None and birth > today:
            birth = _century_before(birth)
        if expires is not None and expires.year > today.year + 50:
            expires = _century_before(expires)
        return replace(self, birth=birth, expires=expires, short_years=False)


def _century_before(day: date) -> date | None:
    try:
        return day.replace(year=day.year - 100)
    except ValueError:  # 29 February 1900: there was none
        return None


@dataclass(frozen=True, slots=True)
class Weight:
    """A stable weight above nothing, as the scale said it."""

    value: Decimal  # net, in `unit`, with the scale's own number of decimals
    unit: str  # kg | g | lb | oz
    tare: Decimal = Decimal(0)

    def thousandths_of(self, unit: str) -> int:
        """As a quantity in thousandths of kg, g, lb or oz, half up; ValueError for another unit."""
        return _thousandths(self.value, self.unit, unit)


_GRAMS = {
    "kg": Decimal(1000),
    "g": Decimal(1),
    "lb": Decimal("453.59237"),  # exact since 1959
    "oz": Decimal("28.349523125"),
}


def _thousandths(value: Decimal, unit: str, wanted: str) -> int:
    if unit not in _GRAMS or wanted not in _GRAMS:
        raise ValueError(f"no such unit of weight: {unit}, {wanted}")
    exact = value * _GRAMS[unit] * 1000 / _GRAMS[wanted]
    return int(exact.quantize(Decimal(1), rounding="ROUND_HALF_UP"))
