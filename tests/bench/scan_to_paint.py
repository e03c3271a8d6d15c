"""From the last key of a scan to the end of the paint that shows its line, on the real window."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer

from pos_terminal.checkout import commands as cmd
from pos_terminal.start import keep_what_is_there
from pos_terminal.ui.widgets.ticket_view import TicketView
from tests.bench.catalog_sizes import code_of, copy_of, shop, sizes
from tests.bench.children.marks import PaintEnds
from tests.bench.figures import Figure, percentile
from tests.bench.options import Options
from tests.ui.keys import SCANNER_GAP_MS, key_of
from tests.ui.till import Till, open_till

NAME = "scan_to_paint"
DOES = "scan to painted line on the real window, 200 lines in the basket"

FRAME_MS = 1000 / 60
_LINES, _QUICK_LINES = 200, 50
_SAMPLES, _QUICK_SAMPLES = 300, 40
_LOST_MS = 20_000
_FLOOR = "a 60 Hz frame"


def measure(options: Options) -> Iterator[Figure]:
    """The window offscreen, drawn in software; the scan goes through the wedge filter."""
    lines = _QUICK_LINES if options.quick else _LINES
    largest = sizes(quick=options.quick)[-1]
    for products in sizes(quick=options.quick):
        folder = copy_of(shop(options.work, products), options.work / "scanned")
        found = _samples(folder, products, lines, _QUICK_SAMPLES if options.quick else _SAMPLES)
        for p in (50, 99):
            ours = percentile(found, p)
            goal = p == 99 and products == largest
            yield Figure(
                f"scan → line painted, p{p}, {products:,} SKUs", "ms", ours, FRAME_MS, _FLOOR,
                "≤ one frame" if p == 99 else "", ours <= FRAME_MS if goal else None,
                f"{len(found)} scans, {lines} lines in the basket",
            )  # fmt: skip


def _samples(folder: Path, products: int, lines: int, count: int) -> list[float]:
    dice = random.Random(products)
    with open_till(folder, hasher=None) as till:
        keep_what_is_there()  # as the product does once its window is up
        scanner = Scanner(till)
        codes = iter([code_of(number) for number in dice.sample(range(products), lines + count)])
        for _ in range(lines):
            scanner.scan(next(codes))
        found = []
        for _ in range(count):
            found.append(scanner.scan(next(codes)))
            scanner.take_out_first()
        return found


class Scanner(QObject):
    """Scans, and hears when the window has painted the line.

    The new line is the last item: a frame in which that was not painted does not show it, whatever
    else it shows.
    """

    def __init__(self, till: Till) -> None:
        super().__init__(till.window)
        self._till = till
        self._keys = till.keys
        self._loop = QEventLoop()
        self._limit = QTimer()
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(lambda: self._loop.quit())
        self._wanted = 0
        self._ended_ns = 0
        self._seen: int | None = None  # the last item, as it was painted
        self._ticket = till.window.pages.sell.panel.ticket
        self._last_item = self._ticket.findChildren(TicketView)[1].viewport()
        self._last_item.installEventFilter(self)
        PaintEnds(till.window, self._painted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._last_item and event.type() == QEvent.Type.Paint:
            self._seen = self._ticket.last_no()
        return False

    def scan(self, code: str) -> float:
        """Milliseconds from the terminator, the last key, to the end of the paint."""
        self._keys.scan(code, end="")
        self._keys.wait(SCANNER_GAP_MS)
        return self.painted_after(lambda: self._keys.send(*key_of("\r")))

    def painted_after(self, hand_over: Callable[[], object]) -> float:
        """Milliseconds from the hand-over of one more item to the end of the paint."""
        before = len(self._ticket.rows())
        began = time.perf_counter_ns()
        hand_over()
        self._until_rows(before + 1)
        return (self._ended_ns - began) / 1e6

    def take_out_first(self) -> None:
        """One line less, so that each scan finds as many."""
        first = self._ticket.rows()[0].line_no
        self._till.stage.bridge.submit(cmd.VoidLine(first))
        self._until_rows(len(self._ticket.rows()) - 1)

    def _until_rows(self, count: int) -> None:
        self._wanted = count
        self._limit.start(_LOST_MS)
        self._loop.exec()
        assert self._limit.isActive(), (
            f"never painted {count} lines: {self._till.stage.state.notice}"
        )

    def _painted(self) -> None:
        if len(self._ticket.rows()) == self._wanted and self._seen == self._ticket.last_no():
            self._ended_ns = time.perf_counter_ns()
            self._loop.quit()
