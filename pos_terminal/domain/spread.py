"""Largest remainder: whole cents that sum exactly, the odd ones placed by content."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

ContentKey = tuple[Any, ...]  # comparable; equal only for lines that are alike in everything


def spread(total: int, parts: Sequence[Fraction], keys: Sequence[ContentKey]) -> list[int]:
    """Integers near `parts` that sum to `total`; ties go by `keys`, never by position (C17).

    `total` must be within one unit a part of their sum, as its rounding is.
    """
    floors = [part.numerator // part.denominator for part in parts]
    missing = total - sum(floors)
    if missing == 0:
        return floors
    ranked = sorted(range(len(parts)), key=lambda i: (floors[i] - parts[i], keys[i]))
    for i in ranked[:missing] if missing > 0 else ranked[missing:]:
        floors[i] += 1 if missing > 0 else -1
    return floors


def spread_by_weight(total: int, weights: Sequence[int], keys: Sequence[ContentKey]) -> list[int]:
    """`total` in proportion to `weights`, which sum to something other than zero."""
    whole = sum(weights)
    return spread(total, [Fraction(total * weight, whole) for weight in weights], keys)
