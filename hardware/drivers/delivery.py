"""Handing a job over to a printer that does not say what became of it: bytes, and the truth."""

from __future__ import annotations

from hardware.errors import DeviceFault, PrinterOffline, UnknownOutcome
from hardware.ports import PrintProof
from hardware.transports.base import EndsJobs, Transport, WriteCut


def offline(name: str, fault: DeviceFault) -> PrinterOffline:
    """A cable's fault before the first byte: nothing was printed; what it hints at is kept."""
    said = fault.hint if fault.hint != type(fault).standing_hint else ""
    return PrinterOffline(name, said)


def line_s(data: bytes, bytes_s: float) -> float:
    """What a slow line takes for a job, beside the time that the printer has for it."""
    return len(data) / bytes_s if bytes_s else 0.0


def hand_over(name: str, link: Transport, data: bytes, deadline: float) -> None:
    """Write it; PrinterOffline where no byte left, UnknownOutcome where some may have."""
    try:
        link.write(data, deadline)
    except WriteCut as cut:
        if not cut.sent:
            raise offline(name, cut) from cut
        raise UnknownOutcome(name) from cut
    except DeviceFault as fault:  # it was closed before the first byte
        raise offline(name, fault) from fault


def taken(name: str, link: Transport, deadline: float) -> PrintProof:
    """A mute printer: its cable must say that all was taken."""
    try:
        all_of_it = isinstance(link, EndsJobs) and link.end_job(deadline)
    except WriteCut as cut:
        if not cut.sent:
            raise offline(name, cut) from cut
        raise UnknownOutcome(name) from cut
    except DeviceFault as fault:
        raise UnknownOutcome(name) from fault
    if not all_of_it:
        raise UnknownOutcome(name)
    return PrintProof.SENT
