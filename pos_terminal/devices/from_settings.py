"""This machine's devices from its settings: a driver or a simulator behind each port."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hardware.connections import on_network
from hardware.ports import CashDrawer, PaymentTerminal, ReceiptPrinter, Role
from pos_terminal.checkout.device_views import DeviceConfig
from pos_terminal.config.settings import Settings
from pos_terminal.devices.absent import Absent

if TYPE_CHECKING:
    from hardware.drivers.printer_drawer import PulsePrinter
    from hardware.transports.traced import Trace

# A driver is imported by whoever uses it: the start of a lane needs one of each two.


def defaults(settings: Settings) -> tuple[DeviceConfig, ...]:
    """The same as devices.toml would say it, for what it does not say."""
    printer, terminal = str(Role.RECEIPT_PRINTER), str(Role.PAYMENT_TERMINAL)
    paper = {"paper_mm": settings.printer_paper_mm}
    if settings.printer == "tcp":
        at = on_network(settings.printer_host, settings.printer_port)
        where, driver = str(at), "escpos"
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


def printer_of(settings: Settings, trace: Trace | None = None) -> ReceiptPrinter:
    """The receipt printer; `trace` gets the bytes of its cable, if it has one."""
    if settings.printer == "tcp" and not settings.printer_host:
        return Absent(
            "receipt printer", "Set its address: printer_host, or set it up on the Devices page."
        )
    if settings.printer == "tcp":
        from hardware.drivers.escpos import network_printer

        return network_printer(settings.printer_host, settings.printer_port, trace=trace)
    from hardware.drivers.file_printer import FilePrinter

    return FilePrinter(receipts_folder(settings))


def receipts_folder(settings: Settings) -> Path:
    """Where the file printer leaves its jobs."""
    return settings.printer_path or settings.data_dir / "receipts"


def drawer_of(settings: Settings, printer: PulsePrinter | None) -> CashDrawer:
    """The cash drawer: opened by the printer, or noted in a file where that cannot be."""
    if settings.drawer == "printer" and printer is not None:
        from hardware.drivers.printer_drawer import PrinterDrawer

        return PrinterDrawer(printer)
    from hardware.drivers.file_drawer import FileDrawer

    return FileDrawer(settings.data_dir / "drawer.log")


def terminal_of(settings: Settings) -> PaymentTerminal:
    """The payment terminal."""
    if settings.payment_terminal == "simulator":
        from hardware.simulators.terminal import SimulatedTerminal

        return SimulatedTerminal(settings.data_dir / "card-simulator.json")
    from hardware.drivers.standalone_terminal import StandAloneTerminal

    return StandAloneTerminal()
