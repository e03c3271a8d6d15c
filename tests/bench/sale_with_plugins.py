"""A sale with five plugins on, against the same sale with none: the lane must not notice.

Two lanes of one process sell the same baskets in turn, each left in peace by the other: before a
sale, whatever the sale before it has caused is done. A sale's time is the sum of its commands,
each from its hand-over until its answer; what payment then waits for its critical plugins is told
beside it. "With pauses" leaves plugins the time to be at work when the next command comes.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from statistics import median
from unittest.mock import patch

from plugins.registry import Found
from pos_terminal import bootstrap
from pos_terminal.checkout import commands as c
from tests.bench.figures import Figure, percentile, spread_of
from tests.bench.lane import PATIENCE_S, Counter, baskets, open_shop
from tests.bench.options import Options
from tests.bench.small_plugins import find_five

NAME = "sale with plugins"
DOES = "a whole sale and its close, five plugins on against none"
REAL_FIVE = (
    "age_verification",
    "customer_lookup",
    "employee_time_tracker",
    "fraud_detection",
    "purchase_recommender",
)
P50_GOAL, P99_GOAL = 1.1, 1.2
WARM_UP, BLOCK = 30, 30
LONGEST_PAUSE_S = 0.04
FRAME_S = 1 / 60  # nobody presses a key that is not painted yet

Finder = Callable[[Path], list[Found]]


@dataclass(slots=True)
class Till:
    """A lane and what its sales took, in ms."""

    counter: Counter
    whole: list[float] = field(default_factory=list)
    closing: list[float] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)

    def sell(self, skus: Sequence[str], pause: Callable[[], None]) -> None:
        """One cash sale."""
        took = 0.0
        for sku in skus:
            took += self._timed(c.AddProduct(sku))
            pause()
        took += self._timed(c.StartCheckout())
        waited = self._until_free()
        time.sleep(FRAME_S)
        pause()
        settled = self.counter.state.settlement
        assert settled is not None
        closing = self._timed(c.PayCash(-(-settled.cash_remaining_minor // 500) * 500))
        pause()
        took += closing + self._timed(c.NextSale())
        self.closing.append(closing)
        self.whole.append(took)
        self.waited.append(waited)

    def rest(self) -> None:
        """Until nothing of the sale is left to do."""
        self.counter.until_printed()
        assert self.counter.running.plugins.settled(PATIENCE_S)

    def forget(self) -> None:
        """What was measured so far does not count."""
        for took in (self.whole, self.closing, self.waited):
            took.clear()

    def _timed(self, command: c.Command) -> float:
        submit, clock = self.counter.running.lane.submit, time.perf_counter
        began = clock()
        submit(command).result(PATIENCE_S)
        return (clock() - began) * 1000

    def _until_free(self) -> float:
        began = time.perf_counter()
        while self.counter.state.waiting_for:
            time.sleep(0.0002)
        return (time.perf_counter() - began) * 1000


@contextmanager
def till(folder: Path, names: Sequence[str], find: Finder | None = None) -> Iterator[Till]:
    """A shop in that folder with these plugins on."""
    with ExitStack() as stack:
        if find is not None:
            stack.enter_context(patch.object(bootstrap, "find_plugins", find))
        counter = stack.enter_context(open_shop(folder))
        plugins = counter.running.plugins
        assert plugins.ready()
        stack.callback(ensure_working, counter, names)
        for name in names:
            counter.do(c.SwitchPlugin(name, on=True))
        assert plugins.settled(PATIENCE_S)
        ensure_working(counter, names)
        yield Till(counter)


class NotAtWork(Exception):
    """A plugin rests: nothing was measured."""


def ensure_working(counter: Counter, names: Sequence[str]) -> None:
    """Raises NotAtWork when one of them is suspended, or something else."""
    views = {view.name: view for view in counter.running.plugins.views()}
    resting = [f"{n}: {views[n].last_error}" for n in names if views[n].state != "working"]
    if resting:
        raise NotAtWork("; ".join(resting))


def in_turn(tills: Sequence[Till], sales: int, pause: Callable[[], None]) -> None:
    """Each basket at each till."""
    for number, skus in enumerate(islice(baskets(), WARM_UP + sales)):
        for one in tills if number % 2 else reversed(tills):  # who is first finds other caches
            one.sell(skus, pause)
            one.rest()
        if number == WARM_UP - 1:
            for one in tills:
                one.forget()


def figure(name: str, on: list[float], off: list[float], p: float, goal: float = 0.0) -> Figure:
    """One percentile with plugins against without."""
    ours, floor = percentile(on, p), percentile(off, p)
    starts = range(0, len(on), BLOCK)
    return Figure(
        name=f"{name}, p{p:.0f}",
        unit="ms",
        ours=ours,
        floor=floor,
        floor_is="the same sale without plugins",
        goal=f"≤ {goal}×" if goal else "",
        met=ours <= goal * floor if goal else None,
        spread=spread_of([median(on[at : at + BLOCK]) / median(off[at : at + BLOCK])
            for at in starts]),
    )  # fmt: skip


def measure(options: Options) -> Iterator[Figure]:
    """The real five, or small ones where they are not all there."""
    real = _real_five()
    names = REAL_FIVE if real else tuple(one.name for one in find_five(Path()))
    sales = 60 if options.quick else 600
    kind = "five plugins" if real else "five small plugins"
    with (
        till(options.work / "off", ()) as off,
        till(options.work / "on", names, None if real else find_five) as on,
    ):
        in_turn((off, on), sales, lambda: None)
        yield from _figures(f"a cash sale with {kind}", on, off)
        for one in (off, on):
            one.forget()
        chance = random.Random(5)
        in_turn((off, on), sales // 3, lambda: time.sleep(chance.uniform(0, LONGEST_PAUSE_S)))
        yield from _figures(f"the same with pauses, {kind}", on, off, judged=not options.quick)


def _figures(name: str, on: Till, off: Till, *, judged: bool = True) -> Iterator[Figure]:
    for p, goal in ((50, P50_GOAL * judged), (99, P99_GOAL * judged)):
        yield figure(name, on.whole, off.whole, p, goal)
        yield figure(f"{name}: its close", on.closing, off.closing, p, goal)
    yield Figure(
        name=f"{name}: payment waits for the critical ones, p50",
        unit="ms",
        ours=percentile(on.waited, 50),
        floor=None,
        floor_is="",
        goal="",
        met=None,
        note=f"p99 {percentile(on.waited, 99):.1f} ms",
    )


def _real_five() -> bool:
    from plugins.registry import find

    ours = {one.name for one in find(Path("/nowhere")) if one.source == "ours"}
    return ours.issuperset(REAL_FIVE)
