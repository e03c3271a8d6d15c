"""What the lane's process holds: after a start, after many sales, over small and large shops."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from tests.bench.catalog_sizes import copy_of, shop, sizes
from tests.bench.children.starting import marks_of
from tests.bench.figures import Figure, percentile
from tests.bench.options import Options

NAME = "memory"
DOES = "memory of the lane's process, against an empty PySide6 window"

_SALES, _QUICK_SALES = 200, 20
_RUNS = 3
_MORE_MB = 100
_GROWTH = 1.05
_FLOOR = "an empty PySide6 window"
_SHARE = "PSS: its own pages, and its share of those that others use as well"


def measure(options: Options) -> Iterator[Figure]:
    """Ours and the floor turn by turn; only where the system tells a process its memory."""
    if not sys.platform.startswith("linux"):
        print("memory: not measured here, there is no /proc/self/smaps_rollup")
        return
    sales = _QUICK_SALES if options.quick else _SALES
    smallest, *_, largest = sizes(quick=options.quick)
    small = _runs(options, smallest, sales)
    large = _runs(options, largest, sales)
    for when, words in (("started", "after a start"), ("sold", f"after {sales} sales")):
        for products, runs in ((smallest, small), (largest, large)):
            ours, floor = percentile(runs[when], 50), percentile(runs["floor"], 50)
            yield Figure(
                f"memory {words}, {products:,} SKUs", "MB", ours, floor, _FLOOR,
                f"≤ +{_MORE_MB} MB", ours <= floor + _MORE_MB, _SHARE,
            )  # fmt: skip
        ours, floor = percentile(large[when], 50), percentile(small[when], 50)
        yield Figure(
            f"memory {words}, growth", "MB", ours, floor, f"the same at {smallest:,} SKUs",
            f"≤ {_GROWTH}×", ours <= _GROWTH * floor, f"at {largest:,} SKUs",
        )  # fmt: skip


def _runs(options: Options, products: int, sales: int) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {"floor": [], "started": [], "sold": []}
    for _ in range(1 if options.quick else _RUNS):
        folder = copy_of(shop(options.work, products), options.work / "selling")
        found["floor"].append(marks_of("empty_window", "memory")["memory"]["started"])
        till = marks_of("till", "memory", str(sales), folder=folder)["memory"]
        for when in ("started", "sold"):
            found[when].append(till[when])
    return found
