"""Leave one out: hide a product of a basket, suggest from the rest, see whether it is found.

Every product of every basket with two or more is hidden once, and baskets weigh the same: the
expectation of hiding one by chance, without the chance.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from tests.bench.figures import percentile
from tests.bench.recommender_baskets import BoughtTogether

AT = (5, 10)
SAMPLES = 1_000
Suggests = Callable[[BoughtTogether, Sequence[str]], list[str]]  # for the rest of a basket


@dataclass(slots=True)
class Judged:
    """Shares of each basket's products that were found, and all that was ever suggested."""

    found: dict[int, list[float]] = field(default_factory=lambda: {k: [] for k in AT})
    suggested: set[str] = field(default_factory=set)
    tiles: list[int] = field(default_factory=list)

    def rate(self, k: int) -> float:
        """Per cent."""
        return 100 * sum(self.found[k]) / len(self.found[k])

    def between(self, k: int) -> tuple[float, float]:
        """95 % interval of the rate, by bootstrap over baskets."""
        return interval(self.found[k])

    def ahead(self, other: Judged, k: int) -> tuple[float, float]:
        """95 % interval of the difference to another on the same baskets."""
        return interval([a - b for a, b in zip(self.found[k], other.found[k], strict=True)])


def judged(baskets: Sequence[BoughtTogether], suggests: Suggests) -> Judged:
    """All baskets that can be judged."""
    result = Judged()
    for basket in baskets:
        if len(basket.skus) < 2:
            continue
        hits = dict.fromkeys(AT, 0)
        for hidden in basket.skus:
            rest = [sku for sku in basket.skus if sku != hidden]
            best = suggests(basket, rest)
            result.suggested.update(best[: max(AT)])
            result.tiles.append(len(best))
            for k in AT:
                hits[k] += hidden in best[:k]
        for k in AT:
            result.found[k].append(hits[k] / len(basket.skus))
    return result


def interval(values: Sequence[float]) -> tuple[float, float]:
    """95 % of the means of resampled baskets, per cent; seeded."""
    dice = Random(20111209)
    many = len(values)
    means = [100 * sum(dice.choices(values, k=many)) / many for _ in range(SAMPLES)]
    return percentile(means, 2.5), percentile(means, 97.5)
