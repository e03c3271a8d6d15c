"""ESC/POS printers on any cable: what was printed is asked, never assumed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hardware.drivers.delivery import hand_over, line_s, offline, taken
from hardware.drivers.escpos_talk import Clock, Memory, Stopped, Talk
from hardware.drivers.visited import Visited
from hardware.errors import (
    CoverOpen,
    CutterJam,
    DeviceFault,
    PaperEmpty,
    PrinterFault,
    PrinterOffline,
    UnknownOutcome,
)
from hardware.lifecycle import Linked, unhealthy
from hardware.parsing.escpos_stream import longest_command
from hardware.parsing.printer_status import NO_AUTOMATIC_STATUS, Ask, Paper, PrinterStatus
from hardware.ports import DeviceHealth, PrintProof
from hardware.transports.base import EndsJobs, Transport

STATUS_S = 0.5  # real printers answer DLE EOT within some 50 ms
_SHORT_S = 1.0  # a few bytes must be taken in this time
_PAPER_RAN_OUT = (
    "Paper ran out or the cover was opened during the receipt: put in a roll, close the cover, "
    "look at the paper, then print a copy if it is not complete."
)
_SILENT = (
    "The printer does not answer: check its power, cable and speed. If it never can, set its "
    "option proof to none on the Devices page."
)
_AT_WORK = "The printer is still busy with an earlier paper: wait, or switch it off and on."
_RECOVERS = "The printer reports an error that it may recover from by itself: wait a minute."


@dataclass(frozen=True, slots=True)
class Abilities:
    """What one printer can say of itself."""

    proof: str = "status"  # echo: it names the job; status: GS r behind it; none: nothing
    drawer_open_when: str = ""  # level of the drawer's switch on pin 3: high, low; "" has none
    may_be_mute: bool = False  # one that never answers may be printed to
    status_s: float = STATUS_S
    bytes_s: float = 0.0  # of its line; 0: as fast as it is written to


class Work:
    """One job, one look or one kick, over a connection that is open."""

    def __init__(self, name: str, can: Abilities, clock: Clock = time.monotonic) -> None:
        """For a printer that people call `name`."""
        self.name = name
        self.can = can
        self.memory = Memory()
        self.clock = clock

    def talk(self, link: Transport) -> Talk:
        """Questions over a link."""
        return Talk(link, self.memory, self.can.status_s, self.clock)

    def job(self, talk: Talk, data: bytes, deadline: float) -> PrintProof:
        """Print; see ReceiptPrinter.print."""
        try:
            self._heal(talk, deadline)
            answers = bool(self._ready(talk, deadline))
        except (PrinterOffline, CoverOpen, PaperEmpty, PrinterFault):
            raise
        except DeviceFault as fault:
            raise offline(self.name, fault) from fault
        self._send(talk, data, deadline)
        try:
            return (
                self._proved(talk, deadline) if answers else taken(self.name, talk.link, deadline)
            )
        except UnknownOutcome:
            self.memory.torn = longest_command(data)
            raise

    def look(self, talk: Talk) -> DeviceHealth:
        """How the printer is; `online` is None where it cannot tell."""
        try:
            status = self._ready(talk, self.clock() + _SHORT_S)
        except DeviceFault as fault:
            return unhealthy(fault)
        low = any(one.paper is Paper.NEAR_END for one in status)
        return DeviceHealth(
            True if status else None, paper_low=low, drawer_open=self._drawer(status)
        )

    def pulse(self, talk: Talk, command: bytes, deadline: float) -> None:
        """Send a short command that prints nothing, such as a drawer kick, without questions."""
        try:
            self._heal(talk, deadline)
            talk.link.write(command, deadline)
        except DeviceFault as fault:
            raise offline(self.name, fault) from fault

    # -- before the job: whatever happens here, nothing of it was printed

    def _heal(self, talk: Talk, deadline: float) -> None:
        """Give a command that was cut in the midst its rest, or it would swallow the job."""
        if self.memory.torn:
            talk.link.write(bytes(self.memory.torn), deadline)
            self.memory.torn = 0

    def _ready(self, talk: Talk, deadline: float) -> list[PrinterStatus]:
        """What it says of itself, nothing where it is mute; raises what stops printing."""
        if self.can.proof == "none":
            return []
        by_mark = self.can.proof == "echo"
        talk.link.write(NO_AUTOMATIC_STATUS, min(deadline, self.clock() + _SHORT_S))
        if talk.in_doubt and not talk.catches_up(deadline, by_mark=by_mark):
            raise PrinterOffline(self.name, _SILENT)
        first = talk.ask(Ask.PRINTER)
        if first is None:
            if self.memory.answered or not self.can.may_be_mute:
                raise PrinterOffline(self.name, _SILENT)
            return []
        status = [first, *self._more(talk, deadline, by_mark)]
        fault = self._fault(status)
        if fault is not None:
            raise fault
        if not talk.catches_up(deadline, by_mark=by_mark, alive=True):
            raise PrinterOffline(self.name, _AT_WORK)
        return status

    def _more(self, talk: Talk, deadline: float, by_mark: bool) -> Iterator[PrinterStatus]:
        """The other three answers; there are printers that do not know all questions."""
        for question in list(Ask)[1:]:
            if talk.in_doubt and not talk.catches_up(deadline, by_mark=by_mark, alive=True):
                return
            answer = talk.ask(question)
            if answer is not None:
                yield answer

    def _fault(self, status: list[PrinterStatus]) -> DeviceFault | None:
        if any(one.cover_open for one in status):
            return CoverOpen(self.name)
        if any(one.paper is Paper.END or one.paper_end_stop for one in status):
            return PaperEmpty(self.name)
        if any(one.autocutter_error for one in status):
            return CutterJam(self.name)
        if any(one.unrecoverable_error for one in status):
            return PrinterFault(self.name)
        if any(one.online is False for one in status):
            recovers = any(one.recoverable_error for one in status)
            return PrinterOffline(self.name, _RECOVERS if recovers else "")
        return None

    def _drawer(self, status: list[PrinterStatus]) -> bool | None:
        level = next((one.drawer_pin3 for one in status if one.drawer_pin3), None)
        return level == self.can.drawer_open_when if level and self.can.drawer_open_when else None

    # -- the job, and what is known of it

    def _send(self, talk: Talk, data: bytes, deadline: float) -> None:
        try:
            hand_over(self.name, talk.link, data, deadline)
        except UnknownOutcome:
            self.memory.torn = longest_command(data)
            raise

    def _proved(self, talk: Talk, deadline: float) -> PrintProof:
        """Wait for the answer behind the job's last byte."""
        try:
            if self.can.proof == "echo":
                if talk.proved_by_mark(deadline):
                    return PrintProof.ECHOED
                raise UnknownOutcome(self.name)
            status = talk.proved_in_turn(deadline)
        except Stopped as stop:
            raise UnknownOutcome(self.name, _PAPER_RAN_OUT) from stop
        except UnknownOutcome:
            raise
        except DeviceFault as fault:
            raise UnknownOutcome(self.name) from fault
        if status is None:
            raise UnknownOutcome(self.name)
        if status.paper is Paper.END:
            raise UnknownOutcome(self.name, _PAPER_RAN_OUT)
        return PrintProof.CONFIRMED


