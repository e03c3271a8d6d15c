"""A receipt of 20 lines as ESC/POS bytes, beside python-escpos writing the same lines alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from escpos.printer import Dummy

from pos_terminal.receipts.escpos import escpos_bytes
from pos_terminal.receipts.printer_settings import PrinterSettings
from pos_terminal.receipts.sale import receipt_document
from tests.bench.figures import Figure, percentile, spread_of
from tests.bench.options import Options
from tests.fakes.receipts import SHOP, Event, line, sale

NAME = "escpos_encode"
DOES = "a receipt of 20 lines from its event to the bytes for the printer"
GOAL_MS = 5.0
LINES = 20
_RUNS, _QUICK_RUNS = 400, 40
_FLOOR = "python-escpos writing the same lines, without layout, code pages by it"


def measure(options: Options) -> Iterator[Figure]:
    """Ours and the floor in turn; a first one each is not counted: it loads libraries."""
    runs = _QUICK_RUNS if options.quick else _RUNS
    for name, drawn in (("Latin", False), ("with two lines that are drawn", True)):
        event = _receipt(drawn)
        texts = _lines(event)
        ours, floor = [], []
        _job(event), _floor(texts)
        for _ in range(runs):
            ours.append(_ms(lambda event=event: _job(event)))
            floor.append(_ms(lambda texts=texts: _floor(texts)))
        p50 = percentile(ours, 50)
        yield Figure(
            f"encode a receipt of {LINES} lines, {name}, p50",
            "ms",
            p50,
            percentile(floor, 50),
            _FLOOR,
            f"≤ {GOAL_MS:.0f} ms",
            p50 <= GOAL_MS,
            f"p99 {percentile(ours, 99):.1f} ms",
            spread_of([one / other for one, other in zip(ours, floor, strict=True)]),
        )


def _receipt(drawn: bool) -> Event:
    names = [f"Jägermeister Crème brûlée no. {number} €" for number in range(LINES)]
    if drawn:
        names[3:5] = ["北京烤鸭", "ข้าวหอมมะลิ"]
    return sale([line(name, "12.90") for name in names])


def _job(event: Event) -> bytes:
    return escpos_bytes(receipt_document(event, SHOP, cashier="Jane"), PrinterSettings())


def _lines(event: Event) -> list[str]:
    """The text that is printed, line by line, as it is padded."""
    text = _job(event).decode("cp858", "replace")
    return ["".join(filter(str.isprintable, one)) for one in text.split("\n")]


def _floor(texts: list[str]) -> bytes:
    printer = Dummy()
    for text in texts:
        printer.text(f"{text}\n")
    printer.cut()
    return bytes(printer.output)


def _ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
