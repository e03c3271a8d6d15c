"""Label printers: ZPL on any cable, its state and its proof by ~HS; ESC/POS as receipts are."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from hardware.drivers import escpos
from hardware.drivers.delivery import hand_over, line_s, offline, taken
from hardware.drivers.visited import Visited
from hardware.errors import (
    CoverOpen,
    DeviceFault,
    PaperEmpty,
    PrinterFault,
    PrinterOffline,
    UnknownOutcome,
)
from hardware.lifecycle import Linked, unhealthy
from hardware.linking import link as linked
from hardware.parsing.zpl_status import ASK, ZplStatus, zpl_status
from hardware.ports import DeviceHealth, LabelPrinter, PrintProof, ReceiptPrinter
from hardware.registry import Make
from hardware.transports.base import Transport

_VISITED = ("tcp", "spool")
_ANSWER = 400  # bytes of ~HS are about 80
_SILENT = (
    "The label printer does not answer: look for labels, ribbon and an open head; check power and"
    " cable. If it never can, set its option proof to none on the Devices page."
)
_NO_LABELS = "Put in a new roll of labels."
_NO_RIBBON = "Put in a new ribbon."
_HEAD_OPEN = "Close the label printer's head."
_PAUSED = "The label printer is paused: press its Pause key."
_HOT = "The label printer's head is too hot: wait some minutes."
_AT_WORK = "The label printer is still busy with other labels: wait, or cancel them at the printer."
_LOOK = "Look at the labels that are there, and print again those that are missing."


@dataclass(frozen=True, slots=True)
class Pace:
    """How long it is waited for answers, in seconds."""

    answer_s: float = 1.0
    again_s: float = 0.25  # between two questions while labels are printed


class ZplWork:
    """One job or one look over a connection that is open."""

    def __init__(self, name: str, proves: bool, pace: Pace) -> None:
        """`proves`: it answers ~HS."""
        self.name = name
        self.proves = proves
        self.pace = pace

    def job(self, link: Transport, data: bytes, deadline: float) -> PrintProof:
        """Print; see LabelPrinter."""
        if not self.proves:
            hand_over(self.name, link, data, deadline)
            return taken(self.name, link, deadline)
        self._ready(link)
        hand_over(self.name, link, data, deadline)
        try:
            return self._printed(link, deadline)
        except UnknownOutcome:
            raise
        except DeviceFault as fault:
            raise UnknownOutcome(self.name, _LOOK) from fault

    def look(self, link: Transport) -> DeviceHealth:
        """How the printer is; `online` is None where it cannot tell."""
        if not self.proves:
            return DeviceHealth(None)
        try:
            status = self._asked(link)
        except DeviceFault as err:
            return unhealthy(offline(self.name, err))
        fault = self._fault(status)
        return unhealthy(fault) if fault is not None else DeviceHealth(online=True)

    def _ready(self, link: Transport) -> None:
        """Raises what stops printing; nothing of the job was sent yet."""
        try:
            status = self._asked(link)
        except DeviceFault as err:
            raise offline(self.name, err) from err
        fault = self._fault(status)
        if fault is not None:
            raise fault
        if status is not None and not status.idle:
            raise PrinterOffline(self.name, _AT_WORK)

    def _printed(self, link: Transport, deadline: float) -> PrintProof:
        """Idle twice in turn: the first answer may have been made before the job was read."""
        idle = 0
        while time.monotonic() < deadline:
            status = self._asked(link)
            fault = self._fault(status) if status is not None else None
            if fault is not None:
                raise UnknownOutcome(self.name, f"{fault.hint} {_LOOK}")
            idle = idle + 1 if status is not None and status.idle else 0
            if idle == 2:
                return PrintProof.CONFIRMED
            time.sleep(min(self.pace.again_s, max(0.0, deadline - time.monotonic())))
        raise UnknownOutcome(self.name, _LOOK)

    def _asked(self, link: Transport) -> ZplStatus | None:
        """The answer to this question; None where none came in time."""
        link.drain()
        until = time.monotonic() + self.pace.answer_s
        link.write(ASK, until)
        said = b""
        while len(said) < _ANSWER and time.monotonic() < until:
            said += link.read(_ANSWER, until)
            status = zpl_status(said)
            if status is not None:
                return status
        return None

    def _fault(self, status: ZplStatus | None) -> DeviceFault | None:
        """A printer that needs a hand may say so, or nothing at all."""
        if status is None:
            return PrinterOffline(self.name, _SILENT)
        told: tuple[tuple[bool, type[DeviceFault], str], ...] = (
            (status.head_open, CoverOpen, _HEAD_OPEN),
            (status.paper_out, PaperEmpty, _NO_LABELS),
            (status.ribbon_out, PaperEmpty, _NO_RIBBON),
            (status.hot, PrinterFault, _HOT),
            (status.paused, PrinterOffline, _PAUSED),
        )
        return next((fault(self.name, hint) for is_so, fault, hint in told if is_so), None)


class HeldZpl(Linked):
    """On a cable of its own: serial, USB, /dev/usb/lp0."""

    language = "zpl"

    def __init__(
        self,
        link: Transport,
        name: str,
        proves: bool = True,
        pace: Pace = Pace(),
        bytes_s: float = 0.0,
    ) -> None:
        """Speak over `link`, which takes so much a second; 0: whatever is written."""
        super().__init__(link, name)
        self._bytes_s = bytes_s
        self._work = ZplWork(name, proves, pace)

    def health(self) -> DeviceHealth:
        """Ask it."""
        if not self.link.is_open:
            return unhealthy(self.link.missing())
        return self._work.look(self.link)

    def print(self, job_id: str, data: bytes, deadline_s: float) -> PrintProof:
        """Print one job; see LabelPrinter."""
        deadline_s += line_s(data, self._bytes_s)
        return self._work.job(self.link, data, time.monotonic() + deadline_s)


class VisitedZpl(Visited):
    """On the network or behind a spooler: a connection a job."""

    language = "zpl"

    def __init__(
        self,
        link: Callable[[], Transport],
        name: str,
        proves: bool = True,
        pace: Pace = Pace(),
    ) -> None:
        """`link` makes a connection that is not open yet."""
        super().__init__(link, name)
        self._work = ZplWork(name, proves, pace)

    def look(self, link: Transport) -> DeviceHealth:
        """What it answers."""
        return self._work.look(link)

    def print(self, job_id: str, data: bytes, deadline_s: float) -> PrintProof:
        """Print one job; see LabelPrinter."""
        deadline = time.monotonic() + deadline_s
        with self.visit(patient=True) as link:
            return self._work.job(link, data, deadline)


class EscposLabels:
    """A label printer that speaks ESC/POS: the receipt printer's driver under another role."""

    language = "escpos"

    def __init__(self, printer: ReceiptPrinter) -> None:
        """Pass everything on."""
        self._printer = printer
        self.name = printer.name
        self.open, self.claim, self.enable = printer.open, printer.claim, printer.enable
        self.release, self.close = printer.release, printer.close
        self.health, self.print = printer.health, printer.print


def make_zpl(asked: Make) -> LabelPrinter:
    """The driver "zpl"."""
    proves = asked.where.kind != "spool" and asked.options.get("proof", "status") != "none"
    if asked.where.kind in _VISITED:
        return VisitedZpl(lambda: linked(asked), asked.name, proves)
    return HeldZpl(linked(asked), asked.name, proves, bytes_s=asked.where.bytes_s)


def make_escpos(asked: Make) -> LabelPrinter:
    """The driver "escpos" of a label printer."""
    return EscposLabels(escpos.make(asked))
