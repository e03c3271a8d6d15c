"""How long the till takes to its first frame, and until it hears the next key or scan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.bench.catalog_sizes import copy_of, shop, sizes
from tests.bench.children.starting import marks_of, without_network
from tests.bench.figures import Figure, percentile, spread_of
from tests.bench.options import Options

NAME = "start"
DOES = "first frame and ready to scan, against empty PySide6 windows"

_RUNS, _QUICK_RUNS = 9, 3
_GOAL = 2.0
_FRAME = "an empty PySide6 window, from exec to its first paint"
_STORE = "the same importing SQLAlchemy and pysqlite3"


def measure(options: Options) -> Iterator[Figure]:
    """Ours and the floors turn by turn, so that a busy machine is busy for each of them."""
    network = "no network" if without_network() else "the network could not be taken away here"
    smallest = sizes(quick=options.quick)[0]
    for products in sizes(quick=options.quick):
        folder = copy_of(shop(options.work, products), options.work / f"started-{products}")
        runs = _runs(folder, _QUICK_RUNS if options.quick else _RUNS)
        note = f"{products:,} SKUs, {network}"
        if products == smallest:
            yield _figure("first frame", runs["painted"], runs["window"], _FRAME, note)
        yield _figure("ready to scan", runs["ready"], runs["store"], _STORE, note)


def _runs(folder: Path, count: int) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {"window": [], "store": [], "painted": [], "ready": []}
    marks_of("till", "start", folder=folder)  # writes the compiled modules, warms the disk's cache
    for _ in range(count):
        found["window"].append(marks_of("empty_window", "plain")["painted"])
        found["store"].append(marks_of("empty_window", "store")["painted"])
        till = marks_of("till", "start", folder=folder)
        found["painted"].append(till["painted"])
        found["ready"].append(till["ready"])
    return found


def _figure(what: str, ours: list[float], floor: list[float], floor_is: str, note: str) -> Figure:
    ratios = [mine / least for mine, least in zip(ours, floor, strict=True)]
    middle, least = percentile(ours, 50), percentile(floor, 50)
    return Figure(
        name=f"{what}, {note.split(' SKUs')[0]} SKUs",
        unit="ms",
        ours=middle,
        floor=least,
        floor_is=floor_is,
        goal="≤ 2×",
        met=middle <= _GOAL * least,
        note=f"median of {len(ours)} starts, {note.partition(', ')[2]}",
        spread=spread_of(ratios),
    )
