"""A sale while the agent drains a backlog of 100,000 events, against one beside a bare producer.

The lane sells in blocks, in turn beside the agent's own process that sends the lane's journal to
Kafka, and beside a process with the same niceness that sends the same messages from memory by
librdkafka alone. A sale's time is the sum of its commands.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median

from pos_terminal.bootstrap import open_lane
from pos_terminal.checkout import commands as c
from tests.bench.bulk import make_journal, next_morning
from tests.bench.children.kafka_beside import AGENT, RAW, beside
from tests.bench.figures import Figure, percentile, spread_of
from tests.bench.lane import Counter, baskets, settings_for
from tests.bench.options import Options
from tests.bench.sale_with_plugins import Till
from tests.fakes.world import FakeHasher
from tests.lane_fixtures import MANAGER, PINS
from tests.servers.kafka import KafkaServer
from tests.servers.server import ServerTrouble, new_folder

NAME = "sale while syncing"
DOES = "a whole sale and its close beside a backlog on its way to Kafka"
GOAL = 1.2
SALES, QUICK = 15_200, 1_500
BLOCKS, BLOCK = 6, 100
ALONE = "alone"
Times = dict[str, list[list[float]]]  # by what ran beside: ms of each sale, block by block


def measure(options: Options) -> Iterator[Figure]:
    """Both loads and none, in turn."""
    folder = options.work / "lane"
    make_journal(folder, QUICK if options.quick else SALES)
    home = new_folder("bench-kafka")
    try:
        with KafkaServer(home, heap="512m") as server, opened(folder) as one:
            whole, closing = _sold(one, folder, server.address.bootstrap, options)
    except ServerTrouble as err:
        print(f"{NAME}: not measured, {err}")
        return
    finally:
        shutil.rmtree(home, ignore_errors=True)
    for name, times in (("a cash sale while syncing", whole), ("its close", closing)):
        for p in (50, 99):
            yield _figure(name, times, p, judged=p == 99 and not options.quick)


@contextmanager
def opened(folder: Path) -> Iterator[Till]:
    """The lane of that journal, the morning after; it starts no agent by itself."""
    settings = settings_for(folder, sync="off")
    with open_lane(settings, clock=next_morning(folder), hasher=FakeHasher()) as running:
        counter = Counter(running)
        counter.do(c.SignIn(MANAGER, PINS[MANAGER]))
        counter.do(c.OpenShift(20_000))
        counter.until_printed()
        yield Till(counter)


def _sold(one: Till, folder: Path, bootstrap: str, options: Options) -> tuple[Times, Times]:
    whole: Times = {AGENT: [], RAW: [], ALONE: []}
    closing: Times = {AGENT: [], RAW: [], ALONE: []}
    more = baskets()
    for number in range(1 + (2 if options.quick else BLOCKS)):
        for kind in (AGENT, RAW, ALONE) if number % 2 else (ALONE, RAW, AGENT):
            one.forget()
            if kind == ALONE:
                _block(one, more)
            else:
                with beside(kind, folder, bootstrap):
                    _block(one, more)
            if number:  # the first round warms up
                whole[kind].append([*one.whole])
                closing[kind].append([*one.closing])
    return whole, closing


def _block(one: Till, more: Iterator[tuple[str, ...]]) -> None:
    for skus in islice(more, BLOCK):
        one.sell([f"SKU{sku[1:]}" for sku in skus], lambda: None)
        one.rest()


def _figure(name: str, times: Times, p: float, *, judged: bool) -> Figure:
    ours, floor, alone = (
        percentile([ms for block in times[kind] for ms in block], p) for kind in (AGENT, RAW, ALONE)
    )
    pairs = zip(times[AGENT], times[RAW], strict=True)
    return Figure(
        name=f"{name}, p{p:.0f}",
        unit="ms",
        ours=ours,
        floor=floor,
        floor_is="the same sale beside a raw producer of the same messages, as nice",
        goal=f"≤ {GOAL}×" if judged else "",
        met=ours <= GOAL * floor if judged else None,
        note=f"with nothing beside it {alone:.3g} ms",
        spread=spread_of([median(agent) / median(raw) for agent, raw in pairs]),
    )
