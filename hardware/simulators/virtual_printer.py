"""A receipt printer and a drawer for a lane without any: driven by hand, seen as a picture."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from hardware.drivers.escpos import abilities
from hardware.drivers.escpos_printer import Abilities, HeldPrinter
from hardware.errors import DrawerFault, UnsupportedFormat
from hardware.ports import DeviceHealth, PrintProof
from hardware.registry import Make
from hardware.simulators.drawer import SimulatedDrawer
from hardware.simulators.printer_cable import PrinterCable
from hardware.simulators.printer_works import PrinterFaults, PrinterWorks
from hardware.transports.traced import TracedLink

_PAPERS_KEPT = 8
_DOTS = {58: 384, 80: 576}
_ACTS: dict[tuple[str, str], dict[str, bool]] = {
    ("cover", "open"): {"cover_open": True},
    ("cover", "closed"): {"cover_open": False},
    ("paper", "full"): {"paper_out": False, "paper_low": False},
    ("paper", "low"): {"paper_out": False, "paper_low": True},
    ("paper", "out"): {"paper_out": True},
    ("cutter", "jammed"): {"cutter_jammed": True},
    ("cutter", "free"): {"cutter_jammed": False},
    ("answers", "off"): {"mute": True},
    ("answers", "on"): {"mute": False},
}


class VirtualPrinter(HeldPrinter):
    """The real driver on a printer in memory; its last papers can be looked at."""

    def __init__(self, asked: Make) -> None:
        """With the options of a real printer."""
        self.works = PrinterWorks(PrinterFaults())
        self.cable = PrinterCable(self.works, asked.name)
        self._width_dots = _DOTS.get(int(asked.options.get("paper_mm") or 80), _DOTS[80])
        self._papers: deque[bytes] = deque(maxlen=_PAPERS_KEPT)
        can = abilities(asked)
        switch = can.drawer_open_when or "high"
        super().__init__(
            TracedLink(self.cable, asked.trace),
            asked.name,
            Abilities(can.proof, switch, status_s=can.status_s),
        )

    def print(self, job_id: str, data: bytes, deadline_s: float) -> PrintProof:
        """Print on the virtual roll; see ReceiptPrinter."""
        self._tear_off()
        return super().print(job_id, data, deadline_s)

    def simulate(self, act: str, value: str = "") -> str:
        """Acts: cover open|closed, paper full|low|out, cutter jammed|free, drawer open|closed,
        answers on|off, offline on|off, tear.

        Answers with how it stands; raises UnsupportedFormat for anything else.
        """
        if act == "drawer" and value in ("open", "closed"):
            self.works.drawer_open = value == "open"
        elif act == "tear":
            self._tear_off()
            self._papers.clear()
        elif act == "offline" and value in ("on", "off"):
            self.cable.plugged = value == "off"
        elif (act, value) in _ACTS:
            self.works.faults = replace(self.works.faults, **_ACTS[act, value])
            if self.works.stopped and not self.works.faults.paper_out:
                self.cable.says(self.works.go_on())
        else:
            raise UnsupportedFormat(self.name)
        return f"{act} {value}"

    def paper(self) -> bytes:
        """What hangs out of it, as a PNG: the last paper, or the last few."""
        from hardware.simulators.paper import picture_of  # late: it brings fonts and pictures

        self._tear_off()
        return picture_of(b"".join(self._papers), self._width_dots)

    def _tear_off(self) -> None:
        if self.works.printed:
            done = bytes(self.works.printed)
            self._papers.append(done)
            del self.works.printed[: len(done)]  # more may have come since, on another thread


class VirtualDrawer(SimulatedDrawer):
    """A drawer with a switch, opened by a kick and shut by hand."""

    def __init__(self, name: str) -> None:
        """Shut."""
        super().__init__(name)
        self._stands_open = False
        self.offline = False

    def health(self) -> DeviceHealth:
        """As its switch says."""
        if self.offline:
            return DeviceHealth(False, DrawerFault.standing_hint, DrawerFault.key)
        return DeviceHealth(online=True, drawer_open=self._stands_open)

    def kick(self) -> None:
        """Open, unless it is stuck or offline; raises DrawerFault."""
        if self.offline:
            raise DrawerFault(self.name)
        self.kicks += 1
        self._stands_open = self._stands_open or not self.stuck

    def is_open(self) -> bool | None:
        """What its switch says."""
        return self._stands_open

    def simulate(self, act: str, value: str = "") -> str:
        """Acts: drawer open|closed, stuck on|off, offline on|off; else UnsupportedFormat."""
        if act == "drawer" and value in ("open", "closed"):
            self._stands_open = value == "open"
        elif act == "stuck" and value in ("on", "off"):
            self.stuck = value == "on"
        elif act == "offline" and value in ("on", "off"):
            self.offline = value == "on"
        else:
            raise UnsupportedFormat(self.name)
        return f"{act} {value}"


def make_printer(asked: Make) -> VirtualPrinter:
    """The driver "simulator" of a receipt printer."""
    return VirtualPrinter(asked)


def make_drawer(asked: Make) -> VirtualDrawer:
    """The driver "simulator" of a cash drawer."""
    return VirtualDrawer(asked.name)
