"""Whole minor units from exact fractions: rounding, and splits whose parts sum exactly."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import floor
from typing import Any

# whether to go away from zero: (whole part, twice the rest, one); all are symmetric about zero
_MODES: Mapping[str, Callable[[int, int, int], bool]] = {
    "half_up": lambda _size, twice, one: twice >= one,
    "half_down": lambda _size, twice, one: twice > one,
    "half_even": lambda size, twice, one: twice > one or (twice == one and size % 2 == 1),
    "up": lambda _size, twice, _one: twice > 0,
    "down": lambda _size, _twice, _one: False,
}


def whole(value: Fraction, mode: str = "half_up") -> int:
    """The integer that stands for an exact amount; ValueError for an unknown mode."""
    if mode not in _MODES:
        raise ValueError(f"there is no rounding {mode!r}")
    size, rest = divmod(abs(value.numerator), value.denominator)
    size += _MODES[mode](size, 2 * rest, value.denominator)
    return size if value.numerator >= 0 else -size


def whole_steps(amount_minor: int, step_minor: int, mode: str) -> int:
    """The multiple of a cash step that stands for an amount."""
    return whole(Fraction(amount_minor, step_minor), mode) * step_minor


def apportion(total: int, parts: Sequence[Fraction], keys: Sequence[Any]) -> list[int]:
    """Integers that sum to `total`, by largest remainder; what a line is decides a tie."""
    shares = [floor(part) for part in parts]
    odd = total - sum(shares)
    if odd:
        order = sorted(range(len(parts)), key=lambda i: (shares[i] - parts[i], keys[i]))
        step = 1 if odd > 0 else -1
        for i in order[:odd] if odd > 0 else order[odd:]:
            shares[i] += step
    return shares


def in_proportion(total: int, weights: Sequence[int], keys: Sequence[Any]) -> list[int]:
    """`total` by weight; nothing for nothing, all for all."""
    if total == 0:
        return [0] * len(weights)
    everything = sum(weights)
    if total == everything:
        return list(weights)
    return apportion(total, [Fraction(total * weight, everything) for weight in weights], keys)
