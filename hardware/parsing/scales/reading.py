"""What one frame of a scale says, and when that is a weight."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from hardware.errors import (
    BelowZero,
    DeviceFault,
    Garbled,
    NothingWeighed,
    Overload,
    Unstable,
)
from hardware.values import Weight

# As scales write them, folded to small letters.
_UNITS = {b"kg": "kg", b"g": "g", b"lb": "lb", b"lbs": "lb", b"oz": "oz"}


@dataclass(frozen=True, slots=True)
class ScaleReading:
    """One frame. Only one without a fault is a weight; `value` alone is what its display shows."""

    fault: type[DeviceFault] | None
    value: Decimal | None = None
    unit: str = ""
    unchanged: bool = False  # "as before": it says neither a weight nor why there is none

    def weight(self) -> Weight | None:
        """The weight that stands, or None."""
        if self.fault is not None or self.value is None:
            return None
        return Weight(self.value, self.unit)


GARBLED = ScaleReading(Garbled)
UNSTABLE = ScaleReading(Unstable)
OVERLOAD = ScaleReading(Overload)
BELOW_ZERO = ScaleReading(BelowZero)
EMPTY = ScaleReading(NothingWeighed)


def unit_of(written: bytes) -> str | None:
    """kg, g, lb or oz; None for pieces, per cent and whatever else a scale can count."""
    return _UNITS.get(written.strip().lower())


def shown(value: Decimal, unit: str | None, *, moving: bool = False) -> ScaleReading:
    """What a display means that shows this; moving goods have no weight yet, whatever it shows."""
    if unit is None:
        return GARBLED
    if moving:
        return ScaleReading(Unstable, value, unit)
    if value < 0:
        return ScaleReading(BelowZero, value, unit)
    if value == 0:
        return ScaleReading(NothingWeighed, value, unit)
    return ScaleReading(None, value, unit)


def number(digits: bytes) -> Decimal:
    """Digits with or without a point, with the number of decimals that the scale wrote."""
    return Decimal(digits.decode("ascii"))
