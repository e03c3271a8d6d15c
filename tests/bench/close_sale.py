"""Close a sale, from the last tender accepted to commit returned, against a raw script.

The goal's figure is the one with the standard devices at work: the receipt is queued in the
sale's commit, the print desk is woken by it and draws while the next customer comes. Our time
runs from the submitted tender until its future has ended, so it holds more than the goal asks:
the command's way to the lane thread, pricing of the empty basket, the new state, the drawer's
kick. The floor's time runs from the finished rows to the end of its COMMIT.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from statistics import median

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


def in_turn(counter: Counter, floor: Floor, sales: int) -> Pairs:
    """Sale after sale, the floor after each; the receipt is printed before the next tender."""
    pairs = []
    for skus in islice(baskets(), sales):
        ours = counter.sell(skus)
        counter.until_printed()
        pairs.append((ours, floor.follow()[-1]))
    return pairs


def in_a_row(counter: Counter, floor: Floor, sales: int) -> Pairs:
    """Blocks of sales without a pause, receipts being printed meanwhile; then the floor's block."""
    pairs: Pairs = []
    more = baskets()
    while len(pairs) < sales:
        ours = [counter.sell(skus) for skus in islice(more, BLOCK)]
        counter.until_printed()
        pairs += zip(ours, floor.follow(), strict=True)
    return pairs


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
    counter: Counter, options: Options, name: str, run: Callable[[Counter, Floor, int], Pairs]
) -> tuple[Pairs, Sequence[int]]:
    sales = 4 * BLOCK if options.quick else 20 * BLOCK
    with floor_of(counter, options.work / f"floor-{name}.db") as floor:
        run(counter, floor, WARM_UP)
        floor.rows.clear()
        return run(counter, floor, sales), floor.rows


def measure(options: Options) -> Iterator[Figure]:
    """With the print desk as in production, without a pause, and without receipts."""
    with open_shop(options.work / "data") as counter:
        pairs, rows = _measured(counter, options, "printed", in_turn)
        note = f"{len(pairs)} sales of 3 to 5 lines, {median(rows):.0f} rows in the commit"
        yield figure("close a cash sale", pairs, 50, note, goal=True)
        yield figure("close a cash sale", pairs, 99)
        pairs, _rows = _measured(counter, options, "row", in_a_row)
        note = "no pause: receipts before it are being printed"
        yield figure("close a cash sale in a row", pairs, 50, note)
        yield figure("close a cash sale in a row", pairs, 99)
        counter.do(c.SetSetting("print_receipts", "false"))
        pairs, _rows = _measured(counter, options, "silent", in_turn)
        yield figure("close a cash sale without receipts", pairs, 50)
        yield figure("close a cash sale without receipts", pairs, 99)
