"""What can go wrong at a device, each with the action that mends it and a key to translate by."""

from __future__ import annotations

from pos_terminal.domain.errors import DeviceError


class DeviceFault(DeviceError):
    """A device error with a standing hint; `key` picks a translated sentence on the screen."""

    key = "device.fault"
    standing_hint = "Check the device's power and cable."

    def __init__(self, device: str, hint: str = "") -> None:
        """Name the device; `hint` replaces the standing one where more is known."""
        super().__init__(device, hint or self.standing_hint)


class PrinterOffline(DeviceFault):
    """The printer cannot be reached or takes no data: nothing of this job was printed."""

    key = "printer.offline"
    standing_hint = "Check the printer's power and cable."


class PaperOut(DeviceFault):
    """The roll was at its end before the job: nothing of it was printed."""

    key = "printer.paper_out"
    standing_hint = "Put in a new paper roll."


class CoverOpen(DeviceFault):
    """The cover was open before the job: nothing of it was printed."""

    key = "printer.cover_open"
    standing_hint = "Close the printer's cover."


class PrinterFault(DeviceFault):
    """Cutter or mechanism reported an error before the job: nothing of it was printed."""

    key = "printer.fault"
    standing_hint = "Open the cover, remove jammed paper, switch the printer off and on."


class UnknownOutcome(DeviceFault):
    """Some of the job may be on paper: look; a second print must be marked as a copy."""

    key = "printer.unknown"
    standing_hint = "Look at the paper; if the receipt is not complete, print a copy."


class DrawerFault(DeviceFault):
    """The drawer did not take the kick."""

    key = "drawer.fault"
    standing_hint = "Open the drawer with its key, then check its cable to the printer."


class DisplayOffline(DeviceFault):
    """The customer display does not answer."""

    key = "display.offline"
    standing_hint = "Check the display's power and cable."


class TerminalUnreachable(DeviceFault):
    """The payment terminal was not asked: no money moved by this call."""

    key = "terminal.unreachable"
    standing_hint = "Check the card terminal's power and cable, or take another tender."
