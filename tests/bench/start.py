"""How long the till takes to its first frame, and until it hears the next key or scan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.bench.catalog_sizes import copy_of, shop, sizes
from tests.bench.children.starting import marks_of, without_network
from tests.bench.figures import Figure, percentile, spread_of
from tests.bench.options import Options

NAME = "start"
DOES = "first frame and ready to scan, against empty PySide6 windows"

_RUNS, _QUICK_RUNS = 9, 3
_GOAL, _GROWTH = 2.0, 1.1
_FRAME = "an empty PySide6 window, from exec to its first paint"
_STORE = "the same that then imports SQLAlchemy and pysqlite3"
_WINDOW, _WITH_STORE = "window", "store"
Times = dict[str, list[float]]  # milliseconds of each start


def measure(options: Options) -> Iterator[Figure]:
    """Ours and the floors turn by turn, so that a busy machine is busy for each of them."""
    network = "no network" if without_network() else "the network could not be taken away here"
    folders = {
        products: copy_of(shop(options.work, products), options.work / f"started-{products}")
        for products in sizes(quick=options.quick)
    }
    times = _in_turn(folders, _QUICK_RUNS if options.quick else _RUNS)
    smallest, *_, largest = folders
    note = f"median of {len(times[_WINDOW])} starts, {network}"
    painted = times[f"painted {smallest}"]
    yield _figure(f"first frame, {smallest:,} SKUs", painted, times[_WINDOW], _FRAME, note)
    for products in folders:
        ready = times[f"ready {products}"]
        yield _figure(f"ready to scan, {products:,} SKUs", ready, times[_WITH_STORE], _STORE, note)
    ours, least = (percentile(times[f"ready {size}"], 50) for size in (largest, smallest))
    yield Figure(
        "ready to scan, growth", "ms", ours, least, f"the same at {smallest:,} SKUs",
        "no growth: ≤ 1.1×", ours <= _GROWTH * least, f"at {largest:,} SKUs",
    )  # fmt: skip


def _in_turn(folders: Mapping[int, Path], count: int) -> Times:
    for folder in folders.values():  # writes the compiled modules, warms the disk's cache
        marks_of("till", "start", folder=folder)
    times: Times = defaultdict(list)
    for _ in range(count):
        times[_WINDOW].append(marks_of("empty_window", "plain")["painted"])
        times[_WITH_STORE].append(marks_of("empty_window", "store")["painted"])
        for products, folder in folders.items():
            till = marks_of("till", "start", folder=folder)
            times[f"painted {products}"].append(till["painted"])
            times[f"ready {products}"].append(till["ready"])
    return times


def _figure(
    name: str, ours: Sequence[float], floor: Sequence[float], floor_is: str, note: str
) -> Figure:
    ratios = [mine / least for mine, least in zip(ours, floor, strict=True)]
    middle, least = percentile(ours, 50), percentile(floor, 50)
    return Figure(
        name=name,
        unit="ms",
        ours=middle,
        floor=least,
        floor_is=floor_is,
        goal="≤ 2×",
        met=middle <= _GOAL * least,
        note=note,
        spread=spread_of(ratios),
    )
