"""Learning and suggesting at 100,000 products, on made baskets: ours, and the library's models."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random

from tests.bench.figures import Figure, percentile
from tests.bench.recommender_baskets import BoughtTogether, added, made, started
from tests.bench.recommender_ours import BITE, Ours
from tests.bench.recommender_rivals import OfLibrary, library

PRODUCTS = 100_000
BASKETS, QUICK = 100_000, 5_000
ASKED, QUICK_ASKED = 400, 40  # baskets that grow while tiles are offered
FASTEST_MS = 5.0
RIVAL = "BM25Recommender"
MB = 1_000_000


def speed(work: Path, *, quick: bool, baskets: int = 0) -> Iterator[Figure]:
    """`baskets` to learn from; else as many as the run is meant for."""
    many = baskets or (QUICK if quick else BASKETS)
    asked = [b for b in made(PRODUCTS, 10 * ASKED, Random(1)) if len(b.items) > 2]
    asked = asked[: QUICK_ASKED if quick else ASKED]
    ours = Ours(work / "speed")
    before = resident_mb()
    rate = many / _learnt(ours, made(PRODUCTS, many, Random(1)))
    grown = max(0.0, resident_mb() - before)
    took, worked = _offers(ours, asked)
    ours.close()
    there = f"{PRODUCTS:,} products, {many:,} baskets learnt"
    theirs, fit_rate, once = _library(many, asked)
    yield Figure(
        "baskets learnt a second", "baskets/s", rate, fit_rate, f"implicit {RIVAL}, all at once",
        "", None, f"{there}; ours by bites of {BITE}, each kept on disk with the cursor; one more "
        f"basket costs {1000 / rate:.2f} ms, the library learns all of it again: {once:.2f} s",
    )  # fmt: skip
    for p, goal in ((50, ""), (99, f"≤ {FASTEST_MS:g} ms")):
        ours_ms = percentile(took, p)
        floor = percentile(theirs, p) if theirs else None
        yield Figure(
            f"tiles for a product added, p{p}", "ms", ours_ms, floor,
            f"implicit {RIVAL}, in memory", goal, ours_ms <= FASTEST_MS if goal else None,
            f"{there}; {len(took):,} events, handled and kept; processor time "
            f"{percentile(worked, p):.2f} ms",
        )  # fmt: skip
    size = sum(file.stat().st_size for file in (work / "speed").glob("plugin.db*")) / MB
    yield Figure("database of what was learnt", "MB", size, None, "", "", None, there)
    yield Figure("memory that learning takes", "MB", grown, None, "", "", None, there)


def _learnt(ours: Ours, baskets: Iterator[BoughtTogether]) -> float:
    """Seconds, without those that making the baskets takes."""
    took = 0.0
    while part := list(islice(baskets, 10 * BITE)):
        began = time.perf_counter()
        ours.learn(part)
        took += time.perf_counter() - began
    return took


def _offers(ours: Ours, asked: Sequence[BoughtTogether]) -> tuple[list[float], list[float]]:
    """Milliseconds of each event of a growing basket, by the clock and of the processor."""
    took, worked = [], []
    for basket in asked:
        ours.seq += 1
        ours.runtime.handle([started(ours.seq, basket.at)], live=True)
        for no, (sku, name) in enumerate(basket.items, start=1):
            ours.seq += 1
            event = added(ours.seq, basket.at, no, sku, name)
            began, busy = time.perf_counter(), time.thread_time()
            made_up = ours.runtime.handle([event], live=True)
            took.append((time.perf_counter() - began) * 1_000)
            worked.append((time.thread_time() - busy) * 1_000)
            ours.runtime.delivered([one.outcome_id for one in made_up])
    return took, worked


def _library(many: int, asked: Sequence[BoughtTogether]) -> tuple[list[float], float | None, float]:
    if library() is None:
        return [], None, 0.0
    model = OfLibrary(RIVAL, list(made(PRODUCTS, many, Random(1))))
    began = time.perf_counter()
    model.learn()
    once = time.perf_counter() - began
    took = []
    for basket in asked:
        for end in range(1, len(basket.skus) + 1):
            began = time.perf_counter()
            model.ranked(basket.at, basket.skus[:end], "", 6)
            took.append((time.perf_counter() - began) * 1_000)
    return took, many / once, once


def resident_mb() -> float:
    """Memory of this process."""
    text = Path("/proc/self/status")
    if not text.exists():
        return 0.0
    line = next(row for row in text.read_text().splitlines() if row.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024 / MB


if __name__ == "__main__":
    for figure in speed(Path(sys.argv[1]), quick=False, baskets=int(sys.argv[2])):
        print(figure.name, figure.ours, figure.unit, figure.note, flush=True)
