"""A cash drawer on the printer's drawer socket, opened by ESC p."""

from __future__ import annotations

from typing import Protocol

from hardware.connections import refused
from hardware.lifecycle import Unlinked
from hardware.ports import DeviceFault, DeviceHealth, DrawerFault
from hardware.registry import Make

_DEADLINE_S = 1.0
_UNIT_MS = 2
_USUAL_MS = 50


class PulsePrinter(Protocol):
    """A printer that passes a short command on at once."""

    def pulse(self, command: bytes, deadline_s: float) -> None:
        """Send it; raises DeviceFault."""
        ...

    def health(self) -> DeviceHealth:
        """The printer's health is the drawer's."""
        ...


class PrinterDrawer(Unlinked):
    """Kicks pin 2 (`pin` 0) or pin 5 (`pin` 1) of the socket for `pulse_ms`."""

    def __init__(
        self,
        printer: PulsePrinter,
        pin: int = 0,
        pulse_ms: int = _USUAL_MS,
        name: str = "cash drawer",
    ) -> None:
        if pin not in (0, 1) or not _UNIT_MS <= pulse_ms <= 255 * _UNIT_MS:
            raise ValueError(f"no such drawer pulse: pin {pin}, {pulse_ms} ms")
        self.name = name
        self._printer = printer
        self._command = b"\x1bp" + bytes([pin, pulse_ms // _UNIT_MS, 255])

    def health(self) -> DeviceHealth:
        """As the printer is."""
        return self._printer.health()

    @property
    def busy(self) -> bool:
        """Whether a look at the switch would wait for what the printer prints."""
        return bool(getattr(self._printer, "busy", False))

    def is_open(self) -> bool | None:
        """What the printer says of the drawer's switch."""
        return self._printer.health().drawer_open

    def kick(self) -> None:
        """Open the drawer; raises DrawerFault."""
        try:
            self._printer.pulse(self._command, _DEADLINE_S)
        except DeviceFault as err:
            raise DrawerFault(self.name) from err


def make(asked: Make) -> PrinterDrawer:
    """The driver "printer"; options: drawer_pin 2 or 5 of the socket, pulse_ms."""
    if asked.printer is None:
        raise refused(str(asked.where), "this lane has no receipt printer")
    pin = 1 if int(asked.options.get("drawer_pin") or 2) == 5 else 0
    pulse_ms = int(asked.options.get("pulse_ms") or _USUAL_MS)
    return PrinterDrawer(asked.printer, pin, pulse_ms, asked.name)
