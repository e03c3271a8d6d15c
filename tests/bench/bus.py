"""Publish a committed event to five readers on the lane thread, against other libraries' signals.

The lane hands an event over and goes on; the readers work on their own threads. The floor is the
fastest of blinker, pyee and psygnal calling five handlers that do nothing but keep the event;
they are no dependencies: BENCH_LIBRARIES names a folder with them (`pip install --target DIR
blinker pyee psygnal`). Without it the floor is a plain loop over the five, which no signal can
beat, and the goal is not judged. Blocks of ours and of the floors alternate.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from typing import Any

from pos_terminal.bus import Bus
from tests.bench.figures import Figure, number, spread_of
from tests.bench.options import Options

NAME = "publish to five readers"
DOES = "one committed event to five readers, on the lane thread"
READERS = 5
KEPT = 4096
EVENTS = 2_000  # a block
Publish = Callable[[object], object]


def ours() -> Publish:
    """The lane's bus; nobody takes, so the queues are as full as they get."""
    bus: Bus[object] = Bus()
    for _ in range(READERS):
        bus.subscribe(KEPT)
    publish = bus.publish
    return lambda event: publish([event])  # the lane publishes a commit's events together


def handlers() -> list[Callable[[object], None]]:
    """Five that keep what they hear."""
    return [deque[object](maxlen=KEPT).append for _ in range(READERS)]


def plain_loop() -> Publish:
    called = tuple(handlers())

    def publish(event: object) -> None:
        for handler in called:
            handler(event)

    return publish


def with_blinker() -> Publish:
    import blinker

    signal, kept = blinker.Signal(), handlers()
    for handler in kept:
        signal.connect(handler, weak=False)
    return partial(_send, signal.send, kept)


def with_pyee() -> Publish:
    import pyee

    emitter, kept = pyee.EventEmitter(), handlers()
    for handler in kept:
        emitter.on("event", handler)
    return partial(_send, partial(emitter.emit, "event"), kept)


def with_psygnal() -> Publish:
    import psygnal

    class Source:
        told = psygnal.Signal(object)

    source, kept = Source(), handlers()
    for handler in kept:
        source.told.connect(handler, check_nargs=False)  # builtins tell no signature
    return partial(_send, source.told.emit, (source, kept))


def _send(send: Callable[[Any], object], _kept: object, event: object) -> None:
    send(event)  # `_kept` lives as long as this does


PLAIN = "a plain loop"
LIBRARIES = {"blinker": with_blinker, "pyee": with_pyee, "psygnal": with_psygnal}


def floors() -> dict[str, Publish]:
    """The libraries that are here, else the plain loop."""
    if folder := os.environ.get("BENCH_LIBRARIES"):
        sys.path.append(folder)
    here = {name: make() for name, make in LIBRARIES.items() if importlib.util.find_spec(name)}
    return here or {PLAIN: plain_loop()}


def block(publish: Publish) -> float:
    """Microseconds an event."""
    events = [object() for _ in range(EVENTS)]
    began = time.perf_counter()
    for event in events:
        publish(event)
    return (time.perf_counter() - began) / EVENTS * 1e6


def measure(options: Options) -> Iterator[Figure]:
    """Medians of alternating blocks."""
    rivals = floors()
    bus, took = ours(), []
    others: dict[str, list[float]] = {name: [] for name in rivals}
    for _ in range(10 if options.quick else 60):
        took.append(block(bus))
        for name, publish in rivals.items():
            others[name].append(block(publish))
    fastest = min(others, key=lambda name: median(others[name]))
    mine, floor = median(took), median(others[fastest])
    told = ", ".join(f"{name} {number(median(times))} µs" for name, times in others.items())
    yield Figure(
        name="publish an event to five readers",
        unit="µs",
        ours=mine,
        floor=floor,
        floor_is=f"{fastest} calling five handlers",
        goal="≤ 1×",
        met=None if fastest == PLAIN else mine <= floor,
        note="blinker, pyee, psygnal are not here (BENCH_LIBRARIES)" if fastest == PLAIN else told,
        spread=spread_of([a / b for a, b in zip(took, others[fastest], strict=True)]),
    )
