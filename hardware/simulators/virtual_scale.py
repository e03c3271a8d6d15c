"""What lies on a scale without a scale, and what ails it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

_CAPACITY = Decimal(15)  # kg


@dataclass
class VirtualScale:
    """A platter: kilograms lie on it."""

    on_it: Decimal = Decimal(0)
    unit: str = "kg"  # what it shows; kg or lb
    moving_polls: int = 0  # so many answers say that it moves; -1: all
    over: bool = False
    zeroed: Decimal = Decimal(0)
    tared: Decimal = Decimal(0)

    @property
    def net(self) -> Decimal:
        """What its display shows, in its unit."""
        kilograms = self.on_it - self.zeroed - self.tared
        shown = kilograms if self.unit == "kg" else kilograms / Decimal("0.45359237")
        return shown.quantize(Decimal("0.001") if self.unit == "kg" else Decimal("0.01"))

    @property
    def overloaded(self) -> bool:
        """More than it can weigh."""
        return self.over or self.on_it > _CAPACITY

    def moves(self) -> bool:
        """Whether it moves, in the answer that is being given; counts down."""
        if self.moving_polls > 0:
            self.moving_polls -= 1
            return True
        return self.moving_polls < 0
