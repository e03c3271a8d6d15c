"""Devices by hand: they keep what they were told and fail when a test says so."""

from __future__ import annotations

import queue
import time
from dataclasses import dataclass, field

from hardware.lifecycle import Unlinked
from hardware.ports import (
    CardOutcome,
    CardResult,
    DeviceFault,
    DeviceHealth,
    NothingWeighed,
    PrintProof,
    ScanData,
    Settlement,
    Weight,
)


@dataclass
class FakeDevice(Unlinked):
    """Open, closed, healthy or not."""

    name: str = "fake"
    opened: bool = False
    fault: DeviceFault | None = None  # raised by every use while set

    def open(self) -> None:
        self.opened = True

    def close(self) -> None:
        self.opened = False

    def health(self) -> DeviceHealth:
        if self.fault is None:
            return DeviceHealth(online=True)
        return DeviceHealth(False, self.fault.hint, self.fault.key)

    def _check(self) -> None:
        if self.fault is not None:
            raise self.fault


@dataclass
class FakeReceiptPrinter(FakeDevice):
    """Keeps jobs in order; `proof` is what it can give."""

    name: str = "fake printer"
    proof: PrintProof = PrintProof.CONFIRMED
    jobs: list[tuple[str, bytes]] = field(default_factory=list)

    def print(self, job_id: str, data: bytes, deadline_s: float) -> PrintProof:
        self._check()
        self.jobs.append((job_id, data))
        return self.proof


@dataclass
class FakePulsePrinter(FakeDevice):
    """Keeps the short commands that it should pass on."""

    name: str = "fake pulse printer"
    commands: list[bytes] = field(default_factory=list)

    def pulse(self, command: bytes, deadline_s: float) -> None:
        self._check()
        self.commands.append(command)


@dataclass
class FakeCashDrawer(FakeDevice):
    """Counts kicks."""

    name: str = "fake drawer"
    kicks: int = 0
    stands_open: bool | None = None

    def kick(self) -> None:
        self._check()
        self.kicks += 1

    def is_open(self) -> bool | None:
        return self.stands_open


@dataclass
class FakePaymentTerminal(FakeDevice):
    """Gives the answers laid out beforehand, else approves; a key is answered once."""

    name: str = "fake terminal"
    answers: list[CardResult] = field(default_factory=list)
    calls: list[tuple[str, str, int, str]] = field(default_factory=list)
    done: dict[str, CardResult] = field(default_factory=dict)

    def authorize(self, key: str, amount_minor: int, currency: str) -> CardResult:
        return self._answer("authorize", key, amount_minor, currency)

    def refund(self, key: str, amount_minor: int, currency: str, reference: str) -> CardResult:
        return self._answer("refund", key, amount_minor, currency)

    def reverse(self, key: str, of_key: str, amount_minor: int, currency: str) -> CardResult:
        moved = self.done.get(of_key)
        if moved is None or moved.outcome is not CardOutcome.APPROVED:
            return CardResult(CardOutcome.CANCELLED, reason="nothing to take back")
        return self._answer("reverse", key, amount_minor, currency)

    def settle(self, key: str) -> Settlement:
        self._check()
        self.calls.append(("settle", key, 0, ""))
        return Settlement(CardOutcome.APPROVED, key, len(self.done))

    def last_transaction(self, key: str) -> CardResult | None:
        self._check()
        return self.done.get(key)

    def _answer(self, what: str, key: str, amount_minor: int, currency: str) -> CardResult:
        self._check()
        self.calls.append((what, key, amount_minor, currency))
        if key not in self.done:
            approved = CardResult(CardOutcome.APPROVED, f"{len(self.done) + 1:06d}", "**** 4242")
            self.done[key] = self.answers.pop(0) if self.answers else approved
        return self.done[key]


@dataclass
class FakeLineDisplay(FakeDevice):
    """Keeps the two lines."""

    name: str = "fake display"
    lines: tuple[str, str] = ("", "")

    def show(self, first: str, second: str = "") -> None:
        self._check()
        self.lines = (first, second)

    def clear(self) -> None:
        self.lines = ("", "")


@dataclass
class FakeScanner(FakeDevice):
    """Hands over what a test lays before it."""

    name: str = "fake scanner"
    waiting: list[ScanData] = field(default_factory=list)

    def scan(self, deadline: float) -> ScanData | None:
        self._check()
        if self.waiting:
            return self.waiting.pop(0)
        time.sleep(max(0.0, min(0.01, deadline - time.monotonic())))
        return None


@dataclass
class FakeIdReader(FakeScanner):
    """Likewise, with documents."""

    name: str = "fake ID reader"

    def read_document(self, deadline: float) -> ScanData | None:
        return self.scan(deadline)


@dataclass
class FakeScale(FakeDevice):
    """Weighs what a test puts on it."""

    name: str = "fake scale"
    on_it: Weight | None = None
    tared: Weight | None = None
    zeroed: int = 0

    def weigh(self, deadline: float) -> Weight:
        self._check()
        if self.on_it is None:
            raise NothingWeighed(self.name)
        return self.on_it

    def zero(self, deadline: float) -> None:
        self._check()
        self.zeroed += 1

    def tare(self, weight: Weight | None, deadline: float) -> None:
        self._check()
        self.tared = weight or self.on_it


@dataclass
class FakeLabelPrinter(FakeReceiptPrinter):
    """Keeps label jobs."""

    name: str = "fake label printer"
    language: str = "zpl"


@dataclass
class FakeTransport:
    """A cable in memory: what is written is kept, what a test says is read."""

    name: str = "fake cable"
    where: str = "here"
    is_open: bool = False
    fault: DeviceFault | None = None
    written: bytearray = field(default_factory=bytearray)
    says: bytearray = field(default_factory=bytearray)

    def open(self) -> None:
        if self.fault is not None:
            raise self.fault
        self.is_open = True

    def close(self) -> None:
        self.is_open = False

    def write(self, data: bytes, deadline: float) -> None:
        self._check()
        self.written += data

    def read(self, most: int, deadline: float) -> bytes:
        self._check()
        if not self.says:
            time.sleep(max(0.0, min(0.01, deadline - time.monotonic())))
        taken = bytes(self.says[:most])
        del self.says[:most]
        return taken

    def drain(self) -> bytes:
        self._check()
        taken = bytes(self.says)
        self.says.clear()
        return taken

    def missing(self) -> DeviceFault:
        return self.fault or DeviceFault(self.name)

    def _check(self) -> None:
        if self.fault is not None:
            self.is_open = False
            raise self.fault


@dataclass
class FakeSource:
    """News of cables when a test says so; each comes in so many pieces."""

    pieces: int = 1
    trips: bool = False
    closed: bool = False
    news: queue.Queue[int] = field(default_factory=queue.Queue)
    more: int = 0  # pieces of one device that are there already

    def plug(self) -> None:
        self.news.put(self.pieces)

    def wait(self, timeout_s: float) -> bool:
        if self.trips:
            raise OSError("the news ended")
        if not self.more:
            try:
                self.more = self.news.get(timeout=timeout_s)
            except queue.Empty:
                return False
        came = self.more > 0
        self.more -= came
        return came

    def wake(self) -> None:
        self.news.put(0)

    def close(self) -> None:
        self.closed = True