class HeldPrinter(Linked):
    """On a cable of its own, which it keeps: serial, USB, /dev/usb/lp0."""

    def __init__(
        self, link: Transport, name: str, can: Abilities, clock: Clock = time.monotonic
    ) -> None:
        """Speak over `link`; what it owes is remembered when the cable was pulled."""
        super().__init__(link, name)
        self._work = Work(name, can, clock)
        self._talk = self._work.talk(link)

    def claim(self) -> None:
        """Take the port; raises NoHardware, DeviceBusy or DeviceOffline."""
        super().claim()
        self._talk.begins_anew()

    def health(self) -> DeviceHealth:
        """Ask it."""
        if not self.link.is_open:
            return unhealthy(self.link.missing())
        return self._work.look(self._talk)

    def print(self, job_id: str, data: bytes, deadline_s: float) -> PrintProof:
        """Print one job; see ReceiptPrinter for what each error means."""
        deadline_s += line_s(data, self._work.can.bytes_s)
        return self._work.job(self._talk, data, self._work.clock() + deadline_s)

    def pulse(self, command: bytes, deadline_s: float) -> None:
        """Pass a short command on; raises PrinterOffline."""
        self._work.pulse(self._talk, command, self._work.clock() + deadline_s)


class VisitedPrinter(Visited):
    """On the network, or behind a spooler: a connection a job."""

    def __init__(
        self,
        link: Callable[[], Transport],
        name: str,
        can: Abilities,
        clock: Clock = time.monotonic,
    ) -> None:
        """`link` makes a connection that is not open yet."""
        super().__init__(link, name)
        self._work = Work(name, can, clock)

    def look(self, link: Transport) -> DeviceHealth:
        """What it answers."""
        return self._work.look(self._work.talk(link))

    def print(self, job_id: str, data: bytes, deadline_s: float) -> PrintProof:
        """Print one job; see ReceiptPrinter for what each error means."""
        deadline = self._work.clock() + deadline_s
        with self.visit(patient=True) as link:
            return self._work.job(self._work.talk(link), data, deadline)

    def pulse(self, command: bytes, deadline_s: float) -> None:
        """Pass a short command on; raises PrinterOffline."""
        with self.visit(patient=True) as link:
            deadline = self._work.clock() + deadline_s  # a receipt of ours may have been waited for
            self._work.pulse(self._work.talk(link), command, deadline)
            try:
                if isinstance(link, EndsJobs):
                    link.end_job(deadline)  # hung up too early, it would be lost on the way
            except DeviceFault as fault:
                raise offline(self.name, fault) from fault
