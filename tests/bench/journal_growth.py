"""How cost grows with the journal: the same lane with few sales behind it, and with many.

Both lanes run side by side in one process and sell in turn, so that a busy machine is busy for
both. A start is the till as a person starts it, window and all, until it hears the next key.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from statistics import median

from pos_terminal.bootstrap import open_lane
from pos_terminal.checkout import commands as c
from tests.bench.bulk import make_journal, next_morning
from tests.bench.children.starting import marks_of
from tests.bench.figures import Figure, percentile, spread_of
from tests.bench.lane import Counter, settings_for
from tests.bench.options import Options
from tests.fakes.world import FakeHasher
from tests.lane_fixtures import MANAGER, PINS

NAME = "growth of the journal"
DOES = "sale and start at 1,000 and 100,000 sales"
SMALL, LARGE, QUICK = 1_000, 100_000, 10_000
SALE_GOAL, START_GOAL = 1.1, 1.2
WARM_UP, BLOCK = 20, 30


@dataclass(slots=True)
class Aged:
    """A lane with a past, and what its sales and starts took, in ms."""

    folder: Path
    sales: int
    closing: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)


@contextmanager
def at_work(folder: Path) -> Iterator[Counter]:
    """That lane on its next morning, with a manager and an open shift."""
    opened = open_lane(settings_for(folder), clock=next_morning(folder), hasher=FakeHasher())
    with opened as running:
        counter = Counter(running)
        counter.do(c.SignIn(MANAGER, PINS[MANAGER]))
        if counter.state.shift is None:
            counter.do(c.OpenShift(20_000))
        counter.until_printed()
        yield counter


def baskets() -> Iterator[tuple[str, ...]]:
    """Four articles of the bulk shop, others each time."""
    number = 0
    while True:
        yield tuple(f"SKU{(number + 41 * line) % 200:04}" for line in range(4))
        number += 7


def sell_in_turn(lanes: Sequence[Aged], sales: int) -> None:
    """Each basket on each lane; the first ones are not counted."""
    with ExitStack() as stack:
        counters = [stack.enter_context(at_work(lane.folder)) for lane in lanes]
        for number, skus in enumerate(islice(baskets(), WARM_UP + sales)):
            for lane, counter in zip(lanes, counters, strict=True):
                began = time.perf_counter()
                tendered, answered = counter.sell(skus)
                whole = time.perf_counter() - began
                counter.until_printed()
                if number >= WARM_UP:
                    lane.closing.append((answered - tendered) * 1000)
                    lane.whole.append(whole * 1000)


def start_in_turn(lanes: Sequence[Aged], times: int) -> None:
    """Whole starts; the first of each finds its files and is not counted."""
    for number in range(times + 1):
        for lane in lanes:
            ready = marks_of("till", "start", folder=lane.folder)["ready"]
            if number:
                lane.starts.append(ready)


def figure(name: str, large: Aged, small: Aged, what: str, goal: float, note: str) -> Figure:
    """The median of many sales against that of few."""
    ours, floor = getattr(large, what), getattr(small, what)
    size = BLOCK if len(ours) >= 2 * BLOCK else 1
    blocks = range(0, len(ours), size)
    ratios = [median(ours[at : at + size]) / median(floor[at : at + size]) for at in blocks]
    return Figure(
        name=f"{name} at {large.sales:,} sales, p50",
        unit="ms",
        ours=percentile(ours, 50),
        floor=percentile(floor, 50),
        floor_is=f"the same lane at {small.sales:,} sales",
        goal=f"≤ {goal}×",
        met=percentile(ours, 50) <= goal * percentile(floor, 50),
        note=note,
        spread=spread_of(ratios),
    )


def grown(options: Options, sizes: Sequence[int]) -> list[Aged]:
    """Lanes of these sizes; the bulk generator makes what is not there yet."""
    lanes = [Aged(options.work / f"sales-{sales}", sales) for sales in sizes]
    for lane in lanes:
        make_journal(lane.folder, lane.sales)
    return lanes


def figures_of(options: Options, sizes: Sequence[int]) -> Iterator[Figure]:
    """Sale and start at each size against the smallest."""
    lanes = grown(options, sizes)
    small, starts, sales = lanes[0], 3 if options.quick else 9, 90 if options.quick else 600
    start_in_turn(lanes, starts)
    sell_in_turn(lanes, sales)
    for lane in lanes[1:]:
        note = f"{sales} sales each, in turn"
        yield figure("close a cash sale", lane, small, "closing", SALE_GOAL, note)
        yield figure("a whole cash sale", lane, small, "whole", SALE_GOAL, "four lines, all steps")
        note = f"{starts} starts each, in turn, until the till hears a key"
        yield figure("start", lane, small, "starts", START_GOAL, note)


def measure(options: Options) -> Iterator[Figure]:
    """Few sales and many."""
    yield from figures_of(options, (SMALL, QUICK if options.quick else LARGE))
