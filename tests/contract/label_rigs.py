"""Label printers over a cable in memory that can be pulled."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from hardware.connections import connection
from hardware.drivers.escpos_printer import Abilities, HeldPrinter
from hardware.drivers.label_printer import EscposLabels, HeldZpl, Pace
from hardware.ports import Role
from hardware.registry import Make
from hardware.simulators.label_printer import ZplWorks, make
from hardware.simulators.printer_cable import PrinterCable
from hardware.simulators.printer_works import PrinterWorks
from tests.contract.rig import Bench, Rig

_JOB = {"zpl": b"^XA^FO9,9^A0N,30,30^FDMilk^FS^XZ", "escpos": b"\x1b@Milk\n\x0c"}
_QUICK = Pace(answer_s=0.05, again_s=0.001)


def _bench(device: Any, cable: PrinterCable) -> Bench:
    return Bench(
        device,
        use=lambda: device.print("job", _JOB[device.language], 1.0),
        unplug=lambda: setattr(cable, "plugged", False),
        plug_in=lambda: setattr(cable, "plugged", True),
    )


def _rig(made: Callable[[], tuple[Any, PrinterCable]]) -> Rig:
    def rig(_folder: Path, _stack: ExitStack) -> Bench:
        return _bench(*made())

    return rig


def _zpl() -> tuple[HeldZpl, PrinterCable]:
    cable = PrinterCable(ZplWorks(), "labels")
    return HeldZpl(cable, "labels", pace=_QUICK), cable


def _escpos() -> tuple[EscposLabels, PrinterCable]:
    cable = PrinterCable(PrinterWorks(), "labels")
    return EscposLabels(HeldPrinter(cable, "labels", Abilities())), cable


def _virtual() -> tuple[Any, PrinterCable]:
    device = make(Make(connection("simulator:"), "labels"))
    return device, device.cable


RIGS: dict[tuple[Role, str], Rig] = {
    (Role.LABEL_PRINTER, "zpl"): _rig(_zpl),
    (Role.LABEL_PRINTER, "escpos"): _rig(_escpos),
    (Role.LABEL_PRINTER, "simulator"): _rig(_virtual),
}
