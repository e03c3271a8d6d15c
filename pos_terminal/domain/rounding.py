"""Exact fractions to whole minor units, the one place where money is rounded."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from pos_terminal.domain.errors import CashierError


def _half_up(_whole: int, twice_rest: int, unit: int) -> bool:
    return twice_rest >= unit


def _half_down(_whole: int, twice_rest: int, unit: int) -> bool:
    return twice_rest > unit


def _half_even(whole: int, twice_rest: int, unit: int) -> bool:
    return twice_rest > unit or (twice_rest == unit and whole % 2 == 1)


def _up(_whole: int, twice_rest: int, _unit: int) -> bool:
    return twice_rest > 0


def _down(_whole: int, _twice_rest: int, _unit: int) -> bool:
    return False


# All are symmetric about zero: up is away from it, so that a refund mirrors its sale.
_AWAY: dict[str, Callable[[int, int, int], bool]] = {
    "half_up": _half_up,
    "half_even": _half_even,
    "half_down": _half_down,
    "up": _up,
    "down": _down,
}

ROUNDINGS: frozenset[str] = frozenset(_AWAY)


def _divide(numerator: int, denominator: int, mode: str) -> int:
    away = _AWAY.get(mode)
    if away is None:
        raise CashierError("money.rounding", rounding=mode)
    whole, rest = divmod(abs(numerator), denominator)
    whole += away(whole, 2 * rest, denominator)
    return -whole if numerator < 0 else whole


def round_fraction(value: Fraction, mode: str = "half_up") -> int:
    """The nearest integer by half_up, half_even, half_down, up or down (about zero).

    Raises CashierError("money.rounding") for another mode.
    """
    return _divide(value.numerator, value.denominator, mode)


def round_to_step(amount_minor: int, step_minor: int, mode: str = "half_up") -> int:
    """The multiple of `step_minor` (≥ 1) that stands for an amount in cash."""
    return _divide(amount_minor, step_minor, mode) * step_minor
