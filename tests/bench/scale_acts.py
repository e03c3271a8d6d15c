"""What a cashier and a manager do with a long journal, on lanes side by side, in milliseconds."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import ExitStack
from itertools import islice
from typing import Any

from pos_terminal.bootstrap import open_lane
from pos_terminal.checkout import commands as c
from tests.bench.bulk import next_morning
from tests.bench.journal_growth import Aged, at_work, baskets
from tests.bench.lane import Counter, settings_for
from tests.bench.options import ROOT
from tests.bench.scale_killed import LINES_IN_HAND
from tests.fakes.world import FakeHasher
from tests.lane_fixtures import rows_of

NUMBER = "find a receipt by its number"
LAST = "list the last receipts"
AMOUNT = "find sales by amount"
X_REPORT = "X report"
Z_CLOSE = "close a shift with Z"
REFUND = "refund of an old sale, from its number to Paid"
RECOVERY = "open after a kill in the middle of a sale"
PATIENCE_S = 600
A_SHIFT = 40  # sales before each Z

Samples = dict[str, dict[int, list[float]]]  # what → sales behind the lane → ms
Act = Callable[[Counter, str], object]  # with a receipt number of long ago


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one act."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _result(future: Future[Any]) -> Any:
    return future.result(PATIENCE_S)


def find_number(counter: Counter, receipt_no: str) -> None:
    (found,) = _result(counter.running.queries.find_sales(receipt_no))
    assert found.receipt_no == receipt_no


def last_receipts(counter: Counter, receipt_no: str) -> None:
    assert len(_result(counter.running.queries.find_sales(""))) == 50


def find_amount(counter: Counter, receipt_no: str) -> None:
    _result(counter.running.queries.find_sales("19.99"))


def x_report(counter: Counter, receipt_no: str) -> None:
    assert _result(counter.running.queries.x_report()).sales_count


def refund(counter: Counter, receipt_no: str) -> None:
    (found,) = _result(counter.running.queries.find_sales(receipt_no))
    sale = _result(counter.running.queries.sale(found.sale_id))
    line = sale.lines[0]
    counter.do(c.AddReturn(found.sale_id, line.line_no, min(1000, line.left_to_return_milli)))
    counter.do(c.StartCheckout())
    settled = counter.state.settlement
    assert settled is not None
    counter.do(c.PayCash(settled.cash_remaining_minor))
    assert counter.state.last_sale is not None


READS: dict[str, Act] = {
    NUMBER: find_number,
    LAST: last_receipts,
    AMOUNT: find_amount,
    X_REPORT: x_report,
    REFUND: refund,
}


def old_receipts(lane: Aged, count: int) -> list[str]:
    """Receipts spread over the whole past, with something left to bring back."""
    dice, found = random.Random(lane.sales), dict[str, None]()
    query = (
        "SELECT receipt_no FROM sales s JOIN sale_lines l USING (sale_id) WHERE receipt_no = "
        "'TERM001-1-{:06d}' AND kind = 'sale' AND l.line_no = 1 AND l.qty_milli > 0 AND NOT EXISTS "
        "(SELECT 1 FROM sale_lines b WHERE b.return_sale_id = s.sale_id AND b.return_line_no = 1)"
    )
    while len(found) < count:
        rows = rows_of(lane.folder, query.format(dice.randrange(1, lane.sales + 1)))
        found |= {row[0]: None for row in rows}
    return list(found)


def acts_in_turn(lanes: Sequence[Aged], times: int) -> Samples:
    """Each act on each lane, again and again; the first round finds its files, uncounted."""
    samples: Samples = defaultdict(lambda: defaultdict(list))
    old = {lane.sales: old_receipts(lane, times + 1) for lane in lanes}
    with ExitStack() as stack:
        counters = {lane.sales: stack.enter_context(at_work(lane.folder)) for lane in lanes}
        for counter in counters.values():
            _sell(counter)
        for number in range(times + 1):
            for name, act in READS.items():
                for sales, counter in counters.items():
                    receipt_no = old[sales][number]
                    took = timed(lambda a=act, n=counter, r=receipt_no: a(n, r))  # type: ignore[misc]
                    _next(counter)
                    if number:
                        samples[name][sales].append(took)
    return samples


def _next(counter: Counter) -> None:
    if counter.state.last_sale is not None:
        counter.do(c.NextSale())
    counter.until_printed()


def _sell(counter: Counter) -> None:
    for skus in islice(baskets(), A_SHIFT):
        counter.sell(skus)
    counter.until_printed()


def closings_in_turn(lanes: Sequence[Aged], times: int) -> Samples:
    """Shifts of the same length; each lane ends then, or its look at everything would disturb."""
    samples: Samples = {Z_CLOSE: defaultdict(list)}
    for number in range(times + 1):
        for lane in lanes:
            with at_work(lane.folder) as counter:
                _sell(counter)
                report = _result(counter.running.queries.x_report())
                took = timed(lambda n=counter, r=report: n.do(c.CloseShift(r.expected_minor)))  # type: ignore[misc]
                counter.until_printed()  # or the next start asks what to do with it
                if number:
                    samples[Z_CLOSE][lane.sales].append(took)
    return samples


def recoveries_in_turn(lanes: Sequence[Aged], times: int) -> Samples:
    """A real process is killed each time; then the lane opens, basket and all."""
    samples: Samples = {RECOVERY: defaultdict(list)}
    for _ in range(times):
        for lane in lanes:
            command = [sys.executable, "-m", "tests.bench.scale_killed", str(lane.folder)]
            killed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600)
            if killed.returncode != -signal.SIGKILL:
                raise RuntimeError(
                    f"the lane to be killed ended by itself: {killed.stderr[-2000:]}"
                )
            samples[RECOVERY][lane.sales].append(_opened(lane))
    return samples


def _opened(lane: Aged) -> float:
    clock = next_morning(lane.folder)
    with ExitStack() as stack:
        opening = open_lane(settings_for(lane.folder), clock=clock, hasher=FakeHasher())
        running: list[Any] = []
        took = timed(lambda: running.append(stack.enter_context(opening)))
        report = running[0].lane.state.recovery
        assert report is not None
        assert report.basket_lines == LINES_IN_HAND
    return took
