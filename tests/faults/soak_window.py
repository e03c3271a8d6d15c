"""A shift on the real window, offscreen: keys, sheets, pages, looks, under the watchdog."""

from __future__ import annotations

import gc
import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import shiboken6
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from pos_terminal import bootstrap
from pos_terminal.checkout.commands import LockScreen
from pos_terminal.checkout.state import Phase
from pos_terminal.ui.watchdog import Watchdog
from pos_terminal.ui.widgets import Sheet
from tests.faults.soak_judge import Sample, every, take
from tests.faults.soak_shift import ForgetfulPrinter, ForgetfulTerminal
from tests.ui.till import BREAD, JANE, MILK, Till, open_till

SHEETS = (Qt.Key.Key_F3, Qt.Key.Key_F5, Qt.Key.Key_F10)
PAGES = ("sign_in", "close_shift", "products", "staff")
F7, F9, ENTER, ESCAPE = Qt.Key.Key_F7, Qt.Key.Key_F9, Qt.Key.Key_Return, Qt.Key.Key_Escape
Plant = Callable[[Till], object]


@dataclass
class Cashier:
    """Somebody at the window."""

    till: Till
    dice: random.Random
    sales: int = 0
    new_looks: bool = True  # each makes all pages anew, and would clear away what sheets leave

    def press(self, key: Qt.Key) -> None:
        self.till.keys.press(key)

    def comes_to(self, phase: Phase) -> None:
        self.till.until(lambda: self.till.stage.state.phase is phase, f"not {phase}")

    def once_in(self, times: int) -> bool:
        return self.sales % times == 0

    def serve(self) -> None:
        """One sale, and now and then what else there is to see."""
        count = self.dice.randint(1, 4)
        for number in range(count):
            self.till.keys.scan((MILK, BREAD)[number % 2])
        self.till.until(lambda: len(self.till.stage.state.priced.lines) == min(count, 2))
        if self.once_in(4):
            self.look_at(self.dice.choice(SHEETS))
        self.pay()
        self.sales += 1
        if self.once_in(6):
            self.search()
        if self.once_in(10):
            self.visit(self.dice.choice(PAGES))
        if self.new_looks and self.once_in(12):
            self.till.stage.page_wanted.emit("theme")
            loop(20)
        if self.once_in(15):
            self.lock()

    def pay(self) -> None:
        self.press(F9)
        self.comes_to(Phase.PAYING)
        self.press(F7 if self.once_in(3) else ENTER)
        self.comes_to(Phase.PAID)
        self.press(ENTER)
        self.comes_to(Phase.SELLING)

    def look_at(self, key: Qt.Key) -> None:
        """Open a sheet and leave it."""
        self.press(key)
        self.till.until(lambda: Sheet.top_of(self.till.window) is not None, f"{key}: no sheet")
        self.press(ESCAPE)
        self.till.until(lambda: Sheet.top_of(self.till.window) is None, f"{key}: it stays")

    def search(self) -> None:
        self.till.keys.type("milk")
        self.till.quiet()
        loop(20)
        self.press(ESCAPE)
        self.press(ESCAPE)

    def visit(self, page: str) -> None:
        self.till.stage.page_wanted.emit(page)
        loop(20)
        self.till.stage.page_wanted.emit("")
        loop(20)

    def lock(self) -> None:
        self.till.running.lane.submit(LockScreen()).result(60)
        self.comes_to(Phase.LOCKED)
        self.till.keys.type(JANE[1])
        self.till.quiet()
        self.press(ENTER)
        self.comes_to(Phase.SELLING)

    def settle_in(self) -> None:
        """The look stays from now on, and every page has been made."""
        self.new_looks = False
        for page in PAGES:
            self.visit(page)
        for sheet in SHEETS:
            self.look_at(sheet)
        self.search()
        self.lock()

    def rest(self) -> None:
        """Until nothing is under way: printer, answers, what waits to be deleted."""
        self.till.until(lambda: self.till.stage.state.prints.queued == 0)
        self.till.settle()
        loop(30)
        gc.collect()
        loop(10)


def loop(milliseconds: int) -> None:
    """Let a real event loop run: only there what was closed is deleted."""
    running = QEventLoop()
    QTimer.singleShot(milliseconds, lambda: running.quit())  # see wait_until
    running.exec()


def counted(till: Till) -> tuple[int, int, int]:
    """Widgets of the application, timers that tick, and objects below the window."""
    timers = [
        thing
        for thing in gc.get_objects()
        if isinstance(thing, QTimer) and shiboken6.isValid(thing) and thing.isActive()
    ]
    window = till.window
    objects = len(window.findChildren(QObject)) + len(till.stage.findChildren(QObject))
    return len(QApplication.allWidgets()), len(timers), objects


@contextmanager
def _till(folder: Path) -> Iterator[Till]:
    with ExitStack() as stack:
        printer, terminal = ForgetfulPrinter(), ForgetfulTerminal()
        stack.enter_context(patch.object(bootstrap, "printer_of", lambda *_: printer))
        stack.enter_context(patch.object(bootstrap, "terminal_of", lambda *_: terminal))
        yield stack.enter_context(open_till(folder))


def work(folder: Path, sales: int, seed: int, plant: Plant | None = None) -> list[Sample]:
    """Sell so many times by keys, under the watchdog; `plant` leaks after each sale."""
    log, samples = folder / "lane.db-wal", []
    with _till(folder) as till:
        dog = Watchdog()
        dog.start()
        dog.ready()
        cashier = Cashier(till, random.Random(seed))
        for number in range(1, sales + 1):
            if number == sales // 3:
                cashier.settle_in()
            cashier.serve()
            if plant is not None:
                plant(till)
            if number % every(sales) == 0:
                cashier.rest()
                samples.append(take(cashier.sales, log, lambda: counted(till)))
        dog.stop()
    return samples
