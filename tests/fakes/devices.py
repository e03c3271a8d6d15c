"""Devices by hand: they keep what they were told and fail when a test says so."""

from __future__ import annotations

from dataclasses import dataclass, field

from hardware.ports import (
    CardOutcome,
    CardResult,
    DeviceFault,
    DeviceHealth,
    PrintProof,
)


@dataclass
class FakeDevice:
    """Open, closed, healthy or not."""

    name: str = "fake"
    is_open: bool = False
    fault: DeviceFault | None = None  # raised by every use while set

    def open(self) -> None:
        self.is_open = True

    def close(self) -> None:
        self.is_open = False

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

    def kick(self) -> None:
        self._check()
        self.kicks += 1


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
