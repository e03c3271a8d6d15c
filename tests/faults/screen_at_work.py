"""The real window under watch, and what it is slowed down with: gates that a test holds closed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import Qt
from sqlalchemy.engine.default import DefaultDialect

from hardware.ports import CardResult, PrintProof
from pos_terminal import bootstrap
from pos_terminal.checkout.state import Phase
from pos_terminal.ui.watchdog import Watchdog
from pos_terminal.ui.widgets import Sheet
from tests.fakes.devices import FakePaymentTerminal, FakeReceiptPrinter
from tests.faults.screen_guard import ScreenGuard, guarded, watched_sql
from tests.ui.till import Till, open_till

PATIENCE_S = 60.0
BEATS = 8  # signs of life that prove that the event loop goes round


class Gate:
    """Holds back whoever comes through while it is closed."""

    def __init__(self) -> None:
        self._open = threading.Event()
        self._open.set()
        self.holds = threading.Event()  # somebody stands before it

    def close(self) -> None:
        self.holds.clear()
        self._open.clear()

    def open(self) -> None:
        self._open.set()

    @property
    def is_closed(self) -> bool:
        return not self._open.is_set()

    def come_through(self) -> None:
        if self.is_closed:
            self.holds.set()
            assert self._open.wait(PATIENCE_S), "nobody opened the gate"


@dataclass
class SlowPrinter(FakeReceiptPrinter):
    """A printer behind a gate."""

    gate: Gate = field(default_factory=Gate)

    def print(self, job_id: str, data: bytes, deadline_s: float) -> PrintProof:
        self.gate.come_through()
        return super().print(job_id, data, deadline_s)


@dataclass
class SlowTerminal(FakePaymentTerminal):
    """A card terminal behind a gate."""

    gate: Gate = field(default_factory=Gate)

    def authorize(self, key: str, amount_minor: int, currency: str) -> CardResult:
        self.gate.come_through()
        return super().authorize(key, amount_minor, currency)


@dataclass
class Screen:
    """A till at work and its witnesses."""

    till: Till
    dog: Watchdog
    guard: ScreenGuard
    printer: SlowPrinter
    terminal: SlowTerminal
    disk: Gate

    def beats(self, times: int = BEATS) -> None:
        """The event loop goes round so many times more."""
        goal = self.dog.record.beats + times
        self.till.until(lambda: self.dog.record.beats >= goal, "the screen stands still")

    def pauses(self) -> str:
        """The longest pause as a figure, and what of it the screen's own thread reckoned."""
        blocks = list(self.dog.recent)
        if not blocks:
            return "never longer than 100 ms"
        longest = max(blocks, key=lambda block: block.blocked_ms)
        own = [frame for frame in longest.stack if frame.startswith("pos_terminal")]
        where = own[-1] if own else "no code of ours"
        return (
            f"{len(blocks)} pauses above 100 ms, the longest {longest.blocked_ms} ms"
            f" ({longest.cpu_ms} ms of its own) in {where}"
        )

    def lives_before(self, gate: Gate) -> None:
        """While somebody stands before the gate, the screen beats, opens and closes a sheet."""
        self.till.until(gate.holds.is_set, "nobody came to the gate")
        self.beats()
        self.press(Qt.Key.Key_F10)
        self.till.until(lambda: Sheet.top_of(self.till.window) is not None, "no sheet opened")
        self.press(Qt.Key.Key_Escape)
        self.till.until(lambda: Sheet.top_of(self.till.window) is None, "the sheet stays")
        assert gate.is_closed

    def press(self, key: Qt.Key) -> None:
        self.till.keys.press(key)

    def scan(self, code: str) -> None:
        self.till.keys.scan(code)

    def lines(self) -> int:
        """Lines that the ticket shows."""
        return len(self.till.window.pages.sell.panel.ticket.rows())

    def phase(self) -> Phase:
        return self.till.stage.state.phase

    def comes_to(self, phase: Phase) -> None:
        self.till.until(lambda: self.phase() is phase, f"still {self.phase()}")

    def sell(self, code: str) -> None:
        """A whole cash sale by keys."""
        self.scan(code)
        self.till.until(lambda: self.lines() > 0, "the scan is not on the ticket")
        self.press(Qt.Key.Key_F9)
        self.comes_to(Phase.PAYING)
        self.press(Qt.Key.Key_Return)
        self.comes_to(Phase.PAID)


@contextmanager
def at_work(folder: Path, **settings: Any) -> Iterator[Screen]:
    """A till in `folder`, its screen under watch and guard, its disk and devices behind gates."""
    printer, terminal, disk = SlowPrinter(), SlowTerminal(), Gate()
    with ExitStack() as stack:
        stack.enter_context(watched_sql())
        stack.enter_context(patch.object(bootstrap, "printer_of", lambda *_: printer))
        stack.enter_context(patch.object(bootstrap, "terminal_of", lambda *_: terminal))
        stack.enter_context(_slow_disk(disk))
        till = stack.enter_context(open_till(folder, **settings))
        dog = Watchdog()
        dog.start()
        stack.callback(dog.stop)
        for gate in (printer.gate, terminal.gate, disk):
            stack.callback(gate.open)
        guard = stack.enter_context(guarded())
        dog.ready()
        yield Screen(till, dog, guard, printer, terminal, disk)


@contextmanager
def _slow_disk(gate: Gate) -> Iterator[None]:
    """Commits of the lane come through the gate."""
    commit = DefaultDialect.do_commit

    def slowly(dialect: DefaultDialect, connection: Any) -> None:
        if threading.current_thread().name == "pos-lane":
            gate.come_through()
        commit(dialect, connection)

    with patch.object(DefaultDialect, "do_commit", slowly):
        yield
