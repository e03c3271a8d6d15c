"""A ZPL label printer for a lane without one: worked by hand, its labels seen as a picture."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from io import BytesIO

from hardware.drivers.label_printer import HeldZpl, Pace
from hardware.errors import UnsupportedFormat
from hardware.registry import Make
from hardware.simulators.printer_cable import PrinterCable
from hardware.simulators.works import Works
from hardware.transports.traced import TracedLink

_KEPT = 6
_PACE = Pace(again_s=0.02)
_END = b"^XZ"
_ASKED = b"~HS"
_GAP = 16
_ACTS = {
    ("cover", "open"): ("head_open", True),
    ("cover", "closed"): ("head_open", False),
    ("paper", "out"): ("paper_out", True),
    ("paper", "full"): ("paper_out", False),
    ("pause", "on"): ("paused", True),
    ("pause", "off"): ("paused", False),
    ("answers", "off"): ("mute", True),
    ("answers", "on"): ("mute", False),
}


@dataclass
class LabelFaults:
    """What goes wrong."""

    head_open: bool = False
    paper_out: bool = False
    ribbon_out: bool = False
    paused: bool = False
    hot: bool = False
    mute: bool = False  # answers nothing
    hangs: bool = False
    paper_out_after: int | None = None  # formats printed
    busy_polls: int = 0  # so many answers say that labels are left


class ZplWorks(Works):
    """Bytes in, labels and answers out; what cannot be printed waits."""

    def __init__(self, faults: LabelFaults | None = None) -> None:
        """Switched on."""
        self.faults = faults or LabelFaults()
        self.formats: list[bytes] = []  # printed
        self.waiting = bytearray()

    @property
    def hangs(self) -> bool:
        """Whether it does nothing at all any more."""
        return self.faults.hangs

    def take(self, data: bytes) -> bytes:
        """Work off what came; ~HS is answered at once, wherever it stands."""
        if self.hangs:
            return b""
        self.waiting += data
        asked = self.waiting.count(_ASKED)
        self.waiting = bytearray(self.waiting.replace(_ASKED, b""))
        self.work()
        return b"" if self.faults.mute else b"".join(self._status() for _ in range(asked))

    def work(self) -> None:
        """Print what may be printed now."""
        while self._may_print() and (end := self.waiting.find(_END)) >= 0:
            self.formats.append(bytes(self.waiting[: end + len(_END)]).strip())
            del self.waiting[: end + len(_END)]
            if self.faults.paper_out_after == len(self.formats):
                self.faults.paper_out = True

    def _may_print(self) -> bool:
        faults = self.faults
        return not (faults.head_open or faults.paper_out or faults.ribbon_out or faults.paused)

    def _status(self) -> bytes:
        faults, left = self.faults, 0
        if faults.busy_polls:
            faults.busy_polls -= 1
            left = 1
        formats, half = self.waiting.count(_END), bool(self.waiting.strip()) and not left
        first = (faults.paper_out, faults.paused, formats, half, faults.hot)
        second = (faults.head_open, faults.ribbon_out, left)
        return (
            b"\x02030,%d,%d,0320,%03d,0,0,%d,000,0,0,%d\x03\r\n" % first
            + b"\x02000,0,%d,%d,0,2,4,0,%08d,1,000\x03\r\n" % second
            + b"\x021234,0\x03\r\n"
        )


class VirtualLabelPrinter(HeldZpl):
    """The real driver on a printer in memory."""

    def __init__(self, asked: Make, pace: Pace = _PACE) -> None:
        """With a full roll."""
        self.works = ZplWorks()
        self.cable = PrinterCable(self.works, asked.name)
        super().__init__(TracedLink(self.cable, asked.trace), asked.name, pace=pace)

    def simulate(self, act: str, value: str = "") -> str:
        """Acts: cover open|closed, paper full|out, pause on|off, answers on|off, offline on|off,
        tear.

        Answers with how it stands; raises UnsupportedFormat for anything else.
        """
        if act == "offline" and value in ("on", "off"):
            self.cable.plugged = value == "off"
        elif act == "tear":
            self.works.formats.clear()
        elif (act, value) in _ACTS:
            name, is_so = _ACTS[act, value]
            setattr(self.works.faults, name, is_so)
            self.works.work()
        else:
            raise UnsupportedFormat(self.name)
        return f"{act} {value}"

    def paper(self) -> bytes:
        """The last labels below each other, as a PNG."""
        from PIL import Image  # late: it brings fonts and pictures

        from hardware.simulators.zpl_paper import labels_of

        last = deque(self.works.formats, maxlen=_KEPT)
        if not last:
            return b""
        pictures = [one.picture() for one in labels_of(b"".join(last))]
        width = max(one.width for one in pictures) + 2 * _GAP
        height = sum(one.height + _GAP for one in pictures) + _GAP
        roll = Image.new("L", (width, height), 0xD8)  # the roll behind the labels
        top = _GAP
        for one in pictures:
            roll.paste(one, (_GAP, top))
            top += one.height + _GAP
        file = BytesIO()
        roll.save(file, "PNG")
        return file.getvalue()


def make(asked: Make) -> VirtualLabelPrinter:
    """The driver "simulator" of a label printer."""
    return VirtualLabelPrinter(asked)
