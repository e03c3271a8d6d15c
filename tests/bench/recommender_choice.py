"""How the statistic and its weights were chosen: on the middle part of the real sales only.

./pos python -m tests.bench.recommender_choice shared/data/online_retail.csv.gz
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.purchase_recommender.rules import WEIGHTS, Known, Weights, at_least, surprise
from tests.bench.recommender_baskets import BoughtTogether, real
from tests.bench.recommender_judged import AT, Judged, judged
from tests.bench.recommender_ours import Ours
from tests.bench.recommender_rivals import BestSellers, Ranks, RawCounts

Statistic = Callable[[float, float, float, float], float]  # both, one, other, all baskets


def bm25(both: float, one: float, other: float, of: float) -> float:
    """A count that levels off, times how rare the other product is (k1 = 1.2, b = 0)."""
    return math.log(of / other) * both * 2.2 / (both + 1.2)


STATISTICS: Mapping[str, Statistic] = {
    "raw count": lambda both, one, other, of: both,
    "cosine": lambda both, one, other, of: both / math.sqrt(one * other),
    "cosine, shrunk by 10": lambda b, one, other, of: b / math.sqrt(one * other) * b / (b + 10),
    "asymmetric cosine 0.85": lambda b, one, other, of: b / (one**0.85 * other**0.15),
    "Jaccard, shrunk by 50": lambda both, one, other, of: both / (one + other - both + 50),
    "log-likelihood ratio G²": surprise,
    "its root": lambda both, one, other, of: math.sqrt(surprise(both, one, other, of)),
    "lift, lower bound": lambda both, one, other, of: at_least(both, one) * of / other,
    "confidence, lower bound": lambda both, one, other, of: at_least(both, one),
    "BM25": bm25,
    "shrunk confidence, κ = 50": lambda both, one, other, of: both / (one + 50),
}


class ByStatistic:
    """Exact counts, and one statistic summed over the basket."""

    def __init__(self, counts: RawCounts, sold: Counter[str], of: int, what: Statistic) -> None:
        self.counts, self.sold, self.of, self.what = counts, sold, of, what

    def ranked(self, at: object, rest: object, customer: str, most: int) -> list[str]:
        """Ties by SKU."""
        found: dict[str, float] = {}
        basket = list(rest)  # type: ignore[call-overload]
        for sku in basket:
            for other, both in self.counts.together.get(sku, Counter()).items():
                if other not in basket:
                    value = self.what(both, self.sold[sku], self.sold[other], self.of)
                    found[other] = found.get(other, 0.0) + value
        return sorted(found, key=lambda sku: (-found[sku], sku))[:most]


def told(name: str, result: Judged) -> None:
    """One row."""
    rates = " | ".join(f"{result.rate(k):.2f}" for k in AT)
    print(f"| {name} | {rates} | {len(result.suggested):,} |", flush=True)


def main(file: Path) -> None:
    """Statistics alone; then what names, sales and habits add; then the weights."""
    split = real(file)
    past, middle = split.train, split.validate
    print("| validation part | @5 | @10 | coverage |\n|---|---|---|---|")

    def of(name: str, ranks: Ranks) -> None:
        told(name, judged(middle, lambda b, rest: ranks.ranked(b.at, rest, "", 10)))

    of("best sellers", BestSellers(past, of_late=False))
    of("best sellers of late", BestSellers(past, of_late=True))
    counts, sold = RawCounts(past), Counter(sku for basket in past for sku in basket.skus)
    for name, what in STATISTICS.items():
        of(name, ByStatistic(counts, sold, len(past), what))
    with TemporaryDirectory() as folder:
        ours = Ours(Path(folder))
        ours.learn(past)
        _parts(ours, middle)
        _weights(ours, middle)
        ours.close()


def _parts(ours: Ours, middle: list[BoughtTogether]) -> None:
    with_names, with_sales = replace(WEIGHTS, sales=0.0), replace(WEIGHTS, name=0.0)
    told("ours: counts and sales", _of_ours(ours, middle, [with_sales])[0])
    told("ours: counts and names", _of_ours(ours, middle, [with_names])[0])
    told("ours: all", _of_ours(ours, middle, [WEIGHTS])[0])
    told("ours: all, customer known", _of_ours(ours, middle, [WEIGHTS], known=True)[0])


def _weights(ours: Ours, middle: list[BoughtTogether]) -> None:
    grid = [
        Weights(prior, sales, name)
        for prior, sales, name in product((20, 50, 200), (0.5, 1, 2), (0.05, 0.1, 0.15, 0.25))
    ]
    for weights, result in zip(grid, _of_ours(ours, middle, grid), strict=True):
        told(f"κ {weights.prior:g}, sales {weights.sales}, names {weights.name}", result)
    habits = [replace(WEIGHTS, habit=habit) for habit in (0.02, 0.05, 0.1, 0.2, 0.5)]
    for weights, result in zip(habits, _of_ours(ours, middle, habits, known=True), strict=True):
        told(f"habit {weights.habit}, customer known", result)


def _of_ours(
    ours: Ours, middle: list[BoughtTogether], grid: list[Weights], *, known: bool = False
) -> list[Judged]:
    """Each basket is looked up once, and ranked by all weights."""
    memory: dict[tuple[int, tuple[str, ...]], Known] = {}
    results = []
    for weights in grid:

        def suggests(basket: BoughtTogether, rest: object, weights: Weights = weights) -> list[str]:
            asked = list(rest)  # type: ignore[call-overload]
            key = id(basket), tuple(asked)
            if key not in memory:
                memory[key] = ours.known(basket.at, asked, basket.customer if known else "")
            return ours.best(memory[key], asked, 10, weights)

        results.append(judged(middle, suggests))
    return results


if __name__ == "__main__":
    main(Path(sys.argv[1]))
