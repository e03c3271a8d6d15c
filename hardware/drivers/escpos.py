"""ESC/POS printers made for their connection: kept, visited, spooled or a folder of files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hardware.connections import on_network
from hardware.drivers import file_printer
from hardware.drivers.escpos_printer import STATUS_S, Abilities, HeldPrinter, VisitedPrinter
from hardware.linking import link
from hardware.ports import ReceiptPrinter
from hardware.registry import Make
from hardware.transports.tcp import TcpLink
from hardware.transports.traced import Trace, TracedLink

_VISITED = ("tcp", "spool")
# Profiles of python-escpos whose printers answer GS ( H function 48, as Epson's reference lists.
NAMES_JOBS = frozenset(
    {"TM-L90", "TM-P80", "TM-P80-42col", "TM-T20II", "TM-T20II-42col"}
    | {"TM-T88IV", "TM-T88IV-SA", "TM-T88V"}
)


def make(asked: Make) -> ReceiptPrinter:
    """The driver "escpos"; `file:` is a device such as /dev/usb/lp0, or else a folder."""
    where = asked.where
    if where.kind == "file" and not is_device(where.place):
        return file_printer.make(asked)
    can = abilities(asked)
    if where.kind in _VISITED:
        return VisitedPrinter(lambda: link(asked), asked.name, can)
    return HeldPrinter(link(asked, skips_wrong=True), asked.name, can)


def is_device(place: str) -> bool:
    """Whether a file is a device of the system."""
    return place.startswith("/dev/") or (bool(place) and Path(place).is_char_device())


def abilities(asked: Make) -> Abilities:
    """What the options say that the printer can tell."""
    options, kind = asked.options, asked.where.kind
    switch = str(options.get("drawer_open_when") or "")
    return Abilities(
        proof="none" if kind == "spool" else _proof(options),
        drawer_open_when="" if switch == "none" else switch,
        may_be_mute=kind == "tcp",
        bytes_s=asked.where.bytes_s,
    )


def network_printer(
    host: str,
    port: int = 9100,
    name: str = "receipt printer",
    status_s: float = STATUS_S,
    trace: Trace | None = None,
) -> VisitedPrinter:
    """The usual printer on the network; nothing is asked of it yet."""
    where = on_network(host, port)
    can = Abilities(may_be_mute=True, status_s=status_s)
    kept = trace or Trace()
    return VisitedPrinter(lambda: TracedLink(TcpLink(where, name), kept), name, can)


def _proof(options: Any) -> str:
    asked = str(options.get("proof") or "auto")
    if asked != "auto":
        return asked
    return "echo" if options.get("profile") in NAMES_JOBS else "status"
