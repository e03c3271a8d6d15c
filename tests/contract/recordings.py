"""Recorded conversations: one a driver that speaks in bytes, played to it for the contract.

tests/data/recordings/ROLE-DRIVER.txt has the form that the Devices page saves; the notes above it
say with which options, what came of it, and where the bytes are from. Run as a module this records
those anew that are taken from our simulators:

    python -m tests.contract.recordings
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from hardware import known_drivers, registry
from hardware.on_cable import on_cable, speaks
from hardware.parsing.documents import document_of
from hardware.parsing.escapes import escaped
from hardware.ports import Device, PrintProof, Role, ScanData, Weight
from hardware.recording import Recording, Said, line_of, recording
from hardware.registry import Driver
from hardware.simulators.display import PoleCable
from hardware.simulators.label_printer import ZplWorks
from hardware.simulators.printer_cable import PrinterCable
from hardware.simulators.printer_works import PrinterWorks
from hardware.simulators.scale import ScaleCable
from hardware.simulators.virtual_scale import VirtualScale
from hardware.transports.base import Transport
from hardware.transports.replay import ReplayLink
from hardware.transports.traced import Trace

FOLDER = Path(__file__).parents[1] / "data" / "recordings"
SPEAKING = [one for one in known_drivers.OURS if speaks(one)]
IDS = [f"{one.role}-{one.name}" for one in SPEAKING]
_SOON_S = 60.0
_JOBS = {"zpl": b"^XA^FO9,9^A0N,30,30^FDMilk^FS^XZ", "escpos": b"\x1b@Milk 1.29\n\x1dV\x00"}


def _printed(printer: Any) -> PrintProof:
    job = _JOBS[getattr(printer, "language", "escpos")]
    proof: PrintProof = printer.print("job", job, _SOON_S)
    return proof


# What a device of this role does in the contract.
USES: dict[Role, Callable[[Any], object]] = {
    Role.SCANNER: lambda one: one.scan(time.monotonic() + _SOON_S),
    Role.ID_READER: lambda one: one.read_document(time.monotonic() + _SOON_S),
    Role.SCALE: lambda one: one.weigh(time.monotonic() + _SOON_S),
    Role.RECEIPT_PRINTER: _printed,
    Role.LABEL_PRINTER: _printed,
    Role.LINE_DISPLAY: lambda one: one.show("Milk", "1.45"),
    Role.CASH_DRAWER: lambda one: one.kick(),
}


def words(role: Role, result: object) -> str:
    """What came of it; empty where it is not what a device of this role gives."""
    if role is Role.ID_READER and isinstance(result, ScanData):
        document = document_of(result.text)
        return "" if document is None else f"{document.document} {document.birth}"
    if role is Role.SCANNER and isinstance(result, ScanData):
        return escaped(f"{result.aim} {result.text}".strip())
    if role is Role.SCALE and isinstance(result, Weight):
        return f"{result.value} {result.unit}"
    if role in (Role.RECEIPT_PRINTER, Role.LABEL_PRINTER) and isinstance(result, PrintProof):
        return str(result)
    return "done" if role in (Role.LINE_DISPLAY, Role.CASH_DRAWER) and result is None else ""


@dataclass
class Played:
    """A driver on its recording."""

    device: Device
    link: ReplayLink
    use: Callable[[Any], object]


def file_of(driver: Driver) -> Path:
    return FOLDER / f"{driver.role}-{driver.name}.txt"


def recorded(driver: Driver) -> Recording:
    """The driver's conversation."""
    return recording(file_of(driver).read_text("utf-8"))


def played(driver: Driver, told: Recording | None = None) -> Played:
    """The driver on its recording, or on another of the same kind."""
    told = told or recorded(driver)
    link = ReplayLink(told.said)
    options = json.loads(told.notes.get("options", "{}"))
    return Played(on_cable(driver, link, options), link, USES[driver.role])


def life(device: Device, use: Callable[[Any], object]) -> object:
    """A device's whole life, with one use; what came of that."""
    device.open()
    device.claim()
    device.enable()
    try:
        return use(device)
    finally:
        device.release()
        device.close()


def with_one_changed_byte(told: Recording) -> Recording:
    """The last byte that the driver writes; where it only listens, a digit that says something."""
    said = list(told.said)
    writes = [place for place, one in enumerate(said) if one.way == ">"]
    if writes:
        last = said[writes[-1]]
        said[writes[-1]] = Said(">", last.data[:-1] + bytes([last.data[-1] ^ 1]), last.total)
        return Recording(tuple(said), told.notes)
    data = bytearray(b"".join(one.data for one in said))
    born = data.find(b"DBB") + len("DBB196")
    digits = [place for place, byte in enumerate(data) if chr(byte).isdigit()]
    at = born if b"DBB" in data else digits[-1]
    data[at] ^= 1
    sizes, begins = [one.total for one in said], 0
    for place, size in enumerate(sizes):
        said[place] = Said("<", bytes(data[begins : begins + size]), size)
        begins += size
    return Recording(tuple(said), told.notes)


# -- recording our own simulators


def _scale(protocol: str) -> ScaleCable:
    return ScaleCable(VirtualScale(on_it=Decimal("1.25")), protocol)


SIMULATED: dict[tuple[Role, str], Callable[[], Transport]] = {
    (Role.LINE_DISPLAY, "cd5220"): PoleCable,
    (Role.LINE_DISPLAY, "escpos"): PoleCable,
    (Role.RECEIPT_PRINTER, "escpos"): lambda: PrinterCable(PrinterWorks()),
    (Role.LABEL_PRINTER, "escpos"): lambda: PrinterCable(PrinterWorks()),
    (Role.LABEL_PRINTER, "zpl"): lambda: PrinterCable(ZplWorks()),
    (Role.SCALE, "cas"): lambda: _scale("cas"),
    (Role.SCALE, "nci"): lambda: _scale("nci"),
}


def record(role: Role, name: str) -> None:
    """Write what our simulator and the driver say to each other."""
    driver = registry.driver(role, name)
    assert driver is not None
    trace = Trace()
    device = on_cable(driver, SIMULATED[role, name](), trace=trace)
    result = words(role, life(device, USES[role]))
    lines = "".join(
        line_of("2026-11-22T00:00:00+00:00", one.way, one.data, one.total)
        for one in trace.entries()
    )
    source = "# source: the trace of this driver on our simulator, tests/contract/recordings.py\n"
    file_of(driver).write_text(f"{source}# result: {result}\n{lines}", "utf-8")


if __name__ == "__main__":
    for its_role, its_name in SIMULATED:
        record(its_role, its_name)
