"""How long after the commit the screen says "Paid": the real window, offscreen, software-painted.

From the return of the sale's commit on the lane thread to the end of the first paint in which the
"Paid" panel has painted its title. The receipt is being drawn meanwhile, as in production.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from itertools import cycle, islice
from unittest.mock import patch

from PySide6.QtCore import QEvent, QObject

from pos_terminal import crash_points
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import Phase
from tests.bench.children.marks import PaintEnds
from tests.bench.figures import Figure, number, percentile
from tests.bench.options import Options
from tests.ui.till import GTIN, Till, open_till

NAME = "Paid painted"
DOES = "from the commit's return to the end of the paint that says Paid"
FRAME_MS = 1000 / 60
WARM_UP = 5
CODES = [code for name, code in GTIN.items() if code and name != "Pale ale 330 ml"]


class Eye(QObject):
    """Knows when the commit returned and when "Paid" was on the screen."""

    def __init__(self, till: Till) -> None:
        super().__init__()
        self.till = till
        self.committed = self.painted = self.worked = 0.0
        self._title_painted = False
        self._title = till.window.pages.sell.paid._title
        self._title.installEventFilter(self)
        self._ends = PaintEnds(till.window, self._end)

    def reached(self, name: str, details: Collection[str] = ()) -> None:
        """Stands in for a crash point: the one right after the commit has returned."""
        if name == "commit.after" and "BASKET_CLOSED" in details:
            self.committed = time.perf_counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint and self._title.text() == "Paid":
            self._title_painted = True
        return False

    def _end(self) -> None:
        paid = self.till.stage.state.phase is Phase.PAID
        if paid and self._title_painted and not self.painted:
            self.painted = time.perf_counter()
            self.worked = time.thread_time() - self._began

    def begin(self) -> None:
        """The next sale."""
        self.committed = self.painted = 0.0
        self._title_painted = False
        self._began = time.thread_time()


def sell(till: Till, eye: Eye, codes: list[str]) -> tuple[float, float]:
    """One sale; milliseconds from commit to paint, and of the UI thread's own work."""
    lane = till.running.lane
    for code in codes:
        lane.submit(c.Scan(code)).result(30)
    lane.submit(c.StartCheckout()).result(30)
    till.until(lambda: till.stage.state.phase is Phase.PAYING)
    till.settle()
    settled = lane.state.settlement
    assert settled is not None
    eye.begin()
    till.stage.bridge.submit(c.PayCash(settled.cash_remaining_minor))
    till.until(lambda: eye.painted)
    took = eye.painted - eye.committed
    till.until(lambda: not lane.state.prints.queued)
    till.stage.bridge.submit(c.NextSale())
    till.until(lambda: till.stage.state.phase is Phase.SELLING)
    till.settle()
    return took * 1000, eye.worked * 1000


def measure(options: Options) -> Iterator[Figure]:
    """A sale after the other on one window."""
    sales = 30 if options.quick else 200
    codes = cycle(CODES)
    with open_till(options.work / "till") as till:
        eye = Eye(till)
        with patch.multiple(crash_points, ARMED=True, reached=eye.reached):
            took = [sell(till, eye, list(islice(codes, 4))) for _ in range(WARM_UP + sales)]
    took = took[WARM_UP:]
    work = percentile([worked for _, worked in took], 50)
    for p in (50, 99):
        value = percentile([waited for waited, _ in took], p)
        yield Figure(
            name=f"commit returned → Paid painted, p{p}",
            unit="ms",
            ours=value,
            floor=FRAME_MS,
            floor_is="one frame of 60 Hz",
            goal="≤ one frame",
            met=value <= FRAME_MS,
            note=f"{sales} sales, {number(work)} ms of work of the UI thread",
        )
