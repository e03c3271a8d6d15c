"""A till whose devices the test lays out: every state of the Devices page, by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from pos_terminal.checkout import commands as cmd
from pos_terminal.checkout.device_views import (
    DeviceConfig,
    DeviceView,
    DriverView,
    FoundDevice,
    TraceLine,
)
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.ui.admin.devices_page import DevicesPage
from pos_terminal.ui.look import Look
from pos_terminal.ui.widgets import Sheet
from tests.fakes.device_port import FakeDevices
from tests.ui.acts import heard, manages
from tests.ui.synced import ago
from tests.ui.till import Till, open_till

EPSON = "Epson TM-m30III (USB)"
PRINTER = DeviceConfig("receipt_printer", "escpos", "usb:04b8:0e28")
OTHER_PRINTER = DeviceConfig("receipt_printer", "escpos", "usb:04b8:0e32")
DRAWER = DeviceConfig("cash_drawer", "printer_drawer", "printer:")
SCALE = DeviceConfig("scale", "toledo8217", "serial:/dev/ttyUSB0?baud=9600&parity=even")
SCANNER = DeviceConfig("scanner", "serial_scanner", "serial:/dev/ttyACM0", "Hand scanner, till 2")
DRIVERS = (
    DriverView("scanner", "serial_scanner", "Any scanner on a serial port or USB-CDC", ("serial",)),
    DriverView(
        "receipt_printer",
        "escpos",
        "ESC/POS (Epson, Star, Bixolon and most others)",
        ("usb", "tcp", "serial", "spool", "file"),
        {
            "paper_mm": {"type": "integer", "enum": [58, 80], "default": 80, "title": "Paper"},
            "cuts": {"type": "boolean", "default": True, "title": "Cuts"},
        },
    ),
    DriverView("scale", "toledo8217", "Toledo 8217 (Mettler Ariva, Viva)", ("serial", "tcp"),
               {"unit": {"type": "string", "enum": ["", "kg", "lb"], "title": "Unit"}}),
    DriverView("cash_drawer", "printer_drawer", "Drawer on a printer's socket", ("printer",)),
)  # fmt: skip


ACTS = {
    "receipt_printer": ("print",),
    "scanner": ("scan",),
    "scale": ("weigh", "zero"),
    "cash_drawer": ("kick",),
    "line_display": ("show",),
    "id_reader": ("scan",),
}


def view(config: DeviceConfig, state: str = "ready", **more: object) -> DeviceView:
    acts = ACTS.get(config.role, ())
    made = DeviceView(config.role, config, state, since=ago(minutes=12), acts=acts)
    return replace(made, **more)  # type: ignore[arg-type]


def simulated(role: str) -> DeviceView:
    return view(DeviceConfig(role, "simulated", "simulator:"), simulated=True)


SIMULATED = tuple(
    simulated(role)
    for role in ("scanner", "receipt_printer", "cash_drawer", "line_display", "scale",
                 "id_reader", "label_printer", "payment_terminal")
)  # fmt: skip
WELL = (
    view(SCANNER, heard="13 characters"),
    view(PRINTER),
    view(DRAWER, "unknown"),
    view(SCALE, heard="1.250 kg"),
)
TROUBLE = (
    view(SCANNER, "offline", key="device.missing"),
    view(PRINTER, "needs_hand", key="printer.paper_out", fixed=True),
    view(DRAWER, "needs_hand", key="drawer.stuck"),
    view(DeviceConfig("line_display", "cd5220", "tcp://10.0.0.12:9100"), "connecting"),
    view(SCALE, "offline", key="device.timeout"),
    view(DeviceConfig("id_reader", "serial_reader", "serial:/dev/ttyACM1"), "broken",
         key="device.fault"),
    view(DeviceConfig("label_printer", "zpl", "tcp://labels.back-office.example.com:9100"), "off"),
)  # fmt: skip
MIXED = (WELL[0], replace(TROUBLE[1], fixed=False), *WELL[2:])
FOUND = (
    FoundDevice(
        "usb:04b8:0e32",
        EPSON,
        (OTHER_PRINTER, DeviceConfig("label_printer", "escpos", "usb:04b8:0e32")),
    ),
    FoundDevice("serial:/dev/ttyUSB1", "Prolific USB serial adapter (ttyUSB1)"),
    FoundDevice("serial:/dev/ttyUSB0", "FTDI (ttyUSB0)", (SCALE,), used_by="scale"),
)
TRACE = (
    TraceLine(ago(seconds=9), ">", b"\x10\x04\x01", 3),
    TraceLine(ago(seconds=9), "<", b"\x16", 1),
    TraceLine(ago(seconds=8), ">", b"\x1b@\x1bt\x10Sourdough loaf      4.20\n", 1_204),
    TraceLine(ago(seconds=8), "<", b"\x37\x22A1\x00", 5),
    TraceLine(ago(seconds=2), "<", b"", 312),
    TraceLine(ago(seconds=1), "!", b"", 0),
)
LINES = "Sourdough loaf  4.20\nTotal           8.65"
WRONG = (CashierError("device.file", file="devices.toml", why="device 2: there is no 'tolodo'"),)


def paper(lines: int = 40) -> bytes:
    """A picture of a roll."""
    image = QImage(384, 20 * lines, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    for line in range(lines):
        painter.fillRect(20, 20 * line + 6, 200 + 13 * line % 140, 8, QColor("black"))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


@dataclass
class Deviced:
    """A till and the devices that the test lays out."""

    till: Till
    devices: FakeDevices
    noted: int = 0  # events about devices before this test

    @property
    def page(self) -> DevicesPage:
        """The page of devices, once it is in front."""
        front = self.till.window.pages.front()
        assert isinstance(front, DevicesPage)
        return front

    def forget(self) -> None:
        """What was laid out for a test, and what was told in it."""
        devices = self.devices
        devices.answers = {("line_display", "lines"): LINES}
        devices.refuses, devices.wrong, devices.roll = None, (), paper()
        devices.told.clear()
        devices.kept.clear()

    @contextmanager
    def as_found(self) -> Iterator[None]:
        """The page with devices that are well; behind it no sale, no sheet and no word is left."""
        till = self.till
        self.forget()
        self.noted = len(till.events(EventType.DEVICES_MANAGED))
        self.change(*WELL)
        till.stage.page_wanted.emit("devices")
        till.settle()
        yield
        if till.stage.state.priced.lines:
            till.running.lane.submit(cmd.VoidSale("tried")).result(60)
        while (sheet := Sheet.top_of(till.window)) is not None:
            sheet.dismiss()
        till.hush()
        if till.window.pages.name == "devices":
            self.page.close_detail()
        till.settle()

    def managed(self) -> list[dict[str, Any]]:
        """What the journal says of devices since the page was found, oldest first."""
        events = self.till.events(EventType.DEVICES_MANAGED)
        return [event.data for event in events][self.noted :]

    def change(self, *shown: DeviceView) -> None:
        """They are so from now on, and everybody has heard it."""
        heard(self.till, self.till.window.devices_news, lambda: self.devices.change(*shown))

    def manager(self) -> None:
        """The manager signs in and opens the page."""
        manages(self.till, "devices")


@contextmanager
def open_deviced(
    folder: Path,
    look: Look | None = None,
    *,
    shown: tuple[DeviceView, ...] = (),
    size: tuple[int, int] = (1366, 768),
) -> Iterator[Deviced]:
    """Jane's till with these devices."""
    devices = FakeDevices(
        shown,
        plugged_in=FOUND,
        choices=DRIVERS,
        traces={"receipt_printer": TRACE},
    )
    with open_till(folder, look, size=size, devices=devices) as till:
        deviced = Deviced(till, devices)
        deviced.forget()
        yield deviced
