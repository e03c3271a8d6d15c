"""An ESC/POS printer in memory, on a clock that stands still until somebody waits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from hardware.drivers.escpos_printer import Abilities, HeldPrinter, VisitedPrinter
from hardware.simulators.printer_cable import Cut, PrinterCable
from hardware.simulators.printer_works import PrinterFaults, PrinterWorks
from tests.fakes.devices import FakeTransport


@dataclass
class StillClock:
    """Seconds that pass only where somebody waits for them."""

    now: float = 0.0
    later: list[tuple[float, Callable[[], None]]] = field(default_factory=list)  # in order

    def __call__(self) -> float:
        return self.now

    def wait_until(self, moment: float) -> None:
        """Let time pass until then, or until the next thing happens."""
        if self.later and self.later[0][0] <= moment:
            moment, happens = self.later.pop(0)
            happens()
        self.now = max(self.now, moment)


@dataclass
class EscposBench:
    """A printer's works, a cable that can be cut, and drivers on it."""

    faults: PrinterFaults = field(default_factory=PrinterFaults)
    cut: Cut | None = None
    clock: StillClock = field(default_factory=StillClock)

    def __post_init__(self) -> None:
        self.works = PrinterWorks(self.faults)
        self.cable = PrinterCable(
            self.works, "printer", self.cut, clock=self.clock, wait_until=self.clock.wait_until
        )

    def slow(self, delay_s: Callable[[], float]) -> None:
        """From now on each answer comes so much later, one after the other."""
        take, ready = self.works.take, 0.0

        def later(data: bytes) -> bytes:
            nonlocal ready
            for byte in take(data):
                ready = max(ready, self.clock.now + delay_s())
                said = bytes([byte])
                self.clock.later.append((ready, lambda said=said: self.cable.says(said)))  # type: ignore[misc]
            return b""

        self.works.take = later  # type: ignore[method-assign]

    def held(self, **can: object) -> HeldPrinter:
        """On a cable of its own, claimed."""
        printer = HeldPrinter(self.cable, "printer", Abilities(**can), self.clock)  # type: ignore[arg-type]
        printer.claim()
        return printer

    def visited(self, **can: object) -> VisitedPrinter:
        """One connection a job."""
        abilities = Abilities(**({"may_be_mute": True} | can))  # type: ignore[arg-type]
        return VisitedPrinter(lambda: self.cable, "printer", abilities, self.clock)


@dataclass
class FakeEndsJobs(FakeTransport):
    """A cable that says whether all was taken."""

    taken: bool = True

    def end_job(self, deadline: float) -> bool:
        return self.taken
