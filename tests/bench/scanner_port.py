"""A serial scanner at a till: from the bytes at the port to the painted line, and none lost.

The scanner is the far end of a pty; driver, device thread, routing, lane, journal and window are
the product's own. The floor is the same scan handed to the window in process, in turns.
"""

from __future__ import annotations

import os
import random
import threading
import time
import tty
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

from hardware.ports import ScanData
from pos_terminal.checkout.device_views import DeviceConfig
from pos_terminal.start import keep_what_is_there
from tests.bench.catalog_sizes import code_of, copy_of, shop, sizes
from tests.bench.figures import Figure, percentile
from tests.bench.options import Options
from tests.bench.scan_to_paint import FRAME_MS, Scanner
from tests.lane_fixtures import events_of
from tests.ui.till import GTIN, Till, open_till

NAME = "scanner at a serial port"
DOES = "scan at a serial port to painted line; 10 scans a second for a minute"

_LINES, _QUICK_LINES = 200, 50
_SAMPLES, _QUICK_SAMPLES = 300, 40
_A_SECOND = 10
_SECONDS, _QUICK_SECONDS = 60, 5
_LISTENS = ("ready", "unknown")  # a scanner that never spoke cannot tell how it is
_CODES = [code for name, code in GTIN.items() if code and name != "Pale ale 330 ml"]


def measure(options: Options) -> Iterator[Figure]:
    """First one scan at a time, then many."""
    yield from _painted(options)
    yield from _none_lost(options)


@contextmanager
def _port(till: Till) -> Iterator[int]:
    """The far end of the cable of a scanner that is set up as people do it."""
    far, near = os.openpty()
    try:
        tty.setraw(near)
        scanner = DeviceConfig("scanner", "serial", f"serial:{os.ttyname(near)}")
        devices = till.running.devices
        devices.keep(scanner).result(30)
        till.until(lambda: _listens(till), "the scanner does not listen")
        yield far
    finally:
        os.close(far)
        os.close(near)


def _listens(till: Till) -> bool:
    views = till.running.devices.views()
    return any(one.config.role == "scanner" and one.state in _LISTENS for one in views)


# -- one at a time ------------------------------------------------------------------------------


def _painted(options: Options) -> Iterator[Figure]:
    products = sizes(quick=options.quick)[-1]
    lines = _QUICK_LINES if options.quick else _LINES
    count = _QUICK_SAMPLES if options.quick else _SAMPLES
    folder = copy_of(shop(options.work, products), options.work / "scanned")
    ours, floor = _samples(folder, products, lines, count)
    for p in (50, 99):
        value, handed = percentile(ours, p), percentile(floor, p)
        yield Figure(
            f"scan at the serial port → line painted, p{p}", "ms", value, handed,
            "the same scan handed to the window in process",
            "≤ one frame" if p == 99 else "", value <= FRAME_MS if p == 99 else None,
            f"{count} scans, {lines} lines in the basket, {products:,} SKUs",
        )  # fmt: skip


def _samples(
    folder: Path, products: int, lines: int, count: int
) -> tuple[list[float], list[float]]:
    dice = random.Random(products)
    numbers = dice.sample(range(products), lines + 2 * count)
    codes = iter([code_of(number) for number in numbers])
    with open_till(folder, hasher=None) as till, _port(till) as far:
        keep_what_is_there()  # as the product does once its window is up
        scanner = Scanner(till)

        def at_port() -> float:
            data = f"{next(codes)}\r".encode()
            return scanner.painted_after(lambda: os.write(far, data))

        def in_process() -> float:
            scan = ScanData(next(codes).encode(), source="bench")
            return scanner.painted_after(lambda: till.window.on_scan(scan))

        for _ in range(lines):
            in_process()
        ours, floor = [], []
        for _ in range(count):
            for found, one in ((ours, at_port), (floor, in_process)):
                found.append(one())
                scanner.take_out_first()
        return ours, floor


# -- many -----------------------------------------------------------------------------------------


def _none_lost(options: Options) -> Iterator[Figure]:
    seconds = _QUICK_SECONDS if options.quick else _SECONDS
    wanted = list(islice(cycle(_CODES), seconds * _A_SECOND))
    folder = options.work / "many"
    with open_till(folder) as till, _port(till) as far:
        sender = threading.Thread(target=_send, args=(far, wanted), daemon=True)
        began = time.monotonic()
        sender.start()
        limit_ms = (seconds + 60) * 1000
        till.until(lambda: not sender.is_alive(), "the scanner never ended", limit_ms)
        took = time.monotonic() - began
        till.until(lambda: _sold(till) >= len(wanted) * 1000, limit_ms=20_000)
        till.settle()
    kept = [event.data["line"]["gtin"] for event in events_of(folder, "ITEM_ADDED")]
    wrong = sum(one != other for one, other in zip(wanted, kept, strict=False))
    lost = abs(len(wanted) - len(kept)) + wrong
    yield Figure(
        f"scans lost or out of order, {_A_SECOND} a second for {seconds} s", "scans", lost, None,
        "", "0", lost == 0,
        f"{len(wanted)} at a serial port in {took:.1f} s, compared with the journal one by one",
    )  # fmt: skip


def _send(far: int, codes: list[str]) -> None:
    began = time.monotonic()
    for number, code in enumerate(codes):
        left_s = began + number / _A_SECOND - time.monotonic()
        if left_s > 0:
            time.sleep(left_s)
        os.write(far, f"{code}\r".encode())


def _sold(till: Till) -> int:
    return sum(one.line.qty_milli for one in till.stage.state.priced.lines)
