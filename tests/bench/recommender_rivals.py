"""What our suggestions are measured against: best sellers, raw counts, the `implicit` library.

The library is no dependency: BENCH_LIBRARIES names a folder with it (`pip install --target DIR
implicit scipy numpy`).
"""

from __future__ import annotations

import importlib.util
import os
import sys
import warnings
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from plugins.purchase_recommender.rules import heated
from tests.bench.recommender_baskets import BoughtTogether

LIBRARY = "implicit"
ABSENT = f"{LIBRARY}, scipy and numpy are not here (BENCH_LIBRARIES): not measured against them"
# K of its neighbours: the better one of 20 and 100 on the validation part, as its other defaults
KEPT = 100
MODELS = ("ItemItemRecommender", "CosineRecommender", "TFIDFRecommender", "BM25Recommender")


class Ranks(Protocol):
    """Whoever suggests."""

    def ranked(self, at: datetime, rest: Sequence[str], customer: str, most: int) -> list[str]:
        """At most so many, best first, none of them in the basket."""


class BestSellers:
    """The products sold most, of all time or of late."""

    def __init__(self, baskets: Sequence[BoughtTogether], *, of_late: bool) -> None:
        sold: dict[str, int] = {}
        for basket in baskets:
            for sku in basket.skus:
                now = int(basket.at.timestamp())
                sold[sku] = heated(sold.get(sku), now) if of_late else sold.get(sku, 0) + 1
        self.best = sorted(sold, key=lambda sku: (-sold[sku], sku))[:200]

    def ranked(self, at: datetime, rest: Sequence[str], customer: str, most: int) -> list[str]:
        """The same for everybody."""
        return [sku for sku in self.best if sku not in rest][:most]


class OwnFirst:
    """What the customer bought most, then best sellers."""

    def __init__(self, baskets: Sequence[BoughtTogether], then: Ranks) -> None:
        self.then = then
        self.bought: dict[str, Counter[str]] = {}
        for basket in baskets:
            if basket.customer:
                self.bought.setdefault(basket.customer, Counter()).update(basket.skus)

    def ranked(self, at: datetime, rest: Sequence[str], customer: str, most: int) -> list[str]:
        """Whatever is in the basket."""
        own = [sku for sku, _ in self.bought.get(customer, Counter()).most_common()]
        found = [sku for sku in own if sku not in rest]
        found += [s for s in self.then.ranked(at, rest, customer, most) if s not in found]
        return found[:most]


class RawCounts:
    """Σ of baskets that held both; with a customer, what they bought before speaks as well."""

    def __init__(self, baskets: Sequence[BoughtTogether]) -> None:
        self.together: dict[str, Counter[str]] = {}
        self.bought = OwnFirst(baskets, BestSellers((), of_late=False)).bought
        for basket in baskets:
            for sku in basket.skus:
                self.together.setdefault(sku, Counter()).update(basket.skus)

    def ranked(self, at: datetime, rest: Sequence[str], customer: str, most: int) -> list[str]:
        """Ties by SKU."""
        found: Counter[str] = Counter()
        for sku, times in (Counter(rest) + self.bought.get(customer, Counter())).items():
            for other, count in self.together.get(sku, Counter()).items():
                if other != sku:
                    found[other] += count * times
        best = sorted(found, key=lambda sku: (-found[sku], sku))
        return [sku for sku in best if sku not in rest][:most]


def library() -> Any:
    """The library's item-item models, None where it is not here."""
    if folder := os.environ.get("BENCH_LIBRARIES"):
        sys.path.append(folder)
    if any(importlib.util.find_spec(name) is None for name in (LIBRARY, "scipy", "numpy")):
        return None
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from implicit import nearest_neighbours

    warnings.filterwarnings("ignore", message="Method expects CSR input")
    return nearest_neighbours


class OfLibrary:
    """One of its models on baskets × products."""

    def __init__(self, name: str, baskets: Sequence[BoughtTogether]) -> None:
        from scipy import sparse

        self.sparse = sparse
        self.name = name
        self.skus = sorted({sku for basket in baskets for sku in basket.skus})
        self.ids = {sku: number for number, sku in enumerate(self.skus)}
        self.bought = OwnFirst(baskets, BestSellers((), of_late=False)).bought
        cells = [(row, self.ids[sku]) for row, b in enumerate(baskets) for sku in b.skus]
        rows, columns = zip(*cells, strict=True)
        shape = (len(baskets), len(self.skus))
        self.matrix = sparse.csr_matrix(([1.0] * len(cells), (rows, columns)), shape=shape)
        self.model = getattr(library(), name)(K=KEPT, num_threads=1)

    def learn(self) -> None:
        """All at once; one basket more means all of it again."""
        self.model.fit(self.matrix.copy(), show_progress=False)

    def ranked(self, at: datetime, rest: Sequence[str], customer: str, most: int) -> list[str]:
        """As its `recommend` does for a user that it has not seen; a customer's past is added."""
        asked = Counter(self.ids[sku] for sku in rest if sku in self.ids)
        there = list(asked)
        for sku, times in self.bought.get(customer, Counter()).items():
            asked[self.ids[sku]] += times
        if not asked:
            return []
        cells = ([float(n) for n in asked.values()], ([0] * len(asked), list(asked)))
        row = self.sparse.csr_matrix(cells, shape=(1, len(self.skus)))
        found, scores = self.model.recommend(
            0, row, N=most, filter_already_liked_items=False, filter_items=there
        )
        return [self.skus[one] for one, s in zip(found, scores, strict=True) if s > 0 and one >= 0]
