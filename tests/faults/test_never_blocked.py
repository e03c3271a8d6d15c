"""The screen goes on while disk, printer, card terminal or readers stand still (I9, C12).

Each test holds a gate closed and sees the event loop go round and a sheet open meanwhile; the guard
sees that the screen's thread touched no file, socket or database and waited for nobody. How long
the longest pause took is a figure (`./pos faults --only never_blocked`), not a check: it is
the machine's as much as ours.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt, QTimer

from hardware.ports import PrinterOffline
from pos_terminal.checkout import past_sales
from pos_terminal.checkout.state import Phase
from pos_terminal.store.catalog.reader import CatalogReader
from pos_terminal.store.importing import products
from tests.faults.injectors import Strace
from tests.faults.screen_at_work import BEATS, Gate, Screen, at_work
from tests.ui.till import BREAD, MILK, has, tap

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
IMPORTED = 100_000  # rows
SYNC = "fsync,fdatasync"  # whichever SQLite was built with
F7, F9, ENTER = Qt.Key.Key_F7, Qt.Key.Key_F9, Qt.Key.Key_Return


@pytest.fixture
def screen(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Screen]:
    """A till; at the end its guard must have caught nothing, and the longest pause is told."""
    with at_work(tmp_path / "shop") as working:
        yield working
        print(f"{request.node.name}: {working.pauses()}")
    assert working.guard.caught == []


def test_a_disk_that_takes_its_time_holds_up_the_sale_and_not_the_screen(screen: Screen) -> None:
    screen.disk.close()
    screen.scan(MILK)
    screen.lives_before(screen.disk)
    assert screen.lines() == 0  # nothing is shown before the disk has it
    screen.disk.open()
    screen.till.until(lambda: screen.lines() == 1)
    screen.press(F9)
    screen.comes_to(Phase.PAYING)
    screen.disk.close()
    screen.press(ENTER)
    screen.till.until(screen.disk.holds.is_set)
    screen.beats()
    assert screen.phase() is Phase.PAYING
    screen.disk.open()
    screen.comes_to(Phase.PAID)


def test_a_disk_that_really_takes_half_a_second_to_sync(screen: Screen, tmp_path: Path) -> None:
    log, store = tmp_path / "strace.txt", tmp_path / "shop" / "lane.db-wal"
    with Strace(os.getpid(), f"{SYNC}:delay_exit=500000", log, store):
        before = screen.dog.record.beats
        screen.scan(MILK)
        screen.till.until(lambda: screen.lines() == 1)
        beats = screen.dog.record.beats - before
    assert "DELAYED" in log.read_text("utf-8")
    assert beats >= BEATS


def test_a_printer_that_never_answers_holds_up_nobody(screen: Screen) -> None:
    screen.printer.gate.close()
    screen.sell(MILK)
    screen.press(ENTER)
    screen.comes_to(Phase.SELLING)
    screen.lives_before(screen.printer.gate)
    screen.sell(BREAD)
    assert screen.printer.jobs == []
    screen.printer.gate.open()
    screen.till.until(lambda: len(screen.printer.jobs) == 2)


def test_a_printer_that_is_off_queues_receipts_and_asks_before_it_prints_them(
    screen: Screen,
) -> None:
    question = screen.till.window.printer
    screen.printer.fault = PrinterOffline("fake printer")
    for code in (MILK, BREAD):
        screen.sell(code)
        screen.press(ENTER)
        screen.comes_to(Phase.SELLING)
    lane = screen.till.running.lane
    screen.till.until(lambda: lane.state.prints.condition == "offline")
    assert lane.state.prints.queued == 2
    screen.printer.fault = None
    screen.till.until(question.isVisible, "it does not ask")
    screen.beats()
    assert screen.printer.jobs == []
    tap(screen.till.window, "Print them")
    screen.till.until(lambda: lane.state.prints.queued == 0)
    screen.beats()
    jobs = [job_id for job_id, _data in screen.printer.jobs]
    assert len(jobs) == len(set(jobs)) == 2


def test_a_card_terminal_that_hangs_leaves_the_screen_alive(screen: Screen) -> None:
    screen.terminal.gate.close()
    screen.scan(MILK)
    screen.till.until(lambda: screen.lines() == 1)
    screen.press(F9)
    screen.comes_to(Phase.PAYING)
    screen.press(F7)
    screen.comes_to(Phase.CARD_PENDING)
    screen.till.until(screen.terminal.gate.holds.is_set)
    screen.beats()
    screen.terminal.gate.open()
    screen.comes_to(Phase.PAID)


def held_back(target: type | object, name: str, gate: Gate) -> object:
    """A patch: that function comes through the gate first."""
    real = getattr(target, name)

    def slowly(*arguments: object, **named: object) -> object:
        gate.come_through()
        return real(*arguments, **named)

    return patch.object(target, name, slowly)


def test_a_search_that_takes_long_leaves_screen_and_sale_alone(screen: Screen) -> None:
    gate = Gate()
    with held_back(CatalogReader, "search", gate):  # type: ignore[attr-defined]
        gate.close()
        screen.till.keys.type("milk")
        screen.till.quiet()
        screen.till.until(gate.holds.is_set, "nobody searched")
        screen.beats()
        screen.scan(BREAD)
        screen.till.until(lambda: screen.lines() == 1, "the scan waits for the search")
        assert gate.is_closed
        gate.open()
        screen.beats()


def test_a_report_that_takes_long_leaves_the_screen_alive(screen: Screen) -> None:
    gate = Gate()
    screen.sell(MILK)
    screen.press(ENTER)
    screen.comes_to(Phase.SELLING)
    with held_back(past_sales, "find", gate):  # type: ignore[attr-defined]
        gate.close()
        tap(screen.till.window, "Find sale")
        screen.till.until(gate.holds.is_set, "nobody looked for sales")
        screen.beats()
        assert gate.is_closed
        gate.open()
        screen.till.until(lambda: has(screen.till.window, "TERM001-1-000001"))


@pytest.fixture
def products_file(tmp_path: Path) -> Path:
    """Made before the screen is watched: this thread is the screen's."""
    file = tmp_path / "products.csv"
    with file.open("w", encoding="utf-8", newline="") as handle:
        out = csv.writer(handle)
        out.writerow(("sku", "name", "price", "barcode"))
        for number in range(IMPORTED):
            out.writerow((f"S{number}", f"Something number {number}", "1.25", ""))
    return file


