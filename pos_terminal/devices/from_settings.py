"""This machine's devices from its settings: a driver or a simulator behind each port."""

from __future__ import annotations

from pathlib import Path

from hardware.drivers.file_drawer import FileDrawer
from hardware.drivers.file_printer import FilePrinter
from hardware.drivers.printer_drawer import PrinterDrawer
from hardware.drivers.tcp_printer import TcpPrinter
from hardware.ports import CashDrawer, PaymentTerminal, ReceiptPrinter
from hardware.simulators.terminal import SimulatedTerminal, StandAloneTerminal
from pos_terminal.config.settings import Settings
from pos_terminal.receipts.printer_settings import PrinterSettings

COLUMNS = {80: 48, 58: 32}  # Font A at 203 dpi


def printer_of(settings: Settings) -> ReceiptPrinter:
    """The receipt printer."""
    if settings.printer == "tcp":
        return TcpPrinter(settings.printer_host, settings.printer_port)
    return FilePrinter(receipts_folder(settings))


def receipts_folder(settings: Settings) -> Path:
    """Where the file printer leaves its jobs."""
    return settings.printer_path or settings.data_dir / "receipts"


def printer_format(settings: Settings) -> PrinterSettings:
    """The printer's paper."""
    return PrinterSettings(columns=COLUMNS[settings.printer_paper_mm])


def drawer_of(settings: Settings, printer: ReceiptPrinter) -> CashDrawer:
    """The cash drawer: opened by the printer, or noted in a file where there is none."""
    if settings.drawer == "printer" and isinstance(printer, TcpPrinter):
        return PrinterDrawer(printer)
    return FileDrawer(settings.data_dir / "drawer.log")


def terminal_of(settings: Settings) -> PaymentTerminal:
    """The payment terminal."""
    if settings.payment_terminal == "simulator":
        return SimulatedTerminal(settings.data_dir / "card-simulator.json")
    return StandAloneTerminal()
