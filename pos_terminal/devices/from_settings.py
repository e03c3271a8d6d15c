"""This machine's devices from its settings: a driver or a simulator behind each port."""

from __future__ import annotations

from pathlib import Path

from hardware.drivers.escpos import network_printer
from hardware.drivers.file_drawer import FileDrawer
from hardware.drivers.file_printer import FilePrinter
from hardware.drivers.printer_drawer import PrinterDrawer, PulsePrinter
from hardware.drivers.standalone_terminal import StandAloneTerminal
from hardware.ports import CashDrawer, PaymentTerminal, ReceiptPrinter, Role
from hardware.simulators.terminal import SimulatedTerminal
from pos_terminal.checkout.device_views import DeviceConfig
from pos_terminal.config.settings import Settings


def defaults(settings: Settings) -> tuple[DeviceConfig, ...]:
    """The same as devices.toml would say it, for what it does not say."""
    printer, terminal = str(Role.RECEIPT_PRINTER), str(Role.PAYMENT_TERMINAL)
    paper = {"paper_mm": settings.printer_paper_mm}
    if settings.printer == "tcp":
        where, driver = f"tcp://{settings.printer_host}:{settings.printer_port}", "escpos"
    else:
        where, driver = f"file:{receipts_folder(settings)}", "file"
    found = [DeviceConfig(printer, driver, where, options=paper)]
    if settings.payment_terminal == "simulator":
        found.append(DeviceConfig(terminal, "simulator", "simulator:"))
    else:
        found.append(DeviceConfig(terminal, "standalone", "keyboard:"))
    return tuple(found)


def default_drawer(settings: Settings) -> DeviceConfig | None:
    """The drawer on the printer's socket, where the settings want it there."""
    wanted = settings.drawer == "printer"
    return DeviceConfig(str(Role.CASH_DRAWER), "printer", "printer:") if wanted else None


def printer_of(settings: Settings) -> ReceiptPrinter:
    """The receipt printer."""
    if settings.printer == "tcp":
        return network_printer(settings.printer_host, settings.printer_port)
    return FilePrinter(receipts_folder(settings))


def receipts_folder(settings: Settings) -> Path:
    """Where the file printer leaves its jobs."""
    return settings.printer_path or settings.data_dir / "receipts"


def drawer_of(settings: Settings, printer: PulsePrinter | None) -> CashDrawer:
    """The cash drawer: opened by the printer, or noted in a file where that cannot be."""
    if settings.drawer == "printer" and printer is not None:
        return PrinterDrawer(printer)
    return FileDrawer(settings.data_dir / "drawer.log")


def terminal_of(settings: Settings) -> PaymentTerminal:
    """The payment terminal."""
    if settings.payment_terminal == "simulator":
        return SimulatedTerminal(settings.data_dir / "card-simulator.json")
    return StandAloneTerminal()
