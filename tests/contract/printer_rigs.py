"""Rigs of the receipt printers and cash drawers, for device_rigs.py."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from hardware import registry
from hardware.connections import connection
from hardware.ports import Device, Role
from hardware.registry import Make
from hardware.simulators.printer import PrinterSimulator
from tests.contract.rig import Bench, Rig
from tests.fakes.devices import FakePulsePrinter

JOB = b"\x1b@Milk 1.29\n\x1dV\x00"
_DEADLINE_S = 60.0


def _made(role: Role, name: str, where: str, folder: Path, printer: object = None) -> Device:
    driver = registry.driver(role, name)
    assert driver is not None, name
    return driver.make(Make(connection(where), f"test {name}", folder=str(folder), printer=printer))


def _prints(printer: Device) -> object:
    return printer.print("job", JOB, _DEADLINE_S)  # type: ignore[attr-defined]


def _kicks(drawer: Device) -> object:
    return drawer.kick()  # type: ignore[attr-defined]


def _escpos(folder: Path, stack: ExitStack) -> Bench:
    simulator = stack.enter_context(PrinterSimulator())
    host, port = simulator.address
    printer = _made(Role.RECEIPT_PRINTER, "escpos", f"tcp://{host}:{port}", folder)
    return Bench(printer, lambda: _prints(printer), simulator.close, simulator.open)


def _file(folder: Path, _stack: ExitStack) -> Bench:
    printer = _made(Role.RECEIPT_PRINTER, "file", "file:papers", folder)
    return Bench(printer, lambda: _prints(printer))


def _virtual(folder: Path, _stack: ExitStack) -> Bench:
    printer = _made(Role.RECEIPT_PRINTER, "simulator", "simulator:", folder)

    def offline(value: str) -> None:
        printer.simulate("offline", value)  # type: ignore[attr-defined]

    return Bench(printer, lambda: _prints(printer), lambda: offline("on"), lambda: offline("off"))


def _drawer(name: str, where: str) -> Rig:
    def rig(folder: Path, _stack: ExitStack) -> Bench:
        drawer = _made(Role.CASH_DRAWER, name, where, folder, FakePulsePrinter())
        return Bench(drawer, lambda: _kicks(drawer))

    return rig


RIGS: dict[tuple[Role, str], Rig] = {
    (Role.RECEIPT_PRINTER, "escpos"): _escpos,
    (Role.RECEIPT_PRINTER, "file"): _file,
    (Role.RECEIPT_PRINTER, "simulator"): _virtual,
    (Role.CASH_DRAWER, "printer"): _drawer("printer", "printer:"),
    (Role.CASH_DRAWER, "file"): _drawer("file", "file:"),
    (Role.CASH_DRAWER, "simulator"): _drawer("simulator", "simulator:"),
}
