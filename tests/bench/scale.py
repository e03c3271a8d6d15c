"""What a long past costs a lane: 1,000, 100,000 and, by `--scale`, 5,000,000 sales.

Journals are made by the bulk generator, in the work folder: with `--scale` they stay there, and
the next run goes on with them. The longest takes 45 GB of disk and half an hour to make; what it
will take is printed before, and refused where the disk is too small.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from statistics import median

from pos_terminal.store.verify import verify
from tests.bench import scale_acts as acts
from tests.bench.bulk import Meter, make_journal, sold_in
from tests.bench.figures import Figure, percentile, spread_of
from tests.bench.journal_growth import (
    SALE_GOAL,
    START_GOAL,
    Aged,
    figure,
    sell_in_turn,
    start_in_turn,
)
from tests.bench.options import Options

NAME = "growth to millions of sales"
DOES = "looking back, reports, refunds, recovery, disk; with --scale on 5,000,000 sales"
SIZES, QUICK, MILLIONS = (1_000, 100_000), (1_000, 4_000), 5_000_000
SALES, STARTS = 1_000, 9
GOALS = {acts.RECOVERY: START_GOAL}


def made(options: Options) -> list[Aged]:
    """The lanes; what the longest takes is told before it is made."""
    sizes = QUICK if options.quick else (*SIZES, MILLIONS) if options.scale else SIZES
    lanes = [Aged(options.work / f"sales-{sales}", sales) for sales in sizes]
    for lane in lanes:
        make_journal(lane.folder, lane.sales, progress=Meter(lane.sales), tell=print)
    return lanes


def growth(name: str, lanes: Sequence[Aged], samples: acts.Samples) -> Iterator[Figure]:
    """The median at each size against the smallest."""
    floor = samples[name][lanes[0].sales]
    for lane in lanes[1:]:
        ours, goal = samples[name][lane.sales], GOALS.get(name)
        yield Figure(
            name=f"{name} at {lane.sales:,} sales, p50",
            unit="ms",
            ours=median(ours),
            floor=median(floor),
            floor_is=f"the same lane at {lanes[0].sales:,} sales",
            goal=f"≤ {goal}×" if goal else "",
            met=median(ours) <= goal * median(floor) if goal else None,
            note=f"{len(ours)} each, in turn",
            spread=spread_of([a / b for a, b in zip(ours, floor, strict=True)]),
        )


def sales_and_starts(lanes: Sequence[Aged]) -> Iterator[Figure]:
    """As journal_growth has them, and the slowest of a hundred sales."""
    start_in_turn(lanes, STARTS)
    sell_in_turn(lanes, SALES)
    few, note = lanes[0], f"{SALES} sales each, in turn"
    for lane in lanes[1:]:
        yield figure("close a cash sale", lane, few, "closing", SALE_GOAL, note)
        yield slowest(lane, few, note)
        yield figure("a whole cash sale", lane, few, "whole", SALE_GOAL, "four lines, all steps")
        yield figure("start", lane, few, "starts", START_GOAL, f"{STARTS} starts each, in turn")


def slowest(lane: Aged, few: Aged, note: str) -> Figure:
    """One sale in a hundred."""
    name, floor_is = f"close a cash sale at {lane.sales:,} sales, p99", "the same at 1,000 sales"
    ours, floor = percentile(lane.closing, 99), percentile(few.closing, 99)
    met = ours <= SALE_GOAL * floor
    return Figure(name, "ms", ours, floor, floor_is, f"≤ {SALE_GOAL}×", met, note)


def disk(lane: Aged) -> Iterator[Figure]:
    """What the sales take on disk."""
    size, name = (lane.folder / "lane.db").stat().st_size, f"at {lane.sales:,} sales"
    each = size / sold_in(lane.folder)
    yield Figure(f"lane.db {name}", "MB", size / 1e6, None, "", "", None)
    yield Figure(f"disk a sale {name}", "bytes", each, None, "", "", None, "tables and indexes")


def verification(lane: Aged) -> Figure:
    """The independent verifier over the whole journal; it must find nothing."""
    began = time.perf_counter()
    report = verify(lane.folder)
    took = time.perf_counter() - began
    if not report.ok:
        raise RuntimeError(f"a bulk journal does not verify: {report.failed()[0].as_data()}")
    name = f"journal verify at {lane.sales:,} sales"
    return Figure(name, "s", took, None, "", "", None, f"{report.events / took:,.0f} events/s")


def measure(options: Options) -> Iterator[Figure]:
    """Everything at each size against the smallest."""
    lanes = made(options)
    for lane in lanes:
        yield from disk(lane)
    if options.scale:
        yield from sales_and_starts(lanes)
    times = 5 if options.quick else 15
    samples = acts.acts_in_turn(lanes, times) | acts.closings_in_turn(lanes, times // 2)
    samples |= acts.recoveries_in_turn(lanes, times // 3)
    for name in samples:
        yield from growth(name, lanes, samples)
    for lane in lanes if options.quick else lanes[:2] if options.scale else lanes[:1]:
        yield verification(lane)
