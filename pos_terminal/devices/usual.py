"""The devices of the settings, for roles of which no file says anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hardware.ports import CashDrawer, Device, PaymentTerminal, ReceiptPrinter, Role
from hardware.transports.traced import Trace
from pos_terminal.devices.slots import PrinterSlot

if TYPE_CHECKING:
    from hardware.drivers.printer_drawer import PulsePrinter


@dataclass(frozen=True, slots=True)
class Usual:
    """How each is made; bootstrap says it."""

    printer: Callable[[Trace], ReceiptPrinter]
    drawer: Callable[[PulsePrinter | None], CashDrawer]
    terminal: Callable[[], PaymentTerminal]

    def device(self, role: Role, printer: PrinterSlot, trace: Trace) -> Device:
        """The one of a role; the drawer hangs on the printer where that takes pulses."""
        if role is Role.RECEIPT_PRINTER:
            return self.printer(trace)
        if role is Role.CASH_DRAWER:
            return self.drawer(printer if printer.can_pulse else None)
        return self.terminal()
