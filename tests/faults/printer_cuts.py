"""One receipt over a cable that fails after byte n, and what may be said of it afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hardware.errors import DeviceFault
from hardware.ports import (
    CoverOpen,
    PaperEmpty,
    PrinterFault,
    PrinterOffline,
    PrintProof,
    ReceiptPrinter,
    UnknownOutcome,
)
from hardware.simulators.printer_cable import Cut, Ends, PrinterCable
from hardware.simulators.printer_works import PrinterFaults, PrinterWorks
from tests.fakes.escpos import EscposBench

CABLE = tuple(Ends)
PRINTER = ("paper_out_after", "cover_open_after", "silent_after")  # of bytes on paper
NOTHING_PRINTED = (PrinterOffline, PaperEmpty, CoverOpen, PrinterFault)
_DEADLINE_S = 20.0


class WatchedCable(PrinterCable):
    """Knows how many bytes of the job itself came through."""

    job = b""
    arrived = 0

    def write(self, data: bytes, deadline: float) -> None:
        room = len(data) if self.cut is None else max(0, self.cut.after - self._written)
        if data is self.job:
            self.arrived = min(len(data), room)
        super().write(data, deadline)


@dataclass(frozen=True)
class Trial:
    """What was said, and what is true."""

    said: str  # a PrintProof, or the name of an error
    surely_nothing: bool  # the error means: nothing of it was printed
    contract: bool  # the port knows this error
    arrived: int
    on_paper: bytes


def trial(job: bytes, after: int, how: str, driver: str) -> Trial:
    """Print a job; the cable or the printer stops after so many bytes."""
    faults = PrinterFaults(mute=driver == "mute")
    bench = EscposBench(faults)
    bench.works = PrinterWorks(replace(faults, **{how: after}) if how in PRINTER else faults)
    cut = None if how in PRINTER else Cut(after, Ends(how))
    clock = bench.clock
    bench.cable = cable = WatchedCable(
        bench.works, cut=cut, clock=clock, wait_until=clock.wait_until
    )
    cable.job = job
    said, surely_nothing, contract = "", False, True
    try:
        said = _printer(bench, driver).print("job", job, _DEADLINE_S)
    except DeviceFault as fault:
        said = type(fault).__name__
        surely_nothing = isinstance(fault, NOTHING_PRINTED)
        contract = surely_nothing or isinstance(fault, UnknownOutcome)
    return Trial(said, surely_nothing, contract, cable.arrived, bytes(bench.works.printed))


def _printer(bench: EscposBench, driver: str) -> ReceiptPrinter:
    if driver in ("visited", "mute"):
        return bench.visited()
    return bench.held(proof="none" if driver == "held, no proof" else driver)


def wrong(found: Trial, job: bytes) -> Iterator[str]:
    """What was said and is not so."""
    if not found.contract:
        yield f"{found.said} is no answer of a printer"
    if found.said in (PrintProof.CONFIRMED, PrintProof.ECHOED) and found.on_paper != job:
        yield f"{found.said} with {len(found.on_paper)} of {len(job)} bytes on paper"
    if found.said == PrintProof.SENT and found.arrived != len(job):
        yield f"sent with {found.arrived} of {len(job)} bytes taken"
    if found.surely_nothing and found.arrived:
        yield f"{found.said} says: nothing printed, after {found.arrived} bytes arrived"
