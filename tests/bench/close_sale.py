"""Close a sale, from the last tender accepted to commit returned, against a raw script.

The goal's figure is the one with the standard devices at work: the receipt is queued in the
sale's commit, the print desk is woken by it and draws while the next customer comes. Our time
runs from the tender handed to the lane (its way to the lane's thread included) until the commit
has returned there; "answered" runs on until whoever handed it over has the answer and the new
state. The floor's time runs from the finished rows to the end of its COMMIT.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from statistics import median
from unittest.mock import patch

from pos_terminal import crash_points
from pos_terminal.checkout import commands as c
from tests.bench.figures import Figure, percentile, spread_of
from tests.bench.floor_child import Floor, floor_of
from tests.bench.lane import Counter, baskets, open_shop
from tests.bench.options import Options

NAME = "close a sale"
DOES = "from the last tender to the commit, against a raw script with the same rows"
GOAL = 2.0
WARM_UP = 20
BLOCK = 30
FLOOR_IS = "raw script: same rows, same events hashed, same pragmas, one fdatasync"

Pairs = list[tuple[float, float]]  # seconds: ours, floor


@dataclass(slots=True)
class Took:
    """Two ends of the same sales, each beside the floor."""

    committed: Pairs = field(default_factory=list)
    answered: Pairs = field(default_factory=list)

    def add(self, began: float, committed: float, answered: float, floor: float) -> None:
        self.committed.append((committed - began, floor))
        self.answered.append((answered - began, floor))


class Cashier:
    """Sells and knows when each closing commit returned: a crash point stands right behind it."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        self._committed = 0.0

    def reached(self, name: str, details: Collection[str] = ()) -> None:
        """Stands in for the crash points; called on the lane's thread."""
        if name == "commit.after" and "BASKET_CLOSED" in details:
            self._committed = time.perf_counter()

    def sell(self, skus: Sequence[str]) -> tuple[float, float, float]:
        """When the tender was handed over, when the commit returned, when the answer was there."""
        began, answered = self.counter.sell(skus)
        return began, self._committed, answered


def in_turn(cashier: Cashier, floor: Floor, sales: int) -> Took:
    """Sale after sale, the floor after each; the receipt is printed before the next tender."""
    took = Took()
    for skus in islice(baskets(), sales):
        times = cashier.sell(skus)
        cashier.counter.until_printed()
        took.add(*times, floor.follow()[-1])
    return took


def in_a_row(cashier: Cashier, floor: Floor, sales: int) -> Took:
    """Blocks of sales without a pause, receipts being printed meanwhile; then the floor's block."""
    took, more = Took(), baskets()
    while len(took.answered) < sales:
        block = [cashier.sell(skus) for skus in islice(more, BLOCK)]
        cashier.counter.until_printed()
        for times, floored in zip(block, floor.follow(), strict=True):
            took.add(*times, floored)
    return took


def blocks(pairs: Pairs) -> Iterator[Pairs]:
    for start in range(0, len(pairs), BLOCK):
        yield pairs[start : start + BLOCK]


def ratios(pairs: Pairs) -> list[float]:
    """Median against median, block by block."""
    return [median(o for o, _ in some) / median(f for _, f in some) for some in blocks(pairs)]


def figure(name: str, pairs: Pairs, p: float, note: str = "", *, goal: bool = False) -> Figure:
    """One percentile of both, in milliseconds."""
    ours = percentile([o for o, _ in pairs], p) * 1000
    floor = percentile([f for _, f in pairs], p) * 1000
    return Figure(
        name=f"{name}, p{p:.0f}",
        unit="ms",
        ours=ours,
        floor=floor,
        floor_is=FLOOR_IS,
        goal=f"≤ {GOAL:.0f}×" if goal else "",
        met=ours <= GOAL * floor if goal else None,
        note=note,
        spread=spread_of(ratios(pairs)),
    )


def _measured(
    cashier: Cashier, options: Options, name: str, run: Callable[[Cashier, Floor, int], Took]
) -> tuple[Took, Sequence[int]]:
    sales = 4 * BLOCK if options.quick else 20 * BLOCK
    with floor_of(cashier.counter, options.work / f"floor-{name}.db") as floor:
        run(cashier, floor, WARM_UP)
        floor.rows.clear()
        return run(cashier, floor, sales), floor.rows


def measure(options: Options) -> Iterator[Figure]:
    """With the print desk as in production, without a pause, and without receipts."""
    with open_shop(options.work / "data") as counter:
        cashier = Cashier(counter)
        with patch.multiple(crash_points, ARMED=True, reached=cashier.reached):
            yield from _figures(cashier, options)


def _figures(cashier: Cashier, options: Options) -> Iterator[Figure]:
    took, rows = _measured(cashier, options, "printed", in_turn)
    note = f"{len(rows)} sales of 3 to 5 lines, {median(rows):.0f} rows in the commit"
    yield figure("close a cash sale", took.committed, 50, note, goal=True)
    yield figure("close a cash sale", took.committed, 99)
    yield figure("close a cash sale, answered", took.answered, 50, "and the new state is out")
    took, _rows = _measured(cashier, options, "row", in_a_row)
    note = "no pause: receipts before it are being printed"
    yield figure("close a cash sale in a row", took.committed, 50, note)
    yield figure("close a cash sale in a row", took.committed, 99)
    cashier.counter.do(c.SetSetting("print_receipts", "false"))
    took, _rows = _measured(cashier, options, "silent", in_turn)
    yield figure("close a cash sale without receipts", took.committed, 50)
    yield figure("close a cash sale without receipts", took.committed, 99)
