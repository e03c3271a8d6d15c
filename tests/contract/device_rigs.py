"""How each driver is tried without its hardware: a simulator, a pty or a folder behind it.

Who adds a driver to hardware/known_drivers.py adds its rig here; test_devices.py then puts it
through the life cycle that all devices have in common.
"""

from __future__ import annotations

import os
import time
import tty
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from pathlib import Path

from hardware import registry
from hardware.connections import connection
from hardware.drivers.cd5220 import Cd5220
from hardware.drivers.escpos_display import EscposDisplay
from hardware.drivers.pole_display import PoleDisplay
from hardware.ports import Device, Role
from hardware.registry import Make
from hardware.simulators.display import PoleCable
from hardware.simulators.documents import passport
from hardware.simulators.scale import ScaleCable
from hardware.simulators.virtual_scale import VirtualScale
from tests.contract import label_rigs, printer_rigs, scale_rigs, scanner_rigs
from tests.contract.rig import Bench, Rig


def made(role: Role, name: str, where: str, folder: Path, **options: object) -> Device:
    """The device as the rack makes it."""
    driver = registry.driver(role, name)
    assert driver is not None, name
    return driver.make(Make(connection(where), f"test {name}", options, folder=str(folder)))


class Pty:
    """A serial cable: the driver opens `path`, a simulator works `far`."""

    def __init__(self) -> None:
        self.far, self._near = os.openpty()
        tty.setraw(self._near)
        self.path = os.ttyname(self._near)

    def pull(self) -> None:
        """The far end goes; harmless when repeated."""
        for end in (self.far, self._near):
            if end >= 0:
                os.close(end)
        self.far = self._near = -1


def simulator(role: Role, name: str, use: Callable[[Device], object] | None = None) -> Rig:
    """A driver that needs no cable: `simulator:`."""

    def rig(folder: Path, _stack: ExitStack) -> Bench:
        device = made(role, name, "simulator:", folder)
        return Bench(device, None if use is None else lambda: use(device))

    return rig


def _keyboard(role: Role, name: str) -> Rig:
    return lambda folder, _stack: Bench(made(role, name, "keyboard:", folder))


def _scale(protocol: str) -> Rig:
    """A scale over a cable in memory, at a test's pace."""

    def rig(_folder: Path, _stack: ExitStack) -> Bench:
        cable = ScaleCable(VirtualScale(on_it=Decimal("1.25")), protocol)
        scale = scale_rigs.DRIVERS[protocol](cable, "scale", pace=scale_rigs.QUICK)
        return Bench(
            scale,
            use=lambda: scale.weigh(time.monotonic() + 1.0),
            unplug=lambda: setattr(cable, "offline", True),
            plug_in=lambda: setattr(cable, "offline", False),
        )

    return rig


def _id_reader(folder: Path, stack: ExitStack) -> Bench:
    """A reader on a serial cable, with a card that somebody holds before it."""
    cable = Pty()
    stack.callback(cable.pull)
    where = f"serial:{cable.path}"
    reader = made(Role.ID_READER, "serial_id_reader", where, folder, idle_ms=20)

    def use() -> object:
        if cable.far >= 0:
            os.write(cable.far, passport(date(1980, 5, 17), date(2040, 1, 1)).encode())
        return reader.read_document(time.monotonic() + 60.0)  # type: ignore[attr-defined]

    return Bench(reader, use, cable.pull)


def _pole(make: type[PoleDisplay]) -> Rig:
    """A customer display that reads the bytes that it gets."""

    def rig(_folder: Path, _stack: ExitStack) -> Bench:
        cable = PoleCable()
        display = make(cable, "display")
        return Bench(
            display,
            use=lambda: display.show("Milk", "1.45"),
            unplug=lambda: setattr(cable, "pulled", True),
            plug_in=lambda: setattr(cable, "pulled", False),
        )

    return rig


def _serial_scanner(folder: Path, stack: ExitStack) -> Bench:
    """A scanner on a serial cable, and something that it scans."""
    cable = Pty()
    stack.callback(cable.pull)
    scanner = made(Role.SCANNER, "serial", f"serial:{cable.path}", folder)

    def use() -> object:
        if cable.far >= 0:
            os.write(cable.far, b"4006381333931\r")
        return scanner.scan(time.monotonic() + 60.0)  # type: ignore[attr-defined]

    return Bench(scanner, use, cable.pull)


# (role, driver's name) -> its rig. One entry a driver.
RIGS: dict[tuple[Role, str], Rig] = {
    (Role.SCANNER, "serial"): _serial_scanner,
    (Role.SCANNER, "hid_pos"): scanner_rigs.hid_scanner,
    (Role.SCANNER, "keyboard"): _keyboard(Role.SCANNER, "keyboard"),
    (Role.SCANNER, "simulator"): simulator(Role.SCANNER, "simulator"),
    **printer_rigs.RIGS,
    **label_rigs.RIGS,
    **{(Role.SCALE, protocol): _scale(protocol) for protocol in scale_rigs.DRIVERS},
    (Role.SCALE, "simulator"): simulator(Role.SCALE, "simulator"),
    (Role.ID_READER, "serial_id_reader"): _id_reader,
    (Role.ID_READER, "simulator"): simulator(Role.ID_READER, "simulator"),
    (Role.LINE_DISPLAY, "cd5220"): _pole(Cd5220),
    (Role.LINE_DISPLAY, "escpos"): _pole(EscposDisplay),
    (Role.LINE_DISPLAY, "simulator"): simulator(
        Role.LINE_DISPLAY,
        "simulator",
        lambda display: display.show("Milk", "1.45"),  # type: ignore[attr-defined]
    ),
    (Role.PAYMENT_TERMINAL, "simulator"): simulator(Role.PAYMENT_TERMINAL, "simulator"),
    (Role.PAYMENT_TERMINAL, "standalone"): _keyboard(Role.PAYMENT_TERMINAL, "standalone"),
}