def test_an_import_of_100_000_products_from_another_process_leaves_the_till_selling(
    products_file: Path, screen: Screen, tmp_path: Path
) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "POS_DATA_DIR": str(tmp_path / "shop")}
    real, began, ended = products.import_products, threading.Event(), threading.Event()

    def noticed(*arguments: Any, **named: Any) -> Any:
        began.set()
        try:
            return real(*arguments, **named)
        finally:
            ended.set()

    command = [sys.executable, "-m", "pos_terminal", "import", "products", str(products_file)]
    command.append("--yes")
    # the command hands the file to the lane that runs: the work is done in this very process
    with patch.object(products, "import_products", noticed):
        importing = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
        try:
            screen.till.until(began.is_set, "no import came")
            for _ in range(3):
                screen.sell(MILK)
                screen.press(ENTER)
                screen.comes_to(Phase.SELLING)
                screen.beats()
            assert not ended.is_set(), "the import was over too soon to prove anything"
            screen.till.until(lambda: importing.poll() is not None, "the import does not end")
        finally:
            importing.kill()
            out, _ = importing.communicate()
    assert "100,000" in out


def test_ten_thousand_keys_a_second_are_scans_and_none_is_lost(screen: Screen) -> None:
    scans = 10_000 // (len(MILK) + 1)
    keys = screen.till.keys
    sent: list[int] = []

    def one_more() -> None:
        """A code in no time, and the next one as soon as the event loop comes round."""
        keys.scan(MILK, gap_ms=0)
        sent.append(1)
        if len(sent) < scans:
            QTimer.singleShot(0, screen.till.window, one_more)

    one_more()
    screen.beats()

    def sold() -> int:
        return sum(line.line.qty_milli for line in screen.till.stage.state.priced.lines)

    # a machine that is busy takes its time for 714 lines: what counts is that none is missing
    screen.till.until(lambda: sold() >= scans * 1000, limit_ms=240_000)
    screen.till.settle()
    assert sold() == scans * 1000


def test_the_guard_catches_a_screen_that_reads_a_file_asks_a_database_or_waits(
    screen: Screen, tmp_path: Path
) -> None:
    """Planted: what product code would do wrong, done by a module that claims to be the product."""

    def answers_later() -> Future[None]:
        future: Future[None] = Future()
        threading.Timer(0.05, future.set_result, (None,)).start()
        return future

    space = {
        "__name__": "pos_terminal.planted",
        "screen": screen,
        "path": tmp_path / "file",
        "ask": answers_later,
    }
    exec(
        "def plant():\n"
        "    path.write_text('x')\n"
        "    with screen.till.running.queries._lane.read() as c:\n"
        "        c.exec_driver_sql('SELECT 1')\n"
        "    ask().result(60)\n",
        space,
    )
    space["plant"]()  # type: ignore[operator]
    caught = " | ".join(screen.guard.caught)
    assert "open" in caught
    assert "SQL SELECT 1 by pos_terminal" in caught
    assert "waiting for another thread by pos_terminal.planted" in caught
    screen.guard.caught.clear()
    other = threading.Thread(target=space["plant"])  # type: ignore[arg-type]
    other.start()
    other.join()
    assert screen.guard.caught == []  # another thread may
