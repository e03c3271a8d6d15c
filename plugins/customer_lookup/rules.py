"""What counts as a visit, and how a liking fades: whole numbers only, so that a replay agrees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from functools import cache
from typing import Any

ONE = 1_000_000  # the score of one visit, today
HALF_LIFE_DAYS = 120  # after which a purchase counts half
_SHARE = 1 << 20


@cache
def _fading() -> tuple[int, ...]:
    """What is left after 0 to 119 days, in parts of 2^20."""
    with localcontext() as context:
        context.prec = 30
        return tuple(
            int(_SHARE * Decimal(2) ** (-Decimal(days) / HALF_LIFE_DAYS))
            for days in range(HALF_LIFE_DAYS)
        )


def faded(score: int, days: int) -> int:
    """A score `days` later; a day that lies before changes nothing."""
    halves, rest = divmod(max(days, 0), HALF_LIFE_DAYS)
    return (score * _fading()[rest] // _SHARE) >> min(halves, 64)


@dataclass(frozen=True, slots=True)
class Liking:
    """How much a customer buys a product."""

    sku: str
    name: str
    times: int
    score: int
    scored_on: date

    def on(self, day: date) -> int:
        """The score of another day: earlier ones are as they were then."""
        return faded(self.score, (day - self.scored_on).days)

    def again(self, name: str, day: date) -> Liking:
        """Bought once more."""
        later = max(day, self.scored_on)
        score = self.on(later) + faded(ONE, (later - day).days)
        return Liking(self.sku, name, self.times + 1, score, later)

    def with_other(self, other: Liking) -> Liking:
        """Two people who are one liked it."""
        newer = max(self, other, key=lambda one: one.scored_on)
        return Liking(
            self.sku,
            newer.name,
            self.times + other.times,
            self.on(newer.scored_on) + other.on(newer.scored_on),
            newer.scored_on,
        )


def bought(lines: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """What a sale had that the customer took home: SKU → name, each once."""
    return {
        str(line["sku"]): str(line["name"])
        for line in lines
        if line["qty_milli"] > 0 and line["return_of"] is None
    }


def oldest_kept(day: date, months: int) -> str:
    """The first day of history that is kept, as ISO date."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, 1).isoformat()
